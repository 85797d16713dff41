"""What the user tells of outlets: `outlets.toml` beside the coverage, and a name for all of it.

Each table of the file is headed by a path, a pattern of paths or a domain, and tells the outlet's
name, country, language or owner. A path counts before a domain, and the file of a nearer folder
before one further up.
"""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec

from variorum.errors import StopRun
from variorum.intake.only import EVERYTHING, Only
from variorum.model import OutletNote, TooLong

SIDECAR = "outlets.toml"
_FIELDS = OutletNote.__struct_fields__
_FORMS = {
    "country": (re.compile(r"[A-Za-z]{2}"), "a code of two letters (ISO 3166-1), such as PT"),
    "language": (re.compile(r"[A-Za-z]{2,3}"), "a code of two or three letters, such as en"),
}


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Paths to read, with the name of the outlet that published everything at them.

    `too_long` says what becomes of a text over the limit. `columns` tells, by the field of an
    article, under which name records and tables have it. `hand` are records that a program gives.
    `only` is the part of archives of pages (WARC, Parquet) that is meant.
    """

    paths: tuple[str, ...]
    outlet: str | None = None
    too_long: TooLong = "read"
    columns: Mapping[str, str] = {}
    hand: tuple[Mapping[str, Any], ...] = ()
    only: Only = EVERYTHING


class OutletNotes:
    """The notes that hold for each file of a run; each sidecar is read once."""

    def __init__(self, name: str | None = None) -> None:
        self._all = OutletNote(name=name) if name else None
        self._known: dict[Path, Mapping[str, OutletNote]] = {}

    def of(self, path: Path, root: Path) -> tuple[OutletNote | None, dict[str, OutletNote]]:
        """What is told of the file at `path`, and what is told of domains.

        Sidecars are looked for from the file's folder up to `root`, the folder that was given.

        Raises:
            StopRun: a sidecar cannot be read, or holds something else than notes.
        """
        told = self._all
        domains: dict[str, OutletNote] = {}
        for folder in _upwards(path.parent, root):
            notes = self._notes(folder)
            found = _matching(notes, path.relative_to(folder).as_posix())
            told = _joined(told, found) if found else told
            domains = {**{_bare(key): note for key, note in notes.items()}, **domains}
        return told, domains

    def of_all(self) -> OutletNote | None:
        """What is told of everything given, standard input included."""
        return self._all

    def _notes(self, folder: Path) -> Mapping[str, OutletNote]:
        if folder not in self._known:
            path = folder / SIDECAR
            self._known[folder] = read_notes(path) if path.is_file() else {}
        return self._known[folder]


def read_notes(path: Path) -> dict[str, OutletNote]:
    """The notes of a sidecar by path, pattern or domain.

    Raises:
        StopRun: the file cannot be read, or holds something else than notes.
    """
    # Only who names outlets pays for the reader.
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StopRun(f"{path} cannot be read as notes on outlets: {error}") from error
    return {key: _note(path, key, value) for key, value in table.items()}


def _note(path: Path, key: str, value: Any) -> OutletNote:
    """The note of one table, or of a bare name."""
    fields = {"name": value} if isinstance(value, str) else value
    known = ", ".join(_FIELDS)
    if not isinstance(fields, dict):
        raise StopRun(f"{path}: {key!r} must be a table of {known}, or a name in quotes")
    for name, told in fields.items():
        if name not in _FIELDS:
            raise StopRun(f"{path}: {key!r} has the unknown key {name!r}; the keys are {known}")
        if not isinstance(told, str) or not told.strip():
            raise StopRun(f"{path}: {name!r} of {key!r} must be a text in quotes")
        form = _FORMS.get(name)
        if form and not form[0].fullmatch(told):
            raise StopRun(f"{path}: {name!r} of {key!r} must be {form[1]}, not {told!r}")
    return OutletNote(**{name: " ".join(told.split()) for name, told in fields.items()})


def _matching(notes: Mapping[str, OutletNote], path: str) -> OutletNote | None:
    """The note on a path: of the path itself, else of the first pattern that it fits.

    A pattern without a slash fits a file's name in any folder below.
    """
    if path in notes:
        return notes[path]
    name = path.rpartition("/")[2]
    fitting = (
        note for key, note in notes.items() if fnmatchcase(path if "/" in key else name, key)
    )
    return next(fitting, None)


def _joined(first: OutletNote | None, second: OutletNote) -> OutletNote:
    """What the first note tells, and of what it leaves open what the second one does."""
    if first is None:
        return second
    return OutletNote(**{name: getattr(first, name) or getattr(second, name) for name in _FIELDS})


def _upwards(folder: Path, root: Path) -> list[Path]:
    """The folders from `folder` up to `root`, both included."""
    between = [one for one in folder.parents if root == one or root in one.parents]
    return [folder, *between]


def _bare(domain: str) -> str:
    return domain.casefold().removeprefix("www.")
