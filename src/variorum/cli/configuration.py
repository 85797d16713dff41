"""`variorum.toml`: what options are unless a command line says otherwise."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from variorum.errors import StopRun

FILE = "variorum.toml"
_MANNER = ("quiet", "verbose", "log")
Known = Mapping[str, frozenset[str]]
"""By command, the names of its options."""

Settings = dict[str, dict[str, Any]]
"""By command, the values of options by their names; those of every command under `""`."""


def find() -> Path | None:
    """The file of settings: the one in this folder, or the one that `VARIORUM_CONFIG` names.

    Raises:
        StopRun: the one that is named is not there.
    """
    named = os.environ.get("VARIORUM_CONFIG")
    if named is None:
        return Path(FILE) if Path(FILE).is_file() else None
    if named and not Path(named).is_file():
        raise StopRun(f"there is no file {named}, which VARIORUM_CONFIG names")
    return Path(named) if named else None


def read(file: Path, known: Known) -> Settings:
    """The settings in a file.

    A name at its top is the option of every command that has it; a table is of one command.

    Raises:
        StopRun: it cannot be read, or names a command or an option that there is not.
    """
    # Only who has such a file pays for the reader.
    import tomllib

    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StopRun(f"{file} cannot be read as settings: {error}") from error
    options = frozenset().union(*known.values())
    settings: Settings = {"": {}}
    for name, value in told.items():
        if isinstance(value, dict):
            if name not in known:
                raise StopRun(f"{file}: there is no command {name!r}; use {_listed(known)}")
            for option in value:
                _check(file, f"{name}.{option}", option, known[name])
            settings[name] = {_field(option): one for option, one in value.items()}
        else:
            _check(file, name, name, options | {*_MANNER})
            settings[""][_field(name)] = value
    return settings


def defaults(settings: Settings, known: Known) -> Settings:
    """By command, what its options are unless the command line says otherwise."""
    everywhere = settings[""]
    return {
        command: {
            **{_field(one): everywhere[_field(one)] for one in names if _field(one) in everywhere},
            **settings.get(command, {}),
        }
        for command, names in known.items()
    }


def lines(settings: Settings) -> list[str]:
    """Settings as the lines of a file of settings."""
    found: list[str] = []
    for command in sorted(settings):
        if command and settings[command]:
            found += ["", f"[{command}]"]
        for name, value in sorted(settings[command].items()):
            found.append(f"{name.replace('_', '-')} = {json.dumps(value, ensure_ascii=False)}")
    return found


def _check(file: Path, place: str, name: str, known: frozenset[str]) -> None:
    if name.replace("_", "-") not in known:
        raise StopRun(f"{file}: there is no option {place!r}; the options are {_listed(known)}")


def _field(name: str) -> str:
    return name.replace("-", "_")


def _listed(names: Mapping[str, object] | frozenset[str]) -> str:
    return ", ".join(sorted(names))
