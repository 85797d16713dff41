"""The ids of figures, claims and entities: each is named after its founding evidence.

The founding evidence of a record is what told it first: the evidence of the article published
earliest, then of the least id, then the first in the text. Later accounts join a record without
renaming it. An article's id derives from its content, so no file name has a part in any of this.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

import msgspec

from variorum.model.aligned import Aligned
from variorum.model.article import Article
from variorum.model.claim import Claim
from variorum.model.dossier import Dossier
from variorum.model.figure import Figure
from variorum.model.span import Evidence, identify
from variorum.model.statement import Entity

Kind = Literal["figures", "claims", "entities"]
Place = tuple[str, int, int]
"""Where a piece of evidence stands: article, start and end."""

_PREFIXES: Mapping[Kind, str] = {"figures": "f", "claims": "c", "entities": "e"}
_Records = TypeVar("_Records", Aligned, Dossier)


class Founded(NamedTuple):
    """A record by its id, with the places of its evidence, the founding one first."""

    id: str
    places: tuple[Place, ...]


def told_first(article: Article) -> tuple[str, str]:
    """What articles are put in order by where the first to tell counts: its own date, then its id.

    A date that was inferred from other accounts may change with them, so it counts for nothing.
    """
    published = article.published
    own = published.value if published and published.basis != "coverage" else "9999"
    return own, article.id


def name_records(records: _Records, articles: Iterable[Article]) -> _Records:
    """The records with each figure, claim and entity named by its founding evidence.

    The names do not depend on the ids that the records had before.
    """
    order = {one.id: told_first(one) for one in articles}
    names: dict[str, str] = {}
    for kind in _PREFIXES:
        names.update(_names(kind, founded(records, kind, order)))
    return rename(records, names)


def founded(
    records: Aligned | Dossier, kind: Kind, order: Mapping[str, tuple[str, str]]
) -> list[Founded]:
    """The records of a kind with the places of their evidence, in the order of their founding.

    `order` gives what each article is put in order by (`told_first`), by its id.
    """
    found = []
    for record in getattr(records, kind):
        places = {(one.article, one.start, one.end) for one in _evidence(record)}
        ranked = sorted(places, key=lambda place: (order[place[0]], place))
        found.append(Founded(record.id, tuple(ranked)))
    # The sort is stable: of two with the same evidence the first in the list stays first.
    return sorted(found, key=lambda one: [(order[place[0]], place) for place in one.places])


def _names(kind: Kind, records: Sequence[Founded]) -> Iterator[tuple[str, str]]:
    """Each record's former id with its new one.

    Two records of one kind may be founded by the same words. The first is named by these alone,
    the next by all its evidence, and of two that share all of it the second by its number too.
    """
    given: set[str] = set()
    for former, places in records:
        id = identify(_PREFIXES[kind], *places[:1])
        number = 0
        while id in given:
            id = identify(_PREFIXES[kind], places, number)
            number += 1
        given.add(id)
        yield former, id


def _evidence(record: Figure | Claim | Entity) -> Iterator[Evidence]:
    if isinstance(record, Figure):
        yield from (one.evidence for one in record.reports)
    elif isinstance(record, Entity):
        yield from record.mentions
    else:
        yield from record.pieces


def rename(records: _Records, names: Mapping[str, str]) -> _Records:
    """The records with these ids of figures, claims and entities replaced wherever they stand."""
    changed: dict[str, object] = {
        "entities": tuple(_with(one, id=names.get(one.id, one.id)) for one in records.entities),
        "statements": tuple(
            _with(one, speaker=_new(names, one.speaker)) for one in records.statements
        ),
        "figures": tuple(_figure(one, names) for one in records.figures),
        "claims": tuple(_claim(one, names) for one in records.claims),
        "relations": tuple(
            _with(one, claim=_new(names, one.claim), to=_new(names, one.to))
            for one in records.relations
        ),
    }
    if isinstance(records, Dossier):
        changed["events"] = tuple(
            _with(one, actors=_all(names, one.actors)) for one in records.events
        )
        changed["left_out"] = tuple(
            _with(one, claims=_all(names, one.claims)) for one in records.left_out
        )
    return msgspec.structs.replace(records, **changed)


def _figure(figure: Figure, names: Mapping[str, str]) -> Figure:
    reports = tuple(
        _with(one, claimant=_new(names, one.claimant), part_of=_new(names, one.part_of))
        for one in figure.reports
    )
    return _with(figure, id=names.get(figure.id, figure.id), reports=reports)


def _claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    return _with(
        claim,
        id=names.get(claim.id, claim.id),
        asserted_by=tuple(sorted(_all(names, claim.asserted_by))),
        denied_by=tuple(sorted(_all(names, claim.denied_by))),
        dispute=_new(names, claim.dispute),
    )


_Struct = TypeVar("_Struct", bound=msgspec.Struct)


def _with(record: _Struct, **changes: object) -> _Struct:
    """The record with these fields, and the record itself where they are as they were."""
    if all(getattr(record, name) == value for name, value in changes.items()):
        return record
    return msgspec.structs.replace(record, **changes)


def _new(names: Mapping[str, str], id: str | None) -> str | None:
    return names.get(id, id) if id else id


def _all(names: Mapping[str, str], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(names.get(id, id) for id in ids)
