"""News value: what a sentence tells that an editor would want, and whether one origin alone does.

Three judgements of every sentence of a story, learned from careful readers' notes on stories of
many kinds (`training/news_weights.py`): is it of interest, is it the news itself, and does no other
origin tell it. Each is a logistic regression over the same signs.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import fsum, log
from typing import NamedTuple

from variorum.dossier.accounts import Account, Rarity
from variorum.dossier.held_by_claims import HeldByClaims
from variorum.dossier.meant_elsewhere import Meant, MeantElsewhere
from variorum.dossier.stands_alone import ends_whole, leans, speaks_to_reader, splits_quotation
from variorum.lexicon import groups, load_rules
from variorum.model import Claim, Span
from variorum.model.vectors import likeness
from variorum.model.word_keys import content_keys
from variorum.weights import load

JUDGEMENTS = ("news_weighty", "news_main", "news_alone")
"""The weights of each judgement, in the order of `Worth`."""

SIGNS = (
    "height",
    "early",
    "opening",
    "length",
    "short",
    "leans",
    "ends whole",
    "half a quotation",
    "to the reader",
    "question",
    "capitals",
    "names",
    "people",
    "no name",
    "counts",
    "harm",
    "dates",
    "money",
    "says",
    "acts",
    "accuses",
    "ahead",
    "headline",
    "rarity",
    "told",
    "told twice",
    "told widely",
    "told around",
    "meant",
    "meant twice",
    "new words",
    "new names and numbers",
    "new numbers",
    "claimed",
    "origins",
    "meant anywhere",
    "meant anywhere twice",
    "least told part",
    "parts told",
    "likely claimed",
    "told and meant",
    "neighbours told",
    "article told",
)
"""What is looked at in a sentence, in the order of `signs_of`; the weights tell what each means."""

FIRST_LOOKED_AT = 200
"""Sentences looked at for the words of one, the rarest words first: a bound on the work."""

TRIED = 24
"""Of those, the ones that share most are compared in full."""

_TOLD = 0.35
"""From this share of a sentence's words on, a sentence of another origin may tell the same."""

_MONEY = re.compile(r"[$€£¥%]|\bper ?cent\b")
_AHEAD = load_rules("tense", "coming").regex

_COUNTED = frozenset({"person", *groups("counted.things")})
"""Kinds of people and things whose counts the weights were fitted on; other amounts are no sign."""
_HARM = frozenset(
    {"killed", "injured", "hospitalized", "missing", "trapped", "detained", "displaced"}
    | {"evacuated", "destroyed", "damaged"}
)
_ACTS = frozenset({"denies", "confirms", "promises", "demands", "warns"})


class Worth(NamedTuple):
    """Three probabilities of one sentence, 0 to 1.

    `weighty`: an editor would want it. `main`: it is the news itself, what a brief must have.
    `alone`: it tells something that no other origin of the story tells.
    """

    weighty: float
    main: float
    alone: float


class _Sentence(NamedTuple):
    """A sentence, the words of it that count, and those without who spoke and that they spoke.

    The same content from another mouth is no other fact, so `told` is what is looked for elsewhere.
    """

    account: Account
    at: int
    span: Span
    keys: frozenset[str]
    told: frozenset[str]


def judge(accounts: Sequence[Account], claims: Sequence[Claim] = ()) -> dict[str, list[Worth]]:
    """What each sentence of each article is worth, by article id and in the order of sentences."""
    heads = [load(name) for name in JUDGEMENTS]
    found: dict[str, list[Worth]] = {account.reading.article.id: [] for account in accounts}
    for one, signs in signs_of(accounts, claims):
        found[one].append(Worth(*(head.probability(signs) for head in heads)))
    return found


def signs_of(
    accounts: Sequence[Account], claims: Sequence[Claim] = ()
) -> Iterator[tuple[str, list[float]]]:
    """The article and the signs of each sentence, in order; the weights name them."""
    story = _Story(accounts, claims)
    for at, one in enumerate(story.sentences):
        yield (
            one.account.reading.article.id,
            [*_place(one), *_form(one), *_content(one), *story.signs(at)],
        )


def _place(one: _Sentence) -> list[float]:
    """Where in its article a sentence stands."""
    length = max(1, len(one.account.reading.article.text))
    return [1 - one.span[0] / length, 1 / (1 + one.at), float(one.at == 0)]


def _form(one: _Sentence) -> list[float]:
    """How a sentence reads by itself."""
    text = one.account.reading.article.text[slice(*one.span)]
    words = text.split()
    raised = sum(word[:1].isupper() for word in words) / max(1, len(words))
    return [
        log(1 + len(text)),
        float(len(text) < 60),
        float(leans(text)),
        float(ends_whole(text)),
        float(splits_quotation(text)),
        float(speaks_to_reader(text)),
        float(text.rstrip("”\"' ").endswith("?")),
        raised,
    ]


def _content(one: _Sentence) -> list[float]:
    """Whom and what a sentence names, counts, dates and reports."""
    reading, (start, end) = one.account.reading, one.span
    text = reading.article.text[start:end]
    names = _within(reading.entities, start, end)
    counts = [one for one in _within(reading.quantities, start, end) if one.unit in _COUNTED]
    dates = [time for time in _within(reading.times, start, end) if time.value]
    modes = {
        attribution.mode
        for attribution in reading.attributions
        if any(start <= cue < end for cue, _ in attribution.cue)
    }
    return [
        float(min(5, len(names))),
        float(min(3, sum(name.label == "person" for name in names))),
        float(not names),
        float(min(3, len(counts))),
        float(any(count.measure in _HARM for count in counts)),
        float(min(2, len(dates))),
        float(bool(_MONEY.search(text))),
        float("says" in modes),
        float(bool(_ACTS & modes)),
        float("accuses" in modes),
        float(bool(_AHEAD.search(text))),
    ]


def _within(marks: Sequence, start: int, end: int) -> Sequence:  # type: ignore[type-arg]
    """The marks that begin in `[start, end)`; marks stand in the order of the text."""
    low = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[low : bisect_left(marks, end, key=lambda mark: mark.start)]


class _Story:
    """The sentences of a story, each beside those of other origins that share its rarest words."""

    def __init__(self, accounts: Sequence[Account], claims: Sequence[Claim]) -> None:
        self.sentences = [one for account in accounts for one in _sentences(account)]
        self._rarity = Rarity(one.keys for one in self.sentences)
        self._around = [self._with_neighbours(at) for at in range(len(self.sentences))]
        self._index: dict[str, list[int]] = defaultdict(list)
        self._origins_of: dict[str, set[str]] = defaultdict(set)
        for at, one in enumerate(self.sentences):
            for key in one.keys:
                self._index[key].append(at)
                self._origins_of[key].add(one.account.origin)
        self._pointed = {key for account in accounts for key in _pointed(account)}
        self._vectors = [
            None if one.account.vectors is None else one.account.vectors.between(*one.span)
            for one in self.sentences
        ]
        self._origins = len({account.origin for account in accounts})
        self._titles = _title_shares(accounts)
        self._claims = HeldByClaims(claims)
        elsewhere = MeantElsewhere(accounts)
        self._meant: list[Meant] = []
        for account in accounts:
            self._meant += elsewhere.of(account) or self._by_words(account)
        self._beside, self._article = self._told_around()

    def _by_words(self, account: Account) -> list[Meant]:
        """How near others come in their words, for an account of which no meaning is known."""
        first = len(self._meant)
        found = []
        for at in range(first, first + len(account.reading.sentences)):
            near = self._near(at)
            whole = max(1, self._rarity.total(self.sentences[at].told))
            told = self._by_origin(near, [self._share(at, other, whole) for other in near])
            found.append(Meant(told[0], told[1], told[0], told[0]))
        return found

    def _told_around(self) -> tuple[list[float], dict[str, float]]:
        """How near others come to the sentences beside each, and to each article on average."""
        of: dict[str, list[float]] = defaultdict(list)
        for one, meant in zip(self.sentences, self._meant, strict=True):
            of[one.account.reading.article.id].append(meant.nearest)
        beside = []
        for one in self.sentences:
            values = of[one.account.reading.article.id]
            near = values[max(0, one.at - 1) : one.at] + values[one.at + 1 : one.at + 2]
            beside.append(fsum(near) / len(near) if near else 0.0)
        return beside, {key: fsum(values) / len(values) for key, values in of.items()}

    def _with_neighbours(self, at: int) -> frozenset[str]:
        """The words of a sentence and of those before and after it in its article."""
        one = self.sentences[at]
        near = [
            other.keys
            for other in self.sentences[max(0, at - 1) : at + 2]
            if other.account is one.account
        ]
        return frozenset().union(*near)

    def signs(self, at: int) -> list[float]:
        """How a sentence stands to its story, above all to what other origins tell."""
        one = self.sentences[at]
        article = one.account.reading.article.id
        whole = max(1, self._rarity.total(one.told))
        near = self._near(at)
        shares = [self._share(at, other, whole) for other in near]
        meanings = self._meanings(at, near)
        both = [(share + near) / 2 for share, near in zip(shares, meanings, strict=True)]
        told, meant = self._by_origin(near, shares), self._by_origin(near, meanings)
        around = [self._rarity.total(one.told & self._around[other]) / whole for other in near]
        gone = frozenset(key for key in one.told if self._origins_of[key] == {one.account.origin})
        pointed = one.told & self._pointed
        numbers = sum(key[0].isdigit() for key in gone)
        others = max(1, self._origins - 1)
        return [
            sum(self._rarity.of(key) * self._titles.get(key, 0.0) for key in one.told) / whole,
            whole / 1000 / max(1, len(one.told)),
            told[0],
            told[1],
            sum(share >= _TOLD for share in told) / others,
            max(around, default=0.0),
            meant[0],
            meant[1],
            self._rarity.total(gone) / whole,
            self._rarity.total(gone & pointed) / max(1, self._rarity.total(pointed)),
            float(min(3, numbers)),
            float(self._claims.origins(article, one.span)),
            log(1 + others),
            *self._meant[at],
            self._claims.likely(article, one.span),
            max(both, default=0.0),
            self._beside[at],
            self._article[article],
        ]

    def _near(self, at: int) -> list[int]:
        """Sentences of other origins that share the most weight with one, found by its words."""
        one = self.sentences[at]
        held: dict[int, int] = defaultdict(int)
        looked_at = 0
        for key in sorted(one.told, key=lambda key: (-self._rarity.of(key), key)):
            if looked_at > FIRST_LOOKED_AT:
                break
            places = self._index[key][:FIRST_LOOKED_AT]
            looked_at += len(places)
            for other in places:
                held[other] += self._rarity.of(key)
        likely = [
            (-weight, other)
            for other, weight in held.items()
            if self.sentences[other].account.origin != one.account.origin
        ]
        return [other for _, other in nsmallest(TRIED, likely)]

    def _share(self, at: int, other: int, whole: int) -> float:
        """The share of a sentence's weight that another sentence holds."""
        return self._rarity.total(self.sentences[at].told & self.sentences[other].keys) / whole

    def _meanings(self, at: int, near: Sequence[int]) -> list[float]:
        """How near others lie to a sentence in what they mean, 0 where that is not known."""
        mine = self._vectors[at]
        if mine is None or not near:
            return [0.0] * len(near)
        import numpy as np

        rows = [self._vectors[other] for other in near]
        placed = np.stack([np.zeros_like(mine) if row is None else row for row in rows])
        return [float(value) for value in likeness(placed, mine)]

    def _by_origin(self, near: Sequence[int], values: Sequence[float]) -> list[float]:
        """The best value of each other origin, the highest first; at least two, nought if none."""
        best: dict[str, float] = {}
        for other, value in zip(near, values, strict=True):
            origin = self.sentences[other].account.origin
            best[origin] = max(best.get(origin, 0.0), value)
        return [*sorted(best.values(), reverse=True), 0.0, 0.0]


def _sentences(account: Account) -> Iterator[_Sentence]:
    """The sentences of an account, in order."""
    spans = account.reading.sentences
    starts = [start for start, _ in spans]
    framing: dict[int, list[Span]] = defaultdict(list)
    for one in account.reading.attributions:
        for span in (*one.source, *one.cue):
            framing[max(0, bisect_right(starts, span[0]) - 1)].append(span)
    for at, span in enumerate(spans):
        keys = account.words.keys(*span)
        told = account.words.keys(*span, without=framing[at]) if framing[at] else keys
        # That somebody spoke may be all that a sentence tells.
        yield _Sentence(account, at, span, keys, told if len(told) > 1 else keys)


def _pointed(account: Account) -> Iterator[str]:
    """The words of an account that name somebody or count something."""
    for mention in account.reading.entities:
        yield from account.words.keys(mention.start, mention.end)
    yield from (word.key for word in account.words.words if word.key[0].isdigit())


def _title_shares(accounts: Sequence[Account]) -> dict[str, float]:
    """For each word of a headline, the share of the headlines that hold it."""
    titles = [
        frozenset(content_keys(account.reading.article.title))
        for account in accounts
        if account.reading.article.title
    ]
    words = sorted(frozenset().union(*titles))
    return {key: sum(key in title for title in titles) / len(titles) for key in words}
