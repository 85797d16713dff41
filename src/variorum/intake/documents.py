"""Documents: each file told by its name and first bytes, and read into raw documents."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, BinaryIO, Literal

import msgspec

from variorum.errors import SkipArticle, fault
from variorum.intake.content_digest import digest_content
from variorum.intake.decode import decode, mend_text, replace_surrogates
from variorum.intake.outlet_notes import Coverage, OutletNotes
from variorum.intake.records import find_records, is_markup, read_given, read_text, unwrap
from variorum.intake.sources import READABLE, Source, explain, find_sources
from variorum.intake.streams import open_source, read_lines, read_whole
from variorum.model import Given, OutletNote, RawDocument, Rejection

Form = Literal["text", "html", "json", "jsonl", "table"]

_FORMS: Mapping[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".tsv": "table",
}
_PEEK = 4096


def read(
    paths: Sequence[str] | Coverage, *, as_is: bool = False
) -> Iterator[RawDocument | Rejection]:
    """Every document at `paths`, files and folders, `-` for standard input.

    A document that cannot be read becomes a rejection with its reason, and the rest goes on.
    With `as_is` a text keeps every character: nothing is mended, line ends are not touched.
    The same content given twice is read once, under the first of its paths, and rejected once for
    each other place. Files are read in the order of their names, in whatever order they were given,
    so which of two copies is read does not depend on that order. What is told of their outlets
    (`outlet_notes`) comes with the documents.

    Raises:
        StopRun: notes on outlets cannot be read.
    """
    seen: dict[bytes, str] = {}
    coverage = paths if isinstance(paths, Coverage) else Coverage(paths=tuple(paths))
    for item in _read_all(coverage, as_is=as_is):
        if isinstance(item, RawDocument):
            if coverage.too_long != "read":
                item = msgspec.structs.replace(item, too_long=coverage.too_long)
            mark = hashlib.sha256(f"{item.content} {item.given.url}".encode()).digest()
            if first := seen.get(mark):
                yield Rejection(uri=item.uri, reason=_twice(item.uri, first))
                continue
            seen[mark] = item.uri
        yield item


def _twice(uri: str, first: str) -> str:
    return (
        "given twice: the same address and content" if uri == first else f"the same text as {first}"
    )


def _read_all(coverage: Coverage, *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    """What the files given hold, in the order of their names; standard input comes last."""
    notes = OutletNotes(coverage.outlet)
    named = [given for given in coverage.paths if given != "-"]
    sources = [source for given in named for source in find_sources([given])]
    for source in sorted(sources, key=lambda one: one.uri):
        if isinstance(source, Rejection):
            yield source
        else:
            told, domains = notes.of(source.path, source.root)
            yield from _noted(_read_source(source, as_is=as_is), told, domains)
    if "-" in coverage.paths:
        yield from _noted(_read_source(None, as_is=as_is), notes.of_all(), {})


def _noted(
    items: Iterator[RawDocument | Rejection],
    note: OutletNote | None,
    domains: dict[str, OutletNote],
) -> Iterator[RawDocument | Rejection]:
    """The items, each document with what the user tells of outlets."""
    for item in items:
        if isinstance(item, RawDocument) and (note or domains):
            item = msgspec.structs.replace(item, note=note, domains=domains)
        yield item


def _read_source(source: Source | None, *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    uri = source.uri if source else "-"
    try:
        with open_source(source) as stream:
            form = _form(source, stream)
            if form == "jsonl":
                yield from _read_jsonl(uri, stream, as_is=as_is)
            else:
                yield from _read_one(uri, form, read_whole(stream), as_is=as_is)
    except SkipArticle as skip:
        yield Rejection(uri=uri, reason=str(skip))
    except OSError as error:
        yield Rejection(uri=uri, reason=explain(error))
    except Exception as error:
        yield Rejection(uri=uri, reason=fault("reading the file", error))


def _form(source: Source | None, stream: BinaryIO) -> Form:
    suffix = ""
    if source:
        suffixes = [part.lower() for part in PurePath(source.uri).suffixes[-2:]]
        suffix = next((part for part in reversed(suffixes) if part != ".gz"), "")
        if suffix in _FORMS:
            return _FORMS[suffix]
    form = _sniff(_peek(stream))
    if form == "text" and source and not source.named and suffix not in READABLE:
        kind = f"names ending in {suffix}" if suffix else "names without an ending"
        raise SkipArticle(f"{kind} are not read from a folder; give the file by its own name")
    return form


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    try:
        return bytes(peek(_PEEK)[:_PEEK]) if peek else b""
    except EOFError:
        return b""


def _sniff(head: bytes) -> Form:
    """What bytes are by their beginning: an object a line, JSON, a page, or text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        first, newline, rest = start.partition(b"\n")
        whole = newline and first.rstrip().endswith(b"}") and rest.lstrip()[:1] in (b"{", b"")
        return "jsonl" if whole or len(first) >= _PEEK - 8 else "json"
    if start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    return "html" if start.startswith(b"<") else "text"


def _read_one(
    uri: str, form: Form, data: bytes, *, as_is: bool
) -> Iterator[RawDocument | Rejection]:
    if form == "json" and data.strip():
        yield from _read_json(uri, data, as_is=as_is)
        return
    text = decode(data, mend=False)
    if form == "table" and text.strip():
        yield from _read_rows(uri, text, as_is=as_is)
        return
    yield RawDocument(
        uri=uri,
        kind="html" if form == "html" else "text",
        text=text if as_is else mend_text(text),
        content=digest_content(text),
        digest=hashlib.sha256(data).hexdigest(),
        as_is=as_is,
    )


def _read_json(uri: str, data: bytes, *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    try:
        value = _parse(data)
    except ValueError as error:
        if data.count(b"\n{") and not data.lstrip().startswith(b"["):
            yield from _read_jsonl(uri, io.BytesIO(data), as_is=as_is)
            return
        raise SkipArticle(f"it is not valid JSON: {error}") from None
    records = find_records(value)
    if records is None:
        yield _read_record(value, uri, None, data, as_is=as_is)
        return
    number = 0
    for number, record in enumerate(records, start=1):
        yield _read_record(record, uri, number, None, as_is=as_is)
    if not number:
        raise SkipArticle("the list of records is empty")


def _read_rows(uri: str, text: str, *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    """Every row of a table, found by its id or by its number, the row of names not counted."""
    # Only who gives a table pays for the reader.
    from variorum.intake.article_tables import read_table

    number = 0
    for number, row in enumerate(read_table(text), start=1):
        yield _read_record(row, uri, number, None, as_is=as_is)
    if not number:
        raise SkipArticle("the table has no row but the one of names")


def _digest(record: object) -> str:
    """The digest of one record of a list, whatever the order of its fields."""
    try:
        written = msgspec.json.encode(record, order="sorted")
    except UnicodeEncodeError:
        # Half of a surrogate pair, which no file can hold: written as its escape.
        written = json.dumps(record, sort_keys=True).encode()
    return hashlib.sha256(written).hexdigest()


def _read_jsonl(uri: str, stream: BinaryIO, *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    number = 0
    found = False
    for number, line in enumerate(read_lines(stream), start=1):
        where = f"{uri}#{number}"
        if isinstance(line, SkipArticle):
            yield Rejection(uri=where, reason=f"line {number} is {line}")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if number == 1 and line.lstrip().startswith(b"["):
            yield from _read_json(uri, line + b"\n" + read_whole(stream), as_is=as_is)
            return
        if not line.strip():
            continue
        found = True
        try:
            value = _parse(line)
        except ValueError as error:
            yield Rejection(uri=where, reason=f"line {number} is not valid JSON: {error}")
            continue
        yield _read_record(value, uri, number, line, as_is=as_is)
    if not found:
        raise SkipArticle("the file is empty")


def _read_record(
    value: object, file: str, number: int | None, data: bytes | None, *, as_is: bool
) -> RawDocument | Rejection:
    """One record as a document, or why it is none.

    `number` says which record of the file it is, null where it is the only one. `data` are the
    bytes that it came from, null where it has none of its own.
    """
    where = file if number is None else f"{file}#{number}"
    try:
        record: Mapping[str, Any] = unwrap(value) if isinstance(value, dict) else {}
        given: Given = read_given(record)
        name = f"{file}#{given.id or number}" if number else file
        # A line of a file is found by its number, an item of a list by its id.
        where = name if data is None else where
        text = read_text(record, mend=False)
        if data is None:
            data = msgspec.json.encode(value, order="sorted")
    except SkipArticle as skip:
        return Rejection(uri=where, reason=str(skip))
    except Exception as error:
        # A fault of ours on one record must not cost the user all the others.
        return Rejection(uri=where, reason=fault("reading the record", error))
    return RawDocument(
        uri=given.url or name,
        kind="html" if not as_is and is_markup(text) else "text",
        text=text if as_is else mend_text(text),
        content=digest_content(text, given),
        digest=hashlib.sha256(data).hexdigest(),
        given=given,
        as_is=as_is,
    )


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
