"""One visit to one source: its listing found and read, and its entries kept."""

from collections.abc import Callable

import msgspec

from variorum.errors import SkipArticle
from variorum.store.base import Store
from variorum.store.watched import Source, Visit
from variorum.watch.fetching import Failed
from variorum.watch.listed_entries import BACKLOG, Met, addresses, take
from variorum.watch.listing_finder import Found, ListingFinder, Refused
from variorum.watch.listings import MAX_SITEMAP, Listing
from variorum.watch.polite_hosts import Disallowed, PoliteHosts, Shut
from variorum.watch.source_visits import changed, conditions, failed, found_as, put_off, unchanged
from variorum.watch.usage_signals import of_answer, of_site

LOOKED_FOR_ANEW = 3
"""Failures in a row after which a source is asked where the user said that it is, and no more where
its feed was found: feeds of pages move without a word."""


class SourceVisits:
    """Visits sources in one round."""

    def __init__(
        self,
        store: Store,
        hosts: PoliteHosts,
        finder: ListingFinder,
        now: Callable[[], float],
        backlog: int = BACKLOG,
    ) -> None:
        self._store = store
        self._hosts = hosts
        self._finder = finder
        self._now = now
        self._backlog = backlog

    async def visit(self, source: Source, visit: Visit) -> Visit:
        """Ask a source, and keep its entries and what became of the visit, all or nothing.

        Raises:
            Shut: its host wants to be left alone; see `put_off`.
            Stopping: the round is to end.
        """
        if visit.failures >= LOOKED_FOR_ANEW:
            visit = msgspec.structs.replace(visit, address=None, etag=None, modified=None)
        url = visit.address or source.url
        try:
            final = await self._hosts.get(url, conditions(visit.etag, visit.modified), MAX_SITEMAP)
            answer = final.answer
            if answer.status == 304:
                after = unchanged(visit, answer, self._seconds())
                self._store.watched.keep_visit(source.id, after)
                return after
            if answer.status != 200:
                raise Refused(answer)
            found = await self._finder.found(final, source.url, visit.address)
            parts = await self._finder.parts(visit.parts, found.listing)
        except Refused as error:
            after = failed(visit, str(error), self._seconds(), status=error.status)
        except (Failed, Disallowed, SkipArticle) as error:
            after = failed(visit, str(error), self._seconds())
        else:
            return self._keep(source, visit, found, parts)
        self._store.watched.keep_visit(source.id, after)
        return after

    def put_off(self, source: Source, visit: Visit, shut: Shut) -> Visit:
        """Ask a source when its host may be asked again; a host that fails, each time later."""
        now = self._seconds()
        if shut.failed:
            after = failed(visit, str(shut), now, shut.until - now)
        else:
            after = put_off(visit, str(shut), shut.until)
        self._store.watched.keep_visit(source.id, after)
        return after

    def _keep(
        self, source: Source, visit: Visit, found: Found, parts: list[tuple[str, str, Listing]]
    ) -> Visit:
        listing, answer = found.listing, found.final.answer
        now = self._seconds()
        met = Met(
            source=source.id,
            now=now,
            base=answer.url,
            first=visit.asked is None,
            backlog=self._backlog,
        )
        told = addresses(listing, answer.url)
        for url, _, part in parts:
            told |= addresses(part, url)
        with self._store.transaction():
            known = self._store.watched.entries(told)
            entries = take(listing, told, known, met)
            fresh = sum(one.state == "waiting" for one in entries)
            after = changed(visit, answer, now, (len(told), fresh), listing.every)
            signals = [*of_site(found.final.site, answer.url), *of_answer(answer.fields, "")]
            after = found_as(after, listing.kind, found.address, tuple(signals))
            held = {url: visit.parts[url] for url in listing.parts if url in visit.parts}
            after = msgspec.structs.replace(
                after, parts={**held, **{url: changed for url, changed, _ in parts}}
            )
            self._store.watched.keep_entries(entries)
            self._store.watched.keep_visit(source.id, after)
        return after

    def _seconds(self) -> int:
        return int(self._now())
