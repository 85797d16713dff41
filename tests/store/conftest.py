"""Every backend of the store, for the tests that hold what all of them promise."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cluster import Cluster, cluster
from variorum.store.place import Place, open_store
from variorum.store.rows import RowStore

BACKENDS = ("sqlite", "postgres")


@cache
def _database(server: Cluster) -> str:
    """The one database of these tests: to empty it is quicker than to make another."""
    address = server.database()
    open_store(address).close()
    return address


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a store of this backend may be made; nothing is in it."""
    if request.param == "sqlite":
        return tmp_path / "store.db"
    address = _database(cluster())
    empty(address)
    return address


@pytest.fixture
def kept(place: Place) -> Iterator[RowStore]:
    """A store with nothing in it."""
    opened = open_store(place)
    assert isinstance(opened, RowStore)
    yield opened
    opened.close()


def empty(address: str) -> None:
    """Leave nothing in the tables of a store but how they are made."""
    store = open_store(address)
    assert isinstance(store, RowStore)
    with store.transaction():
        names = store.db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'variorum'")
        for table in sorted({one for (one,) in names} - {"version", "extent"}):
            store.db.execute(f"DELETE FROM {table}")
        store.db.execute("UPDATE extent SET passages = 0, size = 0")
    store.close()


Changed = Callable[[str], None]


@pytest.fixture
def change(place: Place) -> Changed:
    """What changes a store behind its back."""

    def changed(statement: str) -> None:
        store = open_store(place)
        assert isinstance(store, RowStore)
        with store.transaction():
            store.db.execute(statement)
        store.close()

    return changed
