"""Entities and statements of a story: who speaks, and what they say."""

import msgspec

from variorum.model.because import Reasons
from variorum.model.reading import Label, Mode
from variorum.model.span import Evidence


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body, place or group over all accounts of a story, with every form it takes."""

    id: str
    name: str
    kind: Label
    variants: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    country: str | None = None
    because: Reasons = msgspec.UNSET


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attributed content. `date` is when it was said (ISO 8601), where the text tells.

    `speaker` is an entity's id; `speaker_text` the source in the article's own words, null where
    the article names none. `evidence` spans the whole content, from its first piece to its last.
    """

    id: str
    evidence: Evidence
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    mode: Mode
    quoted: bool
    date: str | None
    origin: str
    because: Reasons = msgspec.UNSET
