"""Where a store is: a file, or the address of a PostgreSQL database."""

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.store.address import is_address

if TYPE_CHECKING:
    from variorum.store.base import Store

Place = Path | str
"""The path of a file, or an address: `postgresql://user@host:port/database`."""


def open_store(place: Place, *, create: bool = True, read_only: bool = False) -> "Store":
    """Open the store at a place, making it where there is none and `create` allows.

    Raises:
        StopRun: it is no store, was made by a newer version, or cannot be opened.
        Unwritable: it is to be written and cannot be, or not now.
        Outdated: it is only to be read, and has to be brought up to date first.
    """
    if is_address(place):
        # Only who uses a server loads its driver.
        from variorum.store.postgres import PostgresStore

        return PostgresStore(str(place), create=create, read_only=read_only)
    from variorum.store.sqlite import SqliteStore

    return SqliteStore(Path(place), create=create, read_only=read_only)


def check_place(place: Place) -> list[str]:
    """What a database itself finds wrong with its file; a server checks what it reads by itself."""
    if is_address(place):
        return []
    from variorum.store.sqlite import check_file

    return check_file(Path(place))
