"""Records put together or taken apart as people decided, before anything is made of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from variorum.model.record_ids import Place
from variorum.model.regrouping import Grouped, Regrouping
from variorum.model.span import alike

Member = TypeVar("Member")


def regroup(
    groups: Iterable[Sequence[Member]],
    place_of: Callable[[Member], Place],
    kind: Grouped,
    wanted: Iterable[Regrouping],
) -> list[list[Member]]:
    """The groups as people decided, one decision after the other; what is not found changes none.

    Words that are read with other ends than when they were decided on are found by half of them.
    """
    made = [list(group) for group in groups]
    for one in wanted:
        if one.kind != kind:
            continue
        places = [[place_of(member) for member in group] for group in made]
        found = [_find(places, place) for place in one.places]
        made = _joined(made, found) if one.together else _parted(made, found)
    return [group for group in made if group]


Found = tuple[int, int] | None
"""A group and a member of it, by their numbers."""


def _find(places: Sequence[Sequence[Place]], wanted: Place) -> Found:
    near: Found = None
    for at, group in enumerate(places):
        for member, place in enumerate(group):
            if place == wanted:
                return at, member
            if near is None and place[0] == wanted[0] and alike(place[1:], wanted[1:]):
                near = at, member
    return near


def _joined(made: list[list[Member]], found: Sequence[Found]) -> list[list[Member]]:
    one, other = (*found, None, None)[:2]
    if one is None or other is None or one[0] == other[0]:
        return made
    first, second = sorted((one[0], other[0]))
    return [
        group + made[second] if at == first else group
        for at, group in enumerate(made)
        if at != second
    ]


def _parted(made: list[list[Member]], found: Sequence[Found]) -> list[list[Member]]:
    leaving = {one for one in found if one is not None}
    if not leaving:
        return made
    own = [made[at][member] for at, member in sorted(leaving)]
    kept = [
        [member for number, member in enumerate(group) if (at, number) not in leaving]
        for at, group in enumerate(made)
    ]
    return [*kept, own]
