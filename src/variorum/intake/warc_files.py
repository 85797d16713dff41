"""WARC files (ISO 28500): the pages of a crawl, one after the other, in the order of the file.

fastwarc reads the records. It ends in silence where a file is cut off, so what a record should hold
is compared with what it holds. When a page was fetched is never when it was published.
"""

import http.client
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from variorum.errors import SkipArticle
from variorum.intake.only import Only
from variorum.limits import MAX_DOCUMENT, MEGABYTE

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml", "")
_LANGUAGE = "WARC-Identified-Content-Language"


class Fetched(NamedTuple):
    """A page of a crawl: its bytes, where and when it was fetched, and its encoding if told."""

    url: str
    seen: str
    body: bytes
    charset: str | None
    language: str | None


def is_warc(name: str) -> bool:
    """Whether a file is told to be one by its name."""
    return name.casefold().removesuffix(".gz").endswith(".warc")


def read_warc(stream: BinaryIO, only: Only) -> Iterator[Fetched | tuple[str, str] | SkipArticle]:
    """The pages that are meant; an address with the reason why it is not read; last, what is left.

    Of what is not meant the headers alone are looked at.

    Raises:
        SkipArticle: it is no WARC file, or fastwarc is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise SkipArticle(
            "WARC files are read by fastwarc: install it with `pip install 'variorum[warc]'`"
        ) from None
    passed: Counter[str] = Counter()
    number = 0
    try:
        records = ArchiveIterator(
            stream,
            record_types=WarcRecordType.response,
            parse_http=False,
            func_filter=_meant(only) if only else None,
        )
        for record in records:
            number += 1
            found = _read(record, passed)
            if found is not None:
                yield found
    except OSError as error:
        if not number:
            raise SkipArticle(
                f"it is no WARC file, or is damaged at its beginning ({error})"
            ) from error
        yield SkipArticle(f"damaged behind record {number}; what stood before that was read")
    if passed:
        told = ", ".join(f"{count} {what}" for what, count in sorted(passed.items()))
        yield SkipArticle(f"not read as articles: {told}")


def _meant(only: Only) -> Callable[["WarcRecord"], bool]:
    def meant(record: "WarcRecord") -> bool:
        headers = record.headers
        url, seen = headers.get("WARC-Target-URI"), headers.get("WARC-Date")
        return only.means(_plain(url), seen, headers.get(_LANGUAGE))

    return meant


def _plain(url: str | None) -> str:
    """An address without the brackets that WARC 1.0 allowed around it."""
    return (url or "").strip("<> ")


def _read(record: "WarcRecord", passed: Counter[str]) -> Fetched | tuple[str, str] | None:
    headers = record.headers
    url = _plain(headers.get("WARC-Target-URI"))
    size = record.content_length
    data = record.reader.read(min(size, MAX_DOCUMENT) + 1) if size else b""
    if size > MAX_DOCUMENT:
        return url, f"larger than {MAX_DOCUMENT // MEGABYTE} MB, which is no article"
    if len(data) < size:
        return url, f"the WARC file is cut off in this page: {len(data)} of {size} bytes are there"
    answer = _parsed(data)
    if answer is None:
        return url, "what the server answered cannot be read"
    kind = (answer.headers.get_content_type() if answer.headers.get("content-type") else "").lower()
    if answer.status != 200:
        passed["answers other than 200"] += 1
        return None
    if kind not in _PAGES:
        passed["that are no pages"] += 1
        return None
    try:
        body = _decoded(answer)
    except (SkipArticle, http.client.HTTPException, zlib.error, OSError) as error:
        return url, f"the page cannot be unpacked ({error})"
    language = headers.get(_LANGUAGE) or answer.headers.get("content-language")
    charset = answer.headers.get_content_charset()
    return Fetched(url, headers.get("WARC-Date") or "", body, charset, language)


class _Held:
    """Bytes in hand, as `http.client` reads them from a connection."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: Any) -> io.BytesIO:
        """The bytes as a file."""
        return io.BytesIO(self._data)


def _parsed(data: bytes) -> http.client.HTTPResponse | None:
    answer = http.client.HTTPResponse(_Held(data))  # type: ignore[arg-type]
    try:
        answer.begin()
    except (http.client.HTTPException, ValueError, OSError):
        return None
    return answer


def _decoded(answer: http.client.HTTPResponse) -> bytes:
    """The body without what it was packed in; crawlers may keep the header of what they unpacked.

    Raises:
        SkipArticle: it unpacks to more than an article has.
    """
    try:
        body = answer.read()
    except http.client.IncompleteRead as error:
        # Many crawlers keep the length, or the mark of chunks, of a body that they unpacked.
        body = error.partial
    if body[:2] == b"\x1f\x8b":
        unpacking = zlib.decompressobj(31)
        body = unpacking.decompress(body, MAX_DOCUMENT + 1)
        if len(body) > MAX_DOCUMENT:
            raise SkipArticle(f"more than {MAX_DOCUMENT // MEGABYTE} MB")
    return body
