"""What decisions on lines make of readings and records, on the way into the stages.

Each function takes decisions whose words were found (`anchored`), and gives beside its result the
ids of those that it could meet. A decision that meets nothing changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from variorum.model import (
    Aligned,
    Attribution,
    Claim,
    Decision,
    Dossier,
    Evidence,
    Figure,
    Quantity,
    Reading,
    Relation,
    Span,
)
from variorum.model.decision import LineKind, Target

Record = TypeVar("Record")
Place = tuple[str, int, int]

_VERDICTS = ("strike", "accept", "unsure")


def correct(
    readings: Sequence[Reading], decisions: Iterable[Decision]
) -> tuple[list[Reading], set[str]]:
    """The readings with the speakers and amounts that people gave, and without what they struck."""
    found = {reading.article.id: reading for reading in readings}
    met: set[str] = set()
    for one in decisions:
        if one.target is msgspec.UNSET or one.target.kind not in ("statements", "reports"):
            continue
        piece = one.target.evidence[0]
        reading = found.get(piece.article)
        change = _in_statement if one.target.kind == "statements" else _in_report
        changed = change(reading, (piece.start, piece.end), one) if reading else None
        if changed is not None:
            found[piece.article] = changed
            met.add(one.id)
    return [found[reading.article.id] for reading in readings], met


def _in_statement(reading: Reading, span: Span, decision: Decision) -> Reading | None:
    """The reading with what a decision says of the statement at a place; none if none is there."""
    extents = [_extent(one) for one in reading.attributions]
    at = _best(extents, span)
    if at is None:
        return None
    said = list(reading.attributions)
    if decision.kind == "strike":
        del said[at]
    elif decision.kind == "speaker":
        spoken = _spoken(reading, said[at], decision.to)
        if spoken is None:
            return None
        said[at] = spoken
    return msgspec.structs.replace(reading, attributions=tuple(said))


def _spoken(
    reading: Reading, said: Attribution, to: Evidence | msgspec.UnsetType | None
) -> Attribution | None:
    """The attribution with another speaker; none where that name is no longer read."""
    if not isinstance(to, Evidence):
        return msgspec.structs.replace(said, source=(), speaker=None)
    at = _best([(one.start, one.end) for one in reading.entities], (to.start, to.end))
    if at is None:
        return None
    return msgspec.structs.replace(said, source=((to.start, to.end),), speaker=at)


def _extent(one: Attribution) -> Span:
    return min(a for a, _ in one.content), max(b for _, b in one.content)


def _in_report(reading: Reading, span: Span, decision: Decision) -> Reading | None:
    """The reading with what a decision says of the number at a place; none if none is there."""
    at = _best([(one.start, one.end) for one in reading.quantities], span)
    if at is None:
        return None
    counts = list(reading.quantities)
    if decision.kind == "strike":
        counts = _without(counts, at)
    elif decision.kind == "amount" and decision.amount is not msgspec.UNSET:
        counts[at] = msgspec.structs.replace(counts[at], **msgspec.structs.asdict(decision.amount))
    return msgspec.structs.replace(reading, quantities=tuple(counts))


def _without(counts: list[Quantity], at: int) -> list[Quantity]:
    """The quantities without one; those that count a part of another one still name it."""

    def moved(part_of: int | None) -> int | None:
        if part_of is None or part_of == at:
            return None
        return part_of - (part_of > at)

    kept = counts[:at] + counts[at + 1 :]
    return [msgspec.structs.replace(one, part_of=moved(one.part_of)) for one in kept]


def rule(aligned: Aligned, decisions: Iterable[Decision]) -> tuple[Aligned, set[str]]:
    """The aligned records without those that were struck, and with those shown that were accepted.

    What named a struck record names it no longer.
    """
    met: set[str] = set()
    verdicts = [one for one in decisions if one.kind in _VERDICTS]
    claims, figures, relations = aligned.claims, aligned.figures, aligned.relations
    for one in verdicts:
        assert one.target is not msgspec.UNSET
        kind = one.target.kind
        if kind == "claims":
            claims = _judged(claims, _places_of_claim, one, met)
        elif kind == "figures":
            figures = _judged(figures, _places_of_figure, one, met)
        elif kind == "relations":
            relations = _judged_relations(relations, aligned.claims, one, met)
    if not met:
        return aligned, met
    left = {one.id for one in claims}
    counted = {one.id for one in figures}
    kept = tuple(
        one if one.dispute in left else msgspec.structs.replace(one, dispute=None) for one in claims
    )
    return (
        msgspec.structs.replace(
            aligned,
            claims=kept,
            figures=tuple(_parted(one, counted) for one in figures),
            relations=tuple(one for one in relations if {one.claim, one.to} <= left),
        ),
        met,
    )


def _parted(figure: Figure, counted: set[str]) -> Figure:
    """The figure, no report of which is a part of one that was struck."""
    reports = tuple(
        one if one.part_of in counted else msgspec.structs.replace(one, part_of=None)
        for one in figure.reports
    )
    return msgspec.structs.replace(figure, reports=reports)


def strike_lines(dossier: Dossier, decisions: Iterable[Decision]) -> tuple[Dossier, set[str]]:
    """The dossier without the events, sentences and lone passages that were struck."""
    met: set[str] = set()
    fields: dict[str, tuple[msgspec.Struct, ...]] = {}
    for one in decisions:
        assert one.target is not msgspec.UNSET
        kind: LineKind = one.target.kind
        if one.kind in _VERDICTS and kind in ("brief", "events", "only_in"):
            records = fields.get(kind, getattr(dossier, kind))
            fields[kind] = _judged(records, _places_of_line, one, met)
    return (msgspec.structs.replace(dossier, **fields) if fields else dossier), met


def _judged(
    records: tuple[Record, ...],
    places: Callable[[Record], list[Place]],
    decision: Decision,
    met: set[str],
) -> tuple[Record, ...]:
    """The records with what a decision says of one of them."""
    assert decision.target is not msgspec.UNSET
    at = _meant([places(one) for one in records], decision.target)
    if at is None:
        return records
    met.add(decision.id)
    return _with_verdict(records, at, decision)


def _with_verdict(records: tuple[Record, ...], at: int, decision: Decision) -> tuple[Record, ...]:
    if decision.kind == "strike":
        return records[:at] + records[at + 1 :]
    one = records[at]
    if decision.kind == "accept" and isinstance(one, Claim | Relation) and not one.shown:
        return (*records[:at], msgspec.structs.replace(one, shown=True), *records[at + 1 :])
    return records


def _judged_relations(
    relations: tuple[Relation, ...], claims: Sequence[Claim], decision: Decision, met: set[str]
) -> tuple[Relation, ...]:
    """The relations with what a decision says of the one between two claims."""
    assert decision.target is not msgspec.UNSET
    ids = []
    for piece in decision.target.evidence[:2]:
        side = Target(kind="claims", evidence=(piece,))
        at = _meant([_places_of_claim(one) for one in claims], side)
        ids.append(None if at is None else claims[at].id)
    for at, one in enumerate(relations):
        if [one.claim, one.to] == ids:
            met.add(decision.id)
            return _with_verdict(relations, at, decision)
    return relations


def _meant(records: Sequence[list[Place]], target: Target) -> int | None:
    """Which of the records, by their places, a target means: it holds the words that founded it.

    Of several that hold them it is the one with most of the other words. Words may be read with
    other ends by a later version, so half of them are enough where nothing holds them exactly.
    """
    wanted = [(one.article, one.start, one.end) for one in target.evidence]
    first = wanted[0]
    holding = [at for at, places in enumerate(records) if first in places]
    if not holding:
        holding = [
            at for at, places in enumerate(records) if any(_half(one, first) for one in places)
        ]
    return max(
        holding,
        key=lambda at: (len(set(wanted) & set(records[at])), -len(records[at]), -at),
        default=None,
    )


def _half(one: Place, other: Place) -> bool:
    return one[0] == other[0] and _alike(one[1:], other[1:])


def _alike(one: Span, other: Span) -> bool:
    """Whether two places share half of the longer one or more."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def _best(spans: Sequence[Span], wanted: Span) -> int | None:
    """Which of some spans is the one that is wanted, or most like it."""
    if wanted in spans:
        return spans.index(wanted)
    near = [at for at, one in enumerate(spans) if _alike(one, wanted)]
    return min(
        near,
        key=lambda at: abs(spans[at][0] - wanted[0]) + abs(spans[at][1] - wanted[1]),
        default=None,
    )


def _places(evidence: Iterable[Evidence]) -> list[Place]:
    return [(one.article, one.start, one.end) for one in evidence]


def _places_of_claim(one: Claim) -> list[Place]:
    return _places(one.pieces)


def _places_of_figure(one: Figure) -> list[Place]:
    return _places(report.evidence for report in one.reports)


def _places_of_line(one: msgspec.Struct) -> list[Place]:
    evidence = getattr(one, "evidence", ())
    return _places((evidence,) if isinstance(evidence, Evidence) else evidence)
