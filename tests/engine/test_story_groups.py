"""Links and stories of a store: only what owed articles are linked to is put anew."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.dossier.sample import COURIER, bare
from tests.support import article
from variorum import pipeline
from variorum.engine import story_groups
from variorum.engine.preparing import with_features
from variorum.engine.story_groups import StoryGroups
from variorum.model import Reading
from variorum.review import Verdicts, decide
from variorum.store.base import BadRow
from variorum.store.sqlite import SqliteStore

FLOOD = (
    "The river Orla burst its banks at Tessen on Sunday night and flooded the old town. Four "
    "hundred families were taken to schools in Upper Tessen, mayor Ilse Brandt said."
)
VOTE = "Parliament in Karsk rejected the pension law by three votes late on Tuesday."
TEXTS = {"a1": FLOOD, "a2": f"{FLOOD} Two people drowned.", "a3": VOTE}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """Two articles on a flood and one on a vote, all of them owed."""
    opened = SqliteStore(tmp_path / "v.db")
    for name, text in TEXTS.items():
        put(opened, name, text)
    yield opened
    opened.close()


def put(store: SqliteStore, name: str, text: str) -> None:
    own = article(text, uri=name, published="2031-05-04")
    store.articles.put(with_features(own, None, Reading(article=own)))
    store.debts.owe("article", [name])


def stories(store: SqliteStore) -> list[tuple[str, ...]]:
    return sorted(story.articles for story in store.stories.all())


def test_articles_of_one_event_are_linked_and_in_one_story(store: SqliteStore) -> None:
    StoryGroups(store).settle()
    assert stories(store) == [("a1", "a2"), ("a3",)]
    assert list(store.links.between(["a1", "a2", "a3"])) == [("a1", "a2")]


def test_what_was_owed_is_paid_and_its_dossiers_are_owed(store: SqliteStore) -> None:
    StoryGroups(store).settle()
    assert (store.debts.owed("article"), store.debts.owed("group")) == ([], [])
    assert store.debts.owed("story") == sorted(story.id for story in store.stories.all())


def test_a_few_at_once_make_the_same(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_groups, "LINK_AT_ONCE", 1)
    StoryGroups(store).settle()
    assert stories(store) == [("a1", "a2"), ("a3",)]


def test_a_new_article_changes_its_own_story_alone(store: SqliteStore) -> None:
    StoryGroups(store).settle()
    for story in store.stories.all():
        store.stories.keep_dossier(story.id, bare(COURIER), {}, b"")
    store.debts.settle("story", store.debts.owed("story"))
    put(store, "a4", f"{FLOOD} Boats are on their way.")
    StoryGroups(store).settle()
    assert stories(store) == [("a1", "a2", "a4"), ("a3",)]
    vote = store.stories.of(["a3"])["a3"]
    assert store.stories.dossier(vote) is not None
    assert vote not in store.debts.owed("story")
    assert [store.stories.dossier(one) for one in store.debts.owed("story")] == [None]


def test_an_article_that_tells_another_thing_leaves_its_story(store: SqliteStore) -> None:
    StoryGroups(store).settle()
    put(store, "a2", VOTE)
    StoryGroups(store).settle()
    assert stories(store) == [("a1",), ("a2", "a3")]


def test_what_is_left_of_a_story_without_its_first_article_is_named_anew(
    store: SqliteStore,
) -> None:
    StoryGroups(store).settle()
    put(store, "a1", VOTE)
    StoryGroups(store).settle()
    assert stories(store) == [("a1", "a3"), ("a2",)]
    assert store.stories.of(["a1", "a2"]) == {"a1": "s1", "a2": "s2"}


def test_what_people_decided_joins_and_parts(store: SqliteStore) -> None:
    made = "2031-06-01T00:00:00Z"
    store.decisions.keep(decide("same", ("a1", "a3"), [], made=made))
    earlier = store.decisions.all()
    store.decisions.keep(decide("apart", ("a1", "a2"), earlier, made=made))
    StoryGroups(store).settle()
    assert stories(store) == [("a1", "a3"), ("a2",)]


def test_all_that_links_or_decisions_lead_to_is_found(store: SqliteStore) -> None:
    grouping = StoryGroups(store)
    grouping.settle()
    assert grouping.linked(["a1"], Verdicts()) == {"a1", "a2"}
    assert grouping.linked([], Verdicts()) == set()
    store.links.link(["a2"], {("a2", "a3"): pipeline.LINK, ("a1", "a2"): pipeline.LINK - 1})
    assert grouping.linked(["a1"], Verdicts()) == {"a1"}
    assert grouping.linked(["a3"], Verdicts()) == {"a2", "a3"}


def test_a_dropped_dossier_is_forgotten_and_owed(store: SqliteStore) -> None:
    StoryGroups(store).settle()
    first, second = (story.id for story in store.stories.all())
    for story in (first, second):
        store.stories.keep_dossier(story, bare(COURIER), {}, b"")
    store.debts.settle("story", [first, second])
    StoryGroups(store).drop([first])
    assert store.stories.dossier(first) is None
    assert store.stories.dossier(second) is not None
    assert store.debts.owed("story") == [first]


def test_features_that_cannot_be_read_are_named(store: SqliteStore) -> None:
    own = article(VOTE, uri="a3")
    whole = with_features(own, None, Reading(article=own))
    store.articles.renew_features(msgspec.structs.replace(whole, features=b"{"))
    with pytest.raises(BadRow, match="the features of the article a3") as bad:
        StoryGroups(store).features(["a1", "a3"])
    assert (bad.value.kind, bad.value.key) == ("features", "a3")
    assert [one.article for one in StoryGroups(store).features(["a1"])] == ["a1"]
