"""Watching a store: what is due is asked for, what came is read, and that again; or once."""

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Protocol

import msgspec

from variorum.engine.archive import AddOutcome
from variorum.engine.local import Progress, silent
from variorum.engine.preparing import unpack
from variorum.errors import StopRun
from variorum.model import RawDocument, Rejection
from variorum.store.base import Store
from variorum.watch.asked_pages import PageVisits
from variorum.watch.asked_sources import SourceVisits
from variorum.watch.capped_reader import CappedReader
from variorum.watch.fetch_round import LONGEST, Counts, FetchRound
from variorum.watch.fetching import Fetcher, agent_line
from variorum.watch.guard import GuardedBackend, Network, Resolver, look_up
from variorum.watch.listed_entries import BACKLOG
from variorum.watch.listing_finder import Found, ListingFinder
from variorum.watch.polite_hosts import Event, Forgotten, Pace, PoliteHosts, Sites

READ_AT_A_TIME = 200
"""Documents that are read at a time: one comes to rest before the next is begun."""

TURN = 900
"""Seconds for which one process holds a store to watch; it says so again with every round."""

LONGEST_SLEEP = 30.0
"""Seconds after which who waits looks whether the user has changed the sources."""


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How a store is watched.

    `contact` is how the sites that are asked reach who runs this. `allowed` are networks that are
    not public and may be reached, by name. `binding` are uses that bind where a page does not allow
    them. `backlog` is how many days old what is new to a source may be.
    """

    contact: str | None
    allowed: tuple[Network, ...] = ()
    binding: tuple[str, ...] = ()
    backlog: int = BACKLOG
    at_once: int = 64


class World(msgspec.Struct, frozen=True, kw_only=True):
    """What is outside of the program: the time, names of hosts, and what runs what waits."""

    now: Callable[[], float] = time.time
    resolver: Resolver = look_up
    run: Callable[..., object] = asyncio.run
    sleep: Callable[[float], None] = time.sleep


class Report(msgspec.Struct, kw_only=True):
    """What was done: what was asked for, how many articles were added, and what was refused."""

    counts: Counts
    added: int = 0
    known: int = 0
    stories: int = 0
    rejected: list[Rejection] = []


class Adder(Protocol):
    """What reads documents and keeps them: an archive over the store that is watched."""

    def add_documents(self, given: Iterable[RawDocument | Rejection]) -> AddOutcome:
        """Add the articles in documents, and derive what they change."""


class Watch:
    """Watches a store. `event` is called with each request and its answer, for the log."""

    def __init__(
        self,
        store: Store,
        archive: Adder,
        manner: Manner,
        *,
        world: World | None = None,
        progress: Progress = silent,
        event: Event = lambda _: None,
    ) -> None:
        self._store = store
        self._archive = archive
        self._manner = manner
        self._world = world or World()
        self._progress = progress
        self._event = event
        # Told at once, and not by the first request.
        agent_line(manner.contact)
        self._pace = Pace()
        self._reader = CappedReader()
        self.report = Report(counts=Counts())

    def once(self) -> Report:
        """Ask for all that is due, and read what comes.

        Raises:
            StopRun: another process watches this store, or the store cannot be used.
        """
        with self._turn():
            self._read()
            while not self._round():
                self._read()
            self._read()
        return self.report

    def for_good(self, told: Callable[[Report], None]) -> None:
        """Ask for what is due as it comes due; `told` is called when something was done.

        Raises:
            StopRun: another process watches this store, or the store cannot be used.
        """
        with self._turn():
            self._read()
            while True:
                before = self.report.counts.asked
                if self._left() <= 0:
                    self._round()
                    self._read()
                if self.report.counts.asked != before:
                    told(self.report)
                else:
                    self._world.sleep(min(LONGEST_SLEEP, max(1.0, self._left())))
                    self._hold()

    def _left(self) -> float:
        """The seconds till something is due."""
        due = self._store.watched.next_due()
        return LONGEST_SLEEP if due is None else due - self._world.now()

    def _round(self) -> bool:
        """Ask for what is due; whether that was all."""
        self._hold()
        done: list[FetchRound] = []
        self._world.run(self._asked(done))
        self.report.counts.add(done[0].counts)
        return done[0].complete

    async def _asked(self, done: list[FetchRound]) -> None:
        before = self.report.counts.asked
        kept = self._store.watched
        async with _hosts(self._manner, self._world, kept, self._pace, self._event) as hosts:
            finder = ListingFinder(hosts, self._reader)
            now = self._world.now
            sources = SourceVisits(self._store, hosts, finder, now, self._manner.backlog)
            pages = PageVisits(self._store, hosts, now, self._manner.binding)
            one = FetchRound(
                self._store,
                hosts,
                (sources, pages),
                now,
                lambda asked: self._progress("asking sources and pages", before + asked, None),
            )
            done.append(one)
            await one.run(LONGEST)

    def _read(self) -> None:
        """Read the documents that came, and bring the stories up to date."""
        while landed := self._store.watched.landed(READ_AT_A_TIME):
            documents = [unpack(body, RawDocument) for _, body in landed]
            outcome = self._archive.add_documents(documents)
            # A kill before this line costs a second look: what was added is known by then.
            self._store.watched.clear_landed([article for article, _ in landed])
            self.report.added += len(outcome.added)
            self.report.known += len(outcome.known)
            self.report.stories += outcome.stories
            self.report.rejected += outcome.rejected
            self._event(
                {
                    "event": "read",
                    "added": len(outcome.added),
                    "known": len(outcome.known),
                    "rejected": len(outcome.rejected),
                    "stories": outcome.stories,
                }
            )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Be the one process that watches this store: two would ask one host at once."""
        self._hold()
        try:
            yield
        finally:
            self._reader.close()
            self._store.watched.end_turn(_me())

    def _hold(self) -> None:
        now = int(self._world.now())
        other = self._store.watched.take_turn(_me(), now, now + TURN)
        if other is not None and _is_gone(other):
            self._store.watched.end_turn(other)
            other = self._store.watched.take_turn(_me(), now, now + TURN)
        if other is not None:
            raise StopRun(
                f"another process watches this store ({other}): two would ask one host at once; "
                f"end that one, or wait {TURN // 60} minutes after it was killed"
            )


def look_at(url: str, manner: Manner, world: World | None = None) -> Found:
    """What an address lists, asked for with all the care of watching; nothing is kept.

    Raises:
        Shut, Disallowed, Failed, SkipArticle: it cannot be told.
    """
    world = world or World()
    found: list[Found] = []
    reader = CappedReader()

    async def looked() -> None:
        async with _hosts(manner, world, Forgotten(), Pace(), lambda _: None) as hosts:
            found.append(await ListingFinder(hosts, reader).look(url))

    try:
        world.run(looked())
    finally:
        reader.close()
    return found[0]


@asynccontextmanager
async def _hosts(
    manner: Manner, world: World, sites: Sites, pace: Pace, event: Event
) -> AsyncIterator[PoliteHosts]:
    """Hosts that are asked by a fetcher, for as long as the block runs."""
    backend = GuardedBackend(manner.allowed, world.resolver)
    async with Fetcher(agent_line(manner.contact), backend, manner.at_once) as fetcher:
        yield PoliteHosts(sites, fetcher, world.now, pace, event, manner.at_once)


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _is_gone(holder: str) -> bool:
    """Whether a process of this machine is no more."""
    machine, _, number = holder.rpartition(":")
    if machine != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        # It is there, and somebody else's.
        return False
    return False
