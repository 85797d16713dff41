"""What people keep of their own work at the desk: who does what, what they said, what they saw.

None of it changes a story. A story is named by an article that leads to it, which stays with it
whatever else joins; a line is named by its address.
"""

from collections.abc import Collection
from typing import Literal, Protocol

import msgspec

from variorum.model import Evidence

OpinionKind = Literal["accept", "strike", "unsure"]
"""What a second reader says of a line that somebody judged."""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote of a line, or that it is flagged for others to look at.

    `address` is that of the line, and `evidence` the words that it rests on first; `story` the id
    of its story. `made` is when, ISO 8601 in UTC.
    """

    id: str
    made: str
    by: str
    story: str
    address: str
    text: str
    evidence: Evidence | None = None
    flag: bool = False


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What a second reader says of a line, without knowing what the first `decision` says."""

    decision: str
    who: str
    made: str
    kind: OpinionKind


class SeenLine(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A line as somebody saw it: its kind, what it said, and a digest of its record."""

    kind: str
    text: str
    digest: str


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of a story, by their addresses, as somebody saw them last, and when."""

    made: str
    lines: dict[str, SeenLine]


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A filter of the list of stories that somebody named; `query` is that of its address."""

    id: str
    name: str
    who: str
    made: str
    query: str


class Teamwork(Protocol):
    """What people keep of their work at the desk."""

    def assign(self, article: str, who: str, made: str) -> None:
        """Let the story of an article be somebody's work; nobody's where no name is given."""

    def assigned(self, articles: Collection[str]) -> list[str]:
        """Whose work the stories of these articles are, in the order of the names."""

    def hold(self, address: str, who: str, now: int, until: int) -> bool:
        """Keep a line for somebody until then (seconds of the epoch), and no other line.

        False where another one holds it now.
        """

    def holder(self, address: str, now: int) -> str | None:
        """Who holds a line now."""

    def keep_remark(self, remark: Remark) -> None:
        """Keep what somebody wrote of a line."""

    def remarks(self, address: str | None = None) -> list[Remark]:
        """What was written of a line, or of any, the earliest first."""

    def keep_opinion(self, opinion: Opinion) -> None:
        """Keep what a second reader says, in place of what that one said before."""

    def opinions(self) -> list[Opinion]:
        """What second readers said, the earliest first."""

    def keep_seen(self, who: str, article: str, seen: Seen) -> None:
        """Keep how somebody saw the story of an article."""

    def seen(self, who: str, article: str) -> Seen | None:
        """How somebody saw the story of an article last."""

    def save(self, saved: SavedFilter) -> None:
        """Keep a filter under its name."""

    def forget(self, id: str) -> None:
        """Keep a filter no longer."""

    def saved(self) -> list[SavedFilter]:
        """The filters that are kept, by their names."""
