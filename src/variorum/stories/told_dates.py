"""What the dates that a text tells of bar: it came out after the last of them."""

import re
from collections.abc import Iterable
from datetime import date

from variorum.model import TimeExpression

_TOLD_OF = re.compile(r"(?i)\b(?:in|since|during|and|again in)\s$")
_PLANNED = re.compile(r"(?i)\b(?:will|would|to)\s[^.;]*$")
_REACH = 90
"""Characters before a month or year in which a word may show that it was still to come."""


def earliest_day(text: str, times: Iterable[TimeExpression], *, month_back: bool = False) -> int:
    """The ordinal of the first day on which a text can have come out; 0 where nothing bars any.

    News says "in June 2022" of a June that is over: of its own month it says "on Tuesday". Of a
    year it says so as soon as it has begun. With `month_back` a day that is named in full counts a
    month less: coverage of an event goes on so long, and its later accounts name later days.
    """
    return max((_bar(text, time, 31 if month_back else 0) for time in times), default=0)


def _bar(text: str, time: TimeExpression, back: int) -> int:
    value = time.value or ""
    if time.anchor != "text" or not value[:4].isdigit():
        return 0
    if len(value) >= 10:
        return _ordinal(value[:10]) - back
    before = text[max(0, time.start - _REACH) : time.start]
    if time.tense != "past" or not _TOLD_OF.search(before) or _PLANNED.search(before):
        return 0
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = int(value[:4]), int(value[5:])
        return _ordinal(f"{year + month // 12:04d}-{month % 12 + 1:02d}-01")
    return _ordinal(f"{value}-01-01") if re.fullmatch(r"\d{4}", value) else 0


def _ordinal(value: str) -> int:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return 0
