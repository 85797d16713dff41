"""Sums with days, weeks, months, quarters and years."""

import datetime

import pytest

from variorum.annotate.times import timex_arithmetic as sums

DAY = datetime.date(2024, 5, 8)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-08", DAY),
        ("2024-05-08T10:00", DAY),
        ("2024-05", None),
        ("2024-02-31", None),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_a_value_is_a_day_where_it_names_one(value: str | None, day: datetime.date | None) -> None:
    assert sums.parse_day(value) == day


def test_days_are_shifted_over_the_ends_of_months() -> None:
    assert sums.shift_days(DAY, -8) == datetime.date(2024, 4, 30)
    assert sums.shift_days(DAY, 1.6) == datetime.date(2024, 5, 10)
    assert sums.shift_days(DAY, 1e7) is None


@pytest.mark.parametrize(
    ("months", "month"),
    [(0, "2024-05"), (-5, "2023-12"), (-4, "2024-01"), (7, "2024-12"), (8, "2025-01")],
)
def test_months_are_shifted_over_the_ends_of_years(months: int, month: str) -> None:
    assert sums.shift_months(DAY, months) == month


def test_years_are_those_of_the_calendar() -> None:
    assert sums.shift_years(DAY, -24) == "2000"
    assert sums.shift_years(DAY, -2023) == "0001"
    assert sums.shift_years(DAY, -2024) is None
    assert sums.shift_years(DAY, 7975) == "9999"
    assert sums.shift_years(DAY, 7976) is None
    assert sums.shift_months(datetime.date(1, 1, 1), 0) == "0001-01"
    assert sums.shift_months(datetime.date(1, 1, 1), -1) is None
    assert sums.shift_months(datetime.date(9999, 12, 1), 0) == "9999-12"
    assert sums.shift_months(datetime.date(9999, 12, 1), 1) is None


def test_weeks_are_those_of_iso_8601() -> None:
    assert sums.week_of(datetime.date(2024, 12, 30)) == "2025-W01"
    assert sums.week_of(datetime.date(2021, 1, 3)) == "2020-W53"


@pytest.mark.parametrize(
    ("month", "steps", "quarter"),
    [
        *((1, 0, "2024-Q1"), (3, 0, "2024-Q1"), (4, 0, "2024-Q2"), (12, 0, "2024-Q4")),
        *((1, -1, "2023-Q4"), (12, 1, "2025-Q1")),
    ],
)
def test_quarters_are_three_months(month: int, steps: int, quarter: str) -> None:
    assert sums.quarter_of(datetime.date(2024, month, 8), steps) == quarter
