"""Debts that several processes share out among themselves."""

from collections.abc import Iterator

import pytest

from tests.cluster import cluster

pytest.importorskip("psycopg_pool", reason="the extra variorum[team] is not installed")

from variorum.store.postgres import PostgresStore
from variorum.store.postgres.claim_rows import PORTION


@pytest.fixture(scope="module")
def address() -> str:
    return cluster().database()


@pytest.fixture
def two(address: str) -> Iterator[tuple[PostgresStore, PostgresStore]]:
    """Two processes' stores, as far as the server can tell."""
    one, other = PostgresStore(address), PostgresStore(address)
    one.db.execute("DELETE FROM owed")
    yield one, other
    one.close()
    other.close()


def test_each_has_its_portion(two: tuple[PostgresStore, PostgresStore]) -> None:
    one, other = (store.debts for store in two)
    keys = [f"{number:03}" for number in range(PORTION + 10)]
    one.owe("article", keys)
    assert one.claim("article") == keys[:PORTION]
    assert other.claim("article") == keys[PORTION:]
    assert one.claim("article") == other.claim("article") == []
    assert one.elsewhere()
    assert other.elsewhere()
    other.settle("article", keys[PORTION:])
    assert not one.elsewhere()


def test_what_one_that_ended_was_at_work_on_is_taken_over(
    two: tuple[PostgresStore, PostgresStore], address: str
) -> None:
    one, _ = (store.debts for store in two)
    ended = PostgresStore(address)
    ended.debts.owe("story", ["a", "b"])
    assert ended.debts.claim("story") == ["a", "b"]
    assert one.claim("story") == []
    assert one.elsewhere(), "it may have ended, and its part is still to be paid"
    ended.close()
    assert one.claim("story") == ["a", "b"]
    assert not one.elsewhere()


def test_who_only_reads_sees_that_others_are_at_work(
    two: tuple[PostgresStore, PostgresStore], address: str
) -> None:
    one, _ = two
    reader = PostgresStore(address, read_only=True)
    assert not reader.debts.elsewhere()
    one.debts.owe("story", ["a"])
    one.debts.claim("story")
    assert reader.debts.elsewhere()
    reader.close()


def test_what_is_released_is_for_all(two: tuple[PostgresStore, PostgresStore]) -> None:
    one, other = (store.debts for store in two)
    one.owe("story", ["a"])
    one.claim("story")
    one.release()
    assert not other.elsewhere()
    assert other.claim("story") == ["a"]


def test_what_is_owed_anew_meanwhile_is_for_all_and_stands_no_longer(
    two: tuple[PostgresStore, PostgresStore],
) -> None:
    one, other = (store.debts for store in two)
    one.owe("story", ["a"])
    one.claim("story")
    assert one.stands("story", "a")
    other.owe("story", ["a"])
    assert not one.stands("story", "a")
    assert other.claim("story") == ["a"]
    assert other.stands("story", "a")
    assert not one.stands("story", "a")


def test_a_claim_waits_for_no_transaction(two: tuple[PostgresStore, PostgresStore]) -> None:
    one, other = two
    one.debts.owe("story", ["a", "b"])
    with one.transaction():
        one.debts.owe("story", ["a"])
        assert other.debts.claim("story") == ["b"], "what another changes now is left to it"
    assert other.debts.claim("story") == ["a"]
