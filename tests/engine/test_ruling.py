"""Decisions on stories, and by the numbers on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.engine import ruling
from variorum.engine.archive import Archive
from variorum.errors import StopRun
from variorum.review import Signature
from variorum.store.sqlite import SqliteStore

TEXT = "The ferry Aurora sank off Selmouth on Tuesday, killing 12 people, the police of {} said."
SIGNED = Signature("2026-05-06T00:00:00Z", "Ida")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """Three articles of one story, and one of another."""
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    store = SqliteStore(tmp_path / "v.db")
    opened = Archive(store, workers=1)
    opened.add(
        [
            *(
                {"text": TEXT.format(town), "published": f"2026-03-1{day}", "id": town}
                for day, town in enumerate(("Kell", "Sorn", "Drovny"))
            ),
            {"text": "The dam held, engineers said.", "published": "2026-04-20", "id": "dam"},
        ]
    )
    yield opened
    store.close()


def groups(archive: Archive) -> list[list[str]]:
    """The stories by the ids of their records, by size."""
    found = [
        sorted(article.uri.removeprefix("given#") for article in dossier.articles)
        for dossier in archive.stories()
    ]
    return sorted(found, key=lambda one: (-len(one), one))


def story_of(archive: Archive, size: int) -> str:
    return next(one.story.id for one in archive.stories() if len(one.articles) == size)


def test_articles_are_named_by_their_numbers_in_a_story(archive: Archive) -> None:
    assert groups(archive) == [["Drovny", "Kell", "Sorn"], ["dam"]]
    story = story_of(archive, 3)
    (decision,) = ruling.decide(archive, "apart", ["01", "3"], story, SIGNED)
    dossier = archive.show(decision.articles[0]).dossiers[0]
    assert decision.by == "Ida"
    assert groups(archive) != [["Drovny", "Kell", "Sorn"], ["dam"]]
    assert dossier.articles
    for number, where, why in (
        ("09", story_of(archive, 2), "has no article 09: its articles are 1 to 2"),
        ("01", None, "name the story with --story"),
    ):
        with pytest.raises(StopRun, match=why):
            ruling.article_of(archive, number, where)


def test_stories_are_merged_and_split(archive: Archive) -> None:
    story = story_of(archive, 3)
    decided = ruling.decide(archive, "split", [story, "01", "03"], None, SIGNED)
    assert [one.kind for one in decided] == ["split"]
    assert groups(archive) == [["Drovny", "Kell"], ["Sorn"], ["dam"]]
    others = [one.story.id for one in archive.stories() if len(one.articles) == 1]
    ruling.decide(archive, "merge", others, None, SIGNED)
    assert groups(archive) == [["Drovny", "Kell"], ["Sorn", "dam"]]


def test_what_cannot_be_decided_says_why(archive: Archive) -> None:
    story, dam = story_of(archive, 3), story_of(archive, 1)
    for kind, named, why in (
        ("same", ["01"], "same is of two, and 1 are named"),
        ("merge", [story, story], "are one story already"),
        ("split", [story], "names a story, and the articles"),
        ("split", [story, "1", "2", "3"], "nothing would be left"),
        ("split", [story, dam], "is not of the story"),
    ):
        with pytest.raises(StopRun, match=why):
            ruling.decide(archive, kind, named, None, SIGNED)
    assert archive.decisions() == []
