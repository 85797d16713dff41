"""TIMEX3 dates as days: how precise they are, and which comes first."""

import re
from datetime import date, timedelta

from variorum.model import Precision

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_MONTH = re.compile(r"\d{4}-(?:\d\d|W\d\d|W\d\d-WE|SP|SU|FA|AU|WI|Q\d|H\d)")
_WEEK = re.compile(r"\d{4}-W\d\d(?:-WE)?")
_YEAR = re.compile(r"\d{3,4}|\d{2}XX")


def precision(value: str) -> Precision | None:
    """How precisely a TIMEX3 value tells a date, or None where it is none of the calendar."""
    if _CLOCK.match(value):
        return "minute"
    if _DAY.match(value):
        return "day"
    if _MONTH.fullmatch(value):
        return "month"
    return "year" if _YEAR.fullmatch(value) else None


def first_day(value: str) -> date | None:
    """The first day of a TIMEX3 date, or None where the calendar has none such."""
    week = re.match(r"(\d{4})-W(\d\d)", value)
    season = {"SP": "03", "SU": "06", "FA": "09", "AU": "09", "WI": "12"}
    try:
        if week:
            return date.fromisocalendar(int(week[1]), int(week[2]), 6 if _is_weekend(value) else 1)
        if value[5:6] in ("Q", "H"):
            return date(int(value[:4]), (int(value[6]) - 1) * (3 if value[5] == "Q" else 6) + 1, 1)
        year = value[:4].replace("X", "0").ljust(4, "0")
        month = season.get(value[5:7], value[5:7]) or "01"
        return date.fromisoformat(f"{year}-{month}-{value[8:10] or '01'}")
    except ValueError:
        return None


def last_day(value: str) -> date | None:
    """The last day of a TIMEX3 date: of a year its 31 December; None where there is none such.

    A part of a year of three months or more ends at most with its year.
    """
    first = first_day(value)
    if first is None or _DAY.match(value):
        return first
    if len(value) <= 4 or value[5:6] in ("S", "F", "A", "Q", "H"):
        return date(first.year, 12, 31)
    if value[5:7] == "WI":
        return date(first.year + 1, 2, 28)
    if value[5:6] == "W":
        return first + timedelta(days=1 if _is_weekend(value) else 6)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _is_weekend(value: str) -> bool:
    return value.endswith("-WE")


def within(value: str) -> tuple[str, str | None]:
    """A date as coarse as its precision tells, and the week that it was told as, if it was one.

    A week stands for the month that holds all of it; one across two months stays a week.
    """
    first, last = first_day(value), last_day(value)
    if first is None or last is None or not _WEEK.fullmatch(value):
        return value, None
    return (first.isoformat()[:7] if first.month == last.month else value), value


def order(value: str) -> tuple[str, str]:
    """A key that sorts TIMEX3 values by the day they begin on, the coarser first."""
    day = first_day(value)
    return (day.isoformat() if day else value, value)
