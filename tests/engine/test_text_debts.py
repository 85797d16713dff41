"""What another process changes meanwhile: nothing is kept that was made of what was before."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.e2e.invented_coverage import make_coverage
from variorum.engine.archive import Archive
from variorum.engine.settling import Settling
from variorum.engine.story_groups import StoryGroups
from variorum.engine.text_debts import TextDebts
from variorum.engine.workers import Workers
from variorum.store.sqlite import SqliteStore

Item = TypeVar("Item")
Result = TypeVar("Result")


class Meddled(Workers):
    """Workers during whose first job somebody else changes the store."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        super().__init__(1)
        self._meddle: Callable[[], object] | None = meddle

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        for one in super().map(function, items):
            if self._meddle is not None:
                meddle, self._meddle = self._meddle, None
                meddle()
            yield one


@pytest.fixture
def two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SqliteStore, SqliteStore]]:
    """One store with three articles of one story, opened twice."""
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    folder = make_coverage(tmp_path / "made", 4)
    store = SqliteStore(tmp_path / "v.db")
    Archive(store, workers=1).add([str(folder / f"00{number}.txt") for number in range(3)])
    other = SqliteStore(tmp_path / "v.db")
    yield store, other
    store.close()
    other.close()


def silent(work: str, done: int, total: int | None) -> None:
    """Nobody watches."""


def test_a_story_that_changes_while_it_is_compiled_is_compiled_again(
    two: tuple[SqliteStore, SqliteStore],
) -> None:
    store, other = two
    (story,) = store.stories.all()
    gone = story.articles[-1]
    store.stories.drop_dossiers([story.id])
    store.debts.owe("story", [story.id])
    settling = Settling(store, silent)
    with Meddled(lambda: Settling(other, silent).drop_article(gone)) as pool:
        settling.settle(pool)
    kept = [store.stories.dossier(one.id) for one in store.stories.all()]
    told = {article.id for one in kept if one for article in one.articles}
    assert gone not in told, "what was compiled is of another story"
    with Workers(1) as pool:
        settling.settle(pool)
    (after,) = store.stories.all()
    dossier = store.stories.dossier(after.id)
    assert dossier is not None
    assert {one.id for one in dossier.articles} == set(story.articles) - {gone}
    assert store.audit.loose() == []


def texts(store: SqliteStore) -> TextDebts:
    return TextDebts(store, StoryGroups(store), silent)


def test_a_reading_without_the_lines_that_stand_now_is_made_again(
    two: tuple[SqliteStore, SqliteStore],
) -> None:
    store, other = two
    article = store.articles.ids()[0]
    ((own, _),) = store.articles.own([article])
    store.articles.renew_own(own, "echo", "")
    line = own.text.splitlines()[-1]
    store.debts.owe("annotate", [article])
    with Meddled(lambda: other.outlets.keep_standing("echo", frozenset({line}), "")) as pool:
        texts(store).settle(pool)
    (reading,) = store.articles.readings([article])
    assert line in own.text
    assert line not in reading.article.text
    assert store.debts.owed("annotate") == []


def test_an_article_that_is_taken_out_while_it_is_read_does_not_come_back(
    two: tuple[SqliteStore, SqliteStore],
) -> None:
    store, other = two
    article = store.articles.ids()[0]
    store.debts.owe("annotate", [article])
    with Meddled(lambda: texts(other).drop_article(article)) as pool:
        texts(store).settle(pool)
    assert not store.articles.holds(article)
    assert article not in store.debts.owed("article")
