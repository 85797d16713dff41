"""Values: whether two numbers, or two times, are one, or cannot both be right."""

import re
from datetime import date

from variorum.inquiry.cutting import Amount
from variorum.model import TimeExpression

# What is told in round numbers may lie so far, in parts of it, from the number itself.
_ROUND = 0.06

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_CLOCK = re.compile(r"(?:at |around |about )*\d", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def amounts_agree(claimed: Amount, told: Amount) -> bool:
    """Whether a number of an account is that of the claim, and counts the same."""
    return _one_thing(claimed, told) and _within(claimed, told)


def amounts_clash(claimed: Amount, told: Amount) -> bool:
    """Whether both count the same thing, and give other numbers."""
    if claimed.value is None or told.value is None or not _surely_one_thing(claimed, told):
        return False
    return not _within(claimed, told)


def _within(claimed: Amount, told: Amount) -> bool:
    if claimed.value is None or told.value is None:
        one, other = (each.text.lower().split()[-1].rstrip("s") for each in (claimed, told))
        return one == other
    if claimed.value == told.value:
        return True
    # "More than 11 million" holds 11.5 million, and "nearly two dozen" 23; two exact numbers that
    # are not one hold neither each other.
    near = abs(told.value - claimed.value) <= _ROUND * abs(claimed.value)
    return near and (_holds(claimed, told.value) or _holds(told, claimed.value))


def _holds(one: Amount, value: float) -> bool:
    """Whether a number that is not exact may be this one."""
    above = one.low is None or value >= one.low
    below = one.high is None or value <= one.high
    exact = one.low is not None and one.low == one.high
    return not exact and above and below


def _one_thing(claimed: Amount, told: Amount) -> bool:
    """Whether two numbers may count the same thing."""
    if claimed.unit and told.unit and claimed.unit != told.unit:
        return bool(claimed.counted & told.counted)
    if claimed.measure and told.measure and claimed.measure != told.measure:
        return False
    return (
        not claimed.counted
        or not told.counted
        or bool(claimed.counted & told.counted)
        or (claimed.unit == told.unit and claimed.unit is not None)
    )


def _surely_one_thing(claimed: Amount, told: Amount) -> bool:
    shared = bool(claimed.counted & told.counted)
    measured = claimed.measure is not None and claimed.measure == told.measure
    amounts = claimed.unit is not None and claimed.unit == told.unit
    return _one_thing(claimed, told) and (shared or measured or (amounts and not claimed.counted))


def times_agree(claimed: TimeExpression, told: TimeExpression) -> bool:
    """Whether a time of an account is that of the claim, or lies in it."""
    one, other = claimed.value or "", told.value or ""
    if _is_bare_weekday(claimed):
        return _weekday(one) is not None and _weekday(one) == _weekday(other)
    if "T" in one and "T" not in other:
        return False
    if _is_clock(claimed):
        return other.partition("T")[2].startswith(one.partition("T")[2])
    if _YEAR.search(claimed.text) is None:
        one, other = one[4:], other[4:]
    return bool(one) and other.startswith(one)


def times_clash(claimed: TimeExpression, told: TimeExpression) -> int | None:
    """The days between two times that are not one; 0 where they are not days, None for no clash."""
    one, other = _day(claimed.value), _day(told.value)
    if one and other:
        if _is_bare_weekday(claimed) or _YEAR.search(claimed.text) is None:
            return 0
        return abs((one - other).days)
    if times_agree(claimed, told) or times_agree(told, claimed):
        return None
    sizes = [len((each.value or "").split("T")[0]) for each in (claimed, told)]
    return 0 if sizes[0] == sizes[1] else None


def _is_clock(time: TimeExpression) -> bool:
    """Whether a time is only one of the clock: on which day, the asker leaves open."""
    value = time.value or ""
    return "T" in value and not _WEEKDAY.search(time.text) and bool(_CLOCK.match(time.text))


def _is_bare_weekday(time: TimeExpression) -> bool:
    """Whether a time is only a day of some week: which week, the asker leaves open."""
    return bool(_WEEKDAY.search(time.text)) and not re.search(r"\d", time.text)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _weekday(value: str) -> int | None:
    day = _day(value)
    return None if day is None else day.weekday()
