"""What a draft changes: the words that its decision rests on, and what takes their place."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

import msgspec

from variorum import review
from variorum.engine.desk import Missing
from variorum.engine.opened_lines import Lines
from variorum.errors import StopRun
from variorum.model import (
    BriefSentence,
    Claim,
    Dossier,
    Entity,
    Event,
    Evidence,
    Figure,
    Measure,
    Mode,
    OnlyIn,
    Relation,
    Statement,
)
from variorum.model.decision import Amount, LineKind, Target
from variorum.review import Change

DraftKind = Literal[
    "accept",
    "strike",
    "unsure",
    "merge",
    "split",
    "speaker",
    "mode",
    "amount",
    "measure",
    "date",
    "place",
    "relate",
]
Place = tuple[str, int, int]

MODES: tuple[str, ...] = get_args(Mode)
MEASURES: tuple[str, ...] = get_args(Measure)
RELATIONS = ("denies", "differs", "updates", "supports")

_KINDS: Mapping[type, LineKind] = {
    BriefSentence: "brief",
    Event: "events",
    Figure: "figures",
    Claim: "claims",
    Relation: "relations",
    OnlyIn: "only_in",
    Statement: "statements",
    Entity: "entities",
}

_VERDICTS = frozenset({"accept", "strike", "unsure"})
_ALLOWED: Mapping[LineKind, frozenset[str]] = {
    "brief": _VERDICTS,
    "events": _VERDICTS | {"date", "place"},
    "figures": _VERDICTS | {"merge", "split", "amount", "measure"},
    "claims": _VERDICTS | {"merge", "split", "relate"},
    "relations": _VERDICTS,
    "only_in": _VERDICTS,
    "statements": _VERDICTS | {"speaker", "mode", "relate"},
    "entities": frozenset({"merge", "split"}),
}
"""What can be decided on each kind of line."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on a line, and the state in which it was seen; null for any.

    `place` is the report of a figure that `amount`, `measure` or a `strike` of it alone is about;
    `speaker` where the article names who makes a statement, null where it names nobody. `value` is
    the mode, measure, date or place that is right, or the kind of relation. `other` is the address
    of the line that this one is merged with, or leads to. `pieces` are those that leave in a split.
    """

    kind: DraftKind
    seen: str | None = None
    place: Place | None = None
    speaker: tuple[int, int] | None = None
    amount: Amount | None = None
    value: str | None = None
    other: str | None = None
    pieces: tuple[Place, ...] = ()


def target_kind(record: msgspec.Struct) -> LineKind:
    """What a decision on a line calls its record."""
    return _KINDS[type(record)]


def target_of(lines: Lines, address: str, draft: Draft) -> Target:
    """The words that a decision rests on.

    Raises:
        Missing: there is no other line of that address.
        StopRun: this cannot be decided on such a line.
    """
    record = lines.records[address][2]
    kind = target_kind(record)
    if draft.kind not in _ALLOWED[kind]:
        can = ", ".join(sorted(_ALLOWED[kind]))
        raise StopRun(f"{draft.kind} cannot be decided on a line of this kind; what can be: {can}")
    if draft.kind in ("merge", "relate"):
        return _of_two(lines, address, draft)
    pieces = evidence_of(lines, record)
    if draft.kind == "split":
        return Target(kind=kind, evidence=_leaving(pieces, draft.pieces))
    if draft.place is not None:
        return Target(kind="reports", evidence=(_report(record, draft.place),))
    return Target(kind="reports" if draft.kind == "measure" else kind, evidence=pieces)


def _of_two(lines: Lines, address: str, draft: Draft) -> Target:
    """The words that founded two records: those that are merged, or that a relation joins."""
    if draft.other is None:
        raise StopRun(f"{draft.kind} is of two lines: name the other one")
    if draft.other not in lines.records:
        raise Missing(f"the story has no line {draft.other}")
    if draft.other == address:
        raise StopRun("this is one line: name another one")
    one, other = (lines.records[each][2] for each in (address, draft.other))
    kinds = target_kind(one), target_kind(other)
    first = evidence_of(lines, one)[0], evidence_of(lines, other)[0]
    if draft.kind == "relate":
        if not {*kinds} <= {"claims", "statements"}:
            raise StopRun("a relation leads from one claim or statement to another")
        return Target(kind="relations", evidence=first)
    if kinds[0] != kinds[1]:
        raise StopRun("only lines of one kind can be merged")
    ordered = tuple(sorted(first, key=lambda each: (each.article, each.start, each.end)))
    if ordered[0] == ordered[1]:
        raise StopRun("both lines rest on the same words first: strike one of them")
    return Target(kind=kinds[0], evidence=ordered)


def _leaving(pieces: tuple[Evidence, ...], named: tuple[Place, ...]) -> tuple[Evidence, ...]:
    """The pieces of a record that leave it."""
    found = tuple(one for one in pieces if (one.article, one.start, one.end) in named)
    if not found or len(found) < len(set(named)):
        raise StopRun("say which pieces of its evidence leave the line: all must be of it")
    if len(found) == len(pieces):
        raise StopRun("all pieces of the evidence are named: nothing would be left of the line")
    return found


def _report(record: msgspec.Struct, place: Place) -> Evidence:
    for report in record.reports if isinstance(record, Figure) else ():
        piece = report.evidence
        if (piece.article, piece.start, piece.end) == place:
            return piece
    raise StopRun("the figure has no report at this place")


def evidence_of(lines: Lines, record: msgspec.Struct) -> tuple[Evidence, ...]:
    """The words that a record rests on, those that founded it first."""
    if isinstance(record, Relation):
        claims = {one.id: one for one in lines.dossier.claims}
        sides = (claims[record.claim], claims[record.to])
        return tuple(evidence_of(lines, side)[0] for side in sides)
    if isinstance(record, Claim):
        found: tuple[Evidence, ...] = record.pieces
    elif isinstance(record, Figure):
        found = tuple(one.evidence for one in record.reports)
    elif isinstance(record, Entity):
        found = record.mentions
    elif isinstance(record, OnlyIn | Statement):
        found = (record.evidence,)
    else:
        found = getattr(record, "evidence", ())
    numbers = lines.index.numbers
    ordered = sorted(found, key=lambda one: (numbers[one.article], one.start, one.end))
    return tuple(dict.fromkeys(ordered))


def change_of(lines: Lines, address: str, draft: Draft) -> Change:
    """What the decision puts in place of what was read.

    Raises:
        StopRun: it is not said what takes its place, or it is nothing that could.
    """
    record = lines.records[address][2]
    if draft.kind == "amount":
        if draft.place is None or draft.amount is None:
            raise StopRun("a number is corrected in one report: say which, and the number")
        return Change(amount=draft.amount)
    if draft.kind == "speaker":
        assert isinstance(record, Statement)
        return Change(to=speaker_at(lines.dossier, record.evidence.article, draft.speaker))
    check = _VALUES.get(draft.kind)
    return Change(value=check(draft.value)) if check else Change()


def _one_of(what: str, known: tuple[str, ...]) -> Callable[[str | None], str]:
    def check(value: str | None) -> str:
        if value not in known:
            raise StopRun(f"{value!r} is no {what}; use one of {', '.join(known)}")
        return value

    return check


mode = _one_of("mode of a statement", MODES)


def day(value: str | None) -> str:
    """A date in ISO 8601.

    Raises:
        StopRun: it is none.
    """
    review.precision_of(value or "")
    return value or ""


def name(value: str | None) -> str | None:
    """A name in one line; null for none.

    Raises:
        StopRun: it is longer than any name.
    """
    told = " ".join((value or "").split())
    if len(told) > LONGEST:
        raise StopRun(f"a name has at most {LONGEST} characters")
    return told or None


LONGEST = 200
"""Characters of a name that a person gives."""

_VALUES: Mapping[str, Callable[[str | None], str | None]] = {
    "mode": mode,
    "measure": _one_of("measure", MEASURES),
    "relate": _one_of("relation", RELATIONS),
    "date": day,
    "place": name,
}
"""By the kind of decision, what makes sure that its value is one."""


def speaker_at(dossier: Dossier, article: str, span: tuple[int, int] | None) -> Evidence | None:
    """Where an article names who speaks; null for nobody.

    Raises:
        StopRun: it names nobody there.
    """
    if span is None:
        return None
    for one in speakers(dossier, article):
        if (one.start, one.end) == span:
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
