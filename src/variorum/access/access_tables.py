"""The tables of who may come in: beside a store's file, or in a schema of its own on a server."""

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from variorum.errors import StopRun
from variorum.store.address import is_address, named
from variorum.store.place import Place

VERSION = 1

NAMESPACE = "variorum_access"

_SCHEMA = (
    "CREATE TABLE version (number INTEGER NOT NULL)",
    f"INSERT INTO version VALUES ({VERSION})",
    "CREATE TABLE account (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL,"
    " disabled INTEGER NOT NULL, made TEXT NOT NULL)",
    "CREATE TABLE session (digest TEXT PRIMARY KEY, account TEXT NOT NULL, made TEXT NOT NULL,"
    " seen TEXT NOT NULL)",
    "CREATE INDEX session_account ON session (account)",
    "CREATE TABLE token (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " account TEXT, scopes TEXT NOT NULL, made TEXT NOT NULL, ends TEXT)",
)
"""Only digests of secrets are kept (SHA-256; of passwords Argon2id). Times are ISO 8601 in UTC."""

Row = Sequence[Any]


class Tables(Protocol):
    """Where accounts, sessions and tokens are kept. What is not made yet holds nothing."""

    def read(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows that a statement gives, `?` standing for each value."""

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed; the tables are made first where there are none."""


def tables_of(store: Place) -> Tables:
    """The tables beside the store at a place."""
    if is_address(store):
        return ServerTables(str(store))
    return FileTables(file_of(Path(store)))


def file_of(store: Path) -> Path:
    """The file beside a store's file."""
    return store.with_name(store.name + ".access")


class FileTables:
    """The tables in a file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()

    def read(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows that a statement gives."""
        if not self._path.exists():
            return []
        try:
            found: list[Row] = self._open().execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._wrong(error) from error
        return found

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed."""
        try:
            if not self._path.exists():
                self._path.touch(mode=0o600)
            return self._open().execute(statement, values).rowcount
        except OSError as error:
            raise StopRun(f"{self._path} cannot be made: {error.strerror}") from error
        except sqlite3.Error as error:
            raise self._wrong(error) from error

    def _open(self) -> sqlite3.Connection:
        """This thread's connection; a file that was taken away in the meantime is opened anew."""
        mark = self._path.stat().st_ino
        held: tuple[int, sqlite3.Connection] | None = getattr(self._own, "held", None)
        if held is not None and held[0] == mark:
            return held[1]
        db = sqlite3.connect(self._path, isolation_level=None, timeout=10)
        try:
            self._make(db)
        except BaseException:
            db.close()
            raise
        self._own.held = (mark, db)
        return db

    def _make(self, db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return
        # Of several processes that come at once one makes the tables.
        db.execute("BEGIN IMMEDIATE")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StopRun(
                f"{self._path} was made by a newer version of Variorum: upgrade to open it"
            )
        for statement in _SCHEMA if version == 0 else ():
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")

    def _wrong(self, error: sqlite3.Error) -> StopRun:
        return StopRun(f"{self._path}, which keeps who may come in, cannot be used: {error}")


class ServerTables:
    """The tables in a database; those of the store lie beside them, in another schema."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._made = False

    def read(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows that a statement gives."""
        return self._run(statement, values, make=False)[0]

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """How many rows a statement changed."""
        return self._run(statement, values, make=True)[1]

    def _run(
        self, statement: str, values: Sequence[object], *, make: bool
    ) -> tuple[list[Row], int]:
        from variorum.store.postgres.pools import given_back, taken
        from variorum.store.postgres.server_errors import explained

        shown = named(self._address)
        db = taken(self._address, shown, 10)
        try:
            with explained(shown):
                self._made = self._made or self._there(db)
                if not self._made and not make:
                    return [], 0
                if not self._made:
                    self._make(db)
                db.execute(f"SET search_path = {NAMESPACE}")
                cursor = db.execute(statement.replace("?", "%s"), values or None)
                rows: list[Row] = list(cursor.fetchall()) if cursor.description else []
                return rows, cursor.rowcount
        finally:
            given_back(self._address, db)

    def _there(self, db: Any) -> bool:
        made = "SELECT 1 FROM pg_tables WHERE schemaname = %s AND tablename = 'version'"
        return db.execute(made, (NAMESPACE,)).fetchone() is not None

    def _make(self, db: Any) -> None:
        with db.transaction():
            # Of several processes that come at once one makes the tables.
            db.execute("SELECT pg_advisory_xact_lock(%s)", (0x76616363,))
            if not self._there(db):
                db.execute(f"CREATE SCHEMA IF NOT EXISTS {NAMESPACE}")
                db.execute(f"SET search_path = {NAMESPACE}")
                for statement in _SCHEMA:
                    db.execute(statement)
        self._made = True
