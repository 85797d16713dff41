"""What a store keeps of the sources that are watched, and of what was fetched from them.

Times are whole seconds since 1970 in UTC. A source is what the user tells; a visit is what became
of asking it; an entry is what it told of one article; a site is what one host says to programs.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

import msgspec

Kind = Literal["rss", "atom", "json", "sitemap", "news-sitemap", "sitemap-index"]
"""What a source was found to be."""

Progressed = Literal["waiting", "fetched", "feed", "old", "refused", "failed"]
"""How far an entry is: its page is to be fetched; it was; the feed's own text was taken instead;
it was too old when it was first seen; it may not be fetched or kept; it could not be fetched."""


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source as the user tells of it; `country` is ISO 3166-1 alpha-2, `language` ISO 639.

    `note` is the user's own, on how far the source is to be believed. `added` is a day.
    """

    id: str
    url: str
    outlet: str | None = None
    country: str | None = None
    language: str | None = None
    owner: str | None = None
    note: str | None = None
    paused: bool = False
    added: str = ""


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """What a site or page says of the uses that it allows.

    `by` is where it says so, `kind` the way in which it does. `use` is what it is about
    (`train-ai`, `ai-input`, `search`, `tdm`, `ai`, or `license`), `allowed` whether it is, null
    where that is told elsewhere. `text` is what stands there, to the character.
    """

    by: Literal["robots.txt", "header", "page", "tdmrep.json"]
    kind: Literal["aipref", "content-signal", "rsl", "tdmrep", "ai-agents", "meta-robots"]
    use: str
    allowed: bool | None
    text: str


class Visit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of asking a source.

    `due` is when it is asked next, `interval` how many seconds lie between two visits. `address` is
    where the feed was found, or has moved to. `etag` and `modified` are given back to the letter.
    `error` tells in words what went wrong last; `failures` how often in a row. `listed` counts the
    entries at the last visit, `fresh` those among them that were new. `retired` says why it is
    asked no more. `parts` are those of a sitemap's index, each with its last change as it is told.
    """

    due: int = 0
    interval: int = 0
    asked: int | None = None
    status: int | None = None
    kind: Kind | None = None
    address: str | None = None
    etag: str | None = None
    modified: str | None = None
    error: str | None = None
    failures: int = 0
    listed: int = 0
    fresh: int = 0
    retired: str | None = None
    parts: dict[str, str] = {}
    signals: tuple[Signal, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source told of an article at `url`, and what became of fetching it.

    `published` and `updated` are as the source writes them. `mark` follows from what it tells: it
    changes when the source tells of a change. `text` is the source's own, kept till the page is
    there. `due` is when the page is to be asked for, null where nothing is to be done.
    """

    url: str
    source: str
    mark: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    language: str | None = None
    text: str | None = None
    state: Progressed = "waiting"
    due: int | None = None
    tries: int = 0
    reason: str | None = None
    etag: str | None = None
    modified: str | None = None


class Site(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one origin (`https://host:port`) says to programs, as it was fetched.

    `robots` is the text of its robots.txt, empty where it has none; `asked` when that was fetched,
    null where it is not known. `tdmrep` is the text of `/.well-known/tdmrep.json`. Nothing is asked
    of the host before `closed`.
    """

    origin: str
    robots: str = ""
    asked: int | None = None
    tdmrep: str = ""
    tdmrep_asked: int | None = None
    closed: int = 0


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """One date that an article was given, where it was read, and what was made of it.

    `value` is ISO 8601 to its precision, `verdict` one word with its reason: `taken`, `agrees`,
    `later`, `earlier`, `future`, `too old` or `time of fetching`.
    """

    by: Literal["feed", "feed-updated", "page", "text", "address"]
    value: str
    precision: str
    verdict: str


class Came(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an article of the store came from: the source, the address, when, and by what.

    `seen` is when it was fetched, which is never when it was published.
    """

    article: str
    url: str
    source: str
    seen: str
    by: Literal["page", "feed"]
    reason: str | None = None
    dates: tuple[Dated, ...] = ()
    signals: tuple[Signal, ...] = ()


class Watched(Protocol):
    """The sources of a store, and what was fetched from them and is not read yet."""

    def sources(self) -> list[tuple[Source, Visit]]:
        """All sources with their visits, in the order of their addresses."""

    def one(self, source: str) -> tuple[Source, Visit] | None:
        """The source of this id with its visit; null where there is none."""

    def put(self, source: Source) -> None:
        """Keep a source, or what is told of it anew; its visit stays."""

    def remove(self, source: str) -> None:
        """Forget a source and its entries; articles stay."""

    def keep_visit(self, source: str, visit: Visit) -> None:
        """Keep what became of asking a source."""

    def due(self, now: int, limit: int) -> list[tuple[Source, Visit]]:
        """The sources that are due and not paused, those due longest first."""

    def next_due(self) -> int | None:
        """When the next source or entry is due; null where none ever is."""

    def entries(self, urls: Iterable[str]) -> dict[str, Entry]:
        """Those of these entries that are known, by their addresses."""

    def keep_entries(self, entries: Iterable[Entry]) -> None:
        """Keep entries, each under its address."""

    def due_entries(self, now: int, each: int) -> list[Entry]:
        """The entries whose pages are to be asked for now, at most so many of each source.

        Those that are due longest come first. A source that is paused or given up has none.
        """

    def tally(self) -> dict[str, dict[str, int]]:
        """By source, how many entries are in each state."""

    def site(self, origin: str) -> Site | None:
        """What an origin says to programs, if it was ever asked."""

    def keep_site(self, site: Site) -> None:
        """Keep what an origin says."""

    def land(self, came: Came, document: bytes) -> None:
        """Keep a document that was fetched, compressed, to be read next."""

    def landed(self, limit: int) -> list[tuple[str, bytes]]:
        """Documents that are to be read, by the ids of their articles, in the order of these."""

    def clear_landed(self, articles: Sequence[str]) -> None:
        """Note that these were read."""

    def came(self, article: str) -> Came | None:
        """Where an article came from; null where it was not fetched."""

    def take_turn(self, holder: str, now: int, until: int) -> str | None:
        """Be the one who watches till then; null, or who else is."""

    def end_turn(self, holder: str) -> None:
        """Watch no longer."""
