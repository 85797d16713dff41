"""Which lines wait to be judged, in what order, and for whom, in every kind of store."""

from typing import get_args

import msgspec
import pytest

from tests.store.test_catalogue_rows import entry
from variorum.model import Story
from variorum.store.catalogue import (
    QueueFilter,
    QueueOrder,
    StoryFilter,
    Unsure,
)
from variorum.store.rows import RowStore
from variorum.store.rows.story_filters import asked_of_lines, asked_of_stories

LINES = {
    "s1": (("c1", "claims", 450, 2001), ("c2", "claims", 900, 2002), ("b1", "brief", 550, 2001)),
    "s2": (("c3", "claims", 500, 3001), ("r1", "relations", 20, 3003)),
}


@pytest.fixture
def queue(kept: RowStore) -> RowStore:
    kept.stories.assign([Story(id=id, articles=(f"a{id}",)) for id in LINES])
    for at, (id, lines) in enumerate(LINES.items(), start=1):
        unsure = tuple(
            Unsure(address=address, kind=kind, sure=sure, weight=weight)
            for address, kind, sure, weight in lines
        )
        made = entry(f"e{at}", f"2024-0{at}", None, at)
        kept.catalogue.keep_story(id, msgspec.structs.replace(made, unsure=unsure))
    return kept


def waiting(store: RowStore, **asked: object) -> list[str]:
    wanted = QueueFilter(**asked)  # type: ignore[arg-type]
    return [one.place.address for one in store.catalogue.waiting(wanted, 99)]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ({}, ["c3", "b1", "c1", "c2", "r1"]),
        ({"sort": "weight"}, ["r1", "c3", "c2", "b1", "c1"]),
        ({"sort": "sure"}, ["c2", "b1", "c3", "c1", "r1"]),
        ({"kind": "claims"}, ["c3", "c1", "c2"]),
        ({"least": 500}, ["c3", "b1", "c2"]),
        ({"most": 450}, ["c1", "r1"]),
        ({"least": 451, "most": 550, "kind": "brief"}, ["b1"]),
        ({"stories": StoryFilter(place="kell")}, ["c3", "r1"]),
        ({"stories": StoryFilter(since="2024-02"), "sort": "sure"}, ["c3", "r1"]),
    ],
)
def test_lines_wait_in_their_order(
    queue: RowStore, asked: dict[str, object], lines: list[str]
) -> None:
    assert waiting(queue, **asked) == lines
    wanted = QueueFilter(**asked)  # type: ignore[arg-type]
    assert queue.catalogue.count_waiting(wanted, 99) == len(lines)
    assert queue.catalogue.count_waiting(wanted, 1) == 1


@pytest.mark.parametrize("order", get_args(QueueOrder))
def test_each_place_leads_to_what_is_behind_it(queue: RowStore, order: QueueOrder) -> None:
    whole = queue.catalogue.waiting(QueueFilter(sort=order), 99)
    for at, one in enumerate(whole, start=1):
        behind = queue.catalogue.waiting(QueueFilter(sort=order, after=one.place), 99)
        assert behind == whole[at:]


def test_what_another_holds_is_left_out_until_it_is_let_go(queue: RowStore) -> None:
    queue.teamwork.hold("c3", "Bo", now=100, until=160)
    assert waiting(queue, reader="Ida", now=150, kind="claims") == ["c1", "c2"]
    assert waiting(queue, now=150, kind="claims") == ["c1", "c2"]
    assert waiting(queue, reader="Bo", now=150, kind="claims") == ["c3", "c1", "c2"]
    assert waiting(queue, reader="Ida", now=160, kind="claims") == ["c3", "c1", "c2"]


def test_what_another_is_to_do_is_left_out(queue: RowStore) -> None:
    queue.teamwork.assign("as1", "Bo", "2031")
    assert waiting(queue, reader="Ida") == ["c3", "r1"]
    assert waiting(queue, reader="Bo") == ["c3", "b1", "c1", "c2", "r1"]
    assert waiting(queue, reader="Bo", stories=StoryFilter(assigned_to="Bo")) == ["b1", "c1", "c2"]


def test_a_story_that_goes_takes_its_lines_along(queue: RowStore) -> None:
    queue.catalogue.drop_stories(["s2"])
    assert waiting(queue) == ["b1", "c1", "c2"]


def test_a_filter_that_asks_for_nothing_keeps_every_story() -> None:
    assert asked_of_stories(StoryFilter()).clause == "true"
    assert list(asked_of_lines(QueueFilter(now=7, reader="Ida")).values) == [7, "Ida", "Ida"]
