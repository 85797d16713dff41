"""Counts told again, by one account without the measure or the date that another gives."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from variorum.align.figures.grouping import family_of
from variorum.align.figures.populations import population_kind
from variorum.align.figures.reports import Candidate
from variorum.model import Measure

_TELLING = 10
"""From here on one number of one kind of people is one count; 2 and 3 are everywhere."""
_STATES = frozenset(["other", "population", "incidents"])
_TOLL = frozenset(["killed", "injured"])

Key = tuple[float | int | None, str, str]
"""A number, how firmly it is told, and of whom."""


def settle_retold(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of measure "other" with what others tell of the same people.

    Only a telling number of a certain kind of people is known again, and only where all accounts
    that measure it agree what happened to them; "people" are too many different ones.
    """
    measured: dict[Key, Counter[Measure]] = defaultdict(Counter)
    for c in candidates:
        key = _key(c)
        if key is not None and c.quantity.measure not in _STATES:
            measured[key][c.quantity.measure] += 1
    return [_settled(c, measured) for c in candidates]


def settle_settings(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each telling number of one kind of people in one setting.

    One account says "last week" or names the day, another neither: what more origins do holds, of
    equals that it is the story's own. Numbers told of two places or dates stay two. A toll below
    ten is telling where its account gives no other: a trial's report dates "one man died".
    """
    only = _only_tolls(candidates)
    origins: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for c in candidates:
        telling = (c.quantity.value or 0) >= _TELLING or c.key in only
        if telling and not _is_of_place(c.setting):
            origins[_count(c)][c.setting].add(c.report.origin)
    return [
        c
        if _is_of_place(c.setting)
        or ((c.quantity.value or 0) < _TELLING and c.key not in only)
        or (told := origins.get(_count(c))) is None
        else c._replace(setting=_commonest(told, c.setting))
        for c in candidates
    ]


def _only_tolls(candidates: Sequence[Candidate]) -> set[tuple[str, int]]:
    """The tolls whose account gives no other number of that measure for that kind of people."""
    told: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.quantity.measure in _TOLL and not c.role and c.setting != "background":
            told[c.key[0], *_count(c)[1:]].append(c)
    alone = (alike for alike in told.values() if len({c.quantity.value for c in alike}) == 1)
    return {c.key for alike in alone for c in alike if c.quantity.value}


def _is_of_place(setting: str) -> bool:
    return setting[:1].isalpha() and setting != "background"


def _settled(c: Candidate, measured: dict[Key, Counter[Measure]]) -> Candidate:
    key = _key(c) if c.quantity.measure == "other" else None
    known = measured.get(key) if key is not None else None
    if not known or len({family_of(measure) for measure in known}) != 1:
        return c
    measure = max(known, key=lambda measure: (known[measure], measure))
    return c._replace(quantity=msgspec.structs.replace(c.quantity, measure=measure))


def _count(c: Candidate) -> Key:
    quantity = c.quantity
    kind = population_kind(quantity.population, quantity.unit).split(":")[0]
    return quantity.value, f"{family_of(quantity.measure)} {c.role}", kind


def _commonest(told: dict[str, set[str]], own: str) -> str:
    """The setting that most origins tell; its own where two dates are told."""
    if len(told.keys() - {"", "background"}) > 1:
        return own
    return max(told, key=lambda setting: (len(told[setting]), setting == "", setting))


def _key(c: Candidate) -> Key | None:
    quantity = c.quantity
    kind = population_kind(quantity.population, quantity.unit).split(":")[0]
    if quantity.unit != "person" or kind == "general" or quantity.qualifier == "about":
        return None
    return (quantity.value, quantity.qualifier, kind) if (quantity.value or 0) >= _TELLING else None
