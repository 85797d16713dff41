"""What one origin alone reports: clauses to check that have no counterpart in another's account."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from variorum.dossier.accounts import Account, Rarity
from variorum.dossier.tellings import without_dateline
from variorum.model import Claim, LeftOut, OnlyIn, Origin, Span, Statement

# A clause is reported elsewhere if one sentence of another origin holds this part of the weight
# of its words. Chosen on the three stories that `python -m evaluation dossier` scores, where most
# clauses told elsewhere in other words lay above it and most others below: its scores there
# flatter it.
REPORTED = 0.45

# A lead tells in one clause what another account spreads over a few sentences: of three adjacent
# ones more is asked, since more words meet by chance.
_SPREAD = 0.6

# Who and how many is what makes a fact another one, so names and numbers weigh double.
_POINTED = 2

# A number of two digits or more is a fact of its own; smaller ones are counted everywhere.
_NUMBER = 10

# A clause of so many words that count tells something; shorter ones without a name are remarks.
_FULL = 6

# The words of a clause, the rarest first, find the sentences it is compared with, until so many
# were looked at; those that hold a part of its weight by then are tried, the likeliest first.
_LOOKED_AT = 200
_LIKELY = 0.15
_TRIED = 30
_SPREAD_TRIED = 8


def only_in(
    accounts: Sequence[Account], statements: Sequence[Statement], claims: Sequence[Claim] = ()
) -> tuple[OnlyIn, ...]:
    """The clauses with a name, a number or somebody's words that one origin alone reports.

    They stand in the order of articles and of the text. Where there is only one origin there is
    nothing to compare, and nothing is listed. What a claim of several origins holds is not alone.
    """
    if len({account.origin for account in accounts}) < 2:
        return ()
    elsewhere = Elsewhere(accounts)
    said: dict[str, list[Span]] = defaultdict(list)
    for one in statements:
        said[one.evidence.article].append((one.evidence.start, one.evidence.end))
    shared: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        for piece in claim.evidence if claim.origins > 1 else ():
            shared[piece.article].append((piece.start, piece.end))
    found = []
    for account in accounts:
        article = account.reading.article.id
        marks = _marks(account, said[article])
        for clause in _unreported(account, elsewhere):
            known = _mostly_in(clause, shared[article]) and not elsewhere.counts_alone(
                account.origin, account.words.keys(*clause)
            )
            if not known and (_check_worthy(clause, marks) or _is_full(account, clause)):
                own = without_dateline(account.reading, clause)
                found.append(OnlyIn(article=article, evidence=account.evidence(own)))
    return tuple(found)


# A claim of so many origins is what the story is about, so leaving it out is worth noting.
_WIDELY = 3


def left_out(
    accounts: Sequence[Account], origins: Sequence[Origin], claims: Sequence[Claim]
) -> tuple[LeftOut, ...]:
    """For each article the claims of three origins or more that it does not report.

    An article reports what its origin reports, so that a shortened copy is not blamed for what
    its whole dispatch tells. Articles that leave nothing out are not listed.
    """
    of = {article: origin.id for origin in origins for article in origin.articles}
    wide = [
        (one.id, {of.get(article, article) for article in one.articles})
        for one in claims
        if one.origins >= _WIDELY
    ]
    found = []
    for account in accounts:
        missing = tuple(claim for claim, held in wide if account.origin not in held)
        if missing:
            found.append(LeftOut(article=account.reading.article.id, claims=missing))
    return tuple(found)


class Elsewhere:
    """Finds whether a clause of one origin stands in a sentence of another."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        sentences: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        for account in accounts:
            wordings = [account.words.keys(*span) for span in account.reading.sentences]
            for at, one in enumerate(wordings):
                around = frozenset().union(*wordings[max(0, at - 1) : at + 2])
                sentences.setdefault((account.origin, one), around)
        self._distinct = list(sentences)
        self._around = list(sentences.values())
        self._rarity = Rarity(keys for _, keys in self._distinct)
        self._pointed = {key for account in accounts for key in _pointed(account)}
        self._index: dict[str, list[int]] = defaultdict(list)
        for at, (_, keys) in enumerate(self._distinct):
            for key in keys:
                self._index[key].append(at)

    def counts_alone(self, origin: str, keys: frozenset[str]) -> bool:
        """Whether a number of these words is given by no other origin."""
        numbers = [key for key in keys if key.isdecimal() and int(key) >= _NUMBER]
        return any(
            all(self._distinct[at][0] == origin for at in self._index[key]) for key in numbers
        )

    def reported(self, origin: str, keys: frozenset[str]) -> bool:
        """Whether a sentence of another origin holds enough of the weight of these words.

        A number that no other origin gives is not reported, whatever stands around it.
        """
        if self.counts_alone(origin, keys):
            return False
        weights = self._weights(keys)
        whole = sum(weights.values())
        near = self._near(origin, weights)
        return any(
            sum(weights[key] for key in keys & self._distinct[at][1]) >= REPORTED * whole
            for at in near
        ) or any(
            sum(weights[key] for key in keys & self._around[at]) >= _SPREAD * whole
            for at in near[:_SPREAD_TRIED]
        )

    def held(self, origin: str, keys: frozenset[str]) -> float:
        """The greatest part of these words, by their weight, that one sentence elsewhere holds."""
        weights = self._weights(keys)
        whole = sum(weights.values()) or 1
        near = self._near(origin, weights)
        parts = (sum(weights[key] for key in keys & self._distinct[at][1]) for at in near)
        return max(parts, default=0) / whole

    def _weights(self, keys: frozenset[str]) -> dict[str, int]:
        pointed = self._pointed
        return {key: self._rarity.of(key) * (_POINTED if key in pointed else 1) for key in keys}

    def _near(self, origin: str, weights: Mapping[str, int]) -> list[int]:
        """Sentences of other origins that could hold enough of these words, the likeliest first."""
        found: dict[int, int] = defaultdict(int)
        looked_at = 0
        for key in sorted(weights, key=lambda key: (-weights[key], key)):
            if looked_at > _LOOKED_AT:
                break
            weight = weights[key]
            for at in self._index[key][:_LOOKED_AT]:
                found[at] += weight
            looked_at += len(self._index[key])
        least = _LIKELY * sum(weights.values())
        likely = [
            (-held, at)
            for at, held in found.items()
            if held >= least and self._distinct[at][0] != origin
        ]
        return [at for _, at in nsmallest(_TRIED, likely)]


def _pointed(account: Account) -> Iterable[str]:
    """The words of an account that name somebody or count something."""
    for mention in account.reading.entities:
        yield from account.words.keys(mention.start, mention.end)
    yield from (word.key for word in account.words.words if word.key[0].isdigit())


def _unreported(account: Account, elsewhere: Elsewhere) -> Iterable[Span]:
    """The clauses that stand nowhere else, as one span where all of a sentence's do.

    Who said it is left out of the comparison where something was said: the same content from
    another mouth is reported.
    """
    framing = _framing(account)
    for at, sentence in enumerate(account.reading.sentences):
        keys = {
            span: _content(account, span, framing[at]) for span in account.words.clauses(*sentence)
        }
        clauses = [span for span, held in keys.items() if len(held) > 1]
        alone = [span for span in clauses if not elsewhere.reported(account.origin, keys[span])]
        yield from [sentence] if alone and len(alone) == len(clauses) else alone


def _framing(account: Account) -> Mapping[int, list[Span]]:
    """Who speaks and that they do, by the number of the sentence."""
    framing: dict[int, list[Span]] = defaultdict(list)
    starts = [start for start, _ in account.reading.sentences]
    for one in account.reading.attributions:
        for span in (*one.source, *one.cue):
            framing[max(0, bisect_right(starts, span[0]) - 1)].append(span)
    return framing


def compared(account: Account, span: Span) -> list[frozenset[str]]:
    """The words of each clause of a span of one sentence, as they were looked for elsewhere."""
    framing = _framing(account)
    at = bisect_right([start for start, _ in account.reading.sentences], span[0]) - 1
    keys = [_content(account, one, framing[max(0, at)]) for one in account.words.clauses(*span)]
    return [held for held in keys if len(held) > 1]


def _content(account: Account, span: Span, framing: Sequence[Span]) -> frozenset[str]:
    """The words of a clause without who spoke, unless that somebody spoke is all it tells."""
    content = account.words.keys(*span, without=framing)
    return content if len(content) > 1 else account.words.keys(*span)


def _marks(account: Account, said: Sequence[Span]) -> list[Span]:
    """The spans that make a clause worth checking: names, numbers, dates, speech."""
    reading = account.reading
    names = [(one.start, one.end) for one in reading.entities]
    counts = [(one.start, one.end) for one in reading.quantities]
    dates = [(one.start, one.end) for one in reading.times if one.value]
    return sorted([*names, *counts, *dates, *said])


def _mostly_in(clause: Span, spans: Sequence[Span]) -> bool:
    """Whether one of `spans` holds half of a clause or more."""
    start, end = clause
    return any(2 * (min(end, high) - max(start, low)) >= end - start for low, high in spans)


def _is_full(account: Account, clause: Span) -> bool:
    """Whether a clause says enough to be a fact of its own without a name or a count."""
    keys = account.words.keys(*clause)
    return len(keys) >= _FULL or any(key[0].isdigit() for key in keys)


def _check_worthy(clause: Span, marks: Sequence[Span]) -> bool:
    at = bisect_left(marks, (clause[1], 0))
    return any(end > clause[0] for _, end in marks[max(0, at - 40) : at])
