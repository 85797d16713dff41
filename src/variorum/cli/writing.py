"""Where a command's output goes: to standard output, into a folder, or into one file."""

import sys
from collections.abc import Iterable
from pathlib import Path

from variorum.cli.options import FORMATS
from variorum.errors import StopRun
from variorum.model import Comparison, Dossier

ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".csv": "csv",
    ".geojson": "geojson",
    ".jsonld": "jsonld",
    ".rss": "rss",
    ".xml": "rss",
}
"""By the ending of a file's name, what is written into it unless a format is asked for."""


def read_formats(told: str) -> tuple[str, ...]:
    """The formats that are named, parted by commas, in any case.

    Raises:
        StopRun: there is no such format.
    """
    named = tuple(one.strip().lower() for one in told.split(","))
    known = (*FORMATS, "pages")
    for one in named:
        if one not in known:
            from difflib import get_close_matches

            near = get_close_matches(one, known, n=1)
            meant = f": did you mean {near[0]}?" if near else ""
            raise StopRun(f"there is no format {one!r}{meant}; use one of {', '.join(known)}")
    return named


class Output:
    """What is to be written, and where.

    `told` names formats, parted by commas, null where none is asked for; `out` is a folder or a
    file.
    """

    def __init__(self, told: str | None, out: Path | None) -> None:
        """Check, before hours of work are spent, that it can be written.

        Raises:
            StopRun: there is no such format; the folder is a link, or holds what Variorum did not
                write; or so many formats cannot go to one place.
        """
        self._formats = read_formats(told) if told is not None else None
        self._file = out if out and out.suffix.lower() in ENDINGS and not out.is_dir() else None
        self._folder = out if self._file is None else None
        self._one = self._format()
        if self._file is not None:
            from variorum.dossier.output_folder import check_file_name

            check_file_name(self._file)
        if self._folder is not None:
            from variorum.dossier import formats as writers

            writers.check_folder(self._folder)

    def _format(self) -> str:
        """The one format of what does not go into a folder."""
        named = self._formats or ()
        if self._folder is not None:
            return ""
        if len(named) > 1:
            raise StopRun(f"{' and '.join(named)} are several files: name a folder with --out")
        if "pages" in named:
            raise StopRun("pages are several files: name a folder with --out")
        told = ENDINGS[self._file.suffix.lower()] if self._file else "text"
        one = named[0] if named else told
        if one == "docx" and self._file is None and sys.stdout.isatty():
            raise StopRun("a Word document is no text: add `> dossier.docx`, or `--out DIR`")
        return one

    def write(self, comparison: Comparison, *, whole: bool = False) -> None:
        """Print a comparison, or write its files and print their names; `whole` folds nothing.

        Raises:
            StopRun: the folder or the file cannot be written.
        """
        from variorum.dossier import formats

        if self._folder is not None:
            asked = (self._formats,) if self._formats else ()
            for path in formats.write_all(comparison, self._folder, *asked, whole=whole):
                print(path)
        elif self._file is not None:
            print(formats.write_file(comparison, self._file, self._one, whole=whole))
        elif self._one == "text" and sys.stdout.isatty():
            formats.print_text(comparison, whole=whole)
        elif self._one == "docx":
            sys.stdout.buffer.write(formats.encode(comparison, self._one))
        else:
            sys.stdout.write(formats.render(comparison, self._one, whole=whole))

    def stream(self, dossiers: Iterable[Dossier]) -> None:
        """Write stories as they come where the format allows it and they are printed.

        Raises:
            StopRun: the folder or the file cannot be written.
        """
        from variorum.dossier import formats

        if self._folder is not None or self._file is not None or self._one == "text":
            self.write(Comparison(dossiers=tuple(dossiers)))
            return
        sys.stdout.flush()
        for part in formats.stream(dossiers, self._one):
            sys.stdout.buffer.write(part)
