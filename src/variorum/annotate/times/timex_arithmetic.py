"""Arithmetic on TIMEX3 values: days, ISO weeks, months, quarters, seasons, years, decades."""

import datetime
import re

DAY = datetime.timedelta(days=1)
_SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
_SEASON_STARTS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}


def parse_day(value: str | None) -> datetime.date | None:
    """The day that an ISO value begins with, or None where it is coarser or no date at all."""
    if not value or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    return make_day(int(value[:4]), int(value[5:7]), int(value[8:10]))


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def shift_days(day: datetime.date, days: float) -> datetime.date | None:
    """`day` moved by whole days, or None beyond the years that exist."""
    try:
        return day + datetime.timedelta(days=round(days))
    except OverflowError:
        return None


def shift_months(day: datetime.date, months: float) -> str | None:
    """The month (`2016-10`) that lies `months` after that of `day`."""
    index = day.year * 12 + day.month - 1 + round(months)
    return f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120000 else None


def shift_years(day: datetime.date, years: float) -> str | None:
    """The year that lies `years` after that of `day`."""
    year = day.year + round(years)
    return f"{year:04d}" if 1 <= year < 10000 else None


def week_of(day: datetime.date) -> str:
    """The ISO 8601 week: `2016-W44`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: datetime.date, steps: int = 0) -> str:
    """The quarter `steps` after that of `day`: `1989-Q3`."""
    index = day.year * 4 + (day.month - 1) // 3 + steps
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def shift(day: datetime.date, unit: str, steps: float) -> str | None:
    """What lies `steps` of `unit` (a TIMEX3 letter) from `day`, as coarse as the unit."""
    if unit in ("TS", "TM", "TH"):
        return day.isoformat()
    if unit == "D":
        moved = shift_days(day, steps)
        return moved.isoformat() if moved else None
    if unit in ("W", "WE", "F"):
        moved = shift_days(day, steps * (14 if unit == "F" else 7))
        if moved is None:
            return None
        return week_of(moved) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return shift_months(day, steps)
    if unit == "Q":
        return quarter_of(day, round(steps))
    if unit in ("DE", "CE"):
        width = 10 if unit == "DE" else 100
        value = shift_years(day, steps * width)
        return value[: 3 if unit == "DE" else 2] if value else None
    return shift_years(day, steps)


def ago(day: datetime.date, unit: str, number: float) -> str | None:
    """When it was, `number` units before `day` (after, where negative).

    Full days of hours are days. Weeks resolve to the day, for "two weeks ago" names a day as
    firmly as "14 days ago" does; years, months and quarters stay as coarse as they are said.
    """
    if unit in ("W", "F"):
        return shift(day, "D", -number * (14 if unit == "F" else 7))
    if unit in ("DE", "CE"):
        return shift_years(day, -number * (10 if unit == "DE" else 100))
    if unit == "TH" and abs(number) >= 24:
        return shift(day, "D", -int(number / 24))
    return shift(day, unit, -number)


def season_of(day: datetime.date) -> str:
    """The northern season of `day` as TIMEX3 names it: SP, SU, FA, WI."""
    return _SEASON_OF_MONTH[day.month - 1]


def season_start(season: str) -> int:
    """The month in which a season begins."""
    return _SEASON_STARTS[season]


def duration(number: float | None, unit: str) -> str:
    """The TIMEX3 length of `number` units: `P3D`, `PT24H`; an unknown number is X."""
    if unit == "F":
        number, unit = (None if number is None else number * 2), "W"
    if unit == "WE":
        number, unit = (None if number is None else number * 2), "D"
    half = {"Y": ("M", 6), "TH": ("TM", 30), "TM": ("TS", 30)}.get(unit)
    time = "T" if unit[0] == "T" else ""
    letter = unit.removeprefix("T")
    if number is None:
        return f"P{time}X{letter}"
    if number % 1 == 0.5 and half:
        whole = f"{int(number)}{letter}" if number >= 1 else ""
        return f"P{time}{whole}{half[1]}{half[0].removeprefix('T')}"
    return f"P{time}{int(number) if number % 1 == 0 else number}{letter}"


def easter_sunday(year: int) -> datetime.date:
    """The day of Easter of a year of the Gregorian calendar (Butcher's rule, 1876).

    >>> easter_sunday(2024).isoformat()
    '2024-03-31'
    """
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped = century - (century + 8) // 25 + 1
    moon = (19 * golden + century - century // 4 - skipped // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
