"""Feeds read by another process, which is ended where it takes too long."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time

import msgspec

from variorum.errors import SkipArticle
from variorum.watch.feed_worker import MAX_PROCESSOR
from variorum.watch.listings import Listing

MAX_WAIT = 60.0
"""Seconds by the clock for one feed: for a reader that hangs and does not work."""


class CappedReader:
    """Reads feeds one by one in a process of its own, which is begun anew where it was ended."""

    def __init__(self, wait: float = MAX_WAIT, processor: float = MAX_PROCESSOR) -> None:
        """`wait` are the seconds by the clock for one feed, `processor` those of the processor."""
        self._wait = wait
        self._processor = processor
        self._process: subprocess.Popen[bytes] | None = None

    def parse(self, data: bytes) -> Listing:
        """The listing in a feed.

        Raises:
            SkipArticle: it is none, or takes too much time or memory.
        """
        try:
            body = self._ask(data)
        except (OSError, EOFError, TimeoutError) as error:
            late = self._ended_by() == -signal.SIGPROF or isinstance(error, TimeoutError)
            self.close()
            what = "takes too long to be read" if late else "ends its reader"
            raise SkipArticle(f"the feed {what}, so it is left out") from None
        if body[:1] != b"+":
            raise SkipArticle(body[1:].decode("utf-8", "replace"))
        return msgspec.json.decode(body[1:], type=Listing)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                # What was not taken by a process that is no more is of no use to anybody.
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()
            process.wait()

    def _ended_by(self) -> int | None:
        """How the process ended, where it did; one that has closed its output does at once."""
        if self._process is None or self._process.stdout is None:
            return None
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(0.5)
        return None

    def _ask(self, data: bytes) -> bytes:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "variorum.watch.feed_worker", str(self._processor)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # What a terminal sends to stop the command ends this process, not its reader.
                start_new_session=True,
            )
        given, taken = self._process.stdin, self._process.stdout
        assert given is not None
        assert taken is not None
        # It takes all of a feed before it gives anything back, so neither waits for the other.
        given.write(len(data).to_bytes(8, "big") + data)
        given.flush()
        end = time.monotonic() + self._wait
        size = int.from_bytes(_read(taken.fileno(), 8, end), "big")
        return _read(taken.fileno(), size, end)


def _read(descriptor: int, size: int, end: float) -> bytes:
    """So many bytes, or TimeoutError after `end`; EOFError where there are not so many."""
    found = bytearray()
    while len(found) < size:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(descriptor, min(1 << 16, size - len(found)))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
