"""The connection to a store in PostgreSQL: opened, made or brought up to date, and transactions."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import Any

from variorum.errors import StopRun
from variorum.store.address import named
from variorum.store.base import Outdated, Unwritable
from variorum.store.postgres.pools import DRIVER, given_back, taken
from variorum.store.postgres.server_errors import explained
from variorum.store.postgres.server_tables import MIGRATIONS, NAMESPACE, SCHEMA, SCHEMA_VERSION
from variorum.store.rows.database import Value

WAIT = 60.0
"""Seconds to wait for another process that writes, unless `VARIORUM_WAIT` says otherwise."""

_WRITING = 0x76617269
"""The lock that who changes anything holds till the end of the transaction."""

_ADDED = re.compile(r"^INSERT INTO .* VALUES (\((?:\?, )*\?\))")
"""A statement that adds a row."""

_AT_ONCE = 500
"""Rows that are added by one statement, which takes 65,535 values."""

_NUMBERED = re.compile(r"\?(\d+)")


@lru_cache(maxsize=512)
def to_server(statement: str) -> str:
    """A statement as PostgreSQL and its driver have it: parameters, lists, and what JSON holds."""
    statement = statement.replace("%", "%%")
    statement = re.sub(
        r"IN \(SELECT value FROM json_each\((\?\d*)\)\)",
        r"= ANY (ARRAY (SELECT jsonb_array_elements_text(\1::jsonb)))",
        statement,
    )
    statement = re.sub(r"json_extract\((\w+), '\$\.(\w+)'\)", r"(\1::jsonb ->> '\2')", statement)
    return _NUMBERED.sub(r"%(v\1)s", statement).replace("?", "%s")


class Server:
    """One connection to the database, which all that is kept shares."""

    NUMBERS = 0x76617270
    """The class of the locks that processes hold on their numbers."""

    def __init__(self, address: str, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `address`, making its tables where `create` allows.

        Raises:
            StopRun: it cannot be reached or opened, or was made by a newer version.
            Unwritable: it is to be written and may not be.
            Outdated: it is only to be read, and has to be brought up to date first.
        """
        self.address = address
        self.writable = not read_only
        self.shown = named(address)
        wait = float(os.environ.get("VARIORUM_WAIT", WAIT))
        self._db = taken(address, self.shown, wait)
        try:
            self._prepare(create, wait)
        except BaseException:
            self.close()
            raise

    def _prepare(self, create: bool, wait: float) -> None:
        limits = {"search_path": NAMESPACE, "lock_timeout": f"{max(1, round(wait * 1000))}"}
        if not self.writable:
            limits["default_transaction_read_only"] = "on"
        settings = ", ".join(["set_config(?, ?, false)"] * len(limits))
        self.execute(f"SELECT {settings}", [one for pair in limits.items() for one in pair])
        version = self._version()
        if version == 0 and not (create and self.writable):
            raise StopRun(
                f"there is no store at {self.shown}: make one with "
                "`variorum add PATH... --store ADDRESS`"
            )
        if version > SCHEMA_VERSION:
            raise StopRun(
                f"{self.shown} was made by a newer version of Variorum: upgrade to open it"
            )
        if version and self.writable:
            self._see_that_it_may_be_written()
        if version == SCHEMA_VERSION:
            return
        if not self.writable:
            raise Outdated(f"{self.shown} was made by an older version of Variorum")
        with self.transaction():
            # Of several processes that come to an empty database one makes the tables.
            self._bring_up(self._version())

    def _see_that_it_may_be_written(self) -> None:
        """Tell at once what would else be told in the middle of work."""
        (may,) = self.first(
            "SELECT has_table_privilege('article', 'INSERT') AND NOT pg_is_in_recovery()"
        )
        if not may:
            raise Unwritable(
                f"{self.shown} may not be written by this user, or is a standby: let an owner of "
                "the database grant it, or name another with --store"
            )

    def _bring_up(self, version: int) -> None:
        if version == 0:
            self._run(f"CREATE SCHEMA IF NOT EXISTS {NAMESPACE};{SCHEMA}")
            return
        for older in range(version, SCHEMA_VERSION):
            self._run(MIGRATIONS[older])
        self.execute("UPDATE version SET number = ?", (SCHEMA_VERSION,))

    def _version(self) -> int:
        """The version of the tables; 0 where there are none."""
        made = "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'version'"
        if not self.first(made, (NAMESPACE,)):
            return 0
        return int(self.first("SELECT number FROM version")[0])

    def _run(self, script: str) -> None:
        with explained(self.shown):
            self._db.execute(script)

    @cached_property
    def number(self) -> int:
        """The number of this process among those that use the store, which it holds a lock on."""
        number = int(self.first("SELECT nextval('claimers')")[0])
        self.execute("SELECT pg_advisory_lock(?, ?)", (self.NUMBERS, number))
        return number

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        """Run one statement; the rows it gives."""
        with explained(self.shown):
            cursor = self._db.execute(to_server(statement), _given(statement, values) or None)
            return cursor.fetchall() if cursor.description else []

    def first(self, statement: str, values: Sequence[Value] = ()) -> Any:
        """The first row that a statement gives, or null."""
        rows = self.execute(statement, values)
        return rows[0] if rows else None

    def executemany(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values; rows that it only adds are added at once."""
        held = list(rows)
        added = _ADDED.search(statement)
        if added and "DO UPDATE" not in statement:
            for at in range(0, len(held), _AT_ONCE):
                chunk = held[at : at + _AT_ONCE]
                places = ", ".join([added[1]] * len(chunk))
                joined = f"{statement[: added.start(1)]}{places}{statement[added.end(1) :]}"
                self.execute(joined, [value for row in chunk for value in row])
            return
        with explained(self.shown), self._db.cursor() as cursor:
            cursor.executemany(to_server(statement), [_given(statement, row) for row in held])

    def stream(self, statement: str) -> Iterator[Sequence[Any]]:
        """The rows that a statement gives, however many, a few at a time."""
        with explained(self.shown), self._db.transaction(), self._db.cursor("rows") as cursor:
            yield from cursor.execute(to_server(statement))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is as it was at one moment, whoever writes meanwhile."""
        self.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._undo()

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Put many rows into a table by COPY."""
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with (
            explained(self.shown),
            self._db.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            for row in rows:
                copy.write_row([_plain(value) for value in row])

    def close(self) -> None:
        """Give the connection back; what is not committed is undone, and locks are let go."""
        given_back(self.address, self._db)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction, while which no other process writes; inside another it joins."""
        if self._in_transaction():
            yield
            return
        self.execute("BEGIN")
        try:
            if not self.writable:
                raise Unwritable(f"{self.shown} was opened to be read alone")
            self.execute("SELECT pg_advisory_xact_lock(?)", (_WRITING,))
            yield
            self.execute("COMMIT")
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        """Undo what is not committed; a server undoes it by itself when the connection ends."""
        if self._db.info.transaction_status == DRIVER.pq.TransactionStatus.ACTIVE:
            # A statement was broken off in the middle of its answer.
            self._db.close()
        elif self._in_transaction():
            try:
                self._db.rollback()
            except DRIVER.Error:
                self._db.close()

    def _in_transaction(self) -> bool:
        idle = (DRIVER.pq.TransactionStatus.IDLE, DRIVER.pq.TransactionStatus.UNKNOWN)
        return self._db.info.transaction_status not in idle


def _given(statement: str, values: Sequence[Value]) -> Sequence[Value] | dict[str, Value]:
    if _NUMBERED.search(statement):
        return {f"v{number}": _plain(value) for number, value in enumerate(values, start=1)}
    return [_plain(value) for value in values]


def _plain(value: Value) -> Value:
    """A value as the server takes it: it keeps no character 0 in a text."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
