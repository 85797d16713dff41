"""Claims: statements and assertions of several articles that say the same thing."""

from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.span import Evidence


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What several accounts say alike, who asserts it and who denies it (entity ids).

    `text` is the words of one of its pieces of evidence, never a rewording. `dispute` is the id of
    the claim that a dispute is about: the accusation itself, its denials and what third parties
    observe about it all name it, each with its own voice.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    origins: int
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    status: Literal["agreed", "single", "disputed", "updated"]
    dispute: str | None = None
    because: Reasons = msgspec.UNSET


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How one claim stands to another: `claim` (JSON `from`) denies, differs from, ... `to`.

    `slot` names what differs where all else agrees, and `by` how far the nearest two values lie
    apart: counts for a number, days for a time.
    """

    claim: str = msgspec.field(name="from")
    to: str
    kind: Literal["denies", "differs", "updates", "supports"]
    evidence: tuple[Evidence, ...]
    slot: Literal["number", "time"] | None = None
    by: float | int | None = None
    because: Reasons = msgspec.UNSET
