"""Documents: each file told by its name and first bytes, and read into raw documents."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, BinaryIO, Literal

import msgspec

from variorum.errors import SkipArticle
from variorum.intake.decode import decode
from variorum.intake.records import find_records, is_markup, read_given, read_text, unwrap
from variorum.intake.sources import READABLE, Source, explain, find_sources
from variorum.intake.streams import open_source, read_lines, read_whole
from variorum.model import Given, RawDocument, Rejection

Form = Literal["text", "html", "json", "jsonl"]

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
}
_PEEK = 4096


def read(paths: Sequence[str], *, as_is: bool = False) -> Iterator[RawDocument | Rejection]:
    """Every document at `paths`, files and folders, `-` for standard input.

    A document that cannot be read becomes a rejection with its reason, and the rest goes on.
    With `as_is` a text keeps every character: nothing is mended, line ends are not touched.
    The same document given twice (same uri, same bytes) is read once and rejected once.
    """
    seen: set[bytes] = set()
    for item in _read_all(paths, as_is=as_is):
        if isinstance(item, RawDocument):
            mark = hashlib.sha256(f"{item.digest} {item.uri}".encode()).digest()
            if mark in seen:
                yield Rejection(uri=item.uri, reason="given twice: the same address and content")
                continue
            seen.add(mark)
        yield item


def _read_all(paths: Sequence[str], *, as_is: bool) -> Iterator[RawDocument | Rejection]:
    for given in paths:
        if given == "-":
            yield from _read_source(None, as_is=as_is)
            continue
        for source in find_sources([given]):
            if isinstance(source, Rejection):
                yield source
            else:
                yield from _read_source(source, as_is=as_is)


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
    text = decode(data, mend=not as_is)
    yield RawDocument(
        uri=uri,
        kind="html" if form == "html" else "text",
        text=text,
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
        digest = hashlib.sha256(data).hexdigest()
        yield _read_record(value, uri, uri, digest, as_is=as_is)
        return
    number = 0
    for number, record in enumerate(records, start=1):
        name = _name(uri, record, number)
        yield _read_record(record, name, name, _digest(record), as_is=as_is)
    if not number:
        raise SkipArticle("the list of records is empty")


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
        digest = hashlib.sha256(line).hexdigest()
        yield _read_record(value, _name(uri, value, number), where, digest, as_is=as_is)
    if not found:
        raise SkipArticle("the file is empty")


def _read_record(
    value: object, uri: str, where: str, digest: str, *, as_is: bool
) -> RawDocument | Rejection:
    """One record as a document, named by its url or else `uri`; `where` names a rejection."""
    record: Mapping[str, Any] = unwrap(value) if isinstance(value, dict) else {}
    try:
        text = read_text(record, mend=not as_is)
        given: Given = read_given(record)
    except SkipArticle as skip:
        return Rejection(uri=where, reason=str(skip))
    return RawDocument(
        uri=given.url or uri,
        kind="html" if not as_is and is_markup(text) else "text",
        text=text,
        digest=digest,
        given=given,
        as_is=as_is,
    )


def _name(uri: str, value: object, number: int) -> str:
    record = unwrap(value) if isinstance(value, dict) else {}
    return f"{uri}#{read_given(record).id or number}"


def _parse(data: bytes) -> object:
    """The JSON value of `data`; ValueError says what is wrong and where."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # The standard parser takes what scrapers write: lone surrogates, control characters, NaN.
        text = decode(data, mend=False)
        try:
            return json.loads(text, strict=False)
        except json.JSONDecodeError as error:
            raise ValueError(f"{error.msg} at character {error.pos + 1}") from None
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
