"""The default store: one SQLite file in WAL mode."""

from pathlib import Path

from variorum.store.rows import RowStore
from variorum.store.rows.ledger_rows import DebtRows
from variorum.store.sqlite.connection import Connection, check_file
from variorum.store.sqlite.file_words import FileWords

__all__ = ["SqliteStore", "check_file"]


class SqliteStore(RowStore):
    """A `variorum.store.base.Store` in one file; see there for what each part promises."""

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
            Unwritable: it is to be written and cannot be, or not now.
            Outdated: it is only to be read, and has to be brought up to date first.
        """
        db = Connection(path, create=create, read_only=read_only)
        super().__init__(db, FileWords(db), DebtRows(db))
