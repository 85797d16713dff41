"""The brief: the sentences that are the news itself, and where accounts part."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from variorum.dossier.accounts import Account, Rarity
from variorum.dossier.news_value import Worth
from variorum.dossier.ranges import Ranges
from variorum.dossier.stands_alone import (
    ends_whole,
    leans,
    runs_on,
    speaks_to_reader,
    splits_quotation,
    standing,
)
from variorum.dossier.tellings import without_dateline
from variorum.lexicon import one_rule
from variorum.model import Aligned, BriefSentence, Claim, Evidence, Figure, Span
from variorum.model.vectors import likeness

_LEAST_WORDS = 5
"""A sentence of fewer words that count tells too little for a brief."""

# An editor reads five to seven sentences at a glance.
_MOST = 7

# A sentence that shares this part of its weight, or lies this near in meaning to one already
# chosen, says nothing new. On the noted stories, by weights without the story, a brief tells .65 to
# .67 of the facts of greatest weight with any of .35 to .45 and .75; with .5 and .85 it tells .64.
_KNOWN = 0.45
_NEAR = 0.75

_OVERTAKEN = 1.0
"""What looks ahead is overtaken by a past that lies as near as this, in words and meaning."""

_AHEAD = one_rule("tense", "tense.to-come").regex
_PAST = one_rule("tense", "tense.happened-verb").regex

_SHARED = 0.5
"""What each further origin of a claim adds to the gain of a sentence that tells it first. On the
noted stories, by weights without the story, a brief tells .66 of the facts of greatest weight
without this, .67 with a fifth, .68 with a half or with one."""

_OLDER = 0.8
"""By this a sentence with a toll ranks lower for each later state of the toll."""

_POOL = 60
"""Sentences among which a brief is chosen, the likeliest first: a bound on the work."""

_TOLLS = frozenset({"killed", "injured", "missing"})
"""The measures whose reports the brief sets side by side: what a reader looks for first."""


def brief(
    accounts: Sequence[Account], aligned: Aligned, worth: Mapping[str, Sequence[Worth]]
) -> tuple[BriefSentence, ...]:
    """Sentences of the accounts, word for word, and at most one that sets figures side by side.

    First the sentences that are the news itself, as `worth` judges each sentence of each article,
    none that needs the one before it and none that says again what is said; then the toll where
    accounts differ, then what is disputed.
    """
    ranges = Ranges(accounts, aligned.entities, aligned.statements)
    varying: dict[str, Figure] = {}
    for figure in aligned.figures:
        if figure.measure in _TOLLS and ranges.varies(figure):
            varying.setdefault(figure.measure, figure)
    told = list(varying.values())[:1]
    figures = [ranges.sentence(figure) for figure in told]
    chosen = _news(accounts, aligned, worth, told)
    disputes = list(_disputed(accounts, aligned, [one.text for one in chosen]))
    kept = chosen[: _MOST - len(figures) - min(2, len(disputes))]
    by_id = {account.reading.article.id: account for account in accounts}
    # The news itself leads, even where another account opens with something else. The rest stands
    # in the order in which the accounts themselves tell it, what several tell a little earlier.
    rest = sorted(kept[1:], key=lambda one: -_height(by_id, one.evidence) - _further(one))
    return tuple([*kept[:1], *rest, *figures, *disputes][:_MOST])


class _Candidate(NamedTuple):
    """A sentence that reads by itself, how it ranks, and how many origins each claim in it has.

    `later` is how many later states there are of the toll that it gives, none where it gives none.
    """

    rank: float
    account: Account
    span: Span
    worth: Worth
    claims: Mapping[str, int]
    later: int | None

    def holds(self, at: int) -> bool:
        """Whether an offset of the article lies in the sentence."""
        return self.span[0] <= at < self.span[1]


def _news(
    accounts: Sequence[Account],
    aligned: Aligned,
    worth: Mapping[str, Sequence[Worth]],
    told_apart: Sequence[Figure],
) -> list[BriefSentence]:
    """The sentences most likely to be the news itself, each saying something new.

    Each next one is the likeliest that tells most of what the origins tell and no sentence before
    it told. This is greedy maximal coverage with a hard line against saying again. `told_apart` are
    the figures whose states another sentence of the brief sets side by side.
    """
    candidates = list(_candidates(accounts, aligned, worth, told_apart))
    candidates.sort(key=lambda one: (-one.rank, one.account.reading.article.id, one.span))
    rarity = Rarity(one.account.words.keys(*one.span) for one in candidates)
    weights = _weights(candidates, rarity)
    pool, chosen, told = candidates[:_POOL], list[_Candidate](), set[str]()
    pool = [one for one in pool if not _is_overtaken(one, pool, rarity)]
    while pool and len(chosen) < _MOST:
        gains = [one.rank * sqrt(_new(one, told, weights)) * _spread(one) for one in pool]
        best = pool.pop(gains.index(max(gains)))
        if not any(_says_again(best, other, rarity) for other in chosen):
            chosen.append(best)
            told |= best.account.words.keys(*best.span)
            pool = [one for one in pool if not _is_older(one, best)]
    return [_cited(one, aligned.claims) for one in chosen]


def _candidates(
    accounts: Sequence[Account],
    aligned: Aligned,
    worth: Mapping[str, Sequence[Worth]],
    told_apart: Sequence[Figure],
) -> Iterable[_Candidate]:
    """The sentences that read alone and give no toll that has risen since.

    Of a toll whose states are told apart a sentence may give an older one, and ranks lower. The
    event itself is often told in one sentence with its first toll.
    """
    old = _superseded(one for one in aligned.figures if one not in told_apart)
    older = _superseded(told_apart)
    states = [one.evidence for figure in told_apart for one in figure.reports]
    told = _claims_by_article(aligned.claims)
    for account in accounts:
        article = account.reading.article.id
        for span, one in zip(account.reading.sentences, worth[article], strict=True):
            if _reads_alone(account, span) and not _later(account, span, old):
                later = _later(account, span, older)
                rank = one.main * one.weighty * _OLDER**later
                claims = _claims_in(span, told[article])
                gives = any(
                    piece.article == article and span[0] <= piece.start < span[1]
                    for piece in states
                )
                state = later if gives else None
                yield _Candidate(round(rank, 9), account, span, one, claims, state)


def _is_older(one: _Candidate, chosen: _Candidate) -> bool:
    """Whether a sentence gives an older state of the toll that a chosen one gives."""
    return one.later is not None and chosen.later is not None and one.later > chosen.later


def _claims_by_article(claims: Sequence[Claim]) -> Mapping[str, list[tuple[Evidence, Claim]]]:
    """The pieces of claims of several origins that are shown, by article."""
    found: dict[str, list[tuple[Evidence, Claim]]] = defaultdict(list)
    for claim in claims:
        for piece in claim.pieces if claim.shown and claim.origins > 1 else ():
            found[piece.article].append((piece, claim))
    return found


def _claims_in(span: Span, told: Sequence[tuple[Evidence, Claim]]) -> dict[str, int]:
    """The claims that a sentence tells, with the number of their origins."""
    start, end = span
    return {
        claim.id: claim.origins
        for piece, claim in told
        if 2 * (min(end, piece.end) - max(start, piece.start))
        >= min(end - start, piece.end - piece.start)
    }


def _spread(one: _Candidate) -> float:
    """By how much what a sentence tells counts more, since other origins tell it too."""
    return 1 + _SHARED * sum(origins - 1 for origins in one.claims.values())


def _weights(candidates: Sequence[_Candidate], rarity: Rarity) -> dict[str, int]:
    """What it is worth to tell each word: how rare it is, and how many origins tell it as news."""
    told: dict[str, dict[str, float]] = defaultdict(dict)
    for one in candidates:
        for key in one.account.words.keys(*one.span):
            best = told[key].get(one.account.origin, 0.0)
            told[key][one.account.origin] = max(best, one.rank)
    # Whole numbers, so that a sum is the same in any order.
    return {key: round(1000 * fsum(of.values())) * rarity.of(key) for key, of in told.items()}


def _new(one: _Candidate, told: set[str], weights: Mapping[str, int]) -> int:
    """What the words of a sentence are worth that no sentence chosen before it holds."""
    return sum(weights[key] for key in one.account.words.keys(*one.span) if key not in told)


def _superseded(figures: Iterable[Figure]) -> list[tuple[Evidence, int]]:
    """The reports of tolls that have risen or been corrected since, by a report as of a later day.

    With each goes how many later states there are. Beside the latest state the state before it
    would read as a second toll.
    """
    old: list[tuple[Evidence, int]] = []
    for figure in figures:
        if figure.relation == "update" and figure.measure in _TOLLS:
            last = max(one.as_of or "" for one in figure.reports)
            latest = {one.value for one in figure.reports if one.as_of == last}
            days = sorted({one.as_of for one in figure.reports if one.as_of})
            old += [
                (one.evidence, len(days) - 1 - days.index(one.as_of))
                for one in figure.reports
                if one.as_of and one.as_of < last and one.value not in latest
            ]
    return old


def _later(account: Account, span: Span, old: Sequence[tuple[Evidence, int]]) -> int:
    """How many later states there are of the oldest toll in a sentence; 0 where none is old."""
    article = account.reading.article.id
    return max(
        (later for one, later in old if one.article == article and span[0] <= one.start < span[1]),
        default=0,
    )


def _reads_alone(account: Account, span: Span) -> bool:
    """Whether a sentence is whole and needs no other to be understood."""
    text = account.reading.article.text[slice(*span)]
    return (
        len(account.words.keys(*span)) >= _LEAST_WORDS
        and ends_whole(text)
        and not leans(text)
        and not runs_on(text)
        and not splits_quotation(text)
        and not speaks_to_reader(text)
    )


def _is_overtaken(one: _Candidate, pool: Sequence[_Candidate], rarity: Rarity) -> bool:
    """Whether a sentence looks ahead to what another account tells as done: "is set to vote".

    What has a day of its own after the first report of it is left: it is a plan still.
    """
    if not _looks_ahead(one):
        return False
    return any(
        other.account.origin != one.account.origin
        and not _looks_ahead(other)
        and _PAST.search(_text(other)) is not None
        and _published(other) >= _published(one)
        and (_shared(one, other, rarity) + _meant(one, other) >= _OVERTAKEN)
        for other in pool
    )


def _looks_ahead(one: _Candidate) -> bool:
    """Whether the main verb of a sentence is of what is to come, and no later day is given."""
    text = _text(one)
    ahead = _AHEAD.search(text)
    past = _PAST.search(text)
    if ahead is None or (past is not None and past.start() < ahead.start()):
        return False
    times = (time.value or "" for time in one.account.reading.times if one.holds(time.start))
    return not any(value[:10] > _published(one) for value in times if len(value) >= 10)


def _published(one: _Candidate) -> str:
    """The day of a sentence's article, empty where it is not known."""
    published = one.account.reading.article.published
    return published.value[:10] if published else ""


def _text(one: _Candidate) -> str:
    return one.account.reading.article.text[slice(*one.span)]


def _shared(one: _Candidate, other: _Candidate, rarity: Rarity) -> float:
    """The part of their weight that two sentences share."""
    return rarity.shared(*(each.account.words.keys(*each.span) for each in (one, other)))


def _meant(one: _Candidate, other: _Candidate) -> float:
    """How near two sentences lie in meaning, 0 where that is not known."""
    sides = one.account.vectors, other.account.vectors
    if sides[0] is None or sides[1] is None:
        return 0.0
    placed = sides[0].between(*one.span), sides[1].between(*other.span)
    return float(likeness(placed[0][None], placed[1])[0])


def _says_again(one: _Candidate, other: _Candidate, rarity: Rarity) -> bool:
    """Whether two sentences tell the same: one claim, the same words, or the same meaning."""
    if not one.claims.keys().isdisjoint(other.claims):
        return True
    shared, meant = _shared(one, other, rarity), _meant(one, other)
    return shared >= _KNOWN or meant >= _NEAR


def _cited(one: _Candidate, claims: Sequence[Claim]) -> BriefSentence:
    """A sentence with itself as its first evidence, then one piece of each other article.

    The others are those of claims that hold most of the sentence.
    """
    account, (start, end) = one.account, one.span
    own = account.evidence(one.span)
    shown = account.evidence(without_dateline(account.reading, one.span))
    others: dict[str, Evidence] = {}
    for claim in claims:
        held = any(
            piece.article == own.article
            and 2 * (min(end, piece.end) - max(start, piece.start)) >= end - start
            for piece in claim.pieces
        )
        for piece in claim.pieces if held and claim.shown else ():
            if piece.article != own.article:
                others.setdefault(piece.article, piece)
    return BriefSentence(
        text=shown.text,
        evidence=(own, *(others[key] for key in sorted(others))),
        confidence=round(one.worth.weighty, 3),
    )


def _further(one: BriefSentence) -> float:
    """How much further up a sentence comes for each account beyond its own, in articles' lengths.

    An account may open with what no other tells; by this a lead of two comes before it.
    """
    return 0.15 * (len({piece.article for piece in one.evidence}) - 1)


def _height(by_id: Mapping[str, Account], evidence: Sequence[Evidence]) -> float:
    """How far up the accounts tell something, on average: 1 at the top, 0 at the end."""
    lengths = [len(by_id[one.article].reading.article.text) for one in evidence]
    down = [one.start / length for one, length in zip(evidence, lengths, strict=True)]
    return 1 - sum(down) / len(down)


def _sentences(account: Account, evidence: Evidence) -> list[Span]:
    """The sentence in which a piece of evidence begins."""
    spans = account.reading.sentences
    at = bisect_right(spans, (evidence.start, len(account.reading.article.text) + 1)) - 1
    return [spans[at]] if at >= 0 and evidence.start < spans[at][1] else []


def _disputed(
    accounts: Sequence[Account], aligned: Aligned, told: Sequence[str]
) -> Iterable[BriefSentence]:
    """Both sides of each dispute, those of most origins first, each in its best sentence.

    Where one side stands in no sentence that reads alone, neither is told.
    """
    claims = {claim.id: claim for claim in aligned.claims}
    denials: dict[str, list[Evidence]] = defaultdict(list)
    for relation in aligned.relations:
        if relation.kind == "denies" and relation.shown:
            denials[relation.to].extend((relation.evidence[0], *claims[relation.claim].pieces))
    order = sorted(denials, key=lambda one: (-claims[one].origins, -len(claims[one].articles), one))
    given = set(told)
    for claim in order:
        sides = [_best(accounts, side) for side in (claims[claim].pieces, denials[claim])]
        for best in sides if None not in sides else ():
            if best and best.text not in given:
                given.add(best.text)
                yield BriefSentence(text=best.text, evidence=(best,))


def _best(accounts: Sequence[Account], pieces: Sequence[Evidence]) -> Evidence | None:
    """The sentence with one of these pieces that stands best alone; the first of equals.

    None where each of them leans on another or is no whole sentence.
    """
    by_id = {account.reading.article.id: account for account in accounts}
    found = {
        (piece.article, span): standing(by_id[piece.article], span)
        for piece in pieces
        for span in _sentences(by_id[piece.article], piece)
        if _reads_alone(by_id[piece.article], span)
    }
    if not found:
        return None
    article, span = min(found, key=lambda one: (-found[one], one[1][1] - one[1][0], one))
    return by_id[article].evidence(without_dateline(by_id[article].reading, span))
