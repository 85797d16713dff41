"""Open files, plain or packed, read within the limits."""

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from variorum.errors import SkipArticle
from variorum.intake.decode import find_encoding
from variorum.intake.sources import Source
from variorum.limits import MAX_DOCUMENT, MAX_GZIP_RATIO, MAX_LINES, MEGABYTE

BROKEN_GZIP = (EOFError, zlib.error, gzip.BadGzipFile)
"""What reading a gzip file that is cut off or damaged raises."""

_TOO_LARGE = (
    f"larger than {MAX_DOCUMENT // MEGABYTE} MB, which is no article; "
    "give many articles as JSONL, one a line"
)


class Unpacking(Protocol):
    """A stream that unpacks what another holds."""

    def read1(self, size: int, /) -> bytes:
        """At most `size` bytes, by one read of what is packed."""


class Budget:
    """How many bytes a packed file may still unpack to."""

    def __init__(self, packed: int) -> None:
        self._left = MAX_DOCUMENT + MAX_GZIP_RATIO * packed

    def spend(self, size: int) -> None:
        """Take `size` bytes off.

        Raises:
            SkipArticle: so many are not left.
        """
        self._left -= size
        if self._left < 0:
            raise SkipArticle(
                f"unpacks to more than {MAX_GZIP_RATIO} times its size; it is no collection of news"
            )


class Bounded(io.RawIOBase):
    """A stream that unpacks another within a budget."""

    def __init__(self, inner: Unpacking, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; past the limit, SkipArticle."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        # One decompression at a time: what was unpacked before a break is given out first.
        data = self._inner.read1(len(view))
        self._budget.spend(len(data))
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


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream where its bytes can be read in any order, else a copy of it in memory.

    Raises:
        SkipArticle: a copy would be over the limit of one document.
    """
    if isinstance(stream, io.BufferedReader) and not isinstance(stream.raw, Bounded):
        try:
            stream.seek(0)
        except OSError:
            pass  # A pipe, which is read once.
        else:
            return stream
    return io.BytesIO(read_whole(stream))


def _unpack(file: io.BufferedReader, size: int | None) -> BinaryIO:
    if file.peek(2)[:2] != b"\x1f\x8b":
        return file
    budget = Budget(size if size is not None else 64 * MAX_DOCUMENT)
    return io.BufferedReader(Bounded(gzip.GzipFile(fileobj=file), budget), 65536)


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of one document.

    Raises:
        SkipArticle: it is over the limit, or a gzip that is cut off.
    """
    try:
        data = stream.read(MAX_DOCUMENT + 1)
    except BROKEN_GZIP:
        raise SkipArticle("the gzip file or archive is cut off or damaged") from None
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
                "the gzip file or archive is cut off or damaged; what stood before that was read"
            ) from None
        if not line:
            return
        yield line.rstrip(b"\r\n")
    raise SkipArticle(f"more than {MAX_LINES:,} lines; those before were read, give it in parts")


def read_text_lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a long text with their ends, its encoding told by its first megabyte.

    Raises:
        SkipArticle: it is empty or no text, a line is over the limit, or a gzip is cut off.
    """
    try:
        data = stream.read(MEGABYTE)
        name, mark = find_encoding(data)
        data = data[mark:]
        decoder = codecs.getincrementaldecoder(name)("replace")
        end, rest = "", ""
        while data:
            rest += decoder.decode(data)
            # Tables of old programs end their lines by a carriage return alone.
            end = end or ("\r" if "\r" in rest and "\n" not in rest else "\n")
            *lines, rest = rest.split(end)
            yield from (line + end for line in lines)
            if len(rest) > MAX_DOCUMENT:
                raise SkipArticle(f"has a line over {MAX_DOCUMENT // MEGABYTE} MB")
            data = stream.read(MEGABYTE)
        if rest := rest + decoder.decode(b"", final=True):
            yield rest
    except BROKEN_GZIP:
        raise SkipArticle(
            "the gzip file or archive is cut off or damaged; what stood before that was read"
        ) from None
