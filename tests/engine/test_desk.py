"""Looking into a store from several threads, and what is done before anybody looks."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from variorum.engine.desk import Missing, Reader, add_coverage, bring_up
from variorum.engine.local import silent
from variorum.engine.opening import open_archive
from variorum.store.catalogue import StoryFilter
from variorum.store.sqlite import SqliteStore

TEXT = "The ferry Aurora sank off Selmouth on Tuesday, killing 12 people, the police said."


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    (tmp_path / "a.txt").write_text(TEXT)
    store = tmp_path / "v.db"
    assert add_coverage([str(tmp_path / "a.txt")], store, silent).endswith(
        "1 added, 0 there already, 0 rejected"
    )
    return store


def test_several_threads_look_at_once(path: Path) -> None:
    reader = Reader(path)
    (story,) = reader.stories(StoryFilter())
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(reader.dossier, [story.head.id] * 9))
    assert {one.story.id for one in found} == {story.head.id}
    (article,) = found[0].articles
    assert reader.reading(article.id).article.text == TEXT
    assert reader.story_of(article.id) == found[0]
    assert [one.kind for one in reader.search("ferry", StoryFilter(), 1)] == ["statement"]
    assert reader.counts() == (1, 1, 1)
    assert reader.decisions() == []


def test_what_is_not_there_is_missing(path: Path) -> None:
    reader = Reader(path)
    story = reader.stories(StoryFilter())[0].head.id
    # The beginning of an id is none: an address means one thing or nothing.
    for wanted in ("s0", story[:-1], ""):
        with pytest.raises(Missing):
            reader.dossier(wanted)
    with pytest.raises(Missing):
        reader.reading("a0")
    assert reader.story_of("a0") is None


def test_what_is_owed_is_made_before_anybody_looks(path: Path) -> None:
    store = SqliteStore(path)
    key = store.stories.all()[0].id
    store.stories.drop_dossiers([key])
    store.debts.owe("story", [key])
    store.close()
    assert bring_up(path, pytest.fail)
    assert Reader(path).counts() == (1, 1, 1)


def test_a_store_that_cannot_be_written_is_looked_at(path: Path) -> None:
    told: list[str] = []
    with open_archive(path) as archive:
        archive.settle()
    path.chmod(stat.S_IREAD)
    writable = bring_up(path, told.append)
    # Who is root may write all the same.
    assert writable is not bool(told)
    assert len(Reader(path).stories(StoryFilter())) == 1
