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


class Unsure(msgspec.Struct, frozen=True, kw_only=True):
    """A line that people should judge: its address in the dossier, and its field there.

    `sure` is how sure the program is of it, in thousandths. `weight` tells how much hangs on it:
    the more independent origins its story has, and then the more it has itself, the greater.
    """

    address: str
    kind: str
    sure: int
    weight: int


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What is listed of a story, and what it is found by.

    The names are folded (see `fold`), those of countries, domains and surnames among them.
    `measures` are what its figures count. `changed` is the day of the latest article, or of the
    latest decision that it was compiled by. `unsure` are its lines that nobody has judged.
    """

    head: StoryHead
    articles: int
    outlets: int
    origins: int
    place_names: frozenset[str] = frozenset()
    outlet_names: frozenset[str] = frozenset()
    agency_names: frozenset[str] = frozenset()
    person_names: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    disputed: bool = False
    changed: str = ""
    unsure: tuple[Unsure, ...] = ()
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
    must hold. `agency`, `person` and `measure` name who is credited, who is named, and what is
    counted. `changed_since` is a day, month or year: an article or a decision came then or later.
    `assigned_to` is who works on it, `to_review` whether a line waits to be judged. With `after`
    the list goes on behind a story, wherever it stands by now.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    outlet: str | None = None
    about: str | None = None
    agency: str | None = None
    person: str | None = None
    measure: str | None = None
    disputed: bool = False
    changed_since: str | None = None
    assigned_to: str | None = None
    to_review: bool = False
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


QueueOrder = Literal["unsure", "weight", "sure"]
"""How lines are put before people: the least sure first, those that most hangs on, the surest."""


class QueuePlace(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Where a line stands in a queue, whatever its order. The next page begins behind it."""

    address: str
    sure: int
    weight: int


class QueueFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which lines are to be judged, and in what order.

    `kind` is a field of the dossier, null for any; `least` and `most` bound how sure the program
    is, in thousandths, both included. `reader` is who asks, and `now` when (seconds of the epoch):
    what another one holds, or is assigned to, is left out. With `after` the queue goes on behind a
    place.
    """

    stories: StoryFilter = StoryFilter()
    kind: str | None = None
    least: int = 0
    most: int = 1000
    sort: QueueOrder = "unsure"
    reader: str | None = None
    now: int = 0
    after: QueuePlace | None = None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A line that waits to be judged; `story` is the name under which its dossier is kept."""

    story: str
    kind: str
    place: QueuePlace


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

    def waiting(self, wanted: QueueFilter, limit: int) -> list[Waiting]:
        """The lines that are to be judged, in their order.

        Raises:
            StopRun: a day, or a word of `about`, cannot be understood.
        """

    def count_waiting(self, wanted: QueueFilter, most: int) -> int:
        """How many lines are to be judged; counted up to `most`."""

    def spread(self, wanted: StoryFilter, letters: int) -> list[tuple[str, int]]:
        """How many of the stories that are meant begin in each year, month or day.

        `letters` are those of a date (ISO 8601) that are looked at: 4, 7 or 10.
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
