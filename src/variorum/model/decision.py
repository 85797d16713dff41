"""Decisions: what a person judged, dated and attributed; superseded, never deleted."""

from typing import Literal

import msgspec

from variorum.model.reading import Qualifier
from variorum.model.span import Evidence

LineKind = Literal[
    "brief",
    "events",
    "figures",
    "claims",
    "relations",
    "only_in",
    "statements",
    "reports",
    "entities",
    "articles",
]
"""The records that a decision with a target is about: the field of a dossier, or of a figure."""

DecisionKind = Literal[
    "same",
    "apart",
    "merge",
    "split",
    "strike",
    "accept",
    "unsure",
    "speaker",
    "mode",
    "amount",
    "measure",
    "date",
    "place",
    "outlet",
    "published",
    "relate",
    "add",
    "undo",
]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision on a line is about, by the words that it rests on.

    Ids may change when a version reads otherwise, words do not. The first piece of `evidence` is
    the one that founded the record. Of a relation the first is of the claim that it begins at, and
    the second of the claim that it leads to. Of two records that are merged the first two are those
    that founded them. Of a record that is split these are the pieces that leave it together. An
    article is known by its opening words.
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
    not. `merge` says that all of `articles` are of one story, `split` that they are, and that none
    of `others` is of it. `undo` says that the decision in `supersedes` no longer holds. A decision
    holds until another supersedes it. `made` is when, ISO 8601 in UTC.

    The others are on a line, and have its `target`; `articles` are those of its evidence. `strike`
    takes the record out, `accept` says that it is right and shows it, `unsure` that it was looked
    at and left open. `merge` makes two records one, `split` takes pieces out as a record of their
    own. `speaker` says who makes a statement: `to` is where the article names that one, null where
    it names nobody. `amount` says how the words of a report are to be read. `was` is what the line
    said before.

    `value` is what takes the place of what was read: the `mode` of a statement, the `measure` of
    reports, the `date` (ISO 8601) or `place` of an event (null for none), the `outlet` of an
    article or the day when it was `published`. `relate` draws a relation of the kind `value`
    between two claims. `add` makes the words of `target` a statement of that mode, by `to`.

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
    value: str | msgspec.UnsetType | None = msgspec.UNSET
    others: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    act: str | msgspec.UnsetType = msgspec.UNSET
