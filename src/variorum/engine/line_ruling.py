"""Decisions on the lines of a story, as people name them: by the line's address.

Who decides says what was seen (`state`): where somebody else decided in the meantime, or the line
changed, nothing is kept and the change is shown.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec

from variorum import review
from variorum.engine.desk import Missing
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun
from variorum.model import (
    BriefSentence,
    Claim,
    Decision,
    Dossier,
    Event,
    Evidence,
    Figure,
    OnlyIn,
    Relation,
    Statement,
)
from variorum.model.decision import Amount, LineKind, Target
from variorum.review import Signature

if TYPE_CHECKING:
    from variorum.engine.archive import Archive

Verdict = Literal["accept", "strike", "unsure"]


class Overtaken(StopRun):
    """What is decided on was changed since it was looked at."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on a line, and the state in which it was seen; null for any.

    `place` is the report of a figure that `amount`, or a `strike` of it alone, is about; `speaker`
    where the article names who makes a statement, null where it names nobody.
    """

    kind: Literal["accept", "strike", "unsure", "speaker", "amount"]
    seen: str | None = None
    place: tuple[str, int, int] | None = None
    speaker: tuple[int, int] | None = None
    amount: Amount | None = None


def decide_line(
    archive: "Archive", story: str, address: str, draft: Draft, signed: Signature
) -> Decision:
    """Keep what somebody decided on a line, and bring the story in line.

    Raises:
        Missing: there is no such story, or no such line of it.
        Overtaken: it was changed since it was seen.
        StopRun: this cannot be decided on such a line.
    """
    lines = Lines(archive.show(story).dossiers[0])
    if address not in lines.records:
        raise Missing(f"the story {story} has no line {address}")
    earlier = [decision for decision, _ in archive.decisions()]
    now = state(lines, address, review.holding(earlier))
    if draft.seen is not None and draft.seen != now:
        raise Overtaken("somebody decided on this line, or it changed, since you looked at it")
    opened = lines.open(address)
    target, change = _target(lines, address, draft), _change(lines, address, draft)
    decision = review.decide_line(
        draft.kind, target, earlier, signed, change, opened.text if opened else ""
    )
    archive.rule([decision])
    return decision


def decided_on(lines: Lines, address: str, held: Iterable[Decision]) -> list[Decision]:
    """What of the decisions that hold is on a line, or on a report of a figure."""
    record = lines.records[address][2]
    pieces = _evidence(lines, record)
    kind = target_kind(record)
    kinds = ("figures", "reports") if kind == "figures" else (kind,)
    found = [one for one in held if one.target and one.target.kind in kinds]
    if kind == "relations":
        return [one for one in found if one.target and one.target.evidence[:2] == pieces[:2]]
    return [one for one in found if one.target and one.target.evidence[0] in pieces]


def state(lines: Lines, address: str, held: Iterable[Decision]) -> str:
    """What stands for a line as it is: it changes with its record and what is decided on it."""
    record = lines.records[address][2]
    decided = [one.id for one in decided_on(lines, address, held)]
    body = msgspec.json.encode([msgspec.to_builtins(record), decided])
    return hashlib.sha256(body).hexdigest()[:16]


def target_kind(record: msgspec.Struct) -> LineKind:
    """What a decision on a line calls its record."""
    kinds: dict[type, LineKind] = {
        BriefSentence: "brief",
        Event: "events",
        Figure: "figures",
        Claim: "claims",
        Relation: "relations",
        OnlyIn: "only_in",
        Statement: "statements",
    }
    return kinds[type(record)]


def drafted_target(lines: Lines, address: str) -> Target:
    """What a decision on a line as a whole is about."""
    record = lines.records[address][2]
    return Target(kind=target_kind(record), evidence=_evidence(lines, record))


def _target(lines: Lines, address: str, draft: Draft) -> Target:
    record = lines.records[address][2]
    if draft.place is None:
        return drafted_target(lines, address)
    for report in record.reports if isinstance(record, Figure) else ():
        piece = report.evidence
        if (piece.article, piece.start, piece.end) == draft.place:
            return Target(kind="reports", evidence=(piece,))
    raise StopRun("the figure has no report at this place")


def _evidence(lines: Lines, record: msgspec.Struct) -> tuple[Evidence, ...]:
    """The words that a record rests on, those that founded it first."""
    if isinstance(record, Relation):
        claims = {one.id: one for one in lines.dossier.claims}
        sides = (claims[record.claim], claims[record.to])
        return tuple(_evidence(lines, side)[0] for side in sides)
    if isinstance(record, Claim):
        found: tuple[Evidence, ...] = record.pieces
    elif isinstance(record, Figure):
        found = tuple(one.evidence for one in record.reports)
    elif isinstance(record, OnlyIn | Statement):
        found = (record.evidence,)
    else:
        found = getattr(record, "evidence", ())
    numbers = lines.index.numbers
    ordered = sorted(found, key=lambda one: (numbers[one.article], one.start, one.end))
    return tuple(dict.fromkeys(ordered))


def _change(lines: Lines, address: str, draft: Draft) -> Evidence | Amount | None:
    """What the decision puts in place of what was read.

    Raises:
        StopRun: this kind of line has no such thing, or it is not said what takes its place.
    """
    record = lines.records[address][2]
    if draft.kind == "amount":
        if draft.place is None or draft.amount is None:
            raise StopRun("a number is corrected in one report: say which, and the number")
        return draft.amount
    if draft.kind != "speaker":
        return None
    if not isinstance(record, Statement):
        raise StopRun("only a statement has a speaker")
    if draft.speaker is None:
        return None
    for one in speakers(lines.dossier, record.evidence.article):
        if (one.start, one.end) == draft.speaker:
            return one
    raise StopRun("the article names nobody at this place")


def speakers(dossier: Dossier, article: str) -> list[Evidence]:
    """Where an article first names each of those who may speak in it, in the order of the text."""
    found: dict[str, Evidence] = {}
    for entity in dossier.entities:
        if entity.kind != "place":
            named = sorted(
                (one for one in entity.mentions if one.article == article),
                key=lambda one: one.start,
            )
            if named:
                found[entity.id] = named[0]
    return sorted(found.values(), key=lambda one: one.start)
