"""The ids that were given out: in their order, each with the place that it leads to."""

import pytest

from variorum.errors import StopRun
from variorum.store.base import GivenId
from variorum.store.rows import RowStore
from variorum.store.rows.name_rows import NameRows

STORIES = (
    GivenId(id="sbb", kind="story", article="a1"),
    GivenId(id="sba", kind="story", article="a2"),
    GivenId(id="sc", kind="story", article="a1"),
)
FIGURE = GivenId(id="fb", kind="figures", article="a1", start=4, end=9)


@pytest.fixture
def names(kept: RowStore) -> NameRows:
    rows = kept.given_ids
    rows.give([*STORIES, FIGURE])
    return rows


def test_ids_are_found_by_their_articles_the_eldest_first(names: NameRows) -> None:
    assert names.of("story", ["a2", "a1"]) == list(STORIES)
    assert names.of("story", ["a2"]) == [STORIES[1]]
    assert names.of("figures", ["a1", "a2"]) == [FIGURE]
    assert names.of("claims", ["a1"]) == []
    assert names.of("story", []) == []


def test_an_id_is_given_out_once(names: NameRows) -> None:
    assert names.taken("sbb")
    assert not names.taken("sb")
    with pytest.raises(StopRun):
        names.give([GivenId(id="new", kind="story", article="a9"), STORIES[0]])
    assert not names.taken("new"), "of ids that are given out together none is kept, or all are"


def test_an_id_may_lead_to_another_place(names: NameRows) -> None:
    names.lead("fb", ("a2", 1, 3))
    (moved,) = names.of("figures", ["a2"])
    assert (moved.id, moved.start, moved.end) == ("fb", 1, 3)
    assert names.of("figures", ["a1"]) == []
    names.lead("unknown", ("a2", 1, 3))
    assert not names.taken("unknown")


def test_a_story_is_meant_by_its_id_or_else_by_its_start(names: NameRows) -> None:
    names.give([GivenId(id="sb", kind="story", article="a3")])
    assert [one.id for one in names.meant("sb")] == ["sb"]
    assert [one.id for one in names.meant("sbb")] == ["sbb"]
    names.lead("sb", ("a1", 0, 0))
    assert [one.id for one in names.meant("s")] == ["sbb", "sba", "sc", "sb"]


def test_no_other_kind_is_meant_and_no_pattern(names: NameRows) -> None:
    assert names.meant("f") == names.meant("fb") == []
    assert names.meant("s%") == names.meant("_") == []
    assert names.meant("") == []
