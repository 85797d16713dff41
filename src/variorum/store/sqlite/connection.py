"""The file of the default store: opened, made or brought up to date, and its transactions."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from variorum.errors import StopRun
from variorum.store.base import Outdated, Unwritable
from variorum.store.rows.database import Value
from variorum.store.sqlite.tables import MIGRATIONS, SCHEMA, SCHEMA_VERSION

WAIT = 60.0
"""Seconds to wait for another process that writes, unless `VARIORUM_WAIT` says otherwise. The
longest transaction links 500 articles, which takes some seconds."""

_MENDS = {
    "SQLITE_FULL": "the disk is full: make room and run the command again, which goes on from here",
    "SQLITE_IOERR": "the disk cannot be read or written (full, over a quota, or failing): mend "
    "that and run the command again, which goes on from here",
    "SQLITE_CORRUPT": "it is damaged: put back a copy of it, or make it anew with "
    "`variorum add PATH... --store OTHER`",
    "SQLITE_NOTADB": "it is damaged, or no store at all: put back a copy of it, or name another "
    "with --store",
    "SQLITE_CANTOPEN": "it cannot be opened: see that it is a file and that you may read and write "
    "it and its folder, or name another with --store",
}
"""What to do about an error of the database, by how its name begins."""


def check_file(path: Path) -> list[str]:
    """What the database itself finds wrong with its file; the file is not written."""
    try:
        db = sqlite3.connect(address_to_read(path), uri=True)
        try:
            found = [row[0] for row in db.execute("PRAGMA integrity_check")]
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        return [f"the file is damaged: {error}"]
    return [] if found == ["ok"] else [f"the file is damaged: {line}" for line in found]


def address_to_read(path: Path) -> str:
    """The address under which a store is opened to be read alone.

    A file that nothing can change is said to be such: no lock is to be kept beside it.
    """
    fixed = "&immutable=1" if _fixed(path) and not _changes(path) else ""
    return f"{path.resolve().as_uri()}?mode=ro{fixed}"


def _fixed(path: Path) -> bool:
    """Whether nothing can be written beside the file."""
    return not os.access(path.parent, os.W_OK)


def _changes(path: Path) -> Path | None:
    """The file of changes that a store does not hold yet, where there are any."""
    beside = path.with_name(path.name + "-wal")
    return beside if beside.exists() and beside.stat().st_size else None


class Connection:
    """One connection to the file, which all that is kept shares."""

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
            Unwritable: it is to be written and cannot be, or not now.
            Outdated: it is only to be read, and has to be brought up to date first.
        """
        self.path = path
        self.writable = not read_only
        if not path.exists() and (read_only or not create):
            raise StopRun(f"there is no store at {path}: make one with `variorum add PATH...`")
        if read_only:
            self._db = self._open_to_read()
            return
        with self._explained():
            wait = float(os.environ.get("VARIORUM_WAIT", WAIT))
            self._db = sqlite3.connect(path, isolation_level=None, timeout=wait)
        try:
            self._open_to_write()
        except BaseException:
            self._db.close()
            raise

    def _open_to_read(self) -> sqlite3.Connection:
        """The file, for reading alone; a file that nothing can change needs no lock beside it."""
        changed = _changes(self.path)
        with self._explained():
            address = address_to_read(self.path)
            db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=WAIT)
            try:
                version = db.execute("PRAGMA user_version").fetchone()[0]
            except sqlite3.Error as error:
                db.close()
                if changed and _fixed(self.path):
                    raise StopRun(
                        f"a run that was broken off left changes in {changed}, which can only be "
                        "taken up where they can be written: copy both to a folder that can be "
                        "written"
                    ) from error
                raise
        if version != SCHEMA_VERSION:
            db.close()
            self._check(version, 1)
            raise Outdated(f"{self.path} was made by an older version of Variorum")
        return db

    def _open_to_write(self) -> None:
        # A reading takes several pages of this size. It can be set while the file is being made.
        self.execute("PRAGMA page_size = 8192")
        self.execute("PRAGMA journal_mode = WAL")
        # NORMAL in WAL mode survives a killed process; only a power cut may lose the last
        # transactions, never the store.
        self.execute("PRAGMA synchronous = NORMAL")
        # What comes in on some days changes a few megabytes of keys, which are kept at hand.
        self.execute("PRAGMA cache_size = -32000")
        with self.transaction():
            version = self.first("PRAGMA user_version")[0]
            tables = self.first("SELECT count(*) FROM sqlite_master")[0]
            self._check(version, tables)
            if version == 0:
                self._run(SCHEMA)
            for older in range(max(1, version), SCHEMA_VERSION if version else 0):
                self._run(MIGRATIONS[older])
            if version != SCHEMA_VERSION:
                self.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _check(self, version: int, tables: int) -> None:
        if version == 0 and tables:
            raise StopRun(f"{self.path} is a database of something else: name another with --store")
        if version > SCHEMA_VERSION:
            raise StopRun(
                f"{self.path} was made by a newer version of Variorum: upgrade to open it"
            )

    def _run(self, script: str) -> None:
        for statement in script.split(";"):
            self.execute(statement)

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        """Run one statement; the rows it gives.

        Raises:
            StopRun: the database cannot do it, with the reason and the mend.
        """
        with self._explained():
            return self._db.execute(statement, values).fetchall()

    def first(self, statement: str, values: Sequence[Value] = ()) -> Any:
        """The first row that a statement gives, or null."""
        rows = self.execute(statement, values)
        return rows[0] if rows else None

    def executemany(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._explained():
            self._db.executemany(statement, rows)

    def stream(self, statement: str) -> Iterator[Sequence[Any]]:
        """The rows that a statement gives, however many, a few at a time."""
        with self._explained():
            yield from self._db.execute(statement)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is as it was at one moment, whoever writes meanwhile."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("ROLLBACK")

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Put many rows into a table."""
        places = ", ".join("?" * len(columns))
        self.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction; inside another it joins that one."""
        if self._db.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # A full disk ends a transaction by itself.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise Unwritable(
                    f"{self.path} is locked by another process, which writes to it: wait for its "
                    "end and run the command again"
                ) from error
            fixed = name.startswith("SQLITE_CANTOPEN") and self.path.is_file() and _fixed(self.path)
            if fixed or name.startswith("SQLITE_READONLY"):
                raise Unwritable(f"{self.path} is read-only: name another with --store") from error
            mend = next((mend for key, mend in _MENDS.items() if name.startswith(key)), None)
            if mend is None:
                mend = "it cannot be used as a store: name another file with --store"
            raise StopRun(f"{self.path} ({error}): {mend}") from error
