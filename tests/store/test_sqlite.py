"""What `variorum.store.base.Store` promises, held by every backend."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support import article
from variorum.errors import StopRun
from variorum.model import Reading, Rejection, Story
from variorum.review import decide
from variorum.store.base import GivenId, Made, Owed, Prepared, Store
from variorum.store.sqlite import SqliteStore


@pytest.fixture(params=[SqliteStore])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = request.param(tmp_path / "store.db")
    yield opened
    opened.close()


def prepared(uri: str, *keys: str, outlet: str | None = None, text: str = "Text.") -> Prepared:
    own = article(text, uri=uri)
    return Prepared(
        own=own, outlet=outlet, reading=Reading(article=own), keys=keys, features=uri.encode()
    )


def test_put_and_hold(store: Store) -> None:
    assert not store.articles.holds("aaaa")
    store.articles.put(prepared("aaaa", "k1"))
    assert store.articles.holds("aaaa")
    assert store.articles.ids() == ["aaaa"]
    assert store.articles.readings(["aaaa"])[0].article.text == "Text."
    assert store.articles.features(["aaaa"]) == {"aaaa": b"aaaa"}


def test_put_replaces(store: Store) -> None:
    store.articles.put(prepared("aaaa", "k1", "k2"))
    store.articles.put(prepared("aaaa", "k3", text="Other."))
    assert store.links.sharing(["k1", "k2"]) == []
    assert store.links.sharing(["k3"]) == ["aaaa"]
    assert store.articles.readings(["aaaa"])[0].article.text == "Other."


def test_find_by_id_start_and_uri(store: Store) -> None:
    store.articles.put(prepared("abcdef"))
    store.articles.put(prepared("abcxyz"))
    assert store.articles.find("abcdef") == ["abcdef"]
    assert store.articles.find("abcx") == ["abcxyz"]
    assert store.articles.find("abc") == []
    assert store.articles.find("%") == []


def test_sharing_is_a_sorted_union(store: Store) -> None:
    store.articles.put(prepared("b", "k1", "k2"))
    store.articles.put(prepared("a", "k2"))
    store.articles.put(prepared("c", "k3"))
    assert store.links.sharing(["k1", "k2"]) == ["a", "b"]


def test_sharing_within_days_holds_the_undated(store: Store) -> None:
    for uri, day in (("a", 10), ("b", 40), ("c", None)):
        store.articles.put(msgspec.structs.replace(prepared(uri, "k"), day=day, strong=("! s",)))
    assert store.links.sharing(["k"], (5, 15)) == ["a", "c"]
    assert store.links.sharing(["k"]) == ["a", "b", "c"]
    assert store.links.sharing(["k"], (40, 700_000)) == ["b", "c"]
    assert store.links.sharing(["! s"]) == []
    assert store.links.strongly_sharing(["! s"]) == ["a", "b", "c"]
    store.articles.remove("b")
    assert store.links.sharing(["k"]) == store.links.strongly_sharing(["! s"]) == ["a", "c"]


def test_features_are_renewed_alone(store: Store) -> None:
    store.articles.put(prepared("a", "k"))
    store.articles.renew_features(
        msgspec.structs.replace(prepared("a", "l", text="No."), features=b"new")
    )
    assert store.articles.features(["a"]) == {"a": b"new"}
    assert (store.links.sharing(["k"]), store.links.sharing(["l"])) == ([], ["a"])
    assert store.articles.readings(["a"])[0].article.text == "Text."


def test_decisions_stay_in_their_order(store: Store) -> None:
    later = decide("apart", ("b", "a"), [], made="2031-05-07T00:00:00Z", by="Ida")
    first = decide("same", ("a", "b"), [], made="2031-05-06T00:00:00Z", note="one ferry")
    for one in (later, first, later):
        store.decisions.keep(one)
    assert store.decisions.all() == [first, later]


def test_outlets(store: Store) -> None:
    store.articles.put(prepared("b", "k", outlet="The Daily"))
    store.articles.put(prepared("a", outlet="The Daily"))
    store.articles.put(prepared("c"))
    assert store.articles.of_outlet("The Daily") == ["a", "b"]
    assert store.articles.outlet_of("a") == "The Daily"
    assert store.articles.outlet_of("c") is None


def test_links_go_both_ways_and_are_replaced(store: Store) -> None:
    for uri in "abc":
        store.articles.put(prepared(uri))
    store.links.link(["a"], {("a", "b"): 700, ("a", "c"): -900})
    assert store.links.linked(["b"], 0) == ["a"]
    assert store.links.linked(["a"], 0) == ["b"]
    assert store.links.linked(["a"], -1000) == ["b", "c"]
    assert store.links.linked(["b", "c"], -1000) == ["a"]
    assert store.links.between(["a", "b"]) == {("a", "b"): 700}
    store.links.link(["b", "c"], {("b", "c"): 3})
    assert store.links.between("abc") == {("b", "c"): 3}
    store.links.link(["a"], {("a", "c"): 1})
    assert store.links.linked(["a", "b"], -2000) == ["c"]
    assert store.links.linked(["c"], 2) == ["b"]


def test_stories(store: Store) -> None:
    store.stories.assign([Story(id="s1", articles=("a", "b")), Story(id="s2", articles=("c",))])
    store.stories.assign([Story(id="s2", articles=("b", "c"))])
    assert store.stories.all() == [
        Story(id="s1", articles=("a",)),
        Story(id="s2", articles=("b", "c")),
    ]
    assert store.stories.of(["a", "b", "z"]) == {"a": "s1", "b": "s2"}


def test_removing_takes_all_of_an_article(store: Store) -> None:
    store.articles.put(prepared("a", "k"))
    store.articles.put(prepared("b", "k"))
    store.links.link(["a"], {("a", "b"): 1})
    store.stories.assign([Story(id="s1", articles=("a", "b"))])
    store.articles.remove("a")
    assert store.articles.ids() == ["b"]
    assert store.links.sharing(["k"]) == ["b"]
    assert store.links.linked(["b"], -2000) == []
    assert store.stories.of(["a", "b"]) == {"b": "s1"}


def test_debts(store: Store) -> None:
    store.debts.owe("article", ["b", "a"])
    store.debts.owe("article", ["a"])
    store.debts.owe("story", ["s"])
    assert store.debts.owed("article") == ["a", "b"]
    store.debts.settle("article", ["a"])
    assert store.debts.owed("article") == ["b"]
    assert store.debts.owed("story") == ["s"]


def test_a_transaction_happens_whole_or_not_at_all(store: Store) -> None:
    def broken_off() -> None:
        with store.transaction():
            store.articles.put(prepared("a"))
            store.debts.owe("article", ["a"])
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    assert store.articles.ids() == []
    assert store.debts.owed("article") == []


def test_rejections(store: Store) -> None:
    store.rejections.keep(Rejection(uri="b", reason="empty"))
    store.rejections.keep(Rejection(uri="a", reason="binary"))
    assert [one.uri for one in store.rejections.all()] == ["a", "b"]
    store.articles.put(prepared("b"))
    assert [one.uri for one in store.rejections.all()] == ["a"]


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first = SqliteStore(path)
    first.articles.put(prepared("a"))
    first.close()
    assert SqliteStore(path, create=False).articles.ids() == ["a"]


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


def test_a_document_is_kept_with_its_article(store: Store) -> None:
    store.articles.put(msgspec.structs.replace(prepared("a"), document=b"packed"))
    store.articles.put(prepared("a", text="Read anew."))
    assert store.articles.document("a") == b"packed"
    store.articles.remove("a")
    assert store.articles.document("a") == b""


def test_what_was_made_under_another_mark_is_owed(store: Store) -> None:
    one = prepared("a", "k", outlet="x")
    made = Made(own="m1", reading="m2", features="m3")
    store.articles.put(msgspec.structs.replace(one, made=made, document=b"packed"))
    store.stories.assign([Story(id="s", articles=("a",))])
    store.stories.mark(["a"], "m4")
    store.stories.mark_links(["a"], "m5")
    store.outlets.keep_standing("x", frozenset({"line"}), "m6")
    assert store.outlets.standing("x") == {"line"}
    marks: dict[Owed, str] = {
        "clean": "m1",
        "annotate": "m2",
        "features": "m3",
        "group": "m4",
        "article": "m5",
        "outlet": "m6",
    }
    for kind, mark in marks.items():
        store.versions.owe_outdated(kind, mark)
        assert store.debts.owed(kind) == []
        store.versions.owe_outdated(kind, "another")
        assert store.debts.owed(kind) == (["x"] if kind == "outlet" else ["a"])


def test_versions_are_kept(store: Store) -> None:
    store.versions.keep({"clean": (1, "m1"), "annotate": (2, "m2")})
    store.versions.keep({"clean": (2, "m3")})
    assert store.versions.kept() == {"clean": (2, "m3")}


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


def test_given_ids_stay_in_their_order_and_lead_on(store: Store) -> None:
    ids = store.given_ids
    ids.give([GivenId(id="sbb", kind="story", article="a2")])
    ids.give(
        [
            GivenId(id="saa", kind="story", article="a1"),
            GivenId(id="f1", kind="figures", article="a1", start=3, end=9),
        ]
    )
    assert [one.id for one in ids.of("story", ["a1", "a2"])] == ["sbb", "saa"]
    assert ids.of("figures", ["a1", "a2"]) == [
        GivenId(id="f1", kind="figures", article="a1", start=3, end=9)
    ]
    assert (ids.taken("f1"), ids.taken("f2")) == (True, False)
    assert [one.id for one in ids.meant("saa")] == ["saa"]
    assert [one.id for one in ids.meant("s")] == ["sbb", "saa"]
    assert ids.meant("f1") == ids.meant("") == []
    ids.lead("saa", ("a3", 0, 0))
    assert [one.id for one in ids.of("story", ["a1", "a3"])] == ["saa"]
