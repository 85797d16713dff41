"""A comparison in every format: for people, for spreadsheets, and for other systems to load."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.dossier import output_folder
from variorum.dossier.formats.encodable import encodable
from variorum.errors import StopRun
from variorum.model import Comparison

if TYPE_CHECKING:
    from rich.console import Console

# The module and the function of each format; what the others need is not imported.
_WRITERS = {
    "text": ("text", "to_text"),
    "json": ("json", "to_json"),
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
    "dossier.json": ("json", "to_json"),
    "dossier.html": ("html", "to_html"),
    "dossier.md": ("markdown", "to_markdown"),
    "dossier.txt": ("text", "to_text"),
    "dossier.docx": ("docx", "to_docx"),
    "figures.csv": ("csv", "figures"),
    "statements.csv": ("csv", "statements"),
    "claims.csv": ("csv", "claims"),
    "events.csv": ("csv", "events"),
}

_FOLDING = ("text", "markdown")
"""The formats that show only what weighs most, unless they are asked for everything."""

FORMATS = tuple(_WRITERS)

__all__ = ["FORMATS", "check_folder", "encode", "print_text", "render", "write_all"]


def encode(comparison: Comparison, format: str, *, whole: bool = False) -> bytes:
    """The comparison as a file in one of `FORMATS`; all but `docx` are UTF-8 text.

    With `whole` text and Markdown show all lines, candidates too; the others fold none.

    Raises:
        StopRun: there is no such format.
    """
    if format not in _WRITERS:
        raise StopRun(f"there is no format {format!r}; use one of {', '.join(FORMATS)}")
    return _written(encodable(comparison), *_WRITERS[format], whole)


def render(comparison: Comparison, format: str, *, whole: bool = False) -> str:
    """The comparison as text, without colour codes; `csv` is the figure ledger.

    `whole` is as for `encode`.

    Raises:
        StopRun: there is no such format, or it is no text (`docx`).
    """
    if format == "docx":
        raise StopRun("docx is no text; write it into a file")
    return encode(comparison, format, whole=whole).decode()


def _written(comparison: Comparison, module: str, function: str, whole: bool) -> bytes:
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
    output_folder.check_folder(folder, tuple(_FILES))


def write_all(comparison: Comparison, folder: Path, *, whole: bool = False) -> list[Path]:
    """Write what people read and every table into `folder`; the paths written, in order.

    Files: `dossier.json`, `.html`, `.md`, `.txt`, `.docx`; `figures.csv`, `statements.csv`,
    `claims.csv`, `events.csv`. Text is UTF-8 with `\\n` at the ends of lines. The files of an
    earlier run are replaced as a whole, or stay as they are. `whole` is as for `encode`.

    Raises:
        StopRun: the folder cannot be written, is a link, or holds what Variorum did not write.
    """
    comparison = encodable(comparison)
    files = {name: _written(comparison, *writer, whole) for name, writer in _FILES.items()}
    return output_folder.write_folder(folder, files)
