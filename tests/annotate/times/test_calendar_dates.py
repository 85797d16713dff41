"""Dates of the calendar: days, months, seasons and years."""

import datetime

import pytest

from tests.annotate.times.phrases import meaning, moment, value
from variorum.annotate.times import calendar_dates as dates
from variorum.annotate.times.grammar import Builder


@pytest.mark.parametrize(
    ("builder", "text", "read"),
    [
        (dates.iso_date, "on 2023-09-21 in rain", "2023-09-21"),
        (dates.slash_date, "on 21/09/2023 in rain", "2023-09-21"),
        (dates.slash_date, "on 09/21/2023 in rain", "2023-09-21"),
        (dates.slash_date, "on 21/09/99 in rain", "1999-09-21"),
        (dates.slash_date, "on 21/09/23 in rain", "2023-09-21"),
        (dates.day_of_month, "on 21 September 2023", "2023-09-21"),
        (dates.day_of_month, "on September 21, 2023", "2023-09-21"),
        (dates.day_of_month, "on Sept. 21, 2023", "2023-09-21"),
        (dates.day_of_month, "on the 21st of September", "2023-09-21"),
        (dates.day_of_month, "on 2 May", "2024-05-02"),
        (dates.day_of_month, "on 20 December", "2023-12-20"),
        (dates.month_of_year, "in September 2023", "2023-09"),
        (dates.month_of_year, "in October last year", "2023-10"),
        (dates.month_of_year, "in June", "2024-06"),
        (dates.month_of_year, "in April", "2024-04"),
        (dates.season, "in autumn 2020", "2020-FA"),
        (dates.season, "in the summer of 1994", "1994-SU"),
        (dates.season, "last fall", "2023-FA"),
        (dates.season, "this spring", "2024-SP"),
        (dates.year, "in 1989", "1989"),
        (dates.day_of_month, "on 21-Sep-2023", "2023-09-21"),
        (dates.easter_feast, "on Good Friday", "2024-03-29"),
        (dates.easter_feast, "on Easter Monday 2019", "2019-04-22"),
        (dates.easter_feast, "last Palm Sunday", "2024-03-24"),
        (dates.easter_feast, "on Whit Monday", "2023-05-29"),
    ],
)
def test_a_date_is_read_from_its_words(builder: Builder, text: str, read: str) -> None:
    assert value(builder, f"The dam burst {text}.") == read


@pytest.mark.parametrize(
    ("builder", "text", "mod"),
    [
        (dates.month_of_year, "in early September 1989", "START"),
        (dates.year, "in late 1990", "END"),
        (dates.year, "in mid-1996", "MID"),
        (dates.month_of_year, "in September 1989", None),
    ],
)
def test_the_part_of_a_date_is_told_beside_it(builder: Builder, text: str, mod: str | None) -> None:
    found = meaning(builder, f"The dam burst {text}.")
    assert found is not None
    assert found.mod == mod


def test_a_date_ahead_is_the_next() -> None:
    ahead = moment(tense="future")
    assert value(dates.day_of_month, "It opens on 2 January", ahead) == "2025-01-02"
    assert value(dates.day_of_month, "It opens on 20 December", ahead) == "2024-12-20"


def test_a_slash_date_of_two_readings_is_the_nearer_to_publication() -> None:
    text = "on 05/06/2024 in rain"
    assert value(dates.slash_date, text) == "2024-05-06"
    june = moment(day=datetime.date(2024, 6, 7))
    assert value(dates.slash_date, text, june) == "2024-06-05"


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert value(dates.iso_date, "on 2023-02-31 in rain") is None
    assert value(dates.slash_date, "on 31/31/2023 in rain") is None
