"""Ids that stay: what a store once called a story, a figure or a claim keeps its name."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, LEDGER, bare, flood
from variorum.engine.naming import Named, name_dossier, pass_on
from variorum.model import Dossier, Figure, Reading, Story
from variorum.store.base import GivenId, Prepared
from variorum.store.sqlite import SqliteStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "v.db")
    yield opened
    opened.close()


ALL = ("courier", "desk", "ledger")


def story(id: str = "sourier", articles: Sequence[str] = ALL) -> Story:
    """A story as its content names it: after the article that founded it."""
    return Story(id=id, articles=tuple(articles))


def name(store: SqliteStore, dossier: Dossier, one: Story) -> Named:
    """Name a dossier, and keep what was given out."""
    named = name_dossier(store, one, dossier)
    store.given_ids.give(named.fresh)
    return named


def figures(named: Named) -> list[str]:
    return [one.id for one in named.dossier.figures]


def renamed(dossier: Dossier, **ids: str) -> Dossier:
    """The dossier with figures of other ids, as another content would give them."""
    changed = tuple(
        msgspec.structs.replace(one, id=ids.get(one.id, one.id)) for one in dossier.figures
    )
    return msgspec.structs.replace(dossier, figures=changed)


def test_a_first_dossier_is_named_by_its_content(store: SqliteStore) -> None:
    named = name(store, flood(), story())
    assert (named.dossier.story.id, named.dossier.story.aliases) == ("sourier", ())
    assert figures(named) == ["f1", "f2"]
    given = {one.id: one.article for one in named.fresh}
    assert given["sourier"] == "aourier"
    assert given["f1"] == "courier", "the first to tell founded it"
    assert {one.kind for one in named.fresh} == {"story", "figures", "claims"}


def test_what_is_named_is_given_out_once(store: SqliteStore) -> None:
    store.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    first = name(store, flood(), story())
    again = name_dossier(store, story(), flood())
    assert again.fresh == ()
    assert again.dossier == first.dossier
    assert first.dossier.story.id == "s1"


def test_another_content_keeps_the_name_of_its_place(store: SqliteStore) -> None:
    store.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    name(store, flood(), story())
    later = name(store, renamed(flood(), f1="f9"), story("sother"))
    assert (later.dossier.story.id, figures(later), later.fresh) == ("s1", ["f1", "f2"], ())


def test_words_read_with_other_ends_are_the_same_place(store: SqliteStore) -> None:
    place = flood().figures[0].reports[0].evidence
    shorter = GivenId(
        id="fold", kind="figures", article="courier", start=place.start, end=place.end - 3
    )
    store.given_ids.give([shorter])
    assert figures(name(store, flood(), story())) == ["fold", "f2"]


def test_an_id_that_means_something_else_is_not_given_again(store: SqliteStore) -> None:
    store.given_ids.give([GivenId(id="f1", kind="figures", article="elsewhere", start=0, end=2)])
    first, second = figures(name(store, flood(), story()))
    assert first not in ("f1", "f2")
    assert first.startswith("f")
    assert second == "f2"


def test_of_two_records_of_one_place_each_keeps_its_own_id(store: SqliteStore) -> None:
    first, second = flood().figures
    twice = msgspec.structs.replace(second, reports=first.reports)
    story_of_two = msgspec.structs.replace(flood(), figures=(first, twice))
    place = first.reports[0].evidence
    store.given_ids.give(
        GivenId(id=id, kind="figures", article="courier", start=place.start, end=place.end)
        for id in ("f2", "f1")
    )
    assert figures(name(store, story_of_two, story())) == ["f1", "f2"]


def test_of_stories_that_joined_the_elder_keeps_its_id(store: SqliteStore) -> None:
    given = [("s2", "desk"), ("s1", "courier")]
    store.given_ids.give(GivenId(id=id, kind="story", article=one) for id, one in given)
    head = name(store, flood(), story()).dossier.story
    assert (head.id, head.aliases) == ("s2", ("s1",))


def put(store: SqliteStore, dossier: Dossier, id: str) -> None:
    """Keep the articles and the dossier of a story."""
    for one in dossier.articles:
        reading = Reading(article=one)
        store.articles.put(
            Prepared(own=one, outlet=None, reading=reading, keys=("k",), features=b"f")
        )
    store.stories.assign([story(id, [one.id for one in dossier.articles])])
    store.stories.keep_dossier(id, dossier, {}, b"")


def test_an_article_that_goes_passes_its_names_on(store: SqliteStore) -> None:
    put(store, flood(), "s1")
    store.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    name(store, flood(), story())
    pass_on(store, "courier")
    assert [one.article for one in store.given_ids.of("story", ["ledger"])] == ["ledger"]
    killed = flood().figures[0]
    led = {one.id: one for one in store.given_ids.of("figures", ["ledger", "desk"])}
    assert led["f1"].article == "ledger"
    assert led["f1"].start == killed.reports[1].evidence.start
    assert led["f2"].article == "desk"
    left = without(killed)
    remains = msgspec.structs.replace(
        bare(LEDGER), articles=(LEDGER.article, DESK.article), figures=(left,)
    )
    after = name(store, remains, story("sx", ("desk", "ledger")))
    assert (after.dossier.story.id, figures(after)) == ("s1", ["f1"])


def without(figure: Figure) -> Figure:
    """The figure without what the first article told, under the id that is then its own."""
    return msgspec.structs.replace(figure, id="fnew", reports=figure.reports[1:])


def test_the_last_article_of_a_story_passes_nothing_on(store: SqliteStore) -> None:
    put(store, bare(COURIER), "s1")
    store.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    pass_on(store, "courier")
    assert [one.id for one in store.given_ids.of("story", ["courier"])] == ["s1"]


def test_an_article_of_no_story_passes_nothing_on(store: SqliteStore) -> None:
    store.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    pass_on(store, "courier")
    assert [one.article for one in store.given_ids.of("story", ["courier"])] == ["courier"]
