"""A store, copied from a file to a server or back."""

from collections.abc import Callable

from variorum.engine.local import Progress, silent
from variorum.engine.opening import store_to_read
from variorum.errors import StopRun
from variorum.store.address import named
from variorum.store.place import Place, open_store
from variorum.store.rows import RowStore
from variorum.store.rows.copying import copy_rows


def copy_store(
    source: Place, target: Place, note: Callable[[str], None], progress: Progress = silent
) -> dict[str, int]:
    """Copy the store at one place to another place, where none is; by table, how many rows.

    Dossiers, decisions, ids and what is owed are copied as they are, to the byte.

    Raises:
        StopRun: there is no store at `source`, or one at `target`; the message tells the mend.
    """
    if str(source) == str(target):
        raise StopRun(f"{named(source)} cannot be copied to itself")
    read = store_to_read(source, note)
    try:
        written = open_store(target)
        try:
            # Every store is of rows; the protocol does not tell of them.
            assert isinstance(read, RowStore)
            assert isinstance(written, RowStore)
            return copy_rows(read, written, lambda table, done: progress(_what(table), done, None))
        finally:
            written.close()
    finally:
        read.close()


def _what(table: str) -> str:
    return f"copying {table} rows"
