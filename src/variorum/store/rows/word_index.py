"""What the catalogue asks of a full-text index."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from variorum.store.catalogue import Passage, PassageKind
from variorum.store.rows.database import Value

TOKENIZE = "porter unicode61 remove_diacritics 2"
"""How SQLite cuts a text into words: stems of English, in any case and without accents."""

PIECE = "snippet(words, 1, char(2), char(3), '…', 32)"
"""How SQLite cuts the piece of a text with the words that were asked for, which are marked."""


class Condition(NamedTuple):
    """A condition on rows, and the values that stand for its parameters."""

    clause: str
    values: Sequence[Value]


class Place(NamedTuple):
    """A passage in which words stand.

    `body` is the head of the story that it is of, and `date` that story's first day; null where the
    story is owed. `text` is the piece with the words, each between U+0002 and U+0003.
    """

    kind: PassageKind
    id: str
    body: bytes | None
    date: str | None
    title: str
    text: str


class WordIndex(Protocol):
    """The words of passages, by stems of English, without case and accents."""

    def put(self, owner: str, passage: Passage) -> None:
        """Let a passage of an article or a story, its `owner`, be found by its words."""

    def load(self, passages: Iterable[Sequence[str]]) -> None:
        """Put many passages: owner, kind, id, title and text of each."""

    def drop(self, owners: Collection[str]) -> None:
        """Forget all passages of these owners."""

    def telling(self, words: str) -> Condition:
        """The condition that a story `c` holds these words itself, or an article of it does.

        Raises:
            StopRun: the words cannot be understood.
        """

    def find(
        self, words: str, kinds: Iterable[PassageKind], within: Condition, limit: int
    ) -> list[Place]:
        """Where words stand, the best first, in stories `c` that are as the condition asks.

        Raises:
            StopRun: the words cannot be understood.
        """


def to_passage(kind: str, id: str, title: str, text: str) -> Passage:
    """A passage from the columns of its row."""
    return msgspec.convert({"kind": kind, "id": id, "title": title, "text": text}, Passage)


def shown(text: str) -> str:
    """A text without the characters by which what is found is marked."""
    return text.replace("\x02", " ").replace("\x03", " ").replace("\0", " ")
