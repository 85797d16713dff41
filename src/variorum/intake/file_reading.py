"""Files: each told by its name and first bytes, and read into raw documents."""

import hashlib
import io
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from variorum.errors import SkipArticle, fault
from variorum.intake.content_digest import digest_content
from variorum.intake.decode import decode, mend_text, replace_surrogates
from variorum.intake.field_names import with_columns
from variorum.intake.forms import FORMS, PEEK, Form, tell_form
from variorum.intake.only import EVERYTHING, Only
from variorum.intake.records import find_records, is_markup, read_given, read_text, unwrap
from variorum.intake.sources import Source, explain
from variorum.intake.streams import (
    BROKEN_GZIP,
    open_source,
    read_lines,
    read_text_lines,
    read_whole,
    seekable,
)
from variorum.model import Given, RawDocument, Rejection

if TYPE_CHECKING:
    from variorum.intake.warc_files import Fetched

Found = Iterator[RawDocument | Rejection]


class FileReader:
    """Reads files, and what lies in archives of files, in one manner.

    With `as_is` a text keeps every character. `columns` tells, by the field of an article, under
    which name records and tables have it.
    """

    def __init__(
        self,
        *,
        as_is: bool = False,
        columns: Mapping[str, str] | None = None,
        only: Only = EVERYTHING,
    ) -> None:
        self._as_is = as_is
        self._columns = columns or {}
        self._only = only

    def read(self, source: Source | None) -> Found:
        """What a file holds, or standard input for None; what cannot be read is a rejection."""
        uri = source.uri if source else "-"
        try:
            if source is not None and source.path.suffix.casefold() in (".warc", ".parquet", ".gz"):
                # These are read at once by what knows how they are packed.
                packed = source.path.name.casefold().removesuffix(".gz")
                if packed.endswith((".warc", ".parquet")):
                    with source.path.open("rb") as file:
                        yield from self._document(uri, FORMS[f".{packed.rpartition('.')[2]}"], file)
                    return
            with open_source(source) as stream:
                named = source is None or source.named
                form = tell_form(source.uri if source else "", _peek(stream), named=named)
                if form in ("zip", "tar"):
                    yield from self._archive(uri, form, stream, _size(source))
                else:
                    yield from self._document(uri, form, stream)
        except SkipArticle as skip:
            yield Rejection(uri=uri, reason=str(skip))
        except OSError as error:
            yield Rejection(uri=uri, reason=explain(error))
        except Exception as error:
            yield Rejection(uri=uri, reason=fault("reading the file", error))

    def records(self, name: str, records: Iterable[object]) -> Found:
        """Records that a program has in hand, under the name of no file."""
        yield from self._list(name, records)

    def _archive(self, uri: str, form: Form, stream: BinaryIO, size: int) -> Found:
        """The files in an archive, each as if it lay in a folder of the archive's name."""
        # Only who gives an archive pays for the reader.
        from variorum.intake.packed_files import open_tar, open_zip, place_of, refusal

        inside = seekable(stream) if form == "zip" else stream
        members = open_zip(inside, size) if form == "zip" else open_tar(inside, size)
        found = False
        for name, member in members:
            found = True
            place = place_of(uri, name)
            why = refusal(name) or (str(member) if isinstance(member, SkipArticle) else None)
            if why or isinstance(member, SkipArticle):
                yield Rejection(uri=place, reason=str(why))
            else:
                yield from self._member(place, member)
        if not found:
            raise SkipArticle("the archive holds no files")

    def _member(self, place: str, stream: BinaryIO) -> Found:
        try:
            form = tell_form(place, _peek(stream), named=False)
            if form in ("zip", "tar"):
                raise SkipArticle("an archive inside an archive: unpack it and give it by itself")
            yield from self._document(place, form, stream)
        except SkipArticle as skip:
            yield Rejection(uri=place, reason=str(skip))
        except Exception as error:
            yield Rejection(uri=place, reason=fault("reading the file", error))

    def _document(self, uri: str, form: Form, stream: BinaryIO) -> Found:
        if form == "warc":
            yield from self._pages(uri, stream)
        elif form == "parquet":
            from variorum.intake.parquet_rows import read_rows

            yield from self._list(uri, read_rows(seekable(stream), self._only, self._columns))
        elif form == "jsonl":
            yield from self._jsonl(uri, stream)
        elif form == "table":
            yield from self._rows(uri, stream)
        elif form in ("feed", "mail", "word", "pdf"):
            yield from self._bound(uri, form, read_whole(stream))
        else:
            yield from self._one(uri, form, read_whole(stream))

    def _pages(self, uri: str, stream: BinaryIO) -> Found:
        """The pages of a crawl; each is known by its own address, wherever its file lies."""
        # Only who gives such a file pays for the reader.
        from variorum.intake.warc_files import Fetched, read_warc

        for found in read_warc(stream, self._only):
            if isinstance(found, SkipArticle):
                yield Rejection(uri=uri, reason=str(found))
            elif isinstance(found, Fetched):
                yield self._page(uri, found)
            else:
                yield Rejection(uri=found[0] or uri, reason=found[1])

    def _page(self, uri: str, page: "Fetched") -> RawDocument | Rejection:
        try:
            text = _by_charset(page.body, page.charset) or decode(page.body, mend=False)
        except SkipArticle as skip:
            return Rejection(uri=page.url or uri, reason=str(skip))
        given = Given(url=page.url or None, seen=page.seen or None, language=page.language)
        return RawDocument(
            uri=page.url or uri,
            kind="html",
            text=text if self._as_is else mend_text(text),
            content=digest_content(text, given),
            digest=hashlib.sha256(page.body).hexdigest(),
            given=given,
            as_is=self._as_is,
        )

    def _one(self, uri: str, form: Form, data: bytes) -> Found:
        if form == "json" and data.strip():
            yield from self._json(uri, data)
            return
        text = decode(data, mend=False)
        yield RawDocument(
            uri=uri,
            kind="html" if form == "html" else "text",
            text=text if self._as_is else mend_text(text),
            content=digest_content(text),
            digest=hashlib.sha256(data).hexdigest(),
            as_is=self._as_is,
        )

    def _bound(self, uri: str, form: Form, data: bytes) -> Found:
        """What a file of another program's form holds: the entries of a feed, or one article."""
        if not data.strip():
            raise SkipArticle("the file is empty")
        if form == "feed":
            from variorum.intake.feeds import read_feed

            yield from self._list(uri, read_feed(data))
        elif form == "mail":
            from variorum.intake.mails import read_mail

            yield self._record(read_mail(data), uri, None, data)
        elif form == "word":
            from variorum.intake.word_files import read_word

            yield self._record(read_word(data), uri, None, data)
        else:
            from variorum.intake.pdf_files import read_pdf

            yield self._record(read_pdf(data), uri, None, data)

    def _json(self, uri: str, data: bytes) -> Found:
        try:
            value = _parse(data)
        except ValueError as error:
            if data.count(b"\n{") and not data.lstrip().startswith(b"["):
                yield from self._jsonl(uri, io.BytesIO(data))
                return
            raise SkipArticle(f"it is not valid JSON: {error}") from None
        records = find_records(value)
        if records is None:
            yield self._record(value, uri, None, data)
            return
        if not (yield from self._list(uri, records)):
            raise SkipArticle("the list of records is empty")

    def _rows(self, uri: str, stream: BinaryIO) -> Found:
        """Every row of a table, found by its id or by its number, the row of names not counted."""
        # Only who gives a table pays for the reader.
        from variorum.intake.article_tables import read_table

        rows = read_table(read_text_lines(stream), self._columns)
        if not (yield from self._list(uri, rows)):
            raise SkipArticle("the table has no row but the one of names")

    def _list(
        self, uri: str, records: Iterable[object]
    ) -> Generator[RawDocument | Rejection, None, int]:
        """Each record of a list; how many there are."""
        number = 0
        for number, record in enumerate(records, start=1):
            yield self._record(record, uri, number, None)
        return number

    def _jsonl(self, uri: str, stream: BinaryIO) -> Found:
        number = 0
        found = False
        for number, line in enumerate(read_lines(stream), start=1):
            where = f"{uri}#{number}"
            if isinstance(line, SkipArticle):
                yield Rejection(uri=where, reason=f"line {number} is {line}")
                continue
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if number == 1 and line.lstrip().startswith(b"["):
                yield from self._json(uri, line + b"\n" + read_whole(stream))
                return
            if not line.strip():
                continue
            found = True
            try:
                value = _parse(line)
            except ValueError as error:
                yield Rejection(uri=where, reason=f"line {number} is not valid JSON: {error}")
                continue
            yield self._record(value, uri, number, line)
        if not found:
            raise SkipArticle("the file is empty")

    def _record(
        self, value: object, file: str, number: int | None, data: bytes | None
    ) -> RawDocument | Rejection:
        """One record as a document, or why it is none.

        `number` says which record of the file it is, null where it is the only one. `data` are the
        bytes that it came from, null where it has none of its own.
        """
        where = file if number is None else f"{file}#{number}"
        try:
            record: Mapping[str, Any] = unwrap(value) if isinstance(value, dict) else {}
            if self._columns:
                record = with_columns(record, self._columns)
            given = read_given(record)
            name = f"{file}#{given.id or number}" if number else file
            # A line of a file is found by its number, an item of a list by its id.
            where = name if data is None else where
            text = read_text(record, mend=False)
            digest = _digest(value) if data is None else hashlib.sha256(data).hexdigest()
        except SkipArticle as skip:
            return Rejection(uri=where, reason=str(skip))
        except Exception as error:
            # A fault of ours on one record must not cost the user all the others.
            return Rejection(uri=where, reason=fault("reading the record", error))
        return RawDocument(
            uri=given.url or name,
            kind="html" if not self._as_is and is_markup(text) else "text",
            text=text if self._as_is else mend_text(text),
            content=digest_content(text, given),
            digest=digest,
            given=given,
            as_is=self._as_is,
        )


def _by_charset(body: bytes, charset: str | None) -> str | None:
    """The text by the encoding that a server told, where it fits; None where it does not."""
    try:
        return body.decode(charset) if charset and body.strip() else None
    except (LookupError, UnicodeError):
        return None


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    try:
        return bytes(peek(PEEK)[:PEEK]) if peek else b""
    except BROKEN_GZIP:
        # Who reads the rest is told.
        return b""


def _size(source: Source | None) -> int:
    """Bytes of a file; standard input tells none before it ends, and is bound as one document."""
    return source.path.stat().st_size if source else 0


def _digest(record: object) -> str:
    """The digest of one record of a list, whatever the order of its fields."""
    try:
        written = msgspec.json.encode(record, order="sorted")
    except UnicodeEncodeError:
        # Half of a surrogate pair, which no file can hold: written as its escape.
        written = json.dumps(record, sort_keys=True).encode()
    return hashlib.sha256(written).hexdigest()


def _parse(data: bytes) -> object:
    """The JSON value of `data`; ValueError says what is wrong and where."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The standard parser takes what scrapers write: lone surrogates, control characters, NaN.
        text = decode(data, mend=False)
        try:
            return replace_surrogates(json.loads(text, strict=False))
        except json.JSONDecodeError as error:
            raise ValueError(f"{error.msg} at character {error.pos + 1}") from None
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
