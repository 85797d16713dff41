"""A round: all that is due is asked for, many hosts at once, each one thing at a time."""

import asyncio
from collections import deque
from collections.abc import Callable

import msgspec

from variorum.errors import fault
from variorum.store.base import Store
from variorum.store.watched import Entry, Source, Visit
from variorum.watch.asked_pages import PageVisits
from variorum.watch.asked_sources import SourceVisits
from variorum.watch.polite_hosts import PoliteHosts, Shut, Stopping
from variorum.watch.web_addresses import host_of

AT_A_TIME = 500
"""Sources that are taken from the store at a time."""

PAGES_OF_ONE = 20
"""Pages of one source that are taken at a time, so that one with thousands keeps nobody waiting."""

LANDED = 500
"""Documents after which a round ends, so that they are read: some 20 MB, a minute's reading."""

LONGEST = 120.0
"""Seconds after which a round ends, so that what came is read."""


class Counts(msgspec.Struct):
    """What a round did."""

    sources: int = 0
    unchanged: int = 0
    failed: int = 0
    put_off: int = 0
    pages: int = 0
    from_feeds: int = 0
    refused: int = 0
    not_had: int = 0

    def add(self, other: "Counts") -> None:
        """Count what another round did too."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def asked(self) -> int:
        """How many sources and pages are done."""
        return self.sources + self.pages + self.from_feeds + self.refused + self.not_had


_Job = tuple[Source, Visit | Entry]


class FetchRound:
    """One round over a store. `progress` is called with how many sources and pages are done."""

    def __init__(
        self,
        store: Store,
        hosts: PoliteHosts,
        visits: tuple[SourceVisits, PageVisits],
        now: Callable[[], float],
        progress: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._hosts = hosts
        self._sources, self._pages = visits
        self._now = now
        self._progress = progress
        self._queues: dict[str, deque[_Job]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._held: set[str] = set()
        self._known: dict[str, Source | None] = {}
        self.counts = Counts()
        self.complete = False
        """Whether nothing that is due was left when the round ended."""

    async def run(self, longest: float = LONGEST, landed: int = LANDED) -> Counts:
        """Ask for all that is due, or for what the limits leave time for."""
        end = self._now() + longest
        self._fill()
        try:
            while self._tasks:
                # What has begun is brought to its end, however long that takes.
                wait = None if self._hosts.stop.is_set() else max(0.0, end - self._now())
                done, _ = await asyncio.wait(
                    self._tasks.values(), timeout=wait, return_when=asyncio.FIRST_COMPLETED
                )
                for task in done:
                    task.result()
                self._tasks = {name: one for name, one in self._tasks.items() if not one.done()}
                if self._now() >= end or self.counts.pages + self.counts.from_feeds >= landed:
                    self._hosts.stop.set()
                self._fill()
        finally:
            await self._end()
        self.complete = not self._hosts.stop.is_set()
        return self.counts

    async def _end(self) -> None:
        """Let nothing run on, however the round ends."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _fill(self) -> None:
        """Take what is due into the queues of its hosts, and see that each is worked at."""
        if self._hosts.stop.is_set():
            return
        now = int(self._now())
        watched = self._store.watched
        for source, visit in watched.due(now, AT_A_TIME + len(self._held)):
            self._queue(visit.address or source.url, source.id, (source, visit))
        for entry in watched.due_entries(now, PAGES_OF_ONE):
            owner = self._source_of(entry)
            if owner is not None:
                self._queue(entry.url, entry.url, (owner, entry))
        for host, queue in self._queues.items():
            if queue and host not in self._tasks:
                self._tasks[host] = asyncio.create_task(self._serve(host))

    def _source_of(self, entry: Entry) -> Source | None:
        if entry.source not in self._known:
            held = self._store.watched.one(entry.source)
            self._known[entry.source] = held[0] if held else None
        return self._known[entry.source]

    def _queue(self, url: str, key: str, job: _Job) -> None:
        if key not in self._held:
            self._held.add(key)
            self._queues.setdefault(host_of(url), deque()).append(job)

    async def _serve(self, host: str) -> None:
        """Do what is to be done at a host, one thing after the other."""
        queue = self._queues[host]
        while queue and not self._hosts.stop.is_set():
            source, what = queue.popleft()
            try:
                if isinstance(what, Visit):
                    await self._source(source, what)
                else:
                    await self._page(source, what)
            except Stopping:
                return
            self._held.discard(source.id if isinstance(what, Visit) else what.url)
            self._progress(self.counts.asked)

    async def _source(self, source: Source, visit: Visit) -> None:
        try:
            after = await self._sources.visit(source, visit)
        except Stopping:
            raise
        except Exception as error:
            shut = _as_shut(error, "asking a source", self._now())
            after = self._sources.put_off(source, visit, shut)
            if not shut.failed:
                self.counts.put_off += 1
                return
        self.counts.sources += 1
        self.counts.unchanged += after.status == 304 and not after.failures
        self.counts.failed += after.failures > 0

    async def _page(self, source: Source, entry: Entry) -> None:
        try:
            after = await self._pages.visit(source, entry)
        except Stopping:
            raise
        except Exception as error:
            after = self._pages.put_off(
                source, entry, _as_shut(error, "asking for a page", self._now())
            )
        if after.due is not None:
            self.counts.put_off += 1
            return
        states: dict[str, str] = {"fetched": "pages", "feed": "from_feeds", "refused": "refused"}
        name = states.get(after.state, "not_had")
        setattr(self.counts, name, getattr(self.counts, name) + 1)


def _as_shut(error: Exception, doing: str, now: float) -> Shut:
    """Why something was not asked for: its host is shut, or a fault of ours that ends nothing else.

    Raises:
        StopRun: `error` is one.
    """
    if isinstance(error, Shut):
        return error
    return Shut(fault(doing, error), int(now), failed=True)
