"""Decisions on the lines of a story, as people name them: by the line's address.

Who decides says what was seen (`state`): where somebody else decided in the meantime, or the line
changed, nothing is kept and the change is shown.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from variorum import review
from variorum.engine.desk import Missing
from variorum.engine.line_changes import (
    Draft,
    change_of,
    evidence_of,
    speakers,
    target_kind,
    target_of,
)
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun, Unheard
from variorum.model import Decision
from variorum.review import Signature

if TYPE_CHECKING:
    from variorum.engine.archive import Archive

__all__ = ["Draft", "Overtaken", "Verdict", "decide_line", "decided_on", "speakers", "state"]

Verdict = Literal["accept", "strike", "unsure"]

_TRIES = 5
"""How often a decision is made anew where others decide in the same moment, on other lines."""


class Overtaken(StopRun):
    """What is decided on was changed since it was looked at."""


def decide_line(
    archive: "Archive", story: str, address: str, draft: Draft, signed: Signature
) -> Decision:
    """Keep what somebody decided on a line, and bring the story in line.

    Raises:
        Missing: there is no such story, or no such line of it.
        Overtaken: it was changed since it was seen.
        StopRun: this cannot be decided on such a line.
    """

    def make(earlier: Sequence[Decision]) -> Decision:
        lines = Lines(archive.show(story).dossiers[0])
        if address not in lines.records:
            raise Missing(f"the story {story} has no line {address}")
        now = state(lines, address, review.holding(earlier))
        if draft.seen is not None and draft.seen != now:
            on_it = decided_on(lines, address, review.holding(earlier))
            raise Overtaken(overtaken_by("line", on_it))
        opened = lines.open(address)
        target, change = target_of(lines, address, draft), change_of(lines, address, draft)
        was = opened.text if opened else ""
        return review.decide_line(draft.kind, target, earlier, signed, change, was)

    return keep_seen(archive, make)


def overtaken_by(what: str, decided: Sequence[Decision]) -> str:
    """What to tell who was overtaken: what was decided in the meantime, the latest first."""
    told = [
        f"{one.kind} by {one.by or 'nobody named'} at {one.made[:16].replace('T', ' ')}"
        for one in sorted(decided, key=lambda one: one.made, reverse=True)
    ]
    since = f": {'; '.join(told)}" if told else ""
    return f"somebody decided on this {what}, or it changed, since you looked at it{since}"


def keep_seen(archive: "Archive", make: Callable[[Sequence[Decision]], Decision]) -> Decision:
    """Keep a decision that is made of all that was decided before, be it in the same moment.

    Raises:
        Overtaken: others decide without end.
    """
    for _ in range(_TRIES):
        earlier = [decision for decision, _ in archive.decisions()]
        decision = make(earlier)
        try:
            archive.rule([decision], earlier)
        except Unheard:
            continue
        return decision
    raise Overtaken("others decide at the same time: decide again in a moment")


def decided_on(lines: Lines, address: str, held: Iterable[Decision]) -> list[Decision]:
    """What of the decisions that hold is on a line, or on a report of a figure."""
    record = lines.records[address][2]
    pieces = evidence_of(lines, record)
    kind = target_kind(record)
    kinds = ("figures", "reports") if kind == "figures" else (kind,)
    found = [one for one in held if one.target and one.target.kind in kinds]
    if kind == "relations":
        return [one for one in found if one.target and one.target.evidence[:2] == pieces[:2]]
    return [
        one
        for one in found
        if one.target
        and any(piece in pieces for piece in one.target.evidence[: review.founding(one)])
    ]


def state(lines: Lines, address: str, held: Iterable[Decision]) -> str:
    """What stands for a line as it is: it changes with its record and what is decided on it."""
    record = lines.records[address][2]
    decided = [one.id for one in decided_on(lines, address, held)]
    body = msgspec.json.encode([msgspec.to_builtins(record), decided])
    return hashlib.sha256(body).hexdigest()[:16]
