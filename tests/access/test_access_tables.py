import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cluster import cluster
from variorum.access.access_tables import file_of, tables_of
from variorum.access.users import Accounts
from variorum.errors import StopRun


def test_nothing_is_made_until_something_is_kept(tmp_path: Path) -> None:
    store = tmp_path / "election.db"
    tables = tables_of(store)
    assert tables.read("SELECT name FROM account") == []
    assert list(tmp_path.iterdir()) == []
    made, secret = Accounts(store).add_token("export", ["read"])
    file = file_of(store)
    assert file.name == "election.db.access"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret.encode() not in file.read_bytes(), "the secret itself is kept nowhere"
    assert made.id.encode() in file.read_bytes()
    assert tables.read("SELECT name FROM token") == [("export",)]
    file.unlink()
    assert tables.read("SELECT name FROM token") == [], "what was taken away lets nobody in"


def test_a_file_of_something_else_is_told(tmp_path: Path) -> None:
    store = tmp_path / "election.db"
    file_of(store).write_text("no database " * 100)
    with pytest.raises(StopRun, match=r"election\.db\.access"):
        Accounts(store).users()
    file_of(store).unlink()
    newer = sqlite3.connect(file_of(store))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StopRun, match="newer version"):
        Accounts(store).users()


def test_on_a_server_it_has_a_schema_of_its_own() -> None:
    address = cluster().database()
    tables = tables_of(address)
    assert tables.read("SELECT name FROM account") == []
    Accounts(address).add_token("export", ["read"])
    found = tables.read("SELECT schemaname FROM pg_tables WHERE tablename = ?", ("token",))
    assert found == [("variorum_access",)]
