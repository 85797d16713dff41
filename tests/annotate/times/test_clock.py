"""Times of day, and the day that they are of."""

import pytest

from tests.annotate.times.phrases import meaning, moment, value
from variorum.annotate.times import clock


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at 4am on Tuesday", "2024-05-07T04:00"),
        ("at 9.45am on Tuesday", "2024-05-07T09:45"),
        ("at 8pm on Tuesday", "2024-05-07T20:00"),
        ("at 12 a.m. on Tuesday", "2024-05-07T00:00"),
        ("at 12 p.m. on Tuesday", "2024-05-07T12:00"),
        ("at noon on Tuesday", "2024-05-07T12:00"),
        ("at midnight on Tuesday", "2024-05-07T24:00"),
        ("at 4am yesterday", "2024-05-07T04:00"),
        ("at 4am", "2024-05-08T04:00"),
    ],
)
def test_a_time_of_day_is_of_the_day_beside_it(text: str, time: str) -> None:
    assert value(clock.clock_time, f"The dam burst {text}.") == time


def test_a_time_of_day_takes_the_day_that_its_sentence_names() -> None:
    own = "2024-05-06"
    assert value(clock.clock_time, "At 4am the dam burst", moment(own=own)) == "2024-05-06T04:00"


def test_a_time_of_an_undated_article_has_no_value() -> None:
    found = meaning(clock.clock_time, "The dam burst at 4am", moment(day=None))
    assert found is not None
    assert (found.type, found.value) == ("TIME", None)


def test_minutes_after_a_dot_are_a_time_where_the_article_writes_so() -> None:
    text = "The dam burst at 7.35 in rain"
    assert meaning(clock.bare_clock, text) is None
    assert value(clock.bare_clock, text, moment(clock=True)) == "2024-05-08T07:35"
    assert value(clock.bare_clock, "The dam burst at 7:35 in rain") == "2024-05-08T07:35"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("on Tuesday night", "2024-05-07TNI"),
        ("on Tuesday morning", "2024-05-07TMO"),
        ("on Tuesday afternoon", "2024-05-07TAF"),
        ("on Tuesday evening", "2024-05-07TEV"),
        ("this morning", "2024-05-08TMO"),
        ("last night", "2024-05-07TNI"),
        ("yesterday afternoon", "2024-05-07TAF"),
        ("on the night of August 9 last year", "2023-08-09TNI"),
        ("on the night of 12 June 2018", "2018-06-12TNI"),
    ],
)
def test_a_part_of_a_day_is_of_its_day(text: str, time: str) -> None:
    assert value(clock.part_of_day, f"The dam burst {text}.") == time


def test_the_small_hours_are_the_beginning_of_their_day() -> None:
    found = meaning(clock.small_hours, "The dam burst in the early hours of Tuesday.")
    assert found is not None
    assert (found.value, found.mod) == ("2024-05-07", "START")
    named = meaning(clock.small_hours, "It fell in the early hours of Tuesday, May 7.")
    assert named is not None
    assert named.value == "2024-05-07"
