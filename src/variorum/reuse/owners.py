"""Families of outlets under one owner, as the user tells them; none is assumed."""

from collections.abc import Mapping
from pathlib import Path

from variorum.errors import StopRun
from variorum.model import Outlet


class Owners:
    """Which outlets belong to one family, by name or domain."""

    def __init__(self, families: Mapping[str, list[str]]) -> None:
        self._family = {
            outlet.casefold().removeprefix("www."): family
            for family, outlets in sorted(families.items())
            for outlet in outlets
        }

    def family(self, outlet: Outlet) -> str | None:
        """The family of an outlet, or null where none was told."""
        for name in (outlet.domain, outlet.name):
            if name and (found := self._family.get(name.casefold().removeprefix("www."))):
                return found
        return None


NO_OWNERS = Owners({})


def family_of(outlet: Outlet, owners: Owners) -> str | None:
    """The family of an outlet: its owner, where that came with it, else as `owners` tell."""
    return outlet.owner or owners.family(outlet)


def read_owners(path: Path) -> Owners:
    """The families in a TOML file: `"Northern Press" = ["dunmore.example", "Selby Herald"]`.

    Raises:
        StopRun: the file is not there, or is not of that form.
    """
    # Only who names owners pays for the reader.
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StopRun(f"{path} cannot be read as a file of owners: {error}") from error
    for family, outlets in table.items():
        if not isinstance(outlets, list) or not all(isinstance(one, str) for one in outlets):
            raise StopRun(
                f"{path}: {family!r} must be a list of outlets' names or domains in quotes"
            )
    return Owners(table)
