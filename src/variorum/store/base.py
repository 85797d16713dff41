"""What the pipeline may ask of storage: protocols only, one for each thing that is kept.

The store keeps what was seen: each article as its own cleaning left it, and its reading. Links,
stories and dossiers are derived; dropping and rebuilding them gives the same result. Work that
is owed after a change is kept as `Owed` rows in the same transaction as the change, so that a
crash at any moment leaves a store that opens and goes on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

import msgspec

from variorum.model import Article, Decision, Dossier, Reading, Rejection, Story

Owed = Literal["features", "outlet", "article", "story"]
"""What is to be derived anew: an article's features, an outlet's standing lines, an article's
links, a story's dossier."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An article with all that is known of it alone.

    `own` is the article as its own cleaning left it; `reading` the one in use, of the article
    without the lines that stand in others of its outlet. `features` are those of the stories
    stage, encoded; `keys` the ones under which like articles are looked up near its `day` (an
    ordinal, null where it tells none), `strong` those under which they are at any day.
    """

    own: Article
    outlet: str | None
    reading: Reading
    keys: tuple[str, ...]
    strong: tuple[str, ...] = ()
    day: int | None = None
    features: bytes


class Articles(Protocol):
    """The articles of a store, each with its reading and its features."""

    def holds(self, article: str) -> bool:
        """Whether the article of this id is stored."""

    def put(self, prepared: Prepared) -> None:
        """Store an article, or replace what is stored of it."""

    def remove(self, article: str) -> None:
        """Take an article out, with its reading, keys, links and place in a story."""

    def find(self, wanted: str) -> list[str]:
        """The ids of the articles whose id, uri or start of the id is `wanted`, sorted."""

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""

    def outlet_of(self, article: str) -> str | None:
        """The outlet key an article was put under."""

    def of_outlet(self, outlet: str) -> list[Prepared]:
        """The articles of an outlet, by the key it was put under, in the order of their ids."""

    def readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings in use of these articles, in the order of their ids."""

    def features(self, articles: Iterable[str]) -> list[bytes]:
        """The encoded features of these articles, in the order of their ids."""

    def renew_features(self, prepared: Prepared) -> None:
        """Replace the features, keys and day of an article, and nothing else."""


class Links(Protocol):
    """Which articles may meet, by the keys they were put under, and how alike those are."""

    def sharing(self, keys: Sequence[str], days: tuple[int, int] | None = None) -> list[str]:
        """The ids of the articles that were put under any of these keys, sorted.

        With `days`, only of those whose day lies between the two, or is not known.
        """

    def strongly_sharing(self, keys: Sequence[str]) -> list[str]:
        """The ids of the articles that were put under any of these strong keys, sorted."""

    def link(self, articles: Collection[str], links: Mapping[tuple[str, str], int]) -> None:
        """Replace the links of these articles, by pairs of ids, with how alike the two are."""

    def linked(self, articles: Collection[str], least: int) -> list[str]:
        """The ids of the articles that are at least so alike to one of these, sorted."""

    def between(self, articles: Collection[str]) -> dict[tuple[str, str], int]:
        """The links between these articles, by pairs of ids, the lesser first, in order."""


class Stories(Protocol):
    """Which articles are in which story, and the dossier compiled of each."""

    def assign(self, stories: Iterable[Story]) -> None:
        """Put articles into stories; each leaves the story it was in."""

    def all(self) -> list[Story]:
        """All stories, in the order of their ids."""

    def of(self, articles: Collection[str]) -> dict[str, str]:
        """The id of the story that each of these articles is in; those in none are left out."""

    def dossier(self, story: str) -> Dossier | None:
        """The compiled dossier of a story, or null where it is still owed."""

    def keep_dossier(self, dossier: Dossier) -> None:
        """Keep the compiled dossier of a story."""

    def drop_dossiers(self, stories: Collection[str]) -> None:
        """Forget the compiled dossiers of these stories."""


class Debts(Protocol):
    """What is to be derived anew."""

    def owe(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what is to be derived anew."""

    def owed(self, kind: Owed) -> list[str]:
        """What is to be derived anew, sorted."""

    def settle(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what has been derived."""


class Decisions(Protocol):
    """What people decided."""

    def keep(self, decision: Decision) -> None:
        """Keep what somebody decided; nothing decided is ever taken out."""

    def all(self) -> list[Decision]:
        """All that was decided, the earliest first."""


class Rejections(Protocol):
    """What was not read, and why."""

    def keep(self, rejection: Rejection) -> None:
        """Keep the reason why a document was not read."""

    def all(self) -> list[Rejection]:
        """The documents that were not read, in the order of their uris."""


class Store(Protocol):
    """A store of articles and of what was derived from them, by what is kept."""

    @property
    def articles(self) -> Articles:
        """The articles."""

    @property
    def links(self) -> Links:
        """Their keys and links."""

    @property
    def stories(self) -> Stories:
        """Their stories and dossiers."""

    @property
    def debts(self) -> Debts:
        """What is owed."""

    @property
    def decisions(self) -> Decisions:
        """What was decided."""

    @property
    def rejections(self) -> Rejections:
        """What was refused."""

    def transaction(self) -> AbstractContextManager[None]:
        """All changes made inside happen, or none does."""

    def close(self) -> None:
        """Release the store; everything committed stays."""
