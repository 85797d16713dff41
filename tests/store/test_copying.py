"""A store that is copied is the same, to the byte, whatever it is kept in."""

import random
from pathlib import Path

import msgspec
import pytest

from tests.cluster import cluster
from tests.dossier.sample import COURIER, bare
from tests.store.conftest import BACKENDS
from tests.store.test_outbox import letter
from tests.store.test_rows import prepared
from variorum.engine.moving import copy_store
from variorum.engine.story_entries import entry_of
from variorum.errors import StopRun
from variorum.model import Rejection, Story
from variorum.review import decide
from variorum.store.base import GivenId
from variorum.store.catalogue import StoryFilter
from variorum.store.place import Place, open_store
from variorum.store.rows import RowStore
from variorum.store.rows.copying import TABLES
from variorum.store.sqlite import SqliteStore
from variorum.store.teamwork import Opinion, Remark, SavedFilter, Seen
from variorum.store.watched import Came, Entry, Site, Source


def fill(store: RowStore) -> None:
    """Something in every table."""
    one = msgspec.structs.replace(prepared("courier", "k", outlet="echo"), strong=("s",))
    store.articles.put(msgspec.structs.replace(one, document=bytes(random.Random(1).randbytes(99))))
    store.articles.put(prepared("b\\c\td", "k", text="Ferries, Élan.\n\nTwo\tlines \\N"))
    store.links.link(["courier"], {("b\\c\td", "courier"): 700})
    store.stories.assign([Story(id="s1", articles=("b\\c\td", "courier"))])
    store.stories.keep_dossier("s1", bare(COURIER), {"dossier": "m"}, b"\0\xff")
    store.catalogue.keep_story("s1", entry_of(bare(COURIER)))
    with store.transaction():
        # A title may be made of names; each table has something either way.
        store.db.execute("DELETE FROM tag")
        store.db.execute("INSERT INTO tag VALUES ('place', 'kell', 's1')")
    store.given_ids.give([GivenId(id=one, kind="story", article="courier") for one in ("sz", "sa")])
    store.outlets.keep_standing("echo", frozenset({"Follow us"}), "m")
    store.decisions.keep(decide("same", ("b", "a"), [], made="2031-05-07T00:00:00Z", by="Ida"))
    store.rejections.keep(Rejection(uri="x", reason="it is empty"))
    store.outbox.note_arrival("b", "2031-05-07T00:00:00Z")
    store.outbox.keep_rule("r1", b"{}")
    store.outbox.post([letter("m1")])
    store.versions.keep({"clean": (1, "m1")})
    store.versions.keep_plan("digest")
    with store.transaction():
        store.db.execute("DELETE FROM unsure")
        store.db.execute("INSERT INTO unsure VALUES ('s1', 'c1', 'claims', 400, 100, 2001)")
    store.teamwork.assign("courier", "Ida", "2031-05-07")
    store.teamwork.hold("c1", "Ida", 0, 60)
    store.teamwork.keep_remark(
        Remark(id="m1", made="2031-05-07", by="Ida", story="s1", address="c1", text="Élan?")
    )
    store.teamwork.keep_opinion(Opinion(decision="d1", who="Bo", made="2031", kind="accept"))
    store.teamwork.keep_seen("Ida", "courier", Seen(made="2031", lines={}))
    store.teamwork.save(SavedFilter(id="q1", name="ferries", who="Ida", made="2031", query="a=b"))
    store.debts.owe("story", ["s1"])
    source = Source(id="w1", url="https://echo.example/feed")
    store.watched.put(source)
    store.watched.keep_entries([Entry(url="https://echo.example/1", source="w1", mark="m", due=9)])
    store.watched.keep_site(Site(origin="https://echo.example", robots="User-agent: *"))
    came = Came(article="courier", url="u", source="w1", seen="2031-05-07T00:00:00Z", by="page")
    store.watched.land(came, b"\0\xff")
    store.watched.take_turn("host:1", 5, 9)


def rows(store: RowStore) -> dict[str, list[object]]:
    return {
        table: sorted(store.db.execute(f"SELECT {', '.join(columns)} FROM {table}"), key=repr)
        for table, columns in TABLES.items()
    }


@pytest.fixture(params=BACKENDS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return tmp_path / "copy.db" if request.param == "sqlite" else cluster().database()


@pytest.fixture
def source(kept: RowStore, place: Place) -> Place:
    fill(kept)
    return place


def quiet(line: str) -> None:
    """Nobody is told."""


def test_every_row_is_copied(kept: RowStore, source: Place, target: Place) -> None:
    before = rows(kept)
    assert all(before.values()), "there is something in every table"
    counts = copy_store(source, target, quiet)
    copied = open_store(target, create=False)
    assert isinstance(copied, RowStore)
    assert rows(copied) == before
    assert {table: len(held) for table, held in before.items()} == {
        table: counts[table] for table in TABLES
    }
    assert copied.audit.body("s1") == kept.audit.body("s1") != b""
    assert [one.id for one in copied.given_ids.meant("s")] == ["sz", "sa"], "in their order"
    assert copied.decisions.all() == kept.decisions.all()
    found = [
        store.catalogue.find("ferry", ["article"], StoryFilter(), 9) for store in (kept, copied)
    ]
    assert found[0] == found[1]
    assert [one.id for one in found[0]] == ["b\\c\td"]
    # What comes later follows what was copied.
    copied.given_ids.give([GivenId(id="sb", kind="story", article="courier")])
    assert [one.id for one in copied.given_ids.meant("s")] == ["sz", "sa", "sb"]
    copied.close()


def test_nothing_is_copied_over_a_store(source: Place, target: Place) -> None:
    copy_store(source, target, quiet)
    with pytest.raises(StopRun, match="there is a store already"):
        copy_store(source, target, quiet)
    with pytest.raises(StopRun, match="to itself"):
        copy_store(source, source, quiet)


def test_a_copy_that_breaks_off_leaves_nothing(
    source: Place, target: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        for words in ("sqlite.file_words.FileWords", "postgres.server_words.ServerWords"):
            patch.setattr(f"variorum.store.{words}.load", fail)
        with pytest.raises(ZeroDivisionError):
            copy_store(source, target, quiet)
    assert copy_store(source, target, quiet)["article"] == 2


def test_no_table_is_forgotten(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "v.db")
    made = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in made if not name.startswith("words")}
    assert tables == set(TABLES) | {"passage"}
    for table, columns in TABLES.items():
        held = [row[1] for row in store.db.execute(f"PRAGMA table_info({table})")]
        assert set(held) - {"born"} == set(columns), table
    store.close()
