"""The file of the default store: opened, made or brought up to date, and its transactions."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from variorum.errors import StopRun
from variorum.store.sqlite.tables import MIGRATIONS, SCHEMA, SCHEMA_VERSION

Value = str | int | bytes | None
"""What a column holds."""

LISTED = "(SELECT value FROM json_each(?1))"
"""Any number of values as one parameter, a JSON list: one statement instead of one for each."""


def as_list(values: Iterable[str]) -> str:
    """Values as the parameter of `LISTED`."""
    return msgspec.json.encode(sorted(values)).decode()


class Connection:
    """One connection to the file, which all that is kept shares."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
        """
        if not create and not path.exists():
            raise StopRun(f"there is no store at {path}: make one with `variorum add PATH...`")
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=60)
            self._open(path)
        except sqlite3.DatabaseError as error:
            raise StopRun(
                f"{path} cannot be opened as a store ({error}): name another file with --store"
            ) from error

    def _open(self, path: Path) -> None:
        # Of a reading several pages; it takes effect where the file is made.
        self._db.execute("PRAGMA page_size = 8192")
        self._db.execute("PRAGMA journal_mode = WAL")
        # NORMAL in WAL mode survives a killed process; only a power cut may lose the last
        # transactions, never the store.
        self._db.execute("PRAGMA synchronous = NORMAL")
        # What comes in on some days changes a few megabytes of keys, which are kept at hand.
        self._db.execute("PRAGMA cache_size = -32000")
        with self.transaction():
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and not self._tables():
                self._run(SCHEMA)
            elif version == 0:
                raise StopRun(f"{path} is a database of something else: name another with --store")
            elif version > SCHEMA_VERSION:
                raise StopRun(f"{path} was made by a newer version of Variorum: upgrade to open it")
            else:
                for older in range(version, SCHEMA_VERSION):
                    self._run(MIGRATIONS[older])
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _run(self, script: str) -> None:
        for statement in script.split(";"):
            self._db.execute(statement)

    def _tables(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return count

    def execute(self, statement: str, values: Sequence[Value] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self._db.execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        self._db.executemany(statement, rows)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction; inside another it joins that one."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
