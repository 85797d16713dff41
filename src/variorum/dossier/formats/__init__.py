"""A comparison in every format: for people, for spreadsheets, and for other systems to load."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.dossier import output_folder
from variorum.dossier.formats.encodable import encodable
from variorum.errors import StopRun
from variorum.model import Comparison, Dossier

if TYPE_CHECKING:
    from rich.console import Console

# The module and the function of each format; what the others need is not imported.
_WRITERS = {
    "text": ("text", "to_text"),
    "json": ("json", "to_json"),
    "jsonl": ("json", "to_json_lines"),
    "markdown": ("markdown", "to_markdown"),
    "html": ("html", "to_html"),
    "docx": ("docx", "to_docx"),
    "csv": ("csv", "figures"),
    "acled": ("acled", "to_acled"),
    "ucdp": ("ucdp", "to_ucdp"),
    "hxl": ("hxl", "to_hxl"),
    "geojson": ("geojson", "to_geojson"),
    "jsonld": ("jsonld", "to_jsonld"),
    "schema-org": ("schema_org", "to_schema_org"),
    "rss": ("rss", "to_rss"),
}
_FILES = {
    "json": ("dossier.json",),
    "html": ("dossier.html",),
    "markdown": ("dossier.md",),
    "text": ("dossier.txt",),
    "docx": ("dossier.docx",),
    "csv": ("figures.csv", "statements.csv", "claims.csv", "events.csv"),
    "jsonl": ("dossier.jsonl",),
    "acled": ("acled.csv",),
    "ucdp": ("ucdp.csv",),
    "hxl": ("hxl.csv",),
    "geojson": ("dossier.geojson",),
    "jsonld": ("dossier.jsonld",),
    "schema-org": ("schema-org.json",),
    "rss": ("dossier.rss",),
}
"""The files of each format in a folder; those of a spreadsheet are one for each table."""

_READ = ("json", "html", "markdown", "text", "docx", "csv")
"""The formats that a folder holds where none is asked for."""

_NAMES = tuple(name for one in _READ for name in _FILES[one])

_HEADS = {"csv": 1, "acled": 1, "ucdp": 1, "hxl": 2, "jsonl": 0}
"""Formats of one line a record, with the lines that head them."""

PAGES = "pages"
"""The format of a folder alone: a page for each story, and an index that leads to them."""

_FOLDING = ("text", "markdown")
"""The formats that show only what weighs most, unless they are asked for everything."""

FORMATS = tuple(_WRITERS)

__all__ = [
    "FORMATS",
    "PAGES",
    "check_folder",
    "encode",
    "print_text",
    "render",
    "stream",
    "write_all",
    "write_file",
]


def encode(comparison: Comparison, format: str, *, whole: bool = False) -> bytes:
    """The comparison as a file in one of `FORMATS`; all but `docx` are UTF-8 text.

    With `whole` text and Markdown show all lines, candidates too; the others fold none.

    Raises:
        StopRun: there is no such format.
    """
    if format not in _WRITERS:
        raise StopRun(f"there is no format {format!r}; use one of {', '.join(FORMATS)}")
    return _written(encodable(comparison), *_WRITERS[format], whole)


def render(comparison: Comparison | Dossier, format: str, *, whole: bool = False) -> str:
    """A comparison or one dossier as text, without colour codes; `csv` is the figure ledger.

    `whole` is as for `encode`.

    Raises:
        StopRun: there is no such format, or it is no text (`docx`).
    """
    if format == "docx":
        raise StopRun("docx is no text; write it into a file")
    if isinstance(comparison, Dossier):
        comparison = Comparison(dossiers=(comparison,))
    return encode(comparison, format, whole=whole).decode()


def stream(dossiers: Iterable[Dossier], format: str) -> Iterator[bytes]:
    """The stories in one of `FORMATS`, as soon as there is something to write.

    Tables and JSON Lines are written story by story, so any number of stories takes the memory of
    one; articles are then numbered within each story. The other formats need all stories at once.

    Raises:
        StopRun: there is no such format.
    """
    if format not in _HEADS:
        yield encode(Comparison(dossiers=tuple(dossiers)), format)
        return
    head = _HEADS[format]
    first = True
    for one in dossiers:
        written = encode(Comparison(dossiers=(one,)), format)
        yield written if first or not head else written.split(b"\n", head)[head]
        first = False
    if first:
        yield encode(Comparison(), format)


def _written(comparison: Comparison, module: str, function: str, whole: bool = False) -> bytes:
    writer: Callable[..., str | bytes]
    writer = getattr(import_module(f"{__name__}.{module}"), function)
    written = writer(comparison, whole=True) if whole and module in _FOLDING else writer(comparison)
    return written if isinstance(written, bytes) else written.encode()


def print_text(
    comparison: Comparison, console: "Console | None" = None, *, whole: bool = False
) -> None:
    """Print the account on `console`, or on standard output, in the styles that it can show."""
    from variorum.dossier.formats.text import print_text as write

    write(encodable(comparison), console, whole=whole)


def check_folder(folder: Path) -> None:
    """Make sure, before any work is done, that `write_all` may write into `folder`.

    Raises:
        StopRun: it is a symbolic link, or holds what Variorum did not write.
    """
    output_folder.check_folder(folder, _NAMES)


def write_all(
    comparison: Comparison, folder: Path, formats: Sequence[str] = _READ, *, whole: bool = False
) -> list[Path]:
    """Write a comparison into `folder`, each of the `formats` in its files; the paths, in order.

    Unless told, these are what people read and every table: `dossier.json`, `.html`, `.md`, `.txt`,
    `.docx`; `figures.csv`, `statements.csv`, `claims.csv`, `events.csv`. `PAGES` writes a page for
    each story and `index.html`. Text is UTF-8 with `\\n` at the ends of lines. The files of an
    earlier run are replaced as a whole, or stay as they are. `whole` is as for `encode`.

    Raises:
        StopRun: there is no such format; or the folder cannot be written, is a link, or holds what
            Variorum did not write.
    """
    return output_folder.write_folder(folder, _files(encodable(comparison), formats, whole), _NAMES)


def write_file(comparison: Comparison, file: Path, format: str, *, whole: bool = False) -> Path:
    """Write a comparison into one file, which takes its place whole or not at all.

    `whole` is as for `encode`.

    Raises:
        StopRun: there is no such format, or the file cannot be written.
    """
    return output_folder.write_file(file, encode(comparison, format, whole=whole))


def _files(
    comparison: Comparison, formats: Sequence[str], whole: bool
) -> Iterator[tuple[str, bytes]]:
    """The files of formats, by their names; made one by one."""
    for format in dict.fromkeys(formats):
        if format == PAGES:
            from variorum.dossier.formats.pages import pages

            yield from pages(comparison)
        elif format == "csv":
            for name in _FILES[format]:
                yield name, _written(comparison, "csv", name.removesuffix(".csv"))
        else:
            yield _FILES.get(format, ("",))[0], encode(comparison, format, whole=whole)
