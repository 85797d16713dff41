"""Claims: statements and assertions of several articles that say the same thing."""

from typing import Literal

import msgspec

from variorum.model.because import Reasons
from variorum.model.span import Evidence


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What several accounts say alike, who asserts it and who denies it (entity ids).

    `text` is a line of one of the accounts, never a rewording: a whole sentence, or the clause that
    opens one, that carries least besides what the accounts share. Of a dispute that one sentence
    tells it is the words of one side. `evidence` are the whole sentences, or those words, and
    `parts` the words in them that make the claim. `dispute` is the id of the claim
    that a dispute is about: the accusation itself, its denials and what third parties observe about
    it all name it, each with its own voice. `confidence` is how likely the accounts tell one fact,
    0 to 1, null where nothing was weighed; a claim that is not `shown` is a candidate. `taken_back`
    is how earlier states of articles told it that tell it so no more; JSON leaves it out where
    there is none.
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
    parts: tuple[Evidence, ...] = ()
    confidence: float | None = None
    shown: bool = True
    taken_back: tuple[Evidence, ...] | msgspec.UnsetType = msgspec.UNSET
    because: Reasons = msgspec.UNSET

    @property
    def pieces(self) -> tuple[Evidence, ...]:
        """The words that make the claim, not the sentences around them, where they are known."""
        return self.parts or self.evidence


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How one claim stands to another: `claim` (JSON `from`) denies, differs from, ... `to`.

    `slot` names what differs where all else agrees, and `by` how far the nearest two values lie
    apart: counts for a number, days for a time. `confidence` is how likely the relation holds, 0 to
    1, null where nothing was weighed; one that is not `shown` is a candidate.
    """

    claim: str = msgspec.field(name="from")
    to: str
    kind: Literal["denies", "differs", "updates", "supports"]
    evidence: tuple[Evidence, ...]
    slot: Literal["number", "time"] | None = None
    by: float | int | None = None
    confidence: float | None = None
    shown: bool = True
    because: Reasons = msgspec.UNSET
