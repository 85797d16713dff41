"""What people decided of a dossier's lines, as its forms tell it: by whom, before and after."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from variorum.dossier.formats import wording
from variorum.dossier.formats.view import Decided
from variorum.model import Decision, Dossier, Evidence

_JUDGED = frozenset({"accept", "unsure"})
"""What leaves a line as it was read; all else corrects it."""

Place = tuple[str, int, int]


class Reviewed(NamedTuple):
    """How many lines of a dossier people looked at, how many of them they corrected, how many."""

    lines: int
    corrected: int
    people: int

    def __str__(self) -> str:
        if not self.lines:
            return ""
        who = "1 person" if self.people == 1 else f"{self.people} people"
        told = f"{wording.count(self.lines, 'line')} reviewed by {who}"
        return f"{told}, {self.corrected} of them corrected" if self.corrected else told


def reviewed(dossier: Dossier) -> Reviewed:
    """How much of a dossier people reviewed. A line is known by the words that founded it."""
    decisions = dossier.decisions or ()
    lines = {_line(one) for one in decisions}
    corrected = {_line(one) for one in decisions if one.kind not in _JUDGED}
    return Reviewed(len(lines), len(corrected), len({one.by or "" for one in decisions}))


def decided(dossier: Dossier) -> tuple[Decided, ...]:
    """The decisions that a dossier was compiled by, the earliest first."""
    return tuple(
        Decided(
            what=f"{one.kind}: {one.target.kind.replace('_', ' ')}" if one.target else one.kind,
            was=wording.one_line(one.was or (one.target.evidence[0].text if one.target else "")),
            to=wording.one_line(changed(one) or ""),
            by=wording.one_line(one.by or "nobody named"),
            made=one.made[:16].replace("T", " "),
            note=wording.one_line(one.note or ""),
        )
        for one in dossier.decisions or ()
    )


def changed(decision: Decision) -> str | None:
    """What a decision puts in place of what was read; none where it only judges."""
    return "; ".join(_changed(decision)) or None


def _changed(decision: Decision) -> Iterator[str]:
    if decision.to is not msgspec.UNSET:
        yield decision.to.text if decision.to else "nobody is named"
    if decision.amount:
        told = decision.amount.qualifier.replace("_", " ")
        if decision.amount.qualifier == "between":
            yield f"{told} {decision.amount.low} and {decision.amount.high}"
        else:
            yield f"{told} {decision.amount.value}"
    if decision.value is not msgspec.UNSET:
        yield decision.value or "none"
    if decision.others:
        yield f"apart from {' '.join(decision.others)}"
    if decision.target and decision.kind in ("merge", "relate"):
        yield f"with {decision.target.evidence[1].text}"
    if decision.target and decision.kind == "split":
        yield " | ".join(piece.text for piece in decision.target.evidence)


def _line(decision: Decision) -> tuple[str, Place | None]:
    if not decision.target:
        return decision.kind, None
    kind = decision.target.kind
    # A report is a part of its figure's line.
    return "figures" if kind == "reports" else kind, _place(decision.target.evidence[0])


def _place(piece: Evidence) -> Place:
    return piece.article, piece.start, piece.end
