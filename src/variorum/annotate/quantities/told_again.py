"""Counts told again without their measure: "the 21 girls" are those told of as freed."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.quantities.anchors import Anchor
from variorum.lexicon import words
from variorum.model import Measure, Quantity

_TELLING = 10
"""From here on one number of kin people in one article is one count; 2 and 3 are everywhere."""
_DEFINITE = re.compile(r"\b(?:the|these|those|all|our|only|just)[ ]$")
_PAIR = 2
_SIDES = words("counted.sides")
_POINTING = re.compile(r"\b(?:the|these|those|our|their|between|both|its|his|her)[ ]$")
# A bare number is a noun of its own only where none follows.
_ALONE = re.compile(
    r"[ ]*(?:[.,;:!?)\"”'’–—]|$)|[ ](?:who|that|of|in|from|on|at|and|but|were|was|are|have|had|has|"
    r"will|would|to)\b"
)
_SPECIFIC = frozenset(["other", "population", "incidents"])
"""Measures that no retelling takes over: they tell nothing that happened to anybody."""
_ALL, _OPEN = "*", "?"
"""Keys of what was told of anybody, and of nobody in particular."""
_ANYONE = words("counted.anyone") | {""}


def is_bare(lower: str, anchor: Anchor) -> bool:
    """Whether a number stands for people told of elsewhere: "the 21 who", "only 21"."""
    number, phrase, kind = anchor
    if kind != "number" or phrase.words is not None or phrase.noun is not None:
        return False
    large = number.qualifier == "exact" and (number.value or 0) >= _TELLING
    definite = _DEFINITE.search(lower, max(0, number.start - 12), number.start)
    return bool(large and definite and _ALONE.match(lower, phrase.end))


def settle_retold(lower: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The counts with the measure that the article gives of the same people, where it gives one.

    A number from ten on is known again by its noun, or by "the" where that is "people"; a smaller
    one by both, behind the count. Of several measures the nearest told before holds, else the
    first. A bare number that tells nothing again is left out.
    """
    if all(q.measure != "other" for q in found):
        return list(found)
    first = _Told()
    for quantity in reversed(found):
        first.add(quantity)
    last, settled = _Told(), []
    for quantity in found:
        last.add(quantity)
        settled.append(_settle(lower, quantity, last, first))
    kept = [at for at, q in enumerate(settled) if not _tells_nothing(q)]
    return rearranged(settled, kept)


def drop_pointed(lower: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Without what only points back at two that were told of: "the two countries", "our two sides".

    Only the sides of a talk, a war or a trade are so told of over and over.
    """
    kept = [
        at
        for at, one in enumerate(found)
        if not (
            one.measure == "other"
            and one.value == _PAIR
            and (one.population or "").lower() in _SIDES
            and _POINTING.search(lower, max(0, one.start - 10), one.start)
        )
    ]
    return rearranged(found, kept)


class _Told:
    """Which measure was told last of a number of people, by their noun."""

    def __init__(self) -> None:
        self._measures: dict[tuple[float, str], tuple[int, Measure]] = {}

    def add(self, quantity: Quantity) -> None:
        if quantity.measure in _SPECIFIC or quantity.unit != "person" or not quantity.value:
            return
        head = _head(quantity)
        for key in (head, _ALL, *([_OPEN] if head in _ANYONE else [])):
            self._measures[quantity.value, key] = (quantity.start, quantity.measure)

    def of(self, quantity: Quantity) -> Measure | None:
        """The measure of the number, told of the same people or of nobody in particular."""
        value, head = quantity.value or 0, _head(quantity)
        keys = (_ALL,) if head in _ANYONE else (head, _OPEN)
        if value < _TELLING:
            keys = (head,)
        told = [self._measures[value, key] for key in keys if (value, key) in self._measures]
        return max(told)[1] if told else None


def _settle(lower: str, quantity: Quantity, last: _Told, first: _Told) -> Quantity:
    if quantity.measure != "other" or quantity.unit != "person" or not quantity.value:
        return quantity
    definite = _DEFINITE.search(lower, max(0, quantity.start - 12), quantity.start) is not None
    measure = None
    if quantity.value < _TELLING:
        measure = last.of(quantity) if definite and quantity.population else None
    elif definite or _head(quantity) not in _ANYONE:
        measure = last.of(quantity) or first.of(quantity)
    return msgspec.structs.replace(quantity, measure=measure) if measure else quantity


def _tells_nothing(quantity: Quantity) -> bool:
    return quantity.measure == "other" and not quantity.population and quantity.value != 0


def rearranged(found: Sequence[Quantity], order: Sequence[int]) -> list[Quantity]:
    """The counts at these places, in this order; a part whose whole is left out is no part."""
    place = {at: new for new, at in enumerate(order)}
    return [
        one if one.part_of is None else msgspec.structs.replace(one, part_of=place.get(one.part_of))
        for one in (found[at] for at in order)
    ]


def _head(quantity: Quantity) -> str:
    words = re.findall(r"[a-z'’-]+", (quantity.population or "").lower())
    return words[-1] if words else ""
