"""A store as a Python program uses it."""

import sqlite3
from pathlib import Path

import pytest

import variorum
from variorum.engine.stored import Store
from variorum.errors import StopRun
from variorum.intake.in_hand import One

ONE = {
    "title": "Ferry sinks off Selmouth",
    "text": "The ferry Aurora sank off Selmouth on Tuesday, killing 12 people, police said.",
    "published": "2026-03-10",
    "outlet": "Harbour Post",
}
OTHER = {
    "title": "Dam above Kell holds",
    "text": "The dam above Kell held on Friday, engineers of the water board said.",
    "published": "2026-04-17",
    "outlet": "Kell Courier",
}


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")


def test_records_are_added_found_shown_and_decided_on(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with pytest.raises(StopRun, match="no store"):
        Store.open(path)
    assert variorum.Store is Store
    with variorum.Store(path, workers=1) as store:
        added = store.add(iter([ONE, OTHER])).added
        assert [one.head.title for one in store.stories()] == [OTHER["title"], ONE["title"]]
        assert [one.head.title for one in store.stories(until="2026-03")] == [ONE["title"]]
        (hit,) = store.search("ferries", kinds=["article"], outlet="harbour post")
        assert hit.story
        assert store.show(hit.story).articles[0].title == ONE["title"]
        store.decide("same", *added, by="Ida")
        assert len(store.stories()) == 1
        assert len(list(store.dossiers(about="dam"))) == 1
        assert repr(store) == f"<Store '{path}'>"
    with variorum.Store.open(path) as again:
        assert len(again.show(added[0]).articles) == 2


def test_the_library_compares_what_a_program_has(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(OTHER["text"])
    given: list[One] = [ONE, tmp_path / "dam.txt"]
    told = variorum.compare(iter(given), workers=1)
    assert len(told.dossiers) == 2
    assert told.rejected == ()
    assert variorum.verify(told) == []
    with pytest.raises(StopRun, match="is no file or folder"):
        variorum.compare(ONE["text"])


def test_a_store_made_before_there_was_a_catalogue_is_searched(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with Store(path, workers=1) as store:
        store.add([ONE, OTHER])
        listed, found = store.stories(), store.search("ferry")
    with sqlite3.connect(path) as db:
        for table in ("words", "passage", "catalogue", "tag", "plan"):
            db.execute(f"DROP TABLE {table}")
        for table in ("unsure", "assigned", "held", "remark", "opinion", "seen", "saved"):
            db.execute(f"DROP TABLE {table}")
        for table in ("source", "entry", "site", "landed", "came", "turn"):
            db.execute(f"DROP TABLE {table}")
        db.execute("PRAGMA user_version = 6")
    with Store.open(path) as store:
        assert store.stories() == listed
        assert store.search("ferry") == found
        assert {one.kind for one in found} >= {"article", "statement"}
