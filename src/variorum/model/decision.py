"""Decisions: what a person judged, dated and attributed; superseded, never deleted."""

from typing import Literal

import msgspec


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One dated correction of a story by a person.

    `same` says that two articles (ids, the lesser first) are of one story, `apart` that they are
    not, `undo` that the decision in `supersedes` no longer holds. A decision holds until another
    supersedes it. `made` is when, ISO 8601 in UTC.
    """

    id: str
    kind: Literal["same", "apart", "undo"]
    articles: tuple[str, str]
    by: str | None
    note: str | None
    made: str
    supersedes: str | None = None
