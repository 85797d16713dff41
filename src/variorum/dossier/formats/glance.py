"""The first screen of a dossier: its day, the latest figures, what is disputed, what is new.

Nothing is told here that the record below does not hold: each line leads to its place there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.dossier.formats import wording
from variorum.dossier.formats.view import Happening, Ledger, Parting, Point, Record, Ref
from variorum.dossier.stands_alone import leans

FIGURES = 4
"""Figures that are read at a glance."""

LINES = 3
"""Disputes, and new lines, likewise."""

_TO_THE_DAY = len("2026-03-11")


@dataclass(frozen=True)
class Toll:
    """One figure: its best number, the range where reports part, and how many origins it has."""

    id: str
    what: str
    best: str
    spread: str
    note: str


@dataclass(frozen=True)
class Short:
    """One line, and where the record holds it; `note` is told beside it."""

    id: str
    text: str
    note: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Glance:
    """What the first screen holds.

    `as_of` is the day of the latest article, empty where no article has one. `more_disputed` is how
    many disputes are left out.
    """

    as_of: str
    figures: tuple[Toll, ...]
    disputed: tuple[Short, ...]
    more_disputed: int
    new: tuple[Short, ...]


def glance(record: Record, lines: int = LINES) -> Glance:
    """The first screen of a record, with up to so many disputes and new lines."""
    days = sorted({piece.iso[:10] for piece in record.pieces if len(piece.iso) >= _TO_THE_DAY})
    disputed = [*map(_dispute, record.disputed), *map(_difference, record.differing)]
    return Glance(
        as_of=wording.day(days[-1]) if days else "",
        figures=tuple(_tolls(record)),
        disputed=tuple(disputed[:lines]),
        more_disputed=max(0, len(disputed) - lines),
        new=tuple(_new(record, days[-1], lines)) if len(days) > 1 else (),
    )


def _tolls(record: Record) -> Iterator[Toll]:
    """The first figure of each measure: of several origins, then of one what befell people."""
    lone = (one for one in record.lone_figures if one.measure != "other")
    measures: set[str] = set()
    for one in (*record.figures, *lone):
        named = one.what if one.measure == "other" else one.measure
        if one.best and named not in measures and len(measures) < FIGURES:
            measures.add(named)
            yield Toll(one.id, one.what, one.best, _spread(one), _origins(one))


def _spread(one: Ledger) -> str:
    """Between which numbers reports lie: `12–18 reported`; empty where they agree."""
    if not one.low or not one.high or one.low == one.high:
        return ""
    return f"{one.low}–{one.high} reported"


def _origins(one: Ledger) -> str:
    return wording.count(one.support.origins, "origin")


def _dispute(one: Point) -> Short:
    """A dispute, with the first words of each side."""
    sides = (one.asserts, one.denies or one.observes)
    refs = tuple(side[0].refs[0] for side in sides if side)
    return Short(one.id, one.text, _against(one.asserted_by, one.denied_by), refs)


def _against(asserted_by: str, denied_by: str) -> str:
    """Who stands on which side: `said by A, denied by B`."""
    sides = (("said by ", asserted_by), ("denied by ", denied_by))
    return ", ".join(name + who for name, who in sides if who)


def _difference(one: Parting) -> Short:
    refs = tuple(point.refs[0] for point in (one.second, one.first) if point.refs)
    return Short(one.second.id, one.second.text, f"another account: {one.first.text}", refs)


def _new(record: Record, day: str, lines: int) -> list[Short]:
    """What the latest day's articles alone tell: updates, then events, then the rest."""
    latest = {piece.number for piece in record.pieces if piece.iso.startswith(day)}
    found: list[Short] = []
    for one in _candidates(record):
        fresh = bool(one.refs) and all(ref.number in latest for ref in one.refs)
        if fresh and not any(_same(one.refs, known.refs) for known in found):
            found.append(replace(one, refs=_first_of_each(one.refs)))
        if len(found) == lines:
            break
    return found


def _candidates(record: Record) -> Iterator[Short]:
    for update in record.updated:
        note = f"before: {update.first.text}"
        yield Short(update.second.id, update.second.text, note, update.second.refs)
    for one in sorted(record.timeline, key=_weight):
        if one.kind != "background":
            yield Short(one.id, one.text, one.date if one.kind == "planned" else "", one.refs)
    for alone in record.only_in:
        for line in alone.lines:
            if not leans(line.text):
                yield Short(f"only-{line.refs[0].key}", line.text, "", line.refs)


def _weight(one: Happening) -> tuple[bool, int, float]:
    """Events in the order in which they are news: those that read alone, of most origins first."""
    return leans(one.text), -one.support.origins, -one.worth


def _first_of_each(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The first piece of evidence of each of the first two articles."""
    found: dict[str, Ref] = {}
    for ref in refs:
        found.setdefault(ref.number, ref)
    return tuple(found.values())[:2]


def _same(one: Iterable[Ref], other: Iterable[Ref]) -> bool:
    """Whether two lines rest on words that overlap."""
    return any(
        a.number == b.number and a.start < b.end and b.start < a.end for a in one for b in other
    )
