"""Origins and stories of a hundred thousand made articles: speed, memory, and the peers' speed."""

import contextlib
import gc
import os
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from evaluation.partition import adjusted_rand
from evaluation.scores import Row, Scores
from evaluation.wirecopy import Made, articles, sentences
from variorum.engine.archive import Archive
from variorum.engine.preparing import with_features
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.model import Article, Reading
from variorum.reuse import Stream
from variorum.reuse.lookup import Lookup
from variorum.reuse.passages import fingerprint
from variorum.store.base import Prepared
from variorum.store.sqlite import SqliteStore
from variorum.stories.features import common_words

if TYPE_CHECKING:
    import psutil

SIZES = (10_000, 100_000)
"""Articles of a run; the environment is the same for each."""

PEERS = 10_000
"""Articles that the peers are given: their cost an article does not fall with more."""

BATCH = 2000


def evaluate(data: Path) -> Scores:
    """Each measurement in a process of its own, so that memory is that of the one alone.

    `articles/s` is by the clock; `articles/s of a free core` what one processor would do with
    nothing else to work on, by the time that was spent, and `last tenth` the same over the last
    articles: the cost of one when so many are there. Origins take one process, stories one for
    each core. `KB an article` is what the process grew by.
    """
    if not find_spec("psutil"):
        raise StopRun("psutil is needed to measure memory: pip install psutil")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            spool = _spool(data, Path(folder), size)
            for name, run in (("origins", run_origins), ("stories", run_stories)):
                values = _apart(partial(run, spool, Path(folder) / f"{name}{size}.db"))
                rows.append(Row(name=f"{name}, {size:,} articles", values=values))
        spool = _spool(data, Path(folder), PEERS)
        for name, peer in PEER_RUNS.items():
            if find_spec(name.split()[0]):
                values = _apart(partial(peer, spool))
                rows.append(Row(name=f"{name}, {PEERS:,} articles", values=values))
    return Scores(task="scale", rows=tuple(rows))


def _apart(run: Callable[[], dict[str, float]]) -> dict[str, float]:
    """What a function returns that runs in a process of its own."""
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.write(write, msgspec.json.encode(run()))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        body = answer.read()
    os.waitpid(process, 0)
    if not body:
        raise StopRun("a measurement did not end: what it printed tells why")
    return msgspec.json.decode(body, type=dict[str, float])


class Spool:
    """Made articles on disk, one JSON document a line, found again by their number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._starts: list[int] = []
        self.dispatches: list[int] = []

    def write(self, made: Iterator[Made]) -> "Spool":
        """Keep these articles."""
        with self._path.open("wb") as out:
            for one in made:
                self._starts.append(out.tell())
                self.dispatches.append(one.dispatch)
                out.write(msgspec.json.encode(one.reading) + b"\n")
        return self

    def __len__(self) -> int:
        return len(self._starts)

    def fetch(self, number: int) -> Article:
        """The article of that number."""
        if self._file is None:
            self._file = self._path.open("rb")
        self._file.seek(self._starts[number])
        return msgspec.json.decode(self._file.readline(), type=Reading).article

    def batches(self) -> Iterator[list[Reading]]:
        """The readings in order, so many at a time that reading them costs little memory."""
        with self._path.open("rb") as file:
            while lines := [line for _, line in zip(range(BATCH), file, strict=False)]:
                yield [msgspec.json.decode(line, type=Reading) for line in lines]


def _spool(data: Path, folder: Path, size: int) -> Spool:
    path = folder / f"{size}.jsonl"
    return Spool(path).write(articles(sentences(data), common_words(), size))


def run_origins(spool: Spool, _: Path) -> dict[str, float]:
    """Fingerprints, copied passages and origins of a stream, in one process."""
    stream = Stream(spool.fetch)
    passages = 0

    def add(readings: Sequence[Reading], _: Workers) -> None:
        nonlocal passages
        for reading in readings:
            found = stream.add(reading.article)
            passages += sum(len(one.reuse.passages) for one in found.values())

    values = _measure(spool, add)
    began = time.perf_counter()
    origins = stream.origins()
    values["seconds for origins"] = time.perf_counter() - began
    of = {number: at for at, numbers in enumerate(origins) for number in numbers}
    values["passages"] = passages
    values["ari"] = adjusted_rand(spool.dispatches, [of[at] for at in range(len(spool))])
    return values


def run_stories(spool: Spool, path: Path) -> dict[str, float]:
    """Stories of an archive to which articles come in batches, readings given."""
    store = SqliteStore(path)
    archive = Archive(store)

    def add(readings: Sequence[Reading], pool: Workers) -> None:
        with store.transaction():
            for one in pool.map(_prepared, readings):
                store.articles.put(one)
                store.debts.owe("article", [one.own.id])
        archive.settle_stories()

    values = _measure(spool, add)
    stories = store.stories.all()
    values["stories"] = len(stories)
    values["largest story"] = max(len(story.articles) for story in stories)
    store.close()
    return values


def _prepared(reading: Reading) -> Prepared:
    return with_features(reading.article, None, reading)


def _measure(spool: Spool, add: Callable[[Sequence[Reading], Workers], None]) -> dict[str, float]:
    """Seconds and memory of adding all articles; making and decoding them is not counted."""
    import psutil

    process = psutil.Process()
    spent: list[tuple[float, float]] = []
    memory = 0
    with Workers() as pool:
        for readings in spool.batches():
            began, worked = time.perf_counter(), _worked(process)
            add(readings, pool)
            spent.append((time.perf_counter() - began, _worked(process) - worked))
            if len(spent) == 1:
                gc.collect()
                memory = process.memory_info().rss
    gc.collect()
    grown = process.memory_info().rss - memory
    last = spent[-max(1, len(spent) // 10) :]
    return {
        "articles/s": len(spool) / sum(seconds for seconds, _ in spent),
        "articles/s of a free core": len(spool) / sum(work for _, work in spent),
        "last tenth": len(last) * BATCH / sum(work for _, work in last),
        "KB an article": grown / 1024 / max(1, len(spool) - BATCH),
    }


def _worked(process: "psutil.Process") -> float:
    """Seconds of processor time of this process and of those it works with."""
    times = [one.cpu_times() for one in (process, *process.children())]
    return float(sum(one.user + one.system for one in times))


def run_lookup(spool: Spool) -> dict[str, float]:
    """Our own near-copy lookup alone, as the peers are run: build and query, one process."""
    index = Lookup()
    number = 0

    def add(readings: Sequence[Reading], _: Workers) -> None:
        nonlocal number
        for reading in readings:
            shingles = fingerprint(reading.article.text).hashes
            index.find(shingles)
            index.add(number, shingles)
            number += 1

    return _measure(spool, add)


def run_datasketch(spool: Spool, *, batch: bool = False) -> dict[str, float]:
    """MinHash LSH on word 3-grams, 128 permutations, threshold .5: build and query.

    With `batch` all 3-grams of a text are given at once, which numpy then hashes together.
    """
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)

    def add(readings: Sequence[Reading], _: Workers) -> None:
        for reading in readings:
            mark = MinHash(num_perm=128)
            grams = sorted(_grams(reading.article.text))
            if batch:
                mark.update_batch(grams)
            else:
                for gram in grams:
                    mark.update(gram)
            index.query(mark)
            index.insert(reading.article.id, mark)

    return _measure(spool, add)


def run_rensa(spool: Spool) -> dict[str, float]:
    """R-MinHash LSH on word 3-grams, 128 permutations, 16 bands: build and query."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=16)
    number = 0

    def add(readings: Sequence[Reading], _: Workers) -> None:
        nonlocal number
        for reading in readings:
            mark = RMinHash(num_perm=128, seed=42)
            mark.update([gram.decode() for gram in sorted(_grams(reading.article.text))])
            with contextlib.suppress(ValueError):
                index.query(mark)
            index.insert(number, mark)
            number += 1

    return _measure(spool, add)


def _grams(text: str) -> set[bytes]:
    words = text.lower().split()
    return {" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)}


PEER_RUNS: dict[str, Callable[[Spool], dict[str, float]]] = {
    "variorum lookup": run_lookup,
    "datasketch": run_datasketch,
    "datasketch update_batch": partial(run_datasketch, batch=True),
    "rensa": run_rensa,
}
"""Near-copy lookup alone, in one process each: what `datasketch` and `rensa` are for."""
