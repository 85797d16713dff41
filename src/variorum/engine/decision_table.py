"""The record of decisions as a table and as JSON Lines: who, when, what, before and after."""

from collections.abc import Iterable

import msgspec

from variorum.dossier.formats.csv import Cell, table
from variorum.dossier.formats.reviewed import changed
from variorum.engine.decision_log import Entry

HEAD = (
    *("decision", "made", "by", "kind", "standing", "note", "supersedes", "story"),
    *("on", "was", "to", "articles", "start", "end", "text"),
)
"""The columns of the table."""


def as_table(entries: Iterable[Entry]) -> str:
    """The entries as CSV; a cell that a spreadsheet would run is written as text."""
    return table(HEAD, map(_row, entries))


def as_lines(entries: Iterable[Entry]) -> bytes:
    """The entries as JSON Lines: each decision with its standing and its story."""
    return b"".join(msgspec.json.encode(_line(one)) + b"\n" for one in entries)


def _line(one: Entry) -> dict[str, object]:
    told = msgspec.to_builtins(one.decision)
    return {**told, "standing": one.standing, "story": one.story}


def _row(one: Entry) -> list[Cell]:
    decision = one.decision
    piece = decision.target.evidence[0] if decision.target else None
    return [
        *(decision.id, decision.made, decision.by, decision.kind, one.standing, decision.note),
        *(decision.supersedes, one.story, decision.target.kind if decision.target else "articles"),
        *(decision.was or None, changed(decision), " ".join(decision.articles)),
        *((piece.start, piece.end, piece.text) if piece else (None, None, None)),
    ]
