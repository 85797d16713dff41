"""A store on a server: what it says to the server, and what it tells when that refuses."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("psycopg_pool", reason="the extra variorum[team] is not installed")

import psycopg

from tests.cluster import Cluster, cluster
from tests.store.test_rows import prepared
from variorum.engine.opening import store_to_read
from variorum.errors import StopRun
from variorum.store.base import Outdated, Unwritable
from variorum.store.postgres import PostgresStore, server
from variorum.store.postgres.pools import given_back, taken
from variorum.store.postgres.server import Server, to_server
from variorum.store.postgres.server_errors import explanation
from variorum.store.postgres.server_tables import MIGRATIONS, SCHEMA_VERSION
from variorum.store.rows.database import LISTED
from variorum.store.rows.word_index import Condition

_ANY = Condition("true", ())


@pytest.fixture(scope="module")
def running() -> Cluster:
    return cluster()


@pytest.fixture(scope="module")
def address(running: Cluster) -> str:
    made = running.database()
    PostgresStore(made).close()
    return made


@pytest.fixture
def admin(address: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """Somebody else's connection."""
    with psycopg.connect(address, autocommit=True) as made:
        made.execute("SET search_path = variorum")
        yield made


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("SELECT 1 WHERE a = ? AND b = ?", "SELECT 1 WHERE a = %s AND b = %s"),
        ("UPDATE t SET a = ?2 WHERE b = ?1", "UPDATE t SET a = %(v2)s WHERE b = %(v1)s"),
        ("a LIKE 'x%'", "a LIKE 'x%%'"),
        (
            f"a IN {LISTED}",
            "a = ANY (ARRAY (SELECT jsonb_array_elements_text(%(v1)s::jsonb)))",
        ),
        ("json_extract(made, '$.dossier') = ?1", "(made::jsonb ->> 'dossier') = %(v1)s"),
    ],
)
def test_statements_are_put_into_the_words_of_the_server(statement: str, told: str) -> None:
    assert to_server(statement) == told


def test_every_older_version_has_its_way_up() -> None:
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def refused(address: str, told: str, **options: bool) -> str:
    with pytest.raises(StopRun, match=told) as error:
        PostgresStore(address, **options)
    return str(error.value)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    refused(f"postgresql://desk@/v?host={tmp_path}", "no server answers there: see that it runs")
    refused("postgresql://desk@127.0.0.1:9/v", "no server answers there")


def test_a_database_or_user_that_is_not_there_is_told(running: Cluster) -> None:
    refused(running.address("none"), "no such database on the server: make it with `createdb")
    refused(running.address("postgres", user="nobody"), "does not know the user")
    refused("postgresql://desk@/v?hots=x", "the address cannot be read")


def test_a_wrong_password_is_told_and_never_shown(
    running: Cluster, address: str, admin: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    admin.execute("CREATE ROLE guarded LOGIN PASSWORD 'open sesame'")
    admin.execute("GRANT ALL ON SCHEMA variorum TO guarded")
    admin.execute("GRANT ALL ON ALL TABLES IN SCHEMA variorum TO guarded")
    wrong = address.replace("desk@", "guarded:sesam@")
    assert "sesam" not in refused(wrong, "it refuses the password: give the right one in PGPASSWO")
    PostgresStore(address.replace("desk@", "guarded:open%20sesame@")).close()
    refused(address.replace("desk@", "guarded@"), "it refuses the password")


def test_who_may_only_read_reads(
    address: str, admin: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    admin.execute("CREATE ROLE reader LOGIN")
    admin.execute("GRANT USAGE ON SCHEMA variorum TO reader")
    admin.execute("GRANT SELECT ON ALL TABLES IN SCHEMA variorum TO reader")
    reading = address.replace("desk@", "reader@")
    store = PostgresStore(reading, read_only=True)
    assert store.articles.ids() == []
    store.close()
    with pytest.raises(Unwritable, match="may not be written by this user"):
        PostgresStore(reading)
    admin.execute("INSERT INTO owed VALUES ('story', 's', 1)")
    notes: list[str] = []
    store_to_read(reading, notes.append).close()
    assert "work is owed and cannot be done now, so what there is is shown" in notes[0]
    admin.execute("DELETE FROM owed")


def test_a_database_without_a_store(running: Cluster) -> None:
    empty = running.database()
    refused(empty, "there is no store at", create=False)
    refused(empty, "there is no store at", read_only=True)
    opening = [threading.Thread(target=lambda: PostgresStore(empty).close()) for _ in range(4)]
    for one in opening:
        one.start()
    for one in opening:
        one.join()
    PostgresStore(empty, create=False).close()


def test_versions_of_the_tables(
    address: str,
    admin: "psycopg.Connection[tuple[object, ...]]",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    admin.execute("UPDATE version SET number = 99")
    refused(address, "made by a newer version of Variorum: upgrade")
    admin.execute(f"UPDATE version SET number = {SCHEMA_VERSION}")
    monkeypatch.setattr(server, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setitem(MIGRATIONS, SCHEMA_VERSION, "CREATE TABLE later (x INTEGER)")
    with pytest.raises(Outdated):
        PostgresStore(address, read_only=True)
    PostgresStore(address).close()
    assert admin.execute("SELECT count(*) FROM later").fetchone() == (0,)
    assert admin.execute("SELECT number FROM version").fetchone() == (SCHEMA_VERSION + 1,)
    admin.execute(f"DROP TABLE later; UPDATE version SET number = {SCHEMA_VERSION}")


def test_one_writes_at_a_time(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_WAIT", "0.2")
    one, other = PostgresStore(address), PostgresStore(address)
    with one.transaction():
        with pytest.raises(Unwritable, match="locked by another process"):
            other.debts.owe("story", ["s"])
        assert other.debts.owed("story") == []
    other.debts.owe("story", ["s"])
    one.debts.settle("story", ["s"])
    one.close()
    other.close()


def test_a_lost_connection_is_told_and_what_was_stored_is_kept(
    address: str, admin: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    store = PostgresStore(address)
    store.articles.put(prepared("kept"))

    def broken_off() -> None:
        with store.transaction():
            store.articles.put(prepared("torn"))
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid != pg_backend_pid()"
            )
            store.articles.ids()

    with pytest.raises(StopRun, match="connection was lost: what was stored is kept"):
        broken_off()
    store.close()
    again = PostgresStore(address)
    assert again.articles.ids() == ["kept"]
    again.articles.remove("kept")
    again.close()


def test_a_connection_is_given_out_again_with_nothing_left_in_it(address: str) -> None:
    store = PostgresStore(address, read_only=True)
    store.db.execute("SELECT pg_advisory_lock(7)")
    store.close()
    connection = taken(address, "it", 5.0)
    try:
        told = connection.execute(
            "SELECT current_setting('search_path'), "
            "current_setting('default_transaction_read_only'), "
            "(SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')"
        )
        assert told.fetchone() == ('"$user", public', "off", 0)
    finally:
        given_back(address, connection)


def test_rows_in_bulk(address: str) -> None:
    db = Server(address)
    rows = [(f"u{number:04}", "why\twhere\\\n") for number in range(3000)]
    with db.transaction():
        db.load("rejected", ("uri", "reason"), rows)
    assert list(db.stream("SELECT uri, reason FROM rejected ORDER BY uri")) == rows
    db.execute("DELETE FROM rejected")
    db.close()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (psycopg.errors.DiskFull("no space left"), "the server's disk is full: make room"),
        (psycopg.errors.DataCorrupted("bad page"), "restore the database from its backup"),
        (psycopg.errors.AdminShutdown("going"), "the connection was lost"),
        (psycopg.errors.OutOfMemory("none"), "lacks memory"),
        (psycopg.errors.UndefinedTable("no article"), "tables of the store are missing"),
        (psycopg.errors.SyntaxError("odd"), "cannot be used as a store"),
    ],
)
def test_errors_tell_the_mend(error: psycopg.Error, told: str) -> None:
    assert told in str(explanation("postgresql://x", error))


def test_a_backup_is_restored_whole(running: Cluster, address: str, tmp_path: Path) -> None:
    store = PostgresStore(address)
    store.articles.put(prepared("a", "k"))
    store.given_ids.lead("none", ("a", 0, 0))
    store.close()
    name, other = (
        one.partition("@/")[2].partition("?")[0] for one in (address, running.database())
    )
    backup = running.folder / "backup"
    at = ("-h", running.folder, "-U", "desk")
    running.run("pg_dump", *at, "-Fc", "-n", "variorum", "-f", backup, name)
    running.run("pg_restore", *at, "--no-owner", "-d", other, backup)
    again = PostgresStore(running.address(other), create=False)
    assert again.articles.ids() == ["a"]
    assert again.links.sharing(["k"]) == ["a"]
    assert [one.id for one in again.words.find("text", ["article"], _ANY, 9)] == ["a"]
    again.articles.put(prepared("b", "k"))
    again.close()
