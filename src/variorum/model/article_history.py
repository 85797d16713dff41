"""The history of an article: the states in which its outlet showed it, and what changed."""

from typing import Literal

import msgspec

from variorum.model.span import Evidence

ChangeKind = Literal[
    "typing",
    "number",
    "attribution",
    "headline",
    "wording",
    "added",
    "withdrawal",
    "correction",
]
"""What an outlet changed: spelling and the like; a number or how firmly it is meant; who is said to
have said something; the headline; other words of a sentence; text that is new; text that is gone,
or all of the article; a note that says what was wrong."""

TELLING: frozenset[ChangeKind] = frozenset(("number", "attribution", "withdrawal", "correction"))
"""The kinds of changes that take back or mend what was told; what else changes alerts nobody."""

StateBasis = Literal["updated", "seen", "published", "text", "unknown"]
"""By what the time of a state, and its place among the others, is known: the page tells when it was
changed; when the page was fetched; its date of publication; a note in the text; nothing."""

SameBasis = Literal["address", "canonical", "id", "text"]
"""Why two texts are one article: one address; one canonical address; one id of the outlet's own;
nearly the same text in one outlet."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One state of an article: `article` is the id of its text, `at` when the outlet showed it.

    `at` is ISO 8601, null where nothing tells it; `basis` says what does.
    """

    article: str
    at: str | None
    basis: StateBasis


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise in one state of an article than in the state before it.

    `article` is the id of the later state and `at` its time. `text` says the change in one line.
    `before` and `after` are the words in the two states; each is null where the words stand in no
    text, as a headline does, or where there are none. A `trivial` change alters nothing that is
    told.
    """

    id: str
    kind: ChangeKind
    article: str
    at: str | None
    text: str
    before: Evidence | None
    after: Evidence | None
    trivial: bool = False

    @property
    def telling(self) -> bool:
        """Whether it takes back or mends what was told."""
        return self.kind in TELLING and not self.trivial


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One article in its states, the earliest first; the last of them is how it stands now."""

    id: str
    basis: SameBasis
    states: tuple[State, ...]
    changes: tuple[Change, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all states, the earliest first."""
        return tuple(one.article for one in self.states)

    @property
    def standing(self) -> str:
        """The id of the state that stands now."""
        return self.states[-1].article

    @property
    def left(self) -> tuple[str, ...]:
        """The ids of the states that were left behind, the earliest first."""
        return tuple(one.article for one in self.states[:-1])
