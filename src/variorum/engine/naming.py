"""Ids that stay: what a store once called a story, a figure or a claim leads to it for good.

A record is named when its dossier is first compiled, by the id that its content gives. The id stays
with the place in the text that founded the record then: whatever holds that place later has the id.
So a story that took in an earlier article, or joined another one, keeps the id of the elder, and
the other ids become aliases. Of a story that parted, the part with the founding article keeps the
id.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from variorum.model import Dossier, Story, identify
from variorum.model.record_ids import Founded, founded, rename, told_first
from variorum.store.base import GivenId, GivenKind, Store

_KINDS: tuple[Literal["figures", "claims"], ...] = ("figures", "claims")


class Named(NamedTuple):
    """A dossier under the ids that stay, and the ids that are given out with it."""

    dossier: Dossier
    fresh: tuple[GivenId, ...]


def name_dossier(store: Store, story: Story, dossier: Dossier) -> Named:
    """The dossier of a story under the ids that the store gave out for what it holds.

    `story` is named by its content. What has no id yet is given the one that its content gives.
    """
    fresh: list[GivenId] = []
    known = store.given_ids.of("story", story.articles)
    if not known:
        founder = "a" + story.id[1:]
        fresh.append(_fresh(store, "story", story.id, (founder, 0, 0), ()))
    ids = [one.id for one in known or fresh]
    head = msgspec.structs.replace(dossier.story, id=ids[0], aliases=tuple(ids[1:]))
    dossier = msgspec.structs.replace(dossier, story=head)
    order = {one.id: told_first(one) for one in dossier.articles}
    names: dict[str, str] = {}
    for kind in _KINDS:
        records = founded(dossier, kind, order)
        held = _held(records, store.given_ids.of(kind, story.articles))
        for record in records:
            if record.id not in held and record.places:
                given = _fresh(store, kind, record.id, record.places[0], held.values())
                fresh.append(given)
                held[record.id] = given.id
        names.update(held)
    return Named(rename(dossier, names), tuple(fresh))


def _fresh(
    store: Store, kind: GivenKind, id: str, place: tuple[str, int, int], beside: Collection[str]
) -> GivenId:
    """An id to give out: that of the content, unless it was given to something else before."""
    number, wanted = 0, id
    while wanted in beside or store.given_ids.taken(wanted):
        number += 1
        wanted = identify(id[0], id, number)
    return GivenId(id=wanted, kind=kind, article=place[0], start=place[1], end=place[2])


def _held(records: Sequence[Founded], given: Iterable[GivenId]) -> dict[str, str]:
    """By the id of its content, the id given out for a record: the eldest that founded it.

    Words may be read with other ends by a later version, so what only overlaps the place counts
    where nothing holds it exactly. Of two records that hold it, one that has no id yet comes
    first, then the one of that very id.
    """
    held: dict[str, str] = {}
    for one in given:
        place = (one.article, one.start, one.end)
        holding = [record.id for record in records if place in record.places]
        holding = holding or [record.id for record in records if _overlaps(record, one)]
        ranked = sorted(holding, key=lambda id: (id in held, id != one.id, holding.index(id)))
        if ranked:
            held.setdefault(ranked[0], one.id)
    return held


def _overlaps(record: Founded, given: GivenId) -> bool:
    return any(
        article == given.article and start < given.end and given.start < end
        for article, start, end in record.places
    )


def pass_on(store: Store, article: str) -> None:
    """Let what was founded by an article that is taken out be found by what else it holds."""
    (story,) = store.stories.of([article]).values() or [None]
    dossier = store.stories.dossier(story) if story else None
    if dossier is None:
        return
    others = sorted((one for one in dossier.articles if one.id != article), key=told_first)
    order = {one.id: told_first(one) for one in dossier.articles}
    for one in store.given_ids.of("story", [article]):
        if others:
            store.given_ids.lead(one.id, (others[0].id, 0, 0))
    for kind in _KINDS:
        places = {record.id: record.places for record in founded(dossier, kind, order)}
        for one in store.given_ids.of(kind, [article]):
            left = [place for place in places.get(one.id, ()) if place[0] != article]
            if left:
                store.given_ids.lead(one.id, left[0])
