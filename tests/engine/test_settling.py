"""The debts of a store: what a raised stage owes, and that nothing is owed twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum import pipeline
from variorum.engine.settling import Settling
from variorum.engine.workers import Workers
from variorum.errors import StopRun
from variorum.store.sqlite import SqliteStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "v.db")
    yield opened
    opened.close()


def settling(store: SqliteStore) -> tuple[Settling, list[str]]:
    told: list[str] = []
    return Settling(store, lambda work, done, total: told.append(work)), told


def test_an_empty_store_owes_nothing(store: SqliteStore) -> None:
    settle, told = settling(store)
    with Workers(1) as pool:
        assert settle.settle(pool) == 0
    assert told == []
    assert store.versions.kept().keys() == pipeline.versions().keys()


def test_a_store_of_a_newer_program_is_refused(store: SqliteStore) -> None:
    versions, marks = pipeline.versions(), pipeline.marks()
    name = next(iter(versions))
    store.versions.keep({name: (versions[name] + 1, marks[name])})
    with pytest.raises(StopRun, match=f"by its stage '{name}'"):
        settling(store)[0].owe_raised()
