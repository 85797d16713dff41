"""Open files, plain or gzip, read within the limits."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from variorum.errors import SkipArticle
from variorum.intake.sources import Source
from variorum.limits import MAX_DOCUMENT, MAX_GZIP_RATIO, MAX_LINES, MEGABYTE

BROKEN_GZIP = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a gzip file that is cut off or damaged raises."""

_TOO_LARGE = (
    f"larger than {MAX_DOCUMENT // MEGABYTE} MB, which is no article; "
    "give many articles as JSONL, one a line"
)


class Bounded(io.RawIOBase):
    """A stream that refuses to give more than `limit` bytes."""

    def __init__(self, inner: gzip.GzipFile, limit: int) -> None:
        self._inner = inner
        self._left = limit

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; past the limit, SkipArticle."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        # One decompression at a time: what was unpacked before a break is given out first.
        data = self._inner.read1(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise SkipArticle(
                "unpacks to more than 100 times its size; it is no collection of news"
            )
        view[: len(data)] = data
        return len(data)


@contextmanager
def open_source(source: Source | None) -> Iterator[BinaryIO]:
    """The bytes of a file (of standard input for None), unpacked where they are gzip."""
    if source is None:
        yield _unpack(io.BufferedReader(sys.stdin.buffer), None)  # type: ignore[arg-type]
        return
    with source.path.open("rb") as file:
        yield _unpack(file, source.path.stat().st_size)


def _unpack(file: io.BufferedReader, size: int | None) -> BinaryIO:
    if file.peek(2)[:2] != b"\x1f\x8b":
        return file
    limit = MAX_DOCUMENT + MAX_GZIP_RATIO * (size if size is not None else 64 * MAX_DOCUMENT)
    unpacked = gzip.GzipFile(fileobj=file)
    return io.BufferedReader(Bounded(unpacked, limit), 65536)


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of one document.

    Raises:
        SkipArticle: it is over the limit, or a gzip that is cut off.
    """
    try:
        data = stream.read(MAX_DOCUMENT + 1)
    except BROKEN_GZIP:
        raise SkipArticle("the gzip file is cut off or damaged") from None
    if len(data) > MAX_DOCUMENT:
        raise SkipArticle(_TOO_LARGE)
    return data


def read_lines(stream: BinaryIO) -> Iterator[bytes | SkipArticle]:
    """The lines of a stream, without their ends; SkipArticle in the place of one that is too long.

    Raises:
        SkipArticle: after the lines that could be decoded, where a gzip is cut off; after as many
            lines as one file may have.
    """
    for _ in range(MAX_LINES):
        try:
            line = stream.readline(MAX_DOCUMENT + 1)
            if len(line) > MAX_DOCUMENT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MEGABYTE)
                yield SkipArticle(_TOO_LARGE)
                continue
        except BROKEN_GZIP:
            raise SkipArticle(
                "the gzip file is cut off or damaged; what stood before that was read"
            ) from None
        if not line:
            return
        yield line.rstrip(b"\r\n")
    raise SkipArticle(f"more than {MAX_LINES:,} lines; those before were read, give it in parts")
