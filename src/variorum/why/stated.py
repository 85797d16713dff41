"""What a record says, in one line, for who asks why it is there."""

import msgspec

from variorum.dossier.formats import wording
from variorum.model import (
    Article,
    Because,
    Claim,
    Dossier,
    Entity,
    Event,
    Figure,
    LeftOut,
    Location,
    Origin,
    Relation,
    Reuse,
    Statement,
    StoryHead,
)

_KINDS = {
    "denies": "denies",
    "differs": "differs from",
    "updates": "updates",
    "supports": "supports",
}


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of what was asked for: its kind, where it stands or its id, its words, its reasons."""

    kind: str
    text: str
    id: str | None = None
    because: tuple[Because, ...] = ()


def headline(dossier: Dossier, record: object) -> str:
    """One line that says what a record says."""
    return wording.one_line(_said(dossier, record))


def _said(dossier: Dossier, record: object) -> str:
    """What a record says, told by its kind, or else by its own words."""
    match record:
        case StoryHead():
            return record.title
        case Article():
            return f"{record.uri}: {record.title or record.text[:80]}"
        case Statement():
            who = _name(dossier, record.speaker) or record.speaker_text or "somebody"
            return f"{who} {record.cue or 'says'}: “{record.evidence.text}”"
        case Event():
            return f"{record.date.value}: {record.text}"
        case Claim():
            return f"{record.text} ({record.status})"
        case Entity() | Location():
            return f"{record.name} ({record.kind})"
        case Origin() | Reuse() | Figure() | Relation() | LeftOut():
            return _told_of_many(dossier, record)
    evidence = getattr(record, "evidence", None)
    return str(getattr(record, "text", None) or getattr(evidence, "text", ""))


def _told_of_many(dossier: Dossier, record: Origin | Reuse | Figure | Relation | LeftOut) -> str:
    """What a record says that stands over several others."""
    match record:
        case Origin():
            return f"{record.label}: {wording.count(len(record.articles), 'article')}"
        case Reuse():
            return f"{' and '.join(record.articles)} share text"
        case Figure():
            bounds = (record.low, record.best, record.high)
            told = [wording.number(one) or "none" for one in bounds]
            return f"{record.what}: low {told[0]}, best {told[1]}, high {told[2]}"
        case Relation():
            claims = {claim.id: claim.text for claim in dossier.claims}
            sides = [f"“{claims[one]}”" for one in (record.claim, record.to)]
            return f" {_KINDS[record.kind]} ".join(sides)
        case LeftOut():
            return f"{record.article} leaves out {wording.count(len(record.claims), 'claim')}"


def _name(dossier: Dossier, entity: str | None) -> str | None:
    return next((one.name for one in dossier.entities if one.id == entity), None)
