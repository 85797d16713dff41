"""Pairs: the signs by which an assertion tells what an assertion of another account tells.

The two cosines alone say little in a story whose sentences all lie near each other. So each pair is
also seen beside the other pairs of its two accounts: whether nothing else in the other account is
as near, and how near the two lie to everything. A logistic regression over these signs
(`weights/pairs.json`, made by `training/pair_weights.py`) says how likely the two tell one fact.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heappush, heappushpop
from math import log
from typing import NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.align.claims.verdicts import is_no, opposite
from variorum.weights import load

# A wording is near everything, or to little, by so many of its nearest.
_NEAREST = 5

# What five rare words weigh together.
_HEAVY = 10000

# The lead of an article ends at this part of it.
_LEAD = 0.15


class Candidate(NamedTuple):
    """Two wordings of two articles, as indices, with the cosines of their words and vectors."""

    at: int
    other: int
    words: float
    meaning: float

    @property
    def near(self) -> float:
        """Both cosines together."""
        return self.words + self.meaning


class PairSigns(NamedTuple):
    """The signs of a pair, in the order of the features in `weights/pairs.json`.

    What tells which of the two comes first is no sign: a pair has the same signs either way.
    """

    words: float
    """The cosine of their weighted words."""
    meaning: float
    """The cosine of their vectors."""
    both: float
    """The product of both cosines."""
    beyond: float
    """How much nearer the two lie than either lies to what is nearest to it elsewhere."""
    shorter: float
    """The part of the shorter one's weight that the other holds."""
    longer: float
    """The part of the longer one's weight that the other holds."""
    sentence: float
    """The part of the shorter sentence's weight that the other sentence holds."""
    sentences: float
    """The part of the longer sentence's weight that the other sentence holds."""
    weight: float
    """What the shared words weigh together."""
    common: float
    """How many words are shared (logarithm)."""
    plain: float
    """How many of them stand in no name and no date (logarithm)."""
    no_plain: float
    """None of them does."""
    one_plain: float
    """Fewer than two of them do."""
    names: float
    """Words of names in both, three at most."""
    names_left: float
    """Words of names in one alone, four at most."""
    numbers: float
    """Numbers in both, three at most."""
    numbers_left: float
    """Numbers in one alone, three at most."""
    day: float
    """A day in both."""
    said: float
    """Somebody says both."""
    one_said: float
    """Somebody says one of them; the other is an account's own."""
    one_speaker: float
    """One known speaker says both."""
    two_speakers: float
    """Two known speakers say them."""
    modes: float
    """They are said in different ways: one denies or accuses and the other does not."""
    no_and_yes: float
    """A word of negation reaches shared words in one of them."""
    opposed: float
    """They hold a word and its opposite."""
    length: float
    """The words of the shorter (logarithm)."""
    ratio: float
    """How many times longer the other is (logarithm)."""
    margin: float
    """How much nearer the two lie than either to another sentence of the other's account."""
    margin_most: float
    """The same for the one of which it is more."""
    apart: float
    """How far apart they stand in their articles, 0 to 1."""
    height: float
    """How far down the higher of the two stands, 0 to 1."""
    lead: float
    """Both stand in the lead."""


class _Wording(NamedTuple):
    """What is asked of each wording again and again."""

    one: Assertion
    weight: int
    sentence_weight: int
    sentence: int
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    place: float


class PairJudge:
    """Judges the pairs of one story; each is seen beside the others."""

    def __init__(
        self,
        wordings: Sequence[Assertion],
        total: Callable[[frozenset[str]], int],
        candidates: Sequence[Candidate],
    ) -> None:
        """`total` gives what words weigh; `candidates` are all pairs that are somewhat near."""
        self._total = total
        ends: dict[str, int] = {}
        for one in wordings:
            ends[one.article] = max(ends.get(one.article, 1), one.end)
        numbers: dict[tuple[str, frozenset[str]], int] = {}
        self._wordings = [
            _Wording(
                one=one,
                weight=max(1, total(one.keys)),
                sentence_weight=max(1, total(one.around)),
                sentence=numbers.setdefault((one.article, one.around), len(numbers)),
                names=_names(one),
                numbers=frozenset(key for key in one.keys if key[0].isdigit()),
                days=frozenset(key for key in one.keys if key[0] == "@"),
                place=one.start / ends[one.article],
            )
            for one in wordings
        ]
        self._best: dict[tuple[int, str], _Best] = defaultdict(_Best)
        nearest: dict[int, list[float]] = defaultdict(list)
        for pair in candidates:
            for at, other in ((pair.at, pair.other), (pair.other, pair.at)):
                beside = self._wordings[other]
                self._best[at, beside.one.article].take(pair.near, beside.sentence)
                push = heappushpop if len(nearest[at]) == _NEAREST else heappush
                push(nearest[at], pair.meaning)
        self._nearest = {at: sum(sorted(held)) / len(held) for at, held in nearest.items()}

    def likely(self, pair: Candidate) -> float:
        """How likely the two of a pair tell one fact, 0 to 1."""
        return load("pairs").probability(self.signs(pair))

    def signs(self, pair: Candidate) -> PairSigns:
        """The signs of a pair that is among the candidates."""
        a, b = self._wordings[pair.at], self._wordings[pair.other]
        margins = [self._margin(pair.at, pair, b), self._margin(pair.other, pair, a)]
        return PairSigns(
            words=pair.words,
            meaning=pair.meaning,
            both=pair.words * pair.meaning,
            beyond=2 * pair.meaning - self._nearest[pair.at] - self._nearest[pair.other],
            **self._shares(a, b),
            **_names_and_numbers(a, b),
            **_speech(a.one, b.one),
            margin=min(margins),
            margin_most=max(margins),
            apart=abs(a.place - b.place),
            height=min(a.place, b.place),
            lead=max(a.place, b.place) < _LEAD,
        )

    def _margin(self, at: int, pair: Candidate, other: _Wording) -> float:
        return pair.near - self._best[at, other.one.article].besides(other.sentence)

    def _shares(self, a: _Wording, b: _Wording) -> dict[str, float]:
        one, two = a.one, b.one
        common, plain = one.keys & two.keys, len(one.plain & two.plain)
        weight = self._total(common)
        sentence = self._total(one.around & two.around)
        lengths = sorted((len(one.keys), len(two.keys)))
        return {
            "shorter": weight / min(a.weight, b.weight),
            "longer": weight / max(a.weight, b.weight),
            "sentence": sentence / min(a.sentence_weight, b.sentence_weight),
            "sentences": sentence / max(a.sentence_weight, b.sentence_weight),
            "weight": weight / _HEAVY,
            "common": log(1 + len(common)),
            "plain": log(1 + plain),
            "no_plain": not plain,
            "one_plain": plain < 2,
            "length": log(1 + lengths[0]),
            "ratio": log((1 + lengths[1]) / (1 + lengths[0])),
        }


class _Best:
    """How near a wording lies to the two likest sentences of another account."""

    def __init__(self) -> None:
        self._first, self._second, self._sentence = 0.0, 0.0, -1

    def take(self, near: float, sentence: int) -> None:
        """Take in how near a wording of this sentence lies."""
        if sentence == self._sentence:
            self._first = max(self._first, near)
        elif near > self._first:
            self._second, self._first, self._sentence = self._first, near, sentence
        else:
            self._second = max(self._second, near)

    def besides(self, sentence: int) -> float:
        """How near the likest sentence other than this one lies, 0 where there is none."""
        return self._second if sentence == self._sentence else self._first


def _names(one: Assertion) -> frozenset[str]:
    """The words of an assertion that stand in names."""
    return frozenset(key for key in one.keys - one.plain if key[0] != "@" and "=" not in key)


def _names_and_numbers(a: _Wording, b: _Wording) -> dict[str, float]:
    return {
        "names": min(3, len(a.names & b.names)),
        "names_left": min(4, len(a.names ^ b.names)),
        "numbers": min(3, len(a.numbers & b.numbers)),
        "numbers_left": min(3, len(a.numbers ^ b.numbers)),
        "day": bool(a.days & b.days),
    }


def _speech(one: Assertion, two: Assertion) -> dict[str, float]:
    known = bool(one.speaker) and bool(two.speaker)
    return {
        "said": bool(one.statement) and bool(two.statement),
        "one_said": bool(one.statement) != bool(two.statement),
        "one_speaker": known and one.speaker == two.speaker,
        "two_speakers": known and one.speaker != two.speaker,
        "modes": one.mode != two.mode,
        "no_and_yes": is_no(one, two) != is_no(two, one),
        "opposed": opposite(one, two),
    }
