"""How many feeds can be asked in an hour by one processor, over outlets of our own on loopback.

Outlets answer from another process, so that what is measured is what watching costs: the requests,
the guard, robots.txt, the reading of the feeds, and the store. Each feed lists twenty entries that
are too old to be fetched. The second visit and those after it are answered with 304, but for one
feed in ten, as it is with feeds of news.
"""

import asyncio
import datetime
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.utils import format_datetime
from pathlib import Path

from evaluation.made_outlets import PLACE, MadeOutlets, RealClock, Reply, rss
from evaluation.scores import Row, Scores
from variorum.engine.archive import AddOutcome
from variorum.model import RawDocument, Rejection
from variorum.store.base import Store
from variorum.store.sqlite import SqliteStore
from variorum.watch.guard import read_networks
from variorum.watch.source_list import add_sources
from variorum.watch.watching import Manner, Watch, World

FEEDS = 10_000
A_HOST = 4
"""Feeds of one host: a newspaper has some for its sections."""

ENTRIES = 20
VISITS = 3
AT_ONCE = 8
"""Requests at once: with outlets that answer at once, more would only wait for this processor."""

_NEW_OF = 10
"""One feed in so many has changed at a visit."""


def evaluate(data: Path, limit: int = FEEDS) -> Scores:
    """Processor seconds, feeds an hour, and memory of a first visit and of those after it.

    The test data is not used. `limit` is how many feeds there are.
    """
    outlets = MadeOutlets(RealClock())
    server = multiprocessing.get_context("fork").Process(
        target=_serve, args=(outlets, limit), daemon=True
    )
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            rows = tuple(_visits(Path(folder), outlets, limit))
    finally:
        server.kill()
        server.join()
    return Scores(task="watch", rows=rows)


def _visits(folder: Path, outlets: MadeOutlets, feeds: int) -> Iterable[Row]:
    store = SqliteStore(folder / "v.db")
    path = folder / "feeds.txt"
    path.write_text("\n".join(outlets.url(_host(n), f"/feed{n}") for n in range(feeds)))
    add_sources(store, str(path), {}, datetime.date(2031, 1, 1))
    ahead = 0.0

    def now() -> float:
        return time.time() + ahead

    async def resolve(host: str, port: int) -> Sequence[str]:
        return [PLACE]

    manner = Manner(
        contact="bench@variorum.example",
        allowed=read_networks(["127.1.0.0/16"]),
        at_once=AT_ONCE,
    )
    for number in range(VISITS):
        began, spent = time.perf_counter(), _spent()
        # The process that reads feeds is counted once it has ended, which it does with the watch.
        watch = Watch(store, _Shelf(), manner, world=World(now=now, resolver=resolve))
        report = watch.once()
        used = _spent() - spent
        assert report.counts.sources == feeds, report
        yield Row(
            name=f"visit {number + 1}, {feeds:,} feeds",
            values={
                "processor seconds": used,
                "feeds an hour of one processor": round(3_600 * feeds / used),
                "answered with 304": report.counts.unchanged,
                "failed": report.counts.failed,
                "seconds": time.perf_counter() - began,
                "MB (process)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            },
        )
        ahead += _last_due(store) - now() + 1


class _Shelf:
    def add_documents(self, given: Iterable[RawDocument | Rejection]) -> AddOutcome:
        """Nothing comes here."""
        raise AssertionError(list(given))


def _last_due(store: Store) -> float:
    """When all sources are due again."""
    return float(max(visit.due for _, visit in store.watched.sources()))


def _spent() -> float:
    """Seconds of the processor that this process took, and the readers of feeds that ended."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _host(number: int) -> str:
    return f"host{number // A_HOST}.example"


def _serve(outlets: MadeOutlets, feeds: int) -> None:
    """Answer till the process is ended."""
    long_ago = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    for number in range(feeds):
        url = outlets.url(_host(number), f"/{number}/")
        items = [
            (f"{url}{n}", f"Council {number} shuts line {n}", format_datetime(long_ago))
            for n in range(ENTRIES)
        ]
        body = rss(f"Feed {number}", items)
        outlets.pages.setdefault(_host(number), {})[f"/feed{number}"] = _answer(body, number)

    async def serve() -> None:
        async with outlets.serving():
            await asyncio.Event().wait()

    asyncio.run(serve())


def _answer(body: bytes, number: int) -> Callable[[Mapping[str, str], int], Reply]:
    """The feed, or that it has not changed: the `number`th has at each visit that is its turn."""

    def reply(fields: Mapping[str, str], before: int) -> Reply:
        changed = (number + before) % _NEW_OF == 0
        if "if-none-match" in fields and not changed:
            return Reply(status=304)
        return Reply(body, fields={"ETag": '"1"'})

    return reply
