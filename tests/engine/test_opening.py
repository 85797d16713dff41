"""Opening an archive: to change it, or to read it; what is damaged is owed."""

import sqlite3
from pathlib import Path

import pytest

from variorum.engine import opening
from variorum.engine.opening import open_archive, open_to_read, store_to_read
from variorum.errors import StopRun
from variorum.store.base import BadRow, Outdated, Unwritable
from variorum.store.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty store that owes nothing."""
    made = tmp_path / "v.db"
    with open_archive(made, create=True, workers=1) as archive:
        archive.settle()
    return made


@pytest.fixture
def notes() -> list[str]:
    return []


def owed(path: Path, kind: str) -> list[str]:
    with sqlite3.connect(path) as db:
        return [row[0] for row in db.execute("SELECT key FROM owed WHERE kind = ?", (kind,))]


def owe_story(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO owed (kind, key) VALUES ('story', 's1')")


def test_a_store_is_made_only_where_that_is_asked(tmp_path: Path) -> None:
    with (
        pytest.raises(StopRun, match="there is no store at"),
        open_archive(tmp_path / "none.db"),
    ):
        pass
    assert not (tmp_path / "none.db").exists()
    with open_archive(tmp_path / "new.db", create=True) as archive:
        assert archive.everything().dossiers == ()
    assert (tmp_path / "new.db").exists()


def test_a_damaged_record_is_owed_by_who_met_it(path: Path) -> None:
    with (
        pytest.raises(BadRow, match="the reading of the article a1 is missing"),
        open_archive(path),
    ):
        raise BadRow("annotate", "a1", "the reading of the article")
    assert owed(path, "annotate") == ["a1"]


def test_who_only_reads_owes_it_too(path: Path, notes: list[str]) -> None:
    with pytest.raises(BadRow), open_to_read(path, notes.append):
        raise BadRow("story", "s1", "the dossier of the story")
    assert owed(path, "story") == ["s1"]


def test_what_nothing_can_make_anew_is_not_owed(path: Path) -> None:
    with pytest.raises(BadRow, match="put back a copy"), open_archive(path):
        raise BadRow(None, "a1", "the article")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM owed").fetchone() == (0,)


def test_another_error_owes_nothing(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_archive(path):
        raise ZeroDivisionError
    assert owed(path, "story") == []


def test_a_store_that_owes_nothing_is_opened_to_read_alone(path: Path, notes: list[str]) -> None:
    store = store_to_read(path, notes.append)
    assert not store.writable
    store.close()
    assert notes == []


def test_a_store_that_owes_is_opened_to_be_written(path: Path, notes: list[str]) -> None:
    owe_story(path)
    store = store_to_read(path, notes.append)
    assert store.writable
    store.close()
    assert notes == []


def refuse(patch: pytest.MonkeyPatch, outdated: bool = False) -> None:
    """No store can be written from now on; and one may be too old to be read."""

    def open_store(path: Path, *, create: bool = True, read_only: bool = False) -> SqliteStore:
        if not read_only:
            raise Unwritable("the disk is read-only")
        if outdated:
            raise Outdated("the store is of an older version")
        return SqliteStore(path, read_only=True)

    patch.setattr(opening, "open_store", open_store)


def test_where_it_cannot_be_written_what_there_is_is_shown(
    path: Path, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    owe_story(path)
    refuse(monkeypatch)
    with open_to_read(path, notes.append) as archive:
        assert list(archive.stories()) == []
    (note,) = notes
    assert note.endswith("so what there is is shown (the disk is read-only)")


def test_a_damaged_record_of_a_store_that_cannot_be_written_is_told_all_the_same(
    path: Path, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch)
    with pytest.raises(BadRow), open_to_read(path, notes.append):
        raise BadRow("story", "s1", "the dossier of the story")
    assert owed(path, "story") == []


def test_an_old_store_that_cannot_be_brought_up_is_refused_with_the_mend(
    path: Path, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, outdated=True)
    with pytest.raises(StopRun, match=r"older version, and cannot be .* copy it to a folder"):
        store_to_read(path, notes.append)
