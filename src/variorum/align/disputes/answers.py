"""Answers: which assertion a denial denies.

"Denied shooting at the crowd" says what it denies. "Called that a lie" points at what was said
just before. "Every pilot is safe" denies that four of them died. A denial is paired with each
assertion that somebody else made, each pair is weighed by its signs, and the likeliest pair is the
answer. The weights and the lines stand in `weights/denials.json`. They were learned from invented
coverage whose disputes are noted, and from real news in which a no mostly answers nobody.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, sqrt
from typing import NamedTuple

from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.verdicts import opposite
from variorum.align.disputes.denials import Denial, holds_back, negates, spares
from variorum.align.disputes.harm import Harms
from variorum.align.disputes.pointing import Pointer
from variorum.model import Reading
from variorum.weights import load

# These words leave a matter open or say what ought to be. Such a sentence asserts nothing.
_LEAVES_OPEN = re.compile(
    r"\b(?:declin\w+|comment(?:ed|ing)?|unclear|unable|whether|could not"
    r"|not (?:yet |immediately )?(?:known|clear)|must|should|ought)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|didn['’]t|has been|have been|\w{2,}ed)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|my|me)\b")

# In its own article a denial may answer a sentence that stands this near, before or after it.
_REACH = 6

# A denial of fewer words than this says little by itself. It answers what was just said.
_BARE = 3

# An assertion of fewer words than this says little that could be denied.
_SHORT = 4

# A sentence so much nearer in meaning than the others may tell in other words what is denied.
_NEAR = 0.5

# Two sentences of nearly the same words that say the same do not deny each other.
_SAME_WORDS = 0.4

# A denial that restates nearly all that it denies is shown whatever else speaks against it, and so
# is a no in nearly the same words.
_FLAT = 0.5
_FLAT_NO = 0.6

# What five words weigh together that few assertions of a story have.
_WORDS_TOGETHER = 5000


class Signs(NamedTuple):
    """The signs of a pair: what speaks for it that the denial answers the other, and against it.

    The order is that of the features in `weights/denials.json`. Yes is 1 and no is 0.
    """

    denies: float
    """The denial's verb says that it denies."""
    refutes: float
    """The denial calls something false."""
    named: float
    """It is known who denies."""
    long: float
    """How many words the denial has, in tens, two at most."""
    past: float
    """The denial tells of what was, not of what is or ought to be."""
    first: float
    """The denial tells of its own speaker ("I", "my")."""
    said: float
    """Somebody said the other; it is not the article's own telling."""
    accuses: float
    """The other accuses somebody."""
    accused: float
    """The other accuses the one who denies."""
    negative: float
    """The other says no itself, or that all are well."""
    short: float
    """The other has few words."""
    words: float
    """The cosine of the words of both."""
    nearer: float
    """How much nearer in meaning the other is than the rest, in deviations, from -2 to 3."""
    nearer_explicit: float
    """The same where the denial says that it denies, else 0."""
    other_names: float
    """Both name somebody or something, and nothing in common."""
    together: float
    """What the words weigh that the denial negates and the other tells."""
    harm: float
    """Both tell of one kind of harm."""
    unharmed: float
    """The denial says that nobody came to harm, the other that somebody did."""
    other_people: float
    """Those unharmed in the one are not those harmed in the other."""
    told_too: float
    """Then the part of the denial's remaining words that the other's sentence has."""
    opposite: float
    """One tells what cannot be where the other holds."""
    elsewhere: float
    """The two stand in different articles."""
    just_before: float
    """The other stands one sentence before the denial, in the same article."""
    two_before: float
    three_before: float
    bare_just_before: float
    """The denial says little, and the other stands one sentence before it."""
    denies_just_before: float
    """The denial's verb says that it denies, and the other stands one sentence before it."""
    later: float
    """The denial's article came out no earlier than the other's."""


class Weighed(NamedTuple):
    """A denial and an assertion that it may answer, as indices, with their signs."""

    denial: int
    target: int
    signs: Signs


class Finder:
    """Weighs the denials of one story against what others put forward in it."""

    def __init__(
        self,
        matcher: Matcher,
        readings: Sequence[Reading],
        names: Mapping[str, Sequence[str]],
    ) -> None:
        """`names` gives the keys under which each entity is named in assertions."""
        self._matcher = matcher
        self._assertions = matcher.assertions
        self._names = names
        self._pointer = Pointer(matcher.assertions, names)
        self._harms = Harms(matcher.assertions, readings)
        self._texts = {one.article.id: one.article.text for one in readings}
        published = {one.article.id: one.article.published for one in readings}
        self._days = {name: when.value if when else "" for name, when in published.items()}
        starts = {one.article.id: [start for start, _ in one.sentences] for one in readings}
        self._sentences = [bisect_right(starts[one.article], one.start) for one in self._assertions]
        self._of_article: dict[str, list[int]] = defaultdict(list)
        self._held_back = set()
        self._negative = []
        for at, one in enumerate(self._assertions):
            self._of_article[one.article].append(at)
            span = self._texts[one.article], one.start, one.end
            self._negative.append(negates(*span) or spares(*span))
            if holds_back(one, span[0]) or _LEAVES_OPEN.search(*span):
                self._held_back.add(at)

    def denied(self, denial: Denial) -> int | None:
        """What a denial denies: the likeliest by its signs, else what it points at."""
        return self.judged(denial)[0]

    def judged(self, denial: Denial) -> tuple[int | None, bool]:
        """What a denial denies, and whether it is told by what the denial points at."""
        pointed = self._pointed_at(denial) if denial.explicit else None
        # "Denied the charges" says nothing more, so what it points at decides.
        if not denial.content - denial.pointing and (
            pointed is not None or (denial.restated and not denial.refutes)
        ):
            return pointed, True
        least = _thousandths(load("denials").line("explicit" if denial.explicit else "other"))
        likely = [(weight(one.signs), -one.target) for one in self.weigh(denial)]
        best = max((one for one in likely if one[0] >= least), default=None)
        return (pointed, True) if best is None else (-best[1], False)

    def signs(self, denial: Denial, target: int) -> Signs:
        """The signs by which a denial answers one of those it was weighed against."""
        return next(one.signs for one in self.weigh(denial) if one.target == target)

    def _pointed_at(self, denial: Denial) -> int | None:
        ranks = [
            (rank, -at)
            for at in sorted(self._pointer.near(denial))
            if self._other_side(denial.at, at)
            and (rank := self._pointer.rank(denial, at)) is not None
        ]
        return -max(ranks)[1] if ranks else None

    def weigh(self, denial: Denial) -> list[Weighed]:
        """All that a denial may answer, in the order of assertions."""
        beside = [
            at
            for at in self._of_article[self._assertions[denial.at].article]
            if abs(self._sentences[at] - self._sentences[denial.at]) <= _REACH
        ]
        accused = self._pointer.accusations if denial.explicit else ()
        near = self._matcher.near(denial.content) | {*beside, *accused}
        targets = [at for at in sorted(near) if self._other_side(denial.at, at)]
        if not targets:
            return []
        meanings = self._matcher.meanings(targets, denial.at)
        mean = sum(meanings) / len(meanings)
        spread = sqrt(sum((one - mean) ** 2 for one in meanings) / len(meanings)) + 0.05
        of_denial = self._of_denial(denial)
        found = []
        for at, meaning in zip(targets, meanings, strict=True):
            nearer = max(-2.0, min(3.0, (meaning - mean) / spread))
            signs = self._signs(denial, at, nearer, of_denial)
            if signs is not None:
                found.append(Weighed(denial.at, at, signs))
        return found

    def _other_side(self, denial: int, at: int) -> bool:
        """Whether the denial may answer this assertion: somebody else made it, in other words."""
        one, other = self._assertions[denial], self._assertions[at]
        own = one.speaker is not None and other.speaker == one.speaker
        same = other.article == one.article and other.start < one.end and one.start < other.end
        both = one.negated & other.negated
        return at not in self._held_back and not own and not same and not both

    def _of_denial(self, denial: Denial) -> dict[str, float]:
        """The signs of a denial alone."""
        one = self._assertions[denial.at]
        span = self._texts[one.article], one.start, one.end
        return {
            "denies": denial.denies,
            "refutes": denial.refutes,
            "named": one.speaker is not None,
            "long": min(len(denial.content), 20) / 10,
            "past": bool(_PAST.search(*span)),
            "first": bool(_FIRST.search(*span)),
        }

    def _signs(
        self, denial: Denial, at: int, nearer: float, of_denial: Mapping[str, float]
    ) -> Signs | None:
        """The signs of a pair; None where the denial cannot mean the other."""
        if not denial.explicit and self._negative[at]:
            return None
        one, other = self._assertions[denial.at], self._assertions[at]
        if self._says_no_too(denial, at):
            return None
        harm = self._harms.opposed(denial, at)
        unharmed = harm.unharmed and not self._negative[at]
        undone = one.negated & other.plain
        if not (denial.explicit or undone or unharmed or nearer >= _NEAR):
            return None
        words = self._cosine(denial.content if denial.restated else one.keys, other.keys)
        if not denial.explicit and words > _SAME_WORDS and self._agree(one, other):
            return None
        ours, theirs = _named(one), _named(other)
        denier = frozenset(self._names.get(one.speaker or "", ()))
        accuses = other.mode == "accuses"
        here = one.article == other.article
        before = self._sentences[denial.at] - self._sentences[at] if here else 0
        bare = denial.explicit and len(denial.content - denial.pointing) < _BARE
        return Signs(
            **of_denial,
            said=other.statement is not None,
            accuses=accuses,
            accused=accuses and bool(denier) and denier <= other.keys,
            negative=self._negative[at],
            short=len(other.keys) < _SHORT,
            words=words,
            nearer=nearer,
            nearer_explicit=nearer if denial.explicit else 0.0,
            other_names=bool(ours and theirs) and not ours & theirs,
            together=self._matcher.total(one.negated & other.plain) / _WORDS_TOGETHER,
            harm=harm.one_kind,
            unharmed=unharmed,
            other_people=unharmed and harm.others,
            told_too=self._held(harm.rest & other.around, harm.rest) if unharmed else 0.0,
            opposite=opposite(one, other),
            elsewhere=not here,
            just_before=before == 1,
            two_before=before == 2,
            three_before=before == 3,
            bare_just_before=bare and before == 1,
            denies_just_before=denial.denies and before == 1,
            later=self._days[one.article] >= self._days[other.article],
        )

    def _says_no_too(self, denial: Denial, at: int) -> bool:
        """Whether the other says no to what the denial calls false: "no lion has escaped" agrees
        with "reports that a lion had escaped were untrue"."""
        other = self._assertions[at]
        if not denial.explicit or self._assertions[denial.at].negated:
            return False
        shared = self._matcher.total(denial.content & other.keys)
        return 0 < shared <= 2 * self._matcher.total(denial.content & other.negated)

    def _agree(self, one: Assertion, other: Assertion) -> bool:
        """Whether what two assertions share is told by the one rather than negated."""
        common = one.keys & other.keys
        return 2 * self._matcher.total(common & one.negated) < self._matcher.total(common)

    def _cosine(self, ones: frozenset[str], others: frozenset[str]) -> float:
        weights = [
            self._matcher.total(keys, squared=True) for keys in (ones, others, ones & others)
        ]
        return weights[2] / sqrt(weights[0] * weights[1]) if weights[0] and weights[1] else 0.0

    def _held(self, common: frozenset[str], content: frozenset[str]) -> float:
        """The part of the weight of `content` that is in common, 0 where it weighs nothing."""
        whole = self._matcher.total(content)
        return self._matcher.total(common) / whole if whole else 0.0


class Answered(NamedTuple):
    """A denial and what it denies, as indices of assertions.

    `confidence` is how likely it does, 0 to 1; None where it only points. What is not sure enough
    is not `shown`.
    """

    denial: int
    target: int
    confidence: float | None
    shown: bool


def find_denied(finder: Finder, denials: Sequence[Denial]) -> list[Answered]:
    """The denials of a story that answer something; unclear ones are left out."""
    weights = load("denials")
    found = []
    for denial in denials:
        target, points = finder.judged(denial)
        if target is None:
            continue
        if points:
            found.append(Answered(denial.at, target, None, True))
            continue
        signs = finder.signs(denial, target)
        total = weight(signs) / 1000
        line = weights.line("shown explicit" if denial.explicit else "shown other")
        flat = signs.words >= (_FLAT if denial.explicit else _FLAT_NO)
        confidence = round(1 / (1 + exp(-total)), 3)
        found.append(Answered(denial.at, target, confidence, flat or total >= line))
    return found


def _named(one: Assertion) -> frozenset[str]:
    """The words of an assertion that stand in names."""
    return frozenset(key for key in one.keys - one.plain if key[0] != "@" and "=" not in key)


def weight(signs: Signs) -> int:
    """How likely a denial answers an assertion: thousandths of a logit."""
    return _thousandths(load("denials").total(signs))


def _thousandths(logit: float) -> int:
    return round(1000 * logit)
