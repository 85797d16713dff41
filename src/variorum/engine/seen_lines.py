"""What changed in a story since somebody looked: lines that are new, say else, or went."""

import hashlib
from typing import NamedTuple

import msgspec

from variorum.engine.opened_lines import Lines
from variorum.store.teamwork import Seen, SeenLine


class Changed(NamedTuple):
    """A line that changed: its kind, what it said and says (null where it was or is not there)."""

    address: str
    kind: str
    before: str | None
    now: str | None


def look_at(lines: Lines, made: str) -> Seen:
    """The lines of a story as they are at a moment (ISO 8601)."""
    found = {}
    for address, (kind, _, record) in lines.records.items():
        opened = lines.open(address)
        text = opened.text if opened else ""
        found[address] = SeenLine(kind=kind, text=text, digest=_digest(record))
    return Seen(made=made, lines=found)


def changed_since(seen: Seen, lines: Lines) -> list[Changed]:
    """What changed since, in the order of the lines; what went comes last.

    Candidates that are held back are left out, as on the page of the story.
    """
    now = look_at(lines, "").lines
    found = [
        Changed(address, one.kind, before.text if before else None, one.text)
        for address, one in now.items()
        if getattr(lines.records[address][2], "shown", True)
        and ((before := seen.lines.get(address)) is None or before.digest != one.digest)
    ]
    found += [
        Changed(address, one.kind, one.text, None)
        for address, one in seen.lines.items()
        if address not in now
    ]
    return found


def _digest(record: msgspec.Struct) -> str:
    """What stands for a record but for its reasons."""
    told = msgspec.to_builtins(record)
    told.pop("because", None)
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()[:12]
