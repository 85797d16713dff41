"""A folder of output: a set of files that is written as a whole, and never over other things.

Every file is first written under a hidden name beside its place. Only when all of them stand there
does each take its place, so a full disk leaves the earlier set as it was. A hidden list, `LIST`,
names what was written with its SHA-256. By that list the next run knows which files it may replace
or remove: those that Variorum wrote and that nobody changed since.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from variorum.errors import StopRun

LIST = ".variorum-files.json"
_PART = ".variorum-part-"
_OLD_MARK = b'{\n  "variorum": "1",'
"""How `dossier.json` begins in a folder that was written before there was a list."""

_Written = dict[str, list[str]]
"""By the name of a file, the SHA-256 that it may have: two while a set replaces another."""


def check_folder(folder: Path, names: tuple[str, ...]) -> None:
    """Make sure that files of these names may be written into `folder`.

    Raises:
        StopRun: the folder, or a file in it, is a symbolic link; or the folder holds what
            Variorum did not write, or what was changed since.
    """
    _find_earlier(folder, names)


def write_folder(
    folder: Path,
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    names: tuple[str, ...] = (),
) -> list[Path]:
    """Write `files`, by name, into `folder`; the paths written, in order.

    They may be made one by one: no more than one is held in memory. `names` are those by which a
    folder that is older than lists is known.

    The files of an earlier run are replaced, and those that are no longer made are removed.

    Raises:
        StopRun: as `check_folder`, or the disk is full or refuses; the earlier files then stand.
    """
    named = files.items() if isinstance(files, Mapping) else files
    earlier = _find_earlier(folder, names)
    now: _Written = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in folder.glob(_PART + "*"):
            part.unlink(missing_ok=True)
        try:
            parts = {}
            for name, body in named:
                now[name] = [hashlib.sha256(body).hexdigest()]
                parts[name] = _write_part(folder, name, body)
            both = {name: earlier.get(name, []) + now.get(name, []) for name in {*earlier, *now}}
            _keep_list(folder, both)
            for name, part in parts.items():
                part.replace(folder / name)
        finally:
            for part in folder.glob(_PART + "*"):
                part.unlink(missing_ok=True)
        for name in sorted(earlier.keys() - now.keys()):
            (folder / name).unlink(missing_ok=True)
        _keep_list(folder, now)
    except OSError as error:
        raise StopRun(
            f"cannot write into {folder}: {error.strerror or error}; make room or name another "
            "folder with --out, and run again"
        ) from error
    return [folder / name for name in now]


def check_file_name(file: Path) -> None:
    """Make sure, before any work is done, that nothing of a file's name is there.

    Nothing tells whether a file is one that Variorum wrote, and the article itself may be meant.

    Raises:
        StopRun: something is.
    """
    if file.is_symlink() or file.exists():
        raise StopRun(f"{file} is there already: remove it, or name another file")


def write_file(file: Path, body: bytes) -> Path:
    """Write one file that is not there yet; it takes its place whole or not at all.

    Raises:
        StopRun: there is something of its name, or its place cannot be written.
    """
    check_file_name(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = _write_part(file.parent, file.name, body)
        try:
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StopRun(
            f"cannot write {file}: {error.strerror or error}; make room or name another file"
        ) from error
    return file


def _write_part(folder: Path, name: str, body: bytes) -> Path:
    part = folder / f"{_PART}{os.getpid()}-{name}"
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o666), "wb") as file:
        file.write(body)
        file.flush()
        # A power cut after the rename must not leave an empty file in the place of a whole one.
        os.fsync(file.fileno())
    return part


def _keep_list(folder: Path, written: _Written) -> None:
    body = msgspec.json.encode({"variorum": "1", "files": written}, order="sorted")
    _write_part(folder, LIST, msgspec.json.format(body, indent=2) + b"\n").replace(folder / LIST)


def _find_earlier(folder: Path, names: tuple[str, ...]) -> _Written:
    """What an earlier run wrote into `folder` and what still stands as it was written."""
    if folder.is_symlink():
        raise StopRun(
            f"{folder} is a symbolic link, through which nothing is written: name the folder "
            f"itself with --out ({folder.resolve()})"
        )
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    links = [path for path in (folder / LIST, *found) if path.is_symlink()]
    if links:
        raise StopRun(
            f"{links[0]} is a symbolic link, through which nothing is written: remove it, or name "
            "another folder with --out"
        )
    earlier = _read_list(folder, names)
    others = [path.name for path in found if path.name not in earlier or not path.is_file()]
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise StopRun(
            f"{folder} holds what Variorum did not write ({others[0]}{more}): name a new or empty "
            "folder with --out"
        )
    for path in found:
        if hashlib.sha256(path.read_bytes()).hexdigest() not in earlier[path.name]:
            raise StopRun(
                f"{path} was changed since Variorum wrote it: move it away, or name another folder "
                "with --out"
            )
    return earlier


def _read_list(folder: Path, names: tuple[str, ...]) -> _Written:
    """The list of an earlier run; of a folder that is older than lists, what must be its files."""
    try:
        body = msgspec.json.decode((folder / LIST).read_bytes(), type=dict[str, object])
        return msgspec.convert(body.get("files"), _Written)
    except FileNotFoundError:
        dossier = folder / "dossier.json"
        if not dossier.is_file() or not dossier.read_bytes().startswith(_OLD_MARK):
            return {}
        found = {name: folder / name for name in names if (folder / name).is_file()}
        return {
            name: [hashlib.sha256(path.read_bytes()).hexdigest()] for name, path in found.items()
        }
    except msgspec.MsgspecError as error:
        raise StopRun(f"{folder / LIST} is damaged: name a new folder with --out") from error
