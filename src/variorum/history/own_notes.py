"""What an outlet says of its own text: corrections, withdrawals, and that it was updated."""

from typing import Literal

from variorum.lexicon import load_rules

Note = Literal["correction", "withdrawn", "stamp"]

_KINDS: tuple[Note, ...] = ("withdrawn", "correction", "stamp")


def note_kind(line: str) -> Note | None:
    """What kind of note a line is, None for a line of the story."""
    return next((kind for kind in _KINDS if load_rules("corrected", kind).first(line)), None)


def is_note(line: str) -> bool:
    """Whether a line says that something was wrong, or that the article was taken back."""
    return note_kind(line) in ("correction", "withdrawn")
