"""Which files a run reads: paths given, folders walked, and what is neither told apart."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from variorum.intake.forms import FORMS
from variorum.intake.outlet_notes import SIDECAR
from variorum.model import Rejection

READABLE = frozenset(FORMS)
"""The endings of names that are read from a folder."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read. `named` is true where the user gave this very path.

    `root` is the folder that was given, or the folder of the file that was.
    """

    path: Path
    uri: str
    named: bool
    root: Path


def find_sources(paths: Sequence[str]) -> Iterator[Source | Rejection]:
    """The files at `paths` in the order given, folders walked in the order of their names.

    Hidden files of a folder are skipped; whatever else cannot be read is a rejection.
    """
    folders: dict[tuple[int, int], str] = {}
    for given in paths:
        path = Path(os.path.normpath(given))
        yield from _look(path, root=None, folders=folders)


def spell(path: Path) -> str:
    """`path` as one line of text that any encoder takes.

    Bytes that are not UTF-8 become `\\xe9`, control characters (line breaks, escapes that move a
    terminal's cursor) `\\x0a`.
    """
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def explain(error: OSError) -> str:
    """One plain reason for what the system refused."""
    match error:
        case FileNotFoundError():
            return "there is no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case _:
            return f"it cannot be read: {error.strerror or type(error).__name__}"


def _look(
    path: Path, *, root: Path | None, folders: dict[tuple[int, int], str]
) -> Iterator[Source | Rejection]:
    """What lies at a path; `root` is the folder walked, null for a path that was given itself."""
    uri = spell(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield Rejection(uri=uri, reason=_absent(path, error))
        return
    if stat.S_ISDIR(status.st_mode):
        identity = (status.st_dev, status.st_ino)
        yield from _walk(path, root or path, identity, folders)
    elif stat.S_ISREG(status.st_mode):
        # Notes on outlets are no article, named or not.
        if path.name != SIDECAR:
            yield Source(path=path, uri=uri, named=root is None, root=root or path.parent)
    else:
        yield Rejection(uri=uri, reason="it is a pipe, socket or device, not a file")


def _absent(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "this is not a path"
    if path.is_symlink():
        looped = getattr(error, "errno", None) != 2
        return "the link leads back to itself" if looped else "the link leads to no file"
    return explain(error)


def _walk(
    folder: Path, root: Path, identity: tuple[int, int], folders: dict[tuple[int, int], str]
) -> Iterator[Source | Rejection]:
    uri = spell(folder)
    # Links make loops and double paths; each folder is walked once, under its first name.
    if identity in folders:
        yield Rejection(uri=uri, reason=f"the same folder as {folders[identity]}, already read")
        return
    folders[identity] = uri
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield Rejection(uri=uri, reason=explain(error))
        return
    shown = [name for name in names if not name.startswith(".")]
    if not shown:
        yield Rejection(uri=uri, reason="the folder is empty")
    for name in shown:
        yield from _look(folder / name, root=root, folders=folders)
