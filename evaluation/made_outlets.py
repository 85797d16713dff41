"""Outlets of our own on loopback, and a clock of our own, for the tests and measures of watching.

The outlets answer on `127.1.0.1`, by the host that is asked for; what stands on `127.0.0.1` and
`::1` is a trap that nothing may ask. Client and outlets run in one loop whose time is made: real
sockets, but when nobody has anything to do, the time jumps to when somebody has.
"""

import asyncio
import itertools
import selectors
import socket
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, NamedTuple

BEGAN = 1_936_000_000.0
"""When the made time begins: in May 2031."""

PLACE = "127.1.0.1"
TRAPS = ("127.0.0.1", "::1")


class MadeClock:
    """A time that passes when nobody has anything to do."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> float:
        """Seconds since 1970."""
        return BEGAN + self.passed

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.passed += seconds

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run what waits in this time."""
        with asyncio.Runner(loop_factory=lambda: _MadeLoop(self)) as runner:
            return runner.run(work)


class _Jumping(selectors.DefaultSelector):
    """Waits for nothing: where nothing is there to be read, the time jumps."""

    clock: MadeClock

    def select(self, timeout: float | None = None) -> Any:
        """What is ready."""
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        # What was sent over loopback is there at once, but a connection takes a moment.
        ready = super().select(0.0005)
        if not ready and timeout is not None:
            self.clock.passed += timeout
        return ready


class _MadeLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock: MadeClock) -> None:
        selector = _Jumping()
        selector.clock = clock
        self._clock = clock
        super().__init__(selector)

    def time(self) -> float:
        """The made time."""
        return self._clock.passed


class Asked(NamedTuple):
    """A request that came: when it began and ended, and what it asked."""

    began: float
    ended: float
    host: str
    path: str
    fields: Mapping[str, str]


class Reply(NamedTuple):
    """An answer: `wait` seconds before it, `drip` seconds between each 100 bytes of it."""

    body: bytes = b""
    status: int = 200
    fields: Mapping[str, str] = {}
    wait: float = 0.0
    drip: float = 0.0


Page = Reply | Callable[[Mapping[str, str], int], Reply]
"""An answer, or what makes it of the fields of a request and of how many came for it before."""


class MadeOutlets:
    """Outlets by their hosts; each has pages by their paths."""

    def __init__(self, clock: MadeClock) -> None:
        self.clock = clock
        self.pages: dict[str, dict[str, Page]] = {}
        self.asked: list[Asked] = []
        self.trapped: list[str] = []
        self._came: Counter[tuple[str, str]] = Counter()
        self.at_once: dict[str, int] = {}
        self.most_at_once = 0
        self.lookups: list[str] = []
        self.names: dict[str, list[Sequence[str]]] = {}
        """By host, the addresses that one look-up after the other gives; the last one stays."""
        with socket.socket() as one:
            one.bind((PLACE, 0))
            self.port = int(one.getsockname()[1])

    def url(self, host: str, path: str) -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host: ours for an outlet, and what the system reads of numbers."""
        self.lookups.append(host)
        if host in self.names:
            told = self.names[host]
            return told.pop(0) if len(told) > 1 else told[0]
        if host in self.pages:
            return [PLACE]
        numbers = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )
        return [str(place[0]) for *_, place in numbers]

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run what asks the outlets, while they answer."""

        async def both() -> Any:
            async with self.serving():
                return await work

        return self.clock.run(both())

    def paths(self, host: str) -> list[str]:
        """What a host was asked for, in order."""
        return [one.path for one in self.asked if one.host == host]

    def gaps(self, host: str) -> list[float]:
        """The seconds from the end of each request to a host to the begin of the next."""
        asked = [one for one in self.asked if one.host == host]
        return [b.began - a.ended for a, b in itertools.pairwise(asked)]

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Answer for as long as the block runs."""
        async with AsyncExitStack() as stack:
            for place, serve in ((PLACE, self._serve), *((one, self._trap) for one in TRAPS)):
                server = await asyncio.start_server(serve, place, self.port, backlog=1000)
                stack.callback(server.close)
            yield

    async def _trap(self, given: asyncio.StreamReader, sent: asyncio.StreamWriter) -> None:
        self.trapped.append((await given.read(1000)).decode("latin-1"))
        sent.close()

    async def _serve(self, given: asyncio.StreamReader, sent: asyncio.StreamWriter) -> None:
        try:
            while head := await _head(given):
                await self._answer(head, sent)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            sent.close()

    async def _answer(self, head: tuple[str, dict[str, str]], sent: asyncio.StreamWriter) -> None:
        path, fields = head
        host = fields.get("host", "").partition(":")[0]
        began = self.clock.now()
        self.at_once[host] = self.at_once.get(host, 0) + 1
        self.most_at_once = max(self.most_at_once, self.at_once[host])
        number = len(self.asked)
        self.asked.append(Asked(began, began, host, path, fields))
        try:
            page = self.pages.get(host, {}).get(path, Reply(status=404))
            before = self._came[host, path]
            self._came[host, path] += 1
            reply = page if isinstance(page, Reply) else page(fields, before)
            await _send(reply, sent)
        finally:
            self.at_once[host] -= 1
            self.asked[number] = self.asked[number]._replace(ended=self.clock.now())


async def _head(given: asyncio.StreamReader) -> tuple[str, dict[str, str]] | None:
    """The path and the fields of a request; null where no other comes."""
    try:
        lines = (await given.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    pairs = (line.partition(":") for line in lines[1:] if line)
    return lines[0].split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs}


async def _send(reply: Reply, sent: asyncio.StreamWriter) -> None:
    if reply.wait:
        await asyncio.sleep(reply.wait)
    fields = {"Content-Length": str(len(reply.body)), **reply.fields}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    sent.write(f"HTTP/1.1 {reply.status} X\r\n{lines}\r\n".encode("latin-1"))
    step = 100 if reply.drip else max(1, len(reply.body))
    for at in range(0, len(reply.body), step):
        sent.write(reply.body[at : at + step])
        await sent.drain()
        if reply.drip:
            await asyncio.sleep(reply.drip)


def rss(title: str, items: Sequence[tuple[str, str, str]], more: str = "") -> bytes:
    """A feed; each item is an address, a title and a date."""
    told = "".join(
        f"<item><title>{name}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{date}</pubDate><description>{name}, as the feed tells it in some words of "
        "its own about the harbor.</description></item>"
        for url, name, date in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{more}{told}'
        "</channel></rss>"
    ).encode()


def page(title: str, text: str, head: str = "") -> bytes:
    """An article's page."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n"))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


class RealClock(MadeClock):
    """The time as it is."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()


class LiveOutlets(MadeOutlets):
    """Outlets that answer in real time, in a thread: for commands as users run them."""

    def __init__(self) -> None:
        super().__init__(RealClock())
        self._up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._live, daemon=True)

    def __enter__(self) -> "LiveOutlets":
        self._thread.start()
        self._up.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _live(self) -> None:
        async def serve() -> None:
            async with self.serving():
                self._up.set()
                await asyncio.Event().wait()

        task = self._loop.create_task(serve())
        self._loop.run_forever()
        task.cancel()
        self._loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
        self._loop.close()
