"""Decisions: what a person judged, dated and attributed; superseded, never deleted."""

from typing import Literal

import msgspec

from variorum.model.reading import Qualifier
from variorum.model.span import Evidence

LineKind = Literal[
    "brief", "events", "figures", "claims", "relations", "only_in", "statements", "reports"
]
"""The records that a decision on a line may be about: the field of a dossier, or of a figure."""

DecisionKind = Literal["same", "apart", "strike", "accept", "unsure", "speaker", "amount", "undo"]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision on a line is about, by the words that it rests on.

    Ids may change when a version reads otherwise, words do not. The first piece of `evidence` is
    the one that founded the record. Of a relation the first is of the claim that it begins at, and
    the second of the claim that it leads to.
    """

    kind: LineKind
    evidence: tuple[Evidence, ...]


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A number as a person reads it: as in a reading's quantities."""

    qualifier: Qualifier
    value: float | int | None
    low: float | int | None
    high: float | int | None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One dated correction by a person.

    `same` says that two articles (ids, the lesser first) are of one story, `apart` that they are
    not, `undo` that the decision in `supersedes` no longer holds. A decision holds until another
    supersedes it. `made` is when, ISO 8601 in UTC.

    The others are on a line, and have its `target`; `articles` are those of its evidence. `strike`
    takes the record out, `accept` says that it is right and shows it, `unsure` that it was looked
    at and left open. `speaker` says who makes a statement: `to` is where the article names that
    one, null where it names nobody. `amount` says how the words of a report are to be read. `was`
    is what the line said before.

    Decisions that were made at once, by one act, name the same `act`, so that it can be taken back
    as a whole.
    """

    id: str
    kind: DecisionKind
    articles: tuple[str, ...]
    by: str | None
    note: str | None
    made: str
    supersedes: str | None = None
    target: Target | msgspec.UnsetType = msgspec.UNSET
    to: Evidence | msgspec.UnsetType | None = msgspec.UNSET
    amount: Amount | msgspec.UnsetType = msgspec.UNSET
    was: str | msgspec.UnsetType = msgspec.UNSET
    act: str | msgspec.UnsetType = msgspec.UNSET
