"""Records found again by the words that a decision rests on."""

from collections.abc import Iterable, Sequence

import msgspec

from variorum.model import Claim, Decision, Evidence, Figure, Span
from variorum.model.decision import Target
from variorum.model.span import alike

Place = tuple[str, int, int]


def founding(decision: Decision) -> int:
    """How many pieces of a decision's evidence must stand: of two records the words of both."""
    if decision.target is msgspec.UNSET:
        return 0
    of_two = decision.target.kind == "relations" or decision.kind in ("merge", "relate")
    return 2 if of_two else 1


def meant(records: Sequence[list[Place]], target: Target) -> int | None:
    """Which of the records, by their places, a target means: it holds the words that founded it.

    Of several that hold them it is the one with most of the other words. Words may be read with
    other ends by a later version, so half of them are enough where nothing holds them exactly.
    """
    wanted = [place_in_text(one) for one in target.evidence]
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


def meant_by_piece(records: Sequence[list[Place]], piece: Evidence) -> int | None:
    """Which of the records is founded by one piece of evidence, or holds it."""
    return meant(records, Target(kind="claims", evidence=(piece,)))


def _half(one: Place, other: Place) -> bool:
    return one[0] == other[0] and alike(one[1:], other[1:])


def best(spans: Sequence[Span], wanted: Span) -> int | None:
    """Which of some spans is the one that is wanted, or most like it."""
    if wanted in spans:
        return spans.index(wanted)
    near = [at for at, one in enumerate(spans) if alike(one, wanted)]
    return min(
        near,
        key=lambda at: abs(spans[at][0] - wanted[0]) + abs(spans[at][1] - wanted[1]),
        default=None,
    )


def place_in_text(one: Evidence) -> Place:
    """Where a piece of evidence stands: article, start and end."""
    return one.article, one.start, one.end


def places_of(record: msgspec.Struct) -> list[Place]:
    """Where the evidence of a claim, a figure, an entity or a line stands."""
    if isinstance(record, Claim):
        found: Iterable[Evidence] = record.pieces
    elif isinstance(record, Figure):
        found = (report.evidence for report in record.reports)
    else:
        held = getattr(record, "evidence", getattr(record, "mentions", ()))
        found = (held,) if isinstance(held, Evidence) else held
    return [place_in_text(one) for one in found]
