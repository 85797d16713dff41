"""The rows of the default store: keys by day, links, stories, debts, and the file itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import article
from variorum.errors import StopRun
from variorum.model import Decision, Reading, Rejection, Story
from variorum.store.base import Prepared
from variorum.store.rows.article_rows import ArticleRows, OutletRows
from variorum.store.rows.catalogue_rows import CatalogueRows
from variorum.store.rows.database import LISTED, as_list
from variorum.store.rows.ledger_rows import DebtRows, DecisionRows, RejectionRows, VersionRows
from variorum.store.rows.link_rows import PERIOD, LinkRows
from variorum.store.rows.story_rows import StoryRows
from variorum.store.sqlite.connection import Connection
from variorum.store.sqlite.file_words import FileWords
from variorum.store.sqlite.tables import MIGRATIONS, SCHEMA_VERSION


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    opened = Connection(tmp_path / "v.db")
    yield opened
    opened.close()


def keyed(name: str, *keys: str, day: int | None = None, strong: tuple[str, ...] = ()) -> Prepared:
    own = article("Text.", uri=name)
    return Prepared(
        own=own,
        outlet=None,
        reading=Reading(article=own),
        keys=keys,
        strong=strong,
        day=day,
        features=b"f",
    )


def test_a_list_of_values_is_one_parameter(db: Connection) -> None:
    assert as_list(["b", "a"]) == '["a","b"]'
    assert [row[0] for row in db.execute(f"SELECT * FROM {LISTED}", (as_list("ba"),))] == ["a", "b"]


def test_a_transaction_that_fails_leaves_nothing(db: Connection) -> None:
    debts = DebtRows(db)

    def fail() -> None:
        with db.transaction():
            debts.owe("story", ["a"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert debts.owed("story") == []
    with db.transaction():
        debts.owe("story", ["a"])
    assert debts.owed("story") == ["a"]


def test_a_file_of_another_kind_is_not_touched(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    held = sqlite3.connect(other)
    held.execute("CREATE TABLE mine (x)")
    held.close()
    (tmp_path / "text.db").write_text("Not a database, but a text of some length. " * 40)
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("CREATE TABLE mine (x)")
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    for name, message in (
        ("other.db", "is a database of something else"),
        ("text.db", "file is not a database.*put back a copy of it, or name another"),
        ("newer.db", "was made by a newer version of Variorum"),
    ):
        with pytest.raises(StopRun, match=message):
            Connection(tmp_path / name)
    with pytest.raises(StopRun, match="there is no store at"):
        Connection(tmp_path / "none.db", create=False)


def test_every_older_version_has_its_way_up() -> None:
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_articles_are_found_by_their_keys_within_days(db: Connection) -> None:
    links = LinkRows(db)
    days = {"early": 100, "late": 100 + PERIOD, "undated": None, "other": 100}
    for name, day in days.items():
        links.put_keys(keyed(name, "x" if name == "other" else "k", day=day))
    assert links.sharing(["k"]) == ["early", "late", "undated"]
    assert links.sharing(["k"], (90, 110)) == ["early", "undated"]
    assert links.sharing(["k"], (100, 100)) == ["early", "undated"]
    assert links.sharing(["k"], (101, 100 + PERIOD)) == ["late", "undated"]
    assert links.sharing(["k", "x"], (100, 100)) == ["early", "other", "undated"]


def test_keys_of_an_article_are_replaced_and_dropped(db: Connection) -> None:
    links = LinkRows(db)
    links.put_keys(keyed("a", "k", day=7, strong=("s",)))
    assert (links.sharing(["k"], (7, 7)), links.strongly_sharing(["s"])) == (["a"], ["a"])
    links.put_keys(keyed("a", "n", day=8))
    assert (links.sharing(["k"]), links.sharing(["n"])) == ([], ["a"])
    assert links.strongly_sharing(["s"]) == []
    links.drop_keys("a")
    assert links.sharing(["n"]) == []


def test_links_go_both_ways_and_are_replaced(db: Connection) -> None:
    links = LinkRows(db)
    links.link(["a", "b"], {("a", "b"): 70, ("b", "c"): 40})
    assert links.linked(["a"], 70) == ["b"]
    assert links.linked(["b"], 40) == ["a", "c"]
    assert links.linked(["b"], 41) == ["a"]
    assert links.between(["c", "b", "a"]) == {("a", "b"): 70, ("b", "c"): 40}
    assert links.between(["a", "c"]) == {}
    links.link(["b"], {("b", "d"): 50})
    assert links.linked(["a", "c"], 0) == []
    assert links.linked(["d"], 50) == ["b"]


def test_an_article_is_in_one_story_with_the_marks_of_what_put_it_there(db: Connection) -> None:
    stories = StoryRows(db, CatalogueRows(db, FileWords(db)))
    stories.assign([Story(id="s2", articles=("b", "a")), Story(id="s1", articles=("c",))])
    stories.assign([Story(id="s1", articles=("b", "c"))])
    assert stories.all() == [
        Story(id="s1", articles=("b", "c")),
        Story(id="s2", articles=("a",)),
    ]
    assert stories.of(["a", "b", "x"]) == {"a": "s2", "b": "s1"}
    debts = DebtRows(db)
    versions = VersionRows(db, debts)
    stories.mark(["a"], "now")
    stories.mark_links(["b", "c"], "now")
    versions.owe_outdated("group", "now")
    versions.owe_outdated("article", "now")
    assert debts.owed("group") == ["b", "c"]
    assert debts.owed("article") == ["a"]


def test_debts_are_paid_one_by_one(db: Connection) -> None:
    debts = DebtRows(db)
    debts.owe("story", ["b", "a", "b"])
    debts.owe("features", ["a"])
    debts.settle("story", ["a"])
    assert (debts.owed("story"), debts.owed("features")) == (["b"], ["a"])


def test_versions_are_kept_whole(db: Connection) -> None:
    versions = VersionRows(db, DebtRows(db))
    assert versions.kept() == {}
    versions.keep({"clean": (1, "m"), "align": (2, "n")})
    versions.keep({"clean": (2, "o")})
    assert versions.kept() == {"clean": (2, "o")}


def test_decisions_and_rejections_stand_in_their_order(db: Connection) -> None:
    decisions, rejections = DecisionRows(db), RejectionRows(db)
    for name, made in (("d2", "2026-01-02"), ("d3", "2026-01-01"), ("d1", "2026-01-02")):
        decisions.keep(
            Decision(
                id=name,
                kind="same",
                articles=("a", "b"),
                made=made,
                by=None,
                note=None,
                supersedes=None,
            )
        )
    assert [one.id for one in decisions.all()] == ["d3", "d1", "d2"]
    rejections.keep(Rejection(uri="b", reason="it is empty"))
    rejections.keep(Rejection(uri="a", reason="it is empty"))
    rejections.keep(Rejection(uri="b", reason="it is a pipe"))
    assert [(one.uri, one.reason) for one in rejections.all()] == [
        ("a", "it is empty"),
        ("b", "it is a pipe"),
    ]


def test_standing_lines_are_kept_by_outlet(db: Connection) -> None:
    outlets = OutletRows(db)
    assert outlets.standing("echo") == frozenset()
    outlets.keep_standing("echo", frozenset(["Follow us"]), "m")
    assert outlets.standing("echo") == {"Follow us"}
    assert outlets.standing("post") == frozenset()


def test_an_article_that_is_removed_leaves_no_row(db: Connection) -> None:
    links = LinkRows(db)
    rows = ArticleRows(db, links, CatalogueRows(db, FileWords(db)))
    rows.put(keyed("a", "k"))
    assert rows.holds("a")
    rows.remove("a")
    assert not rows.holds("a")
    assert rows.ids() == []
    assert links.sharing(["k"]) == []
