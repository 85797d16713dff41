"""A check of a store: whole and as its articles make it, or what is not, a line each."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from variorum.engine import opening
from variorum.engine.archive import Archive
from variorum.engine.store_check import StoreReport, check_store
from variorum.errors import StopRun
from variorum.store.base import Unwritable
from variorum.store.sqlite import SqliteStore

FLOOD = (
    "Flood at Tessen\n\nThe river Orla burst its banks at Tessen on Sunday and flooded the old "
    "town.\n"
)
VOTE = "Pension law falls\n\nParliament in Karsk rejected the pension law late on Tuesday.\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two articles, each a story."""
    folder = tmp_path_factory.mktemp("check")
    for name, text in (("a", FLOOD), ("b", VOTE)):
        (folder / f"{name}.txt").write_text(text)
    store = SqliteStore(folder / "kept.db")
    Archive(store, workers=1).add([str(folder / "a.txt"), str(folder / "b.txt")])
    store.close()
    return folder / "kept.db"


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Path:
    shutil.copy(kept, tmp_path / "v.db")
    return tmp_path / "v.db"


def change(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as db:
        assert db.execute(statement).rowcount
    db.close()


def check(path: Path) -> StoreReport:
    return check_store(path, lambda note: None)


def test_a_store_that_nobody_touched_is_sound(path: Path) -> None:
    report = check(path)
    assert report.failures == ()
    assert (report.articles, report.stories, report.dossiers) == (2, 2, 2)


BODY = "UPDATE {0} SET {1} = CAST(replace(CAST({1} AS TEXT), '{2}', '{3}') AS BLOB)"


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (
            BODY.format("dossier", "body", "burst its", "broke its"),
            "is not what its readings give when it is compiled anew",
        ),
        (
            BODY.format("article", "own", "burst its", "broke its"),
            "its row is not as it was kept: the digests do not match",
        ),
        ("UPDATE article SET uri = 'https://a.example/'", "its row is of another article"),
        ("DELETE FROM document", "the document that it came from is missing"),
        ("DELETE FROM given WHERE kind = 'story'", "has no id that was given out"),
        ("DELETE FROM keyed", "has no keys"),
        (
            "UPDATE story SET story = (SELECT max(story) FROM story)",
            "is of no story",
        ),
        ("UPDATE dossier SET body = CAST('{' AS BLOB)", "a dossier cannot be read"),
    ],
)
def test_what_was_changed_is_told(path: Path, statement: str, line: str) -> None:
    change(path, statement)
    failures = check(path).failures
    assert [one for one in failures if line in one], failures
    assert len(set(failures)) == len(failures)


def test_a_reading_that_cannot_be_read_ends_the_check(path: Path) -> None:
    change(path, "UPDATE article SET reading = CAST('{' AS BLOB)")
    report = check(path)
    (failure,) = report.failures
    assert "is missing from the store or damaged" in failure


def test_what_is_owed_is_paid_before(path: Path) -> None:
    change(path, "INSERT INTO owed (kind, key) SELECT DISTINCT 'story', story FROM story")
    change(path, "DELETE FROM dossier")
    assert check(path).failures == ()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM owed").fetchone() == (0,)


def test_where_nothing_can_be_written_the_note_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(path, "INSERT INTO owed (kind, key) SELECT DISTINCT 'story', story FROM story")

    def open_store(path: Path, *, create: bool = True, read_only: bool = False) -> SqliteStore:
        if not read_only:
            raise Unwritable("the disk is read-only")
        return SqliteStore(path, read_only=True)

    monkeypatch.setattr(opening, "open_store", open_store)
    notes: list[str] = []
    assert check_store(path, notes.append).failures == ()
    assert len(notes) == 1


def test_a_damaged_file_is_told_and_a_missing_one_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.db").write_text("This is no database at all. " * 40)
    (failure,) = check(tmp_path / "odd.db").failures
    assert failure.startswith("the file is damaged: ")
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE mine (x)")
    with pytest.raises(StopRun):
        check(tmp_path / "other.db")
