"""What the rows ask of a database, and how they ask it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

import msgspec

from variorum.store.base import BadRow, Owed

Value = str | int | bytes | None
"""What a column holds."""

Record = TypeVar("Record")

LISTED = "(SELECT value FROM json_each(?1))"
"""Any number of values as one parameter, a JSON list: one statement instead of one for each."""

EVERY = 2**62
"""A limit that nothing reaches."""


class Database(Protocol):
    """One connection, which all that is kept shares; it serves one thread at a time.

    Parameters are `?` in their order, or `?1` and so on by their number. What cannot be done raises
    a `StopRun` that tells the reason and the mend.
    """

    @property
    def writable(self) -> bool:
        """Whether anything may be changed."""

    def execute(self, statement: str, values: Sequence[Value] = ()) -> list[Any]:
        """Run one statement; the rows it gives."""

    def first(self, statement: str, values: Sequence[Value] = ()) -> Any:
        """The first row that a statement gives, or null."""

    def executemany(self, statement: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""

    def stream(self, statement: str) -> Iterator[Sequence[Any]]:
        """The rows that a statement gives, however many, a few at a time."""

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read inside is as it was at one moment, whoever writes meanwhile."""

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Put many rows into a table, as fast as the database can."""

    def transaction(self) -> AbstractContextManager[None]:
        """One write transaction; inside another it joins that one."""

    def close(self) -> None:
        """Release the database."""


def as_list(values: Iterable[str]) -> str:
    """Values as the parameter of `LISTED`."""
    return msgspec.json.encode(sorted(values)).decode()


def decode(body: bytes, type: type[Record], kind: Owed | None, key: str, what: str) -> Record:
    """The record that a row holds.

    Raises:
        BadRow: it holds none; a debt of `kind` for `key` makes it anew, where there is one.
    """
    try:
        return msgspec.json.decode(body, type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRow(kind, key, what) from error
