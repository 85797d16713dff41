"""Dates of TIMEX3: how precise they are, the day they begin on, and their order."""

from datetime import date

import pytest

from variorum.dossier.days import first_day, last_day, order, precision, within


@pytest.mark.parametrize(
    ("value", "precise", "first"),
    [
        ("2024", "year", date(2024, 1, 1)),
        ("202", "year", date(2020, 1, 1)),
        ("19XX", "year", date(1900, 1, 1)),
        ("2024-05", "month", date(2024, 5, 1)),
        ("2024-SP", "month", date(2024, 3, 1)),
        ("2024-SU", "month", date(2024, 6, 1)),
        ("2024-FA", "month", date(2024, 9, 1)),
        ("2024-AU", "month", date(2024, 9, 1)),
        ("2024-WI", "month", date(2024, 12, 1)),
        ("2024-Q1", "month", date(2024, 1, 1)),
        ("2024-Q2", "month", date(2024, 4, 1)),
        ("2024-Q4", "month", date(2024, 10, 1)),
        ("2024-H1", "month", date(2024, 1, 1)),
        ("2024-H2", "month", date(2024, 7, 1)),
        ("2024-W01", "month", date(2024, 1, 1)),
        ("2024-W18-WE", "month", date(2024, 5, 4)),
        ("2024-05-02", "day", date(2024, 5, 2)),
        ("2024-05-02TNI", "day", date(2024, 5, 2)),
        ("2024-05-02T23:10", "minute", date(2024, 5, 2)),
        ("2024-02-31", "day", None),
        ("2024-W60", "month", None),
        ("2024-13", "month", None),
        ("PRESENT_REF", None, None),
        ("P2D", None, None),
        ("XXXX-05", None, None),
    ],
)
def test_a_value_has_a_precision_and_a_first_day(
    value: str, precise: str | None, first: date | None
) -> None:
    assert precision(value) == precise
    assert first_day(value) == first


def test_values_sort_by_their_first_day_the_coarser_first() -> None:
    values = ["2024-05-02", "2024", "2024-05", "2024-01-01", "2024-W18", "2023-WI"]
    assert sorted(values, key=order) == [
        "2023-WI",
        "2024",
        "2024-01-01",
        "2024-W18",
        "2024-05",
        "2024-05-02",
    ]


@pytest.mark.parametrize(
    ("value", "last"), [("2024-W18", date(2024, 5, 5)), ("2024-W18-WE", date(2024, 5, 5))]
)
def test_a_week_and_a_weekend_end_on_sunday(value: str, last: date) -> None:
    assert last_day(value) == last


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("2024-W19", ("2024-05", "2024-W19")),
        ("2024-W18", ("2024-W18", "2024-W18")),
        ("2024-W18-WE", ("2024-05", "2024-W18-WE")),
        ("2024-W01", ("2024-01", "2024-W01")),
        ("2025-W01", ("2025-W01", "2025-W01")),
        ("2024-05-02", ("2024-05-02", None)),
        ("2024-SU", ("2024-SU", None)),
        ("2024", ("2024", None)),
    ],
)
def test_a_week_stands_for_the_month_that_holds_it(
    value: str, held: tuple[str, str | None]
) -> None:
    assert within(value) == held
