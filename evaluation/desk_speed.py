"""The desk over a store of made articles, asked by many people at once.

Two things are measured. Alone, one person asks for one page after the other, which tells what a
page costs in processor time, whatever else the machine does. Together, 20 readers and 3 reviewers
ask at once, each with a pause between two pages, and what is told is how long they wait by the
clock.
"""

import http.client
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from evaluation.archive_search import make
from evaluation.scores import Row, Scores
from variorum.engine.desk import Reader
from variorum.errors import StopRun
from variorum.store.catalogue import StoryFilter

ARTICLES = 100_000
READERS, REVIEWERS = 20, 3

PAUSE = 3.0
"""Seconds for which somebody looks at a page before asking for the next one, on the average. People
look for longer, so that more of them could be served."""

SECONDS = 60.0
"""How long all of them go on."""

ALONE = 20
"""How often each page is asked for by one person."""

_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/enter\?token=\S+)")


class Client:
    """Somebody who has come in."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port = port
        self._cookie = cookie

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, float]:
        """What a page says or a form is answered with, and the seconds that it took.

        Each is asked for on a connection of its own: a desk ends one that rests for some seconds.
        """
        headers = {"Cookie": self._cookie}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers |= {
                "Origin": f"http://127.0.0.1:{self._port}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=600)
        try:
            connection.request("GET" if fields is None else "POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), time.perf_counter() - began
        finally:
            connection.close()


class Asked(NamedTuple):
    """A page that was asked for: which, and the seconds that somebody waited."""

    page: str
    seconds: float


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """Milliseconds of each kind of page, alone and together, and the memory of the desk.

    The test data is not used: all articles are made, `limit` of them or 100,000.
    """
    try:
        import psutil
    except ImportError as error:
        raise StopRun("psutil is needed to measure memory: pip install psutil") from error
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "v.db")
        make(store, (limit or ARTICLES) // 2)
        process, port, entry = _served(store, Path(folder))
        try:
            worker = psutil.Process(process.pid)
            cookie = _entered(port, entry)
            pages = Pages(store)
            alone = {
                name: _alone(worker, Client(port, cookie), name, pages) for name in pages.kinds
            }
            together = _together(port, cookie, pages)
            memory = worker.memory_info().rss / 1e6
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
        size = store.stat().st_size / 1e6
    rows = [_row(name, alone[name], together.get(name, [])) for name in alone]
    if "judging a line" in together:
        rows.append(_row("judging a line", (0.0, 0.0), together["judging a line"]))
    whole = {"articles": float(limit or ARTICLES), "MB of the file": size, "MB (process)": memory}
    return Scores(task="desk_speed", rows=(Row(name="the store and its desk", values=whole), *rows))


class Pages:
    """The pages that are asked for, each time another one of its kind."""

    def __init__(self, store: Path) -> None:
        reader = Reader(store)
        listed = reader.stories(StoryFilter(limit=2000))
        self._stories = [one.head.id for one in listed]
        self._articles = [
            one.id for story in listed[::40] for one in (reader.dossier(story.head.id).articles)
        ]
        self.kinds: dict[str, Callable[[Random], str]] = {
            "list": lambda _: "/",
            "list, a later page": self._later,
            "list, most origins first": lambda _: "/?sort=origins",
            "filter, a place and month": self._filter,
            "filter, disputed and a person": lambda it: (
                f"/?disputed=1&person=Perso{it.randrange(10_000):04}+Roeven"
            ),
            "search, a rare word": lambda it: f"/search?about=Ship{it.randrange(20_000):05}",
            "search, a word in every article": lambda _: "/search?about=council",
            "story": lambda it: f"/stories/{it.choice(self._stories)}",
            "article": lambda it: f"/articles/{it.choice(self._articles)}",
            "next in the queue": lambda _: "/review",
            "next in the queue, of a place": lambda it: f"/review?place=Plac{it.randrange(100):04}",
            "calendar": lambda _: "/calendar",
        }
        self._next = ""

    def after(self, page: str) -> None:
        """Remember where a list goes on."""
        found = re.search(r'rel="next" href="([^"]+)"', page)
        self._next = found[1].replace("&amp;", "&") if found else ""

    def _later(self, _: Random) -> str:
        return self._next or "/"

    def _filter(self, random: Random) -> str:
        month = f"2024-{random.randrange(1, 13):02}"
        return f"/?place=Plac{random.randrange(100):04}&since={month}&until={month}"


def _served(store: Path, folder: Path) -> tuple["subprocess.Popen[bytes]", int, str]:
    """A desk on a port of its own, and the address that lets in."""
    told = folder / "told.txt"
    with told.open("wb") as out:
        command = [sys.executable, "-m", "variorum", "serve", str(store), "--no-open"]
        process = subprocess.Popen(command, stdout=out, stderr=out)
    for _ in range(6000):
        found = _LINK.search(told.read_text())
        if found:
            return process, int(found[1]), found[2]
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    raise StopRun(f"the desk did not start: {told.read_text()}")


def _entered(port: int, entry: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", entry)
    answer = connection.getresponse()
    return str(answer.headers["set-cookie"]).partition(";")[0]


def _alone(worker: object, client: Client, name: str, pages: Pages) -> tuple[float, float]:
    """The median seconds of a page by the clock, and its seconds of processor time."""
    random = Random(name)
    spent, seconds = _spent(worker), []
    for _ in range(ALONE):
        status, text, took = client.ask(pages.kinds[name](random))
        assert status == 200, text
        if name.startswith("list"):
            pages.after(text)
        seconds.append(took)
    return sorted(seconds)[ALONE // 2], (_spent(worker) - spent) / ALONE


def _spent(worker: object) -> float:
    times = worker.cpu_times()  # type: ignore[attr-defined]
    return float(times.user + times.system)


def _together(port: int, cookie: str, pages: Pages) -> dict[str, list[float]]:
    """The seconds that 20 readers and 3 reviewers wait for each kind of page."""
    found: list[Asked] = []
    until = time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=_read, args=(Client(port, cookie), pages, number, until, found))
        for number in range(READERS)
    ]
    threads += [
        threading.Thread(
            target=_review, args=(Client(port, f"{cookie}; variorum-name=R{number}"), until, found)
        )
        for number in range(REVIEWERS)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    by_page: dict[str, list[float]] = {}
    for page, seconds in found:
        by_page.setdefault(page, []).append(seconds)
    return by_page


def _read(client: Client, pages: Pages, number: int, until: float, found: list[Asked]) -> None:
    """One reader, who asks for pages of every kind until the time is over."""
    random = Random(number)
    kinds = [name for name in pages.kinds if not name.startswith("next")]
    while time.monotonic() < until:
        time.sleep(random.expovariate(1 / PAUSE))
        name = random.choice(kinds)
        status, text, took = client.ask(pages.kinds[name](random))
        assert status == 200, text
        found.append(Asked(name, took))


def _review(client: Client, until: float, found: list[Asked]) -> None:
    """One reviewer, who judges one line after the other."""
    random = Random(repr(client))
    while time.monotonic() < until:
        time.sleep(random.expovariate(1 / PAUSE))
        status, text, took = client.ask("/review")
        assert status == 200, text
        found.append(Asked("next in the queue", took))
        form = re.search(r'class="queue decide" action="([^"]+)"', text)
        seen = re.search(r'name="seen" value="([^"]*)"', text)
        assert form
        assert seen
        fields = {"seen": seen[1], "next": "/review", "by": "R", "kind": "accept"}
        status, text, took = client.ask(form[1], fields)
        assert status == 303, text
        found.append(Asked("judging a line", took))


def _row(name: str, alone: tuple[float, float], together: list[float]) -> Row:
    ordered = sorted(together)
    values = {}
    if any(alone):
        values = {"ms alone": alone[0] * 1000, "processor ms": alone[1] * 1000}
    if ordered:
        values |= {
            "median ms together": ordered[len(ordered) // 2] * 1000,
            "p95 ms together": ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] * 1000,
            "asked together": float(len(ordered)),
        }
    return Row(name=name, values=values)
