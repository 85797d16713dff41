"""Documents: each thing given becomes raw documents, in an order that is the same each time."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from variorum.intake.file_reading import FileReader
from variorum.intake.outlet_notes import Coverage, OutletNotes
from variorum.intake.sources import find_sources
from variorum.model import OutletNote, RawDocument, Rejection


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
    reader = FileReader(as_is=as_is, columns=coverage.columns, only=coverage.only)
    named = [given for given in coverage.paths if given != "-"]
    sources = [source for given in named for source in find_sources([given])]
    for source in sorted(sources, key=lambda one: one.uri):
        if isinstance(source, Rejection):
            yield source
        else:
            told, domains = notes.of(source.path, source.root)
            yield from _noted(reader.read(source), told, domains)
    yield from _noted(reader.records("given", coverage.hand), notes.of_all(), {})
    if "-" in coverage.paths:
        yield from _noted(reader.read(None), notes.of_all(), {})


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
