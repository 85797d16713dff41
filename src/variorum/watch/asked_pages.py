"""One article's page: asked for, and kept to be read with all that is known of it."""

from collections.abc import Callable, Collection

import msgspec

from variorum.engine.preparing import pack
from variorum.errors import SkipArticle
from variorum.model import RawDocument
from variorum.store.base import Store
from variorum.store.watched import Came, Entry, Progressed, Source
from variorum.watch.fetched_documents import of_feed, of_page, page_text
from variorum.watch.fetching import Answer, Failed
from variorum.watch.polite_hosts import Disallowed, Final, PoliteHosts, Shut
from variorum.watch.source_visits import conditions
from variorum.watch.usage_signals import joined, of_answer, of_site, reserved

TRIES = 5
"""Times that a page is asked for that does not come: over five hours in all."""

_FIRST_WAIT = 600
"""Seconds to the second try; twice as many to each one after it."""

_CLOSED = frozenset({401, 402, 403, 451})
"""Answers by which a page is kept from programs: what the feed itself tells is taken instead."""


class PageVisits:
    """Asks for the pages of entries in one round.

    `binding` are the uses that the user holds to bind: a page that does not allow one is not kept.
    """

    def __init__(
        self,
        store: Store,
        hosts: PoliteHosts,
        now: Callable[[], float],
        binding: Collection[str] = (),
    ) -> None:
        self._store = store
        self._hosts = hosts
        self._now = now
        self._binding = binding

    async def visit(self, source: Source, entry: Entry) -> Entry:
        """Ask for the page of an entry; keep what came and what became of the entry together.

        Raises:
            Shut: its host wants to be left alone; see `put_off`.
            Stopping: the round is to end.
        """
        try:
            asked = conditions(entry.etag, entry.modified)
            final = await self._hosts.get(entry.url, asked)
            if final.answer.status == 200:
                site = await self._hosts.reservations(final.site)
                return self._page(source, entry, msgspec.structs.replace(final, site=site))
            return self._no_page(source, entry, final.answer)
        except Disallowed as error:
            return self._instead(source, entry, str(error))
        except Failed as error:
            if error.forbidden:
                return self._end(entry, "refused", str(error))
            return self._again(source, entry, str(error))

    def put_off(self, source: Source, entry: Entry, shut: Shut) -> Entry:
        """Ask for a page when its host may be asked again; one that fails, some times."""
        if shut.failed:
            return self._again(source, entry, str(shut))
        after = msgspec.structs.replace(entry, due=shut.until, reason=str(shut))
        self._store.watched.keep_entries([after])
        return after

    def _page(self, source: Source, entry: Entry, final: Final) -> Entry:
        answer = final.answer
        try:
            page = page_text(answer)
            signals = joined(of_site(final.site, answer.url), of_answer(answer.fields, page))
            held = reserved(signals, self._binding)
            if held is not None:
                why = f"its {held.by} does not allow {held.use} ({held.text}), which is to bind"
                return self._end(entry, "refused", why)
            made = of_page(source, entry, answer, self._now(), signals)
        except SkipArticle as error:
            return self._end(entry, "failed", str(error))
        entry = msgspec.structs.replace(
            entry, etag=answer.fields.get("etag"), modified=answer.fields.get("last-modified")
        )
        return self._end(entry, "fetched", None, made)

    def _no_page(self, source: Source, entry: Entry, answer: Answer) -> Entry:
        if answer.status == 304:
            return self._end(entry, "fetched", None)
        reason = f"the page answered {answer.status}"
        if answer.status in _CLOSED:
            return self._instead(source, entry, reason)
        if answer.status >= 500:
            return self._again(source, entry, reason)
        return self._end(entry, "failed", reason)

    def _again(self, source: Source, entry: Entry, reason: str) -> Entry:
        """Try later, and after some tries take what the feed tells."""
        tries = entry.tries + 1
        if tries >= TRIES:
            return self._instead(source, msgspec.structs.replace(entry, tries=tries), reason)
        due = int(self._now()) + _FIRST_WAIT * 2 ** (tries - 1)
        after = msgspec.structs.replace(entry, tries=tries, due=due, reason=reason)
        self._store.watched.keep_entries([after])
        return after

    def _instead(self, source: Source, entry: Entry, reason: str) -> Entry:
        """Take the feed's own text for a page that may not be had."""
        held = self._store.watched.one(source.id)
        signals = held[1].signals if held else ()
        if reserved(signals, self._binding) is not None:
            return self._end(entry, "refused", reason)
        made = of_feed(source, entry, reason, self._now(), signals)
        return self._end(entry, "feed" if made else "refused", reason, made)

    def _end(
        self,
        entry: Entry,
        state: Progressed,
        reason: str | None,
        made: tuple[Came, RawDocument] | None = None,
    ) -> Entry:
        """Nothing more is to be done for an entry; with what came of it, all or nothing."""
        after = msgspec.structs.replace(
            entry, state=state, due=None, reason=reason, tries=0, text=None
        )
        with self._store.transaction():
            if made is not None:
                came, document = made
                self._store.watched.land(came, pack(document))
            self._store.watched.keep_entries([after])
        return after
