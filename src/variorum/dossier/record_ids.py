"""The ids of a dossier's records: each named after its founding evidence.

The founding evidence of a record is what told it first: the evidence of the article published
earliest, then of the least id, then the first in the text. Later accounts join a record without
renaming it. An article's id derives from its content, so no file name has a part in any of this.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

import msgspec

from variorum.model import Article, Claim, Dossier, Entity, Event, Evidence, Figure, identify

Kind = Literal["figures", "claims", "events", "entities"]
Place = tuple[str, int, int]
"""Where a piece of evidence stands: article, start and end."""

_PREFIXES: Mapping[Kind, str] = {"figures": "f", "claims": "c", "events": "v", "entities": "e"}
_Struct = TypeVar("_Struct", bound=msgspec.Struct)


class Founded(NamedTuple):
    """A record by its id, with the places of its evidence, the founding one first."""

    id: str
    places: tuple[Place, ...]


def name_records(dossier: Dossier) -> Dossier:
    """The dossier with each figure, claim, event, entity and origin named by what founded it."""
    order = _told_first(dossier.articles)
    names = {
        one.id: identify("o", min(one.articles, key=order.__getitem__))
        for one in dossier.origins
        if one.articles
    }
    for kind in _PREFIXES:
        names.update(_names(kind, founded(dossier, kind)))
    return rename(dossier, names)


def founded(dossier: Dossier, kind: Kind) -> list[Founded]:
    """The records of a kind with the places of their evidence, in the order of their founding."""
    order = _told_first(dossier.articles)
    records: Iterable[Figure | Claim | Event | Entity] = getattr(dossier, kind)
    found = []
    for record in records:
        places = {(one.article, one.start, one.end) for one in _evidence(record)}
        ranked = sorted(places, key=lambda place: (order[place[0]], place))
        found.append(Founded(record.id, tuple(ranked)))
    return sorted(found, key=lambda one: (*((order[p[0]], p) for p in one.places[:1]), one))


def rename(dossier: Dossier, names: Mapping[str, str]) -> Dossier:
    """The dossier with these ids replaced wherever a record has or names one."""

    def new(id: str | None) -> str | None:
        return names.get(id, id) if id else id

    def told(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names.get(id, id) for id in ids)

    return msgspec.structs.replace(
        dossier,
        origins=tuple(_with(one, id=new(one.id)) for one in dossier.origins),
        entities=tuple(_with(one, id=new(one.id)) for one in dossier.entities),
        statements=tuple(
            _with(one, speaker=new(one.speaker), origin=new(one.origin))
            for one in dossier.statements
        ),
        figures=tuple(
            _with(
                figure,
                id=new(figure.id),
                reports=tuple(
                    _with(
                        one,
                        claimant=new(one.claimant),
                        origin=new(one.origin),
                        part_of=new(one.part_of),
                    )
                    for one in figure.reports
                ),
            )
            for figure in dossier.figures
        ),
        claims=tuple(
            _with(
                one,
                id=new(one.id),
                # Who asserts and denies is told in the order of ids.
                asserted_by=tuple(sorted(told(one.asserted_by))),
                denied_by=tuple(sorted(told(one.denied_by))),
                dispute=new(one.dispute),
            )
            for one in dossier.claims
        ),
        relations=tuple(
            _with(one, claim=new(one.claim), to=new(one.to)) for one in dossier.relations
        ),
        events=tuple(_with(one, id=new(one.id), actors=told(one.actors)) for one in dossier.events),
        left_out=tuple(_with(one, claims=told(one.claims)) for one in dossier.left_out),
    )


def _with(record: _Struct, **changes: object) -> _Struct:
    return msgspec.structs.replace(record, **changes)


def _told_first(articles: Iterable[Article]) -> dict[str, tuple[str, str]]:
    """How early each article was published, by its id; a date that was inferred may change."""
    return {
        one.id: (one.published.value, one.id)
        if one.published and one.published.basis != "coverage"
        else ("9999", one.id)
        for one in articles
    }


def _evidence(record: Figure | Claim | Event | Entity) -> Iterator[Evidence]:
    if isinstance(record, Figure):
        yield from (one.evidence for one in record.reports)
    elif isinstance(record, Entity):
        yield from record.mentions
    else:
        yield from record.evidence


def _names(kind: Kind, records: Iterable[Founded]) -> dict[str, str]:
    """The new id of each record by its former one.

    Two records of one kind may be founded by the same words. The first keeps the id that these
    give, and all its evidence names the other.
    """
    names: dict[str, str] = {}
    given: set[str] = set()
    for former, places in records:
        id = identify(_PREFIXES[kind], *(places[0] if places else (former,)))
        if id in given:
            id = identify(_PREFIXES[kind], places, former)
        given.add(id)
        names[former] = id
    return names
