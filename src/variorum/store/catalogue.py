"""What a store can be searched by: the words of its articles, and a short entry of each story.

Both derive from what the store keeps, and are kept in the same transactions.
"""

import unicodedata
from collections.abc import Collection, Iterable
from typing import Literal, Protocol, TypedDict

import msgspec

from variorum.model import StoryHead

PassageKind = Literal["article", "statement", "claim"]
"""What words may be found in."""

Order = Literal["latest", "earliest", "origins", "articles"]
"""How stories are listed: by their first day, or those with most origins or articles first."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a story that are found by themselves; `title` is who says them, if anybody does."""

    kind: PassageKind
    id: str
    text: str
    title: str = ""


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What is listed of a story, and what it is found by.

    `places` and `outlets` are folded names (see `fold`), those of countries and domains among them.
    """

    head: StoryHead
    articles: int
    outlets: int
    origins: int
    place_names: frozenset[str] = frozenset()
    outlet_names: frozenset[str] = frozenset()
    passages: tuple[Passage, ...] = ()


class After(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Where a page of a list ends: what orders its last story. The next page begins after it."""

    key: str
    start: str | None
    origins: int
    articles: int


class Filters(TypedDict, total=False):
    """The fields of a `StoryFilter`, as they are named in a call."""

    since: str | None
    until: str | None
    place: str | None
    outlet: str | None
    about: str | None
    min_origins: int
    sort: Order


class StoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories are meant, and in what order; null for what does not matter.

    `since` and `until` are days, months or years (ISO 8601): a story is meant that has a day
    between them, both included. `about` are words that an article, a statement or a claim of it
    must hold. With `after` the list goes on behind a story, wherever it stands by now.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    outlet: str | None = None
    about: str | None = None
    min_origins: int = 0
    sort: Order = "latest"
    limit: int | None = None
    after: After | None = None


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Where words were found.

    `id` is that of the article, statement or claim; `story` the story's, null where it is owed.
    `text` is the piece with the words, each between U+0002 and U+0003; `date` the story's first
    day.
    """

    kind: PassageKind
    id: str
    story: str | None
    title: str
    text: str
    date: str | None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A story as it is listed; `key` is the name under which its dossier is kept."""

    key: str
    head: StoryHead
    articles: int
    outlets: int
    origins: int

    @property
    def place(self) -> After:
        """Where the story stands in a list, whatever its order."""
        return After(
            key=self.key, start=self.head.start, origins=self.origins, articles=self.articles
        )


class Catalogue(Protocol):
    """The words and entries of a store."""

    def keep_article(self, article: str, title: str, text: str) -> None:
        """Let an article be found by its words, in place of those that it was found by."""

    def drop_article(self, article: str) -> None:
        """Let an article be found no longer."""

    def keep_story(self, story: str, entry: StoryEntry) -> None:
        """Keep the entry of a story, in place of the one before."""

    def drop_stories(self, stories: Collection[str]) -> None:
        """Forget the entries of these stories."""

    def stories(self, wanted: StoryFilter) -> list[Listed]:
        """The stories that are meant, in their order.

        Raises:
            StopRun: a day, or a word of `about`, cannot be understood.
        """

    def find(
        self, words: str, kinds: Iterable[PassageKind], wanted: StoryFilter, limit: int
    ) -> list[Hit]:
        """Where words stand, the best first, in stories that are meant.

        Raises:
            StopRun: the words, or a day, cannot be understood.
        """


def fold(name: str) -> str:
    """A name as it is compared: without case, accents and double blanks."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split()).casefold()
