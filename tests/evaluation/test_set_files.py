from typing import Any

from evaluation.set_files import drawn, whole_events

NAMES = [f"incident {number}" for number in range(200)]


def test_a_draw_is_the_same_whatever_the_order() -> None:
    some = drawn(NAMES, 50)
    assert len(some) == 50
    assert some == drawn(reversed(NAMES), 50)


def test_a_smaller_draw_is_within_a_larger_one() -> None:
    assert drawn(NAMES, 20) == drawn(NAMES, 50)[:20]


def test_a_draw_is_no_stretch_of_the_names() -> None:
    assert drawn(NAMES, 50) != sorted(NAMES)[:50]


def test_without_a_limit_all_are_drawn() -> None:
    assert sorted(drawn(NAMES, None)) == sorted(NAMES)


DOCS: list[dict[str, Any]] = [
    {"story": f"event {number % 40}", "id": number} for number in range(200)
]


def test_a_part_of_a_set_holds_whole_events_until_it_holds_so_many_articles() -> None:
    some = whole_events(DOCS, 23)
    assert len(some) == 25
    events = {doc["story"] for doc in some}
    assert some == [doc for doc in DOCS if doc["story"] in events]
    assert events == set(drawn({doc["story"] for doc in DOCS}, 5))


def test_without_a_limit_a_set_is_whole() -> None:
    assert whole_events(DOCS, None) == DOCS
