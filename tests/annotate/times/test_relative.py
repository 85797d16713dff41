"""Times that are told from the day of publication."""

import datetime

import pytest

from tests.annotate.times.phrases import meaning, moment, value
from variorum.annotate.times import relative


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell on Wednesday", "2024-05-08"),
        ("It fell on Tuesday", "2024-05-07"),
        ("It fell on Friday", "2024-05-03"),
        ("It fell on Thursday", "2024-05-09"),
        ("It fell last Wednesday", "2024-05-01"),
        ("It fell last Monday", "2024-05-06"),
        ("It was empty since Wednesday", "2024-05-01"),
        ("It was empty since Monday", "2024-05-06"),
        ("The next Wednesday it fell", "2024-05-15"),
        ("The next Monday it fell", "2024-05-13"),
        ("Thursday's vote", "2024-05-02"),
        ("It fell on Monday last week", "2024-04-29"),
        ("It will open on Friday next week", "2024-05-17"),
        ("It opened on Friday this week", "2024-05-10"),
    ],
)
def test_a_weekday_is_the_nearest_that_the_sentence_looks_to(text: str, day: str) -> None:
    assert value(relative.weekday, text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opens on Wednesday", "2024-05-08"),
        ("It opens on Tuesday", "2024-05-14"),
        ("It opens on Friday", "2024-05-10"),
    ],
)
def test_a_weekday_ahead_is_the_next(text: str, day: str) -> None:
    assert value(relative.weekday, text, moment(tense="future")) == day


def test_a_previous_weekday_is_counted_from_the_day_last_spoken_of() -> None:
    text = "They met the previous Monday"
    assert value(relative.weekday, text, moment(reference="2024-03-13")) == "2024-03-11"
    assert value(relative.weekday, text) == "2024-05-06"


def test_a_weekday_of_an_undated_article_has_no_value() -> None:
    found = meaning(relative.weekday, "It fell late Monday", moment(day=None))
    assert found is not None
    assert (found.value, found.mod) == (None, "END")


def test_a_short_name_that_is_also_a_word_is_no_weekday_alone() -> None:
    assert value(relative.weekday, "Sun fell on the lake") is None
    assert value(relative.weekday, "Read on Sun of the lake") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2024-05-08"),
        ("yesterday", "2024-05-07"),
        ("tomorrow", "2024-05-09"),
        ("late yesterday", "2024-05-07"),
    ],
)
def test_a_day_is_counted_from_publication(text: str, day: str) -> None:
    assert value(relative.relative_day, f"It opened {text} in rain") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell last week", "2024-W18"),
        ("It fell this week", "2024-W19"),
        ("It opens next week", "2024-W20"),
        ("It fell last month", "2024-04"),
        ("It opens next month", "2024-06"),
        ("It fell last year", "2023"),
        ("It opens next year", "2025"),
        ("It fell last quarter", "2024-Q1"),
        ("It fell this weekend", "2024-W18-WE"),
        ("It fell over the past year", "P1Y"),
    ],
)
def test_a_step_is_one_unit_away(text: str, day: str) -> None:
    assert value(relative.step, text) == day


def test_this_weekend_is_ahead_where_the_sentence_looks_ahead_or_the_week_ends() -> None:
    ahead = moment(tense="future")
    assert value(relative.step, "It opens this weekend", ahead) == "2024-W19-WE"
    friday = moment(day=datetime.date(2024, 5, 10))
    assert value(relative.step, "It fell this weekend", friday) == "2024-W19-WE"
    assert value(relative.step, "It fell last weekend") == "2024-W18-WE"


def test_that_day_is_the_one_last_spoken_of() -> None:
    assert value(relative.that, "It fell that day", moment(reference="2024-03-13")) == "2024-03-13"
    assert value(relative.that, "It fell that year", moment(reference="2024-03-13")) == "2024"
    assert value(relative.that, "It fell that month", moment(reference="2024-03-13")) == "2024-03"


def test_the_week_of_a_day_is_its_week() -> None:
    assert value(relative.week_of_date, "It fell in the week of March 6") == "2024-W10"


def test_beyond_the_calendar_there_is_no_day() -> None:
    first = datetime.date(1, 1, 1)
    assert value(relative.relative_day, "It fell yesterday", moment(day=first)) is None
