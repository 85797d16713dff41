"""The listing that an address leads to: a feed, a sitemap with its parts, or the feed of a page."""

from collections.abc import Mapping
from typing import NamedTuple

from variorum.errors import SkipArticle
from variorum.watch.capped_reader import CappedReader
from variorum.watch.feed_discovery import find_feeds
from variorum.watch.fetched_documents import page_text
from variorum.watch.fetching import Answer, Failed
from variorum.watch.listings import MAX_SITEMAP, Listing, read_listing
from variorum.watch.polite_hosts import Disallowed, Final, PoliteHosts

MOST_PARTS = 20
"""Parts of a sitemap's index that one visit reads, the last changed first. News sites part theirs
by day or month, and a visit wants the last of them."""


class Refused(Failed):
    """An answer that is none: its status says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"it answered {answer.status}")
        self.status = answer.status


class Found(NamedTuple):
    """What a source was found to list, the answer that listed it, and where it was found."""

    final: Final
    listing: Listing
    address: str | None


class ListingFinder:
    """Finds listings by asking hosts; feeds are read by a process of their own."""

    def __init__(self, hosts: PoliteHosts, reader: CappedReader) -> None:
        self._hosts = hosts
        self._reader = reader

    async def look(self, url: str) -> Found:
        """What an address lists, for who only looks.

        Raises:
            Shut, Disallowed, Failed, SkipArticle: it cannot be told.
        """
        final = await self._hosts.get(url, most=MAX_SITEMAP)
        if final.answer.status != 200:
            raise Refused(final.answer)
        return await self.found(final, url)

    async def found(self, final: Final, url: str, address: str | None = None) -> Found:
        """The listing of an answer; of a page, that of the first feed that it names.

        `url` is what the user named, `address` where the listing was last found otherwise.

        Raises:
            Shut, Disallowed, Failed, SkipArticle, Stopping: there is none, or not now.
        """
        moved = final.answer.url if final.moved and final.answer.url != url else None
        listing = read_listing(final.answer.body, self._reader.parse)
        if listing is not None:
            return Found(final, listing, moved or address)
        page = final.answer
        feeds = find_feeds(page_text(page), page.url) or await self._hosts.sitemaps(page.url)
        if not feeds:
            raise SkipArticle("the page names no feed, and robots.txt no sitemap")
        final = await self._hosts.get(feeds[0], most=MAX_SITEMAP)
        if final.answer.status != 200:
            raise Refused(final.answer)
        listing = read_listing(final.answer.body, self._reader.parse)
        if listing is None:
            raise SkipArticle(f"{feeds[0]} is a page and no feed")
        return Found(final, listing, final.answer.url if final.moved else feeds[0])

    async def parts(
        self, read_before: Mapping[str, str], listing: Listing
    ) -> list[tuple[str, str, Listing]]:
        """The parts of an index that have changed, each with its address and last change."""
        new = [
            (changed, url)
            for url, changed in listing.parts.items()
            if not changed or read_before.get(url) != changed
        ]
        read = []
        for told, url in sorted(new, reverse=True)[:MOST_PARTS]:
            try:
                answer = (await self._hosts.get(url, most=MAX_SITEMAP)).answer
                part = read_listing(answer.body, self._reader.parse)
            except (Failed, Disallowed, SkipArticle):
                # The others are read all the same; this one is asked for again next time.
                continue
            if part is not None and not part.parts:
                read.append((url, told, part))
        return read
