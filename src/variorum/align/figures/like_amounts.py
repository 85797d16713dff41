"""Which counts and amounts that no verb of harm measures are of one thing.

Two reports are held to be of one thing by what they count, by how much it is, and by the words
around them. An account gives one thing one number; so no two numbers of one account are joined.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.align.figures.reports import Candidate, is_moved
from variorum.align.figures.scales import Number, Scaled, is_rounding, scaled
from variorum.lexicon import groups
from variorum.model.word_keys import content_keys

Group = list[Candidate]

_SAME_HEAD = {
    key: kept
    for kept, forms in groups("counted.same_heads").items()
    for form in forms
    for key in content_keys(form)
}
_ALIKE = 0.015
"""Two amounts are equal within this share: "40 metres" and "131 feet"."""
_ROUNDED = 0.025
"""The same where both are told of the same words: "$43 million" and "$43,885,310 in taxes"."""
_NEAR = 0.1
"""The same where one is told as an estimate or a bound: "more than 11 million", "11.5 million"."""
_FAR = 2.5
"""A size told of one thing in two accounts may differ so much: "40 metres deep", "80 m deep"."""
_GAP = 4
"""Characters between an amount and the one in brackets behind it, at most."""
_SIZABLE = 10
"""From here on a length is told of one thing in a story: "25-mile rampage", "25-mile trail"."""
_TWICE = 2
"""Numbers that differ more are hardly two counts of one thing that lasts."""
_CLOSELY = 4.5
"""What the words around two unlike numbers of people must weigh, who are called by no noun."""
_A_CROWD = 100
"""Fewer people are named or counted one by one."""
_A_MULTITUDE = 100_000
"""Counts from here on are few: "more than a million migrants" are "1.1 million asylum seekers"."""
_COPIED = 5.0
"""Versions of one text tell a number again."""
_SMALL = 5
"""Numbers below are everywhere: they are one only where more than the noun is shared."""
_SIZED = frozenset(["metre", "kilogram", "square-metre", "litre"])
"""Base units of what lasts, so that two accounts may differ about it; prices and shares move."""
_LASTING = _SIZED | {"second"}
"""The same and spans of time: "over 20 years" and "21 years" of service are one."""
_SOME, _LEAST, _MUCH = 1.0, 2.0, 9.0
"""What the words around two numbers must weigh together: to join equal measures, equal small
counts of one noun, and equal counts of two nouns. Set on the pairs of 29 stories of news."""

_BEHIND = re.compile(r"[ ](?:of|on|in|for|from|to)[ ]")
_REST = re.compile(r"\b(?:other|others|another)\b", re.IGNORECASE)
"""Words for those that are left when some were told of: no whole."""
_ADDED = re.compile(r"\b(?:further|additional)\b", re.IGNORECASE)
"""Words for those that come on top of a count: "two additional packages", "two more devices"."""


_MOVED = 99.0
"""An account that says "from $9 to $7" tells of one thing, surer than any words around it."""


class Profile(NamedTuple):
    """What a candidate is compared by.

    `head` is the noun that is counted, `modifiers` what stands before it, `slot` what a size is
    told of ("depth", or the verb before it), `context` the words around it without these.
    """

    candidate: Candidate
    amount: Scaled
    head: str | None
    modifiers: frozenset[str]
    slot: str | None
    context: frozenset[str]


def group_alike(candidates: Sequence[Candidate]) -> list[Group]:
    """Part candidates into those of one thing each; every candidate is in exactly one group."""
    profiles = [profile_of(c) for c in sorted(candidates, key=lambda c: c.key)]
    weights = _Weights(profiles)
    clusters = _Clusters(profiles)
    links = {
        (at, other): strength
        for at, other in _pairs(profiles)
        if (strength := weights.strength(profiles[at], profiles[other])) > 0
    }
    for at, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        clusters.join(at, other)
    return clusters.groups()


def profile_of(c: Candidate) -> Profile:
    """What a candidate is compared by."""
    counted = _BEHIND.split(c.quantity.population or "")[0]
    words = [key for key in content_keys(counted) if not key[0].isdigit()]
    amount = scaled(c.quantity)
    head, modifiers = None, frozenset(words)
    if amount.base == "count" and words:
        head, modifiers = _SAME_HEAD.get(words[-1], words[-1]), frozenset(words[:-1])
    return Profile(c, amount, head, modifiers, c.slot, c.context - {words[-1] if words else ""})


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs that may be of one thing: of one value, one head or one size."""
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        for key in _keys(one):
            buckets[key].append(at)
    seen: set[tuple[int, int]] = set()
    for alike in buckets.values():
        for pair in combinations(alike, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _keys(one: Profile) -> Iterable[tuple[object, ...]]:
    base, value = one.amount.base, one.amount.value
    if value:
        step = math.log(abs(value)) / (4 * _ALIKE)
        yield from {("value", base, math.floor(step)), ("value", base, math.ceil(step))}
    elif value is None and one.amount.low is not None:
        yield "range", base, one.amount.low, one.amount.high
    elif one.amount.word is not None and base != "count":
        yield "word", base, one.amount.word
    if one.head is not None:
        yield "head", base, one.head
    if base == "count" and (value or 0) >= _A_MULTITUDE:
        yield "many", base
    if one.head is None and base == "count":
        yield "people", base
    if one.slot is not None and base != "count":
        yield "slot", base, one.slot
    yield "sentence", base, one.candidate.sentence


class _Weights:
    """How much the words of a story weigh: rare ones tell what a number is of."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._told = Counter(key for one in profiles for key in one.context)
        self._count = len(profiles)
        self._told_of: dict[tuple[str, str | None], set[Number | str | None]] = defaultdict(set)
        for one in profiles:
            number = one.amount.word if one.amount.is_vague else one.amount.value
            self._told_of[one.candidate.key[0], one.head].add(number)

    def _are_alone(self, a: Profile, b: Profile) -> bool:
        """Whether either account gives no other number of its noun."""
        return all(len(self._told_of[one.candidate.key[0], one.head]) == 1 for one in (a, b))

    def shared(self, a: Profile, b: Profile) -> float:
        """The weight of the words that two contexts share; a word of every context weighs none."""
        return sum(
            math.log((self._count + 1) / (self._told[key] + 0.5)) for key in a.context & b.context
        )

    def strength(self, a: Profile, b: Profile) -> float:
        """How surely two are of one thing; 0 where they are not held to be."""
        if _is_in_brackets(a, b):
            return _MOVED
        if a.amount.base != b.amount.base or _role(a) != _role(b):
            return 0
        if _are_apart(a.candidate, b.candidate):
            return 0
        if is_moved(a.candidate, b.candidate) or _is_replaced(a.candidate, b.candidate):
            return _MOVED
        shared = self.shared(a, b)
        if _is_copied(a, b):
            return _COPIED + shared
        if a.amount.is_vague or b.amount.is_vague:
            return self._vague(a, b, shared)
        if a.amount.differs(b.amount) <= _ALIKE:
            return self._equal(a, b, shared)
        return self._unequal(a, b, shared)

    def _equal(self, a: Profile, b: Profile, shared: float) -> float:
        if a.amount.base != "count":
            sure = a.amount.is_telling or (a.slot == b.slot and a.slot is not None)
            sure = sure or (a.amount.base in _SIZED and (a.amount.written or 0) >= _SIZABLE)
            least = _LEAST if a.amount.base == "percent" else _SOME
            return 3 + shared if sure or shared >= least else 0
        if a.head == b.head and a.head is not None:
            if (a.amount.value or 0) >= _SMALL or a.modifiers & b.modifiers:
                return 4 + shared
            return 3 + shared if a.modifiers == b.modifiers or shared >= _LEAST else 0
        if _is_narrower(a, b) and shared >= _SOME:
            return 2 + shared
        if _may_have_two_names(a, b) and shared >= _LEAST:
            return 1 + shared
        return 1 + shared if a.amount.is_telling or shared >= _MUCH else 0

    def _unequal(self, a: Profile, b: Profile, shared: float) -> float:
        if a.candidate.key[0] == b.candidate.key[0]:
            return 0
        apart = a.amount.differs(b.amount)
        firmly = {one.candidate.quantity.qualifier for one in (a, b)}
        estimated = firmly != {"exact"}
        same = a.head == b.head and a.head is not None and a.amount.base == "count"
        if same and apart <= _NEAR and estimated and _agree(a, b):
            return 0.5 + shared / 100
        if same and self._is_one_count(a, b, shared):
            return 0.1 + shared / 100
        if _do_one_thing(a, b) and shared >= _CLOSELY:
            return 0.1 + shared / 100
        if _are_many(a, b) and apart <= _NEAR and estimated and shared > 0:
            return 0.3 + shared / 100
        if _are_rounded(a, b):
            return 0.5 + shared / 100
        if a.amount.base in _LASTING and apart <= _NEAR and estimated and shared >= _LEAST:
            return 0.3 + shared / 100
        sized = a.amount.base in _SIZED and a.slot is not None and a.slot == b.slot
        near = a.amount.middled().differs(b.amount.middled()) <= 1 - 1 / _FAR
        return 0.2 + shared / 100 if sized and near else 0

    def _is_one_count(self, a: Profile, b: Profile, shared: float) -> bool:
        """Whether two accounts give one count two numbers of ten and more: "16 tests", "20 tests".

        Either tells no other number of that noun, the words before it do not part them, a word
        around it is shared, and neither number is twice the other.
        """
        least = min(one.amount.value or 0 for one in (a, b))
        whole = not _role(a) and least >= _SIZABLE and a.amount.differs(b.amount) < 1 / _TWICE
        return whole and shared >= _SOME and _agree(a, b) and self._are_alone(a, b)

    def _vague(self, a: Profile, b: Profile, shared: float) -> float:
        if a.head is None and a.amount.word is not None and a.amount.word == b.amount.word:
            return 0.4 + shared / 100 if shared >= _SOME else 0
        if a.head is None or a.head != b.head or not _agree(a, b):
            return 0
        if a.amount.is_vague and b.amount.is_vague:
            return 0.4 + shared / 100 if a.amount.word == b.amount.word else 0
        fits = a.amount.allows(b.amount) and a.candidate.key[0] != b.candidate.key[0]
        near = shared >= _SOME or (shared > 0 and self._are_alone(a, b))
        return 0.1 + shared / 100 if fits and near else 0


def _agree(a: Profile, b: Profile) -> bool:
    """Whether what is told of two things before their noun does not part them."""
    return a.modifiers <= b.modifiers or b.modifiers <= a.modifiers


def _are_of_one_unit(a: Profile, b: Profile) -> bool:
    """Whether both count people, or both count one kind of things."""
    return a.candidate.quantity.unit == b.candidate.quantity.unit


def _may_have_two_names(a: Profile, b: Profile) -> bool:
    """Whether two accounts count ten of one kind or more: "12 devices", "a dozen packages".

    Or both tell how many came on top of a count: "two more devices", "two additional packages".

    Where one account gives both nouns one number, they are two things.
    """
    apart = a.candidate.key[0] != b.candidate.key[0]
    telling = (a.amount.value or 0) >= _SIZABLE or _role(a) == "added"
    return apart and telling and _are_of_one_unit(a, b)


def _do_one_thing(a: Profile, b: Profile) -> bool:
    """Whether two accounts tell how many people did one thing: "signed a petition".

    They are many, no noun tells which people, and two words around them are shared.
    """
    people = all(
        one.candidate.quantity.unit == "person"
        and one.head is None
        and not _role(one)
        and (one.amount.value or 0) >= _A_CROWD
        for one in (a, b)
    )
    return people and len(a.context & b.context) > 1


def _are_many(a: Profile, b: Profile) -> bool:
    """Whether both count so many people or things that a story tells few such numbers."""
    count = a.amount.base == b.amount.base == "count" and _are_of_one_unit(a, b)
    return count and all((one.amount.value or 0) >= _A_MULTITUDE for one in (a, b))


def _role(one: Profile) -> str:
    if _ADDED.search(one.candidate.quantity.text):
        return "added"
    return "rest" if _REST.search(one.candidate.quantity.text) else one.candidate.role


def _is_replaced(a: Candidate, b: Candidate) -> bool:
    """Whether one sentence tells that one of two counts of one unit has replaced the other."""
    return a.sentence == b.sentence and a.quantity.unit == b.quantity.unit and a.left != b.left


def _are_apart(a: Candidate, b: Candidate) -> bool:
    """Whether their accounts set them in two places or times."""
    if not a.setting or not b.setting:
        return False
    # February of 2017 is a part of 2017.
    short, long = sorted((a.setting, b.setting), key=len)
    return not long.startswith(short) if short[:1].isdigit() else short != long


def _is_in_brackets(a: Profile, b: Profile) -> bool:
    """Whether one stands in brackets right behind the other: "40 metres (131 feet)"."""
    first, second = sorted((a, b), key=lambda one: one.candidate.quantity.start)
    one, other = first.candidate, second.candidate
    gap = other.quantity.start - one.quantity.end
    if one.key[0] != other.key[0] or not 0 < gap < _GAP or one.quantity.unit == other.quantity.unit:
        return False
    return first.amount.base == second.amount.base and first.amount.differs(second.amount) <= _NEAR


def _are_rounded(a: Profile, b: Profile) -> bool:
    """Whether one sum is the other rounded, and both are named alike: "$44 million in taxes"."""
    one, other = a.amount.written, b.amount.written
    if a.amount.base == "count" or a.modifiers.isdisjoint(b.modifiers):
        return False
    if one is None or other is None:
        return False
    return is_rounding(one, other) or (
        a.modifiers == b.modifiers and a.amount.differs(b.amount) <= _ROUNDED
    )


def _is_copied(a: Profile, b: Profile) -> bool:
    """Whether two articles of one origin tell one number of one noun: versions of one text."""
    one, other = a.candidate, b.candidate
    if one.report.origin != other.report.origin or one.key[0] == other.key[0]:
        return False
    alike = a.head == b.head and a.amount.word == b.amount.word
    return alike and a.amount.differs(b.amount) <= _ALIKE


def _is_narrower(a: Profile, b: Profile) -> bool:
    """Whether one noun stands before the other: "two females", "two female gorillas"."""
    return a.head in b.modifiers or b.head in a.modifiers


class _Clusters:
    """Groups that grow by links, as long as no account gives one of them two numbers."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._of = list(range(len(profiles)))
        self._members: dict[int, list[int]] = {at: [at] for at in self._of}

    def join(self, a: int, b: int) -> None:
        """Join the groups of two candidates where none of their accounts objects."""
        first, second = sorted((self._of[a], self._of[b]))
        if first == second or self._object(first, second):
            return
        for at in self._members.pop(second):
            self._of[at] = first
            self._members[first].append(at)

    def _object(self, first: int, second: int) -> bool:
        told: dict[str, list[Profile]] = defaultdict(list)
        for at in self._members[first]:
            told[self._profiles[at].candidate.key[0]].append(self._profiles[at])
        return any(
            one.amount.differs(other.amount) > _ALIKE
            and not _is_in_brackets(one, other)
            and not (one.candidate.left or other.candidate.left)
            and not is_moved(one.candidate, other.candidate)
            and not is_moved(other.candidate, one.candidate)
            for one in (self._profiles[at] for at in self._members[second])
            for other in told.get(one.candidate.key[0], ())
        )

    def groups(self) -> list[Group]:
        """The candidates of each group, in the order of the text."""
        return [
            [self._profiles[at].candidate for at in sorted(members)]
            for _, members in sorted(self._members.items())
        ]
