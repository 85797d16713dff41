"""Counts that one account tells without a measure and another with it: "the 276 girls"."""

from collections.abc import Sequence

import msgspec

from variorum.align.populations import population_kind
from variorum.align.reports import Candidate
from variorum.model import Measure

_TELLING = 10
"""From here on one number of one kind of people is one count; 2 and 3 are everywhere."""
_STATES = frozenset(["other", "population", "incidents"])

Key = tuple[float | int | None, str, str]
"""A number, how firmly it is told, and of whom."""


def settle_retold(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of measure "other" with what others tell of the same people.

    Only a telling number of a certain kind of people is known again, and only where all accounts
    that measure it agree what happened to them; "people" are too many different ones.
    """
    measured: dict[Key, set[Measure]] = {}
    for c in candidates:
        key = _key(c)
        if key is not None and c.quantity.measure not in _STATES:
            measured.setdefault(key, set()).add(c.quantity.measure)
    return [_settled(c, measured) for c in candidates]


def _settled(c: Candidate, measured: dict[Key, set[Measure]]) -> Candidate:
    key = _key(c) if c.quantity.measure == "other" else None
    known = measured.get(key, set()) if key is not None else set()
    if len(known) != 1:
        return c
    (measure,) = known
    return c._replace(quantity=msgspec.structs.replace(c.quantity, measure=measure))


def _key(c: Candidate) -> Key | None:
    quantity = c.quantity
    kind = population_kind(quantity.population, quantity.unit).split(":")[0]
    if quantity.unit != "person" or kind == "general" or quantity.qualifier == "about":
        return None
    return (quantity.value, quantity.qualifier, kind) if (quantity.value or 0) >= _TELLING else None
