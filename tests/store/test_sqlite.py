"""The file of the default store: opened, refused, and brought up to date."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests.store.test_rows import prepared
from variorum.errors import StopRun
from variorum.model import Story
from variorum.store.base import Owed
from variorum.store.sqlite import SqliteStore


def test_no_store_where_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no store"):
        SqliteStore(tmp_path / "absent.db", create=False)
    assert not (tmp_path / "absent.db").exists()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(StopRun, match="something else"):
        SqliteStore(path)


BEFORE_VERSION_5 = (
    *(f"ALTER TABLE article DROP COLUMN {one}_made" for one in ("own", "reading", "features")),
    "ALTER TABLE story DROP COLUMN links_made",
    "ALTER TABLE story DROP COLUMN made",
    "ALTER TABLE dossier DROP COLUMN made",
    "ALTER TABLE dossier DROP COLUMN parts",
    *(f"DROP TABLE {one}" for one in ("document", "standing", "made", "given", "digest")),
    *(f"DROP TABLE {one}" for one in ("words", "passage", "catalogue", "tag", "plan")),
    *(f"DROP TABLE {one}" for one in ("source", "entry", "site", "landed", "came", "turn")),
    *(f"DROP TABLE {one}" for one in ("unsure", "assigned", "held", "remark", "opinion")),
    *(f"DROP TABLE {one}" for one in ("seen", "saved")),
)
"""Statements that make a store of version 4 of one of version 5."""


def test_of_a_store_of_version_4_it_is_not_known_what_made_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    made = SqliteStore(path)
    made.articles.put(prepared("a", "k", outlet="x"))
    made.stories.assign([Story(id="s", articles=("a",))])
    made.close()
    with sqlite3.connect(path) as db:
        for statement in (*BEFORE_VERSION_5, "PRAGMA user_version = 4"):
            db.execute(statement)
    store = SqliteStore(path)
    assert store.versions.kept() == {}
    assert store.articles.document("a") == b""
    kinds: tuple[Owed, ...] = ("clean", "outlet", "annotate", "features", "article", "story")
    for kind in kinds:
        store.versions.owe_outdated(kind, "mark")
    # Without its document an article cannot be cleaned anew.
    owed = [store.debts.owed(kind) for kind in kinds]
    assert owed == [[], ["x"], ["a"], ["a"], ["a"], ["s"]]
    store.close()


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    made = SqliteStore(path)
    made.articles.put(prepared("a", "k"))
    made.close()
    with sqlite3.connect(path) as db:
        for statement in (
            *BEFORE_VERSION_5,
            "DROP TABLE decision",
            "DROP TABLE keyed",
            "DROP TABLE key",
            "DROP TABLE strong",
            "DROP TABLE link",
            "CREATE TABLE key (key TEXT, article TEXT, PRIMARY KEY (key, article)) WITHOUT ROWID",
            "CREATE TABLE link (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID",
            "PRAGMA user_version = 1",
        ):
            db.execute(statement)
    store = SqliteStore(path)
    assert store.debts.owed("features") == ["a"]
    assert store.articles.readings(["a"])[0].article.text == "Text."
    store.articles.renew_features(prepared("a", "k2"))
    assert store.links.sharing(["k2"]) == ["a"]
    store.close()


def test_a_store_of_version_3_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    made = SqliteStore(path)
    made.articles.put(
        msgspec.structs.replace(prepared("b", "k", outlet="x"), day=740_000, strong=("! s",))
    )
    made.articles.put(prepared("a", "k"))
    made.close()
    with sqlite3.connect(path) as db:
        for statement in (
            *BEFORE_VERSION_5,
            "ALTER TABLE article RENAME TO later",
            "DROP INDEX article_uri",
            "DROP INDEX article_outlet",
            "DROP TABLE key",
            "DROP TABLE strong",
            "CREATE TABLE article (id TEXT PRIMARY KEY, uri TEXT NOT NULL, outlet TEXT,"
            " own BLOB NOT NULL, reading BLOB NOT NULL, features BLOB NOT NULL) WITHOUT ROWID",
            "CREATE INDEX article_uri ON article (uri)",
            "CREATE INDEX article_outlet ON article (outlet)",
            "INSERT INTO article SELECT id, uri, outlet, own, reading, features FROM later",
            "DROP TABLE later",
            "CREATE TABLE key (key TEXT, day INTEGER, article TEXT,"
            " PRIMARY KEY (key, day, article)) WITHOUT ROWID",
            "PRAGMA user_version = 3",
        ):
            db.execute(statement)
    store = SqliteStore(path)
    assert store.articles.ids() == ["a", "b"]
    assert store.articles.features(["b", "a"]) == {"a": b"a", "b": b"b"}
    assert store.articles.of_outlet("x") == ["b"]
    assert store.links.sharing(["k"], (739_990, 740_010)) == ["a", "b"]
    assert store.links.sharing(["k"], (739_000, 739_500)) == ["a"]
    assert store.links.strongly_sharing(["! s"]) == ["b"]
    assert store.debts.owed("features") == []
    store.close()
