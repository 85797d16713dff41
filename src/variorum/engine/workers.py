"""One ordered map over local processes: the same results on any number of workers."""

import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import TypeVar

from variorum.errors import StopRun

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 4
"""Items sent to a worker at a time: enough to hide the cost of sending, few enough to share out."""

ALONE_BELOW = 12
"""Fewer items than this are done in this process: starting workers would take longer."""

_PR_SET_PDEATHSIG = 1
"""Linux: the signal that a process gets when its parent dies (`man 2 prctl`)."""


def default_workers() -> int:
    """The number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """`workers` processes that map functions over items, in order, with bounded memory.

    The first items are done in this process, so that what functions load on first use (tables,
    models) is loaded once and shared by the processes forked from it. Workers end with this
    process, however it ends, and with the `with` block that they were made in.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.count = max(1, workers if workers is not None else default_workers())
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: Connection | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and self._lifeline is not None:
            # Whoever breaks a run off does not wait for the texts that are being read.
            self._lifeline.close()
            _let_go(self._pool)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if self._lifeline is not None:
            self._lifeline.close()
            self._lifeline = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`function` of each item, in the order of the items.

        Raises:
            StopRun: a worker process died (out of memory, most often).
        """
        rest = iter(items)
        if self._pool is None:
            first = list(itertools.islice(rest, ALONE_BELOW if self.count > 1 else None))
            few = self.count == 1 or len(first) < ALONE_BELOW
            for item in first if few else first[:1]:
                yield function(item)
            if few:
                return
            rest = itertools.chain(first[1:], rest)
        try:
            yield from self._spread(function, rest)
        except BrokenProcessPool as error:
            raise StopRun(
                "a worker process ended before its work was done, most often for want of memory: "
                "run again with --workers 1"
            ) from error

    def _spread(
        self, function: Callable[[Item], Result], items: Iterator[Item]
    ) -> Iterator[Result]:
        pool = self._processes()
        waiting: deque[Future[list[Result]]] = deque()
        while chunk := list(itertools.islice(items, CHUNK)):
            waiting.append(pool.submit(_each, function, chunk))
            if len(waiting) > 4 * self.count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            fork = "fork" in multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("fork" if fork else "spawn")
            end, self._lifeline = context.Pipe(duplex=False)
            # A forked worker has a copy of this process's end, which it has to close.
            ends = (end, self._lifeline) if fork else (end, None)
            self._pool = ProcessPoolExecutor(
                self.count, mp_context=context, initializer=_begin, initargs=(os.getpid(), *ends)
            )
        return self._pool


def _let_go(pool: ProcessPoolExecutor | None) -> None:
    """Closes this process's end of the pipe that results are written into.

    A worker that ends in the middle of a result leaves half of it there. The pool's thread would
    wait for the rest for ever, as long as anybody may still write it.
    """
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def _begin(parent: int, end: Connection, lifeline: Connection | None) -> None:
    """What a worker does first: it binds its life to that of its parent.

    The kernel ends it where it can (Linux). Elsewhere, and where the parent lets go of its workers,
    a pipe tells: nobody writes into it, and it closes with the process that holds its other end.
    """
    # Who presses Ctrl-C stops the parent, which stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if lifeline is not None:
        lifeline.close()
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _end_with(end: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        end.recv_bytes()
    os._exit(1)


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]
