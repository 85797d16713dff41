"""Late stamps: the day from which a text counts, where its page bears a date weeks later."""

import datetime
import re
from collections.abc import Sequence

from variorum.annotate.times import timex_arithmetic
from variorum.lexicon import in_order
from variorum.model import Article, Published, Span

_LATE = 10
"""Days from which on a stamp is held to be that of a later printing, and not of a slow page."""

_YEAR = 330
"""Days within which a day without a year is taken for the last one before the stamp."""

_LEAD = 2
"""Sentences in which news names the day of what happened."""

_WEEKDAYS = in_order("calendar.weekdays")
_MONTHS = tuple(month[:3] for month in in_order("calendar.months"))
_DAY_MONTH = re.compile(r"(?i)(?:([a-z]{3})[a-z]*\.? )?(\d{1,2})\b(?: ([a-z]{3}))?(?:.*?(\d{4}))?")
_FULL = re.compile(
    rf"(?i)\b({'|'.join(_WEEKDAYS)}),? (?:the )?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\.?|([a-z]{3})[a-z]*\.? (\d{1,2}))"
    r",? (\d{4})\b"
)

# Words by which a text looks back from a later day: then its stamp is its own.
_LOOKS_BACK = re.compile(
    r"(?i)\b(?:ago|anniversary|since|today|yesterday|tomorrow)\b"
    r"|\b(?:days?|weeks?|months?|years?)\s(?:later|after|on|earlier)\b"
    r"|\b(?:last|this|next)\s(?:week|month|year)\b"
)


def counted_from(article: Article, sentences: Sequence[Span]) -> Published | None:
    """What the relative days of an article count from: its stamp, or its own day where that is
    weeks earlier.

    A dispatch counts from the day in its dateline. A text whose lead names the day of its news in
    full, weekday and year, counts from the day after, unless it looks back from later.
    """
    stamp = article.published
    day = timex_arithmetic.parse_day(stamp.value) if stamp else None
    # What a person gave as the day is no stamp of a page.
    if stamp is None or day is None or stamp.basis == "decision":
        return stamp
    own = _of_dateline(article, day) or _of_lead(article.text, sentences)
    if own is None or (day - own).days < _LATE:
        return stamp
    return Published(value=own.isoformat(), precision="day", basis=stamp.basis)


def _of_dateline(article: Article, stamp: datetime.date) -> datetime.date | None:
    """The day that a dateline gives, the last such day before the stamp."""
    line = article.dateline
    match = _DAY_MONTH.search(line.date) if line and line.date else None
    name = (match[1] or match[3] or "").lower() if match else ""
    if match is None or name not in _MONTHS:
        return None
    month = _MONTHS.index(name) + 1
    if match[4]:
        return timex_arithmetic.make_day(int(match[4]), month, int(match[2]))
    for year in (stamp.year, stamp.year - 1):
        day = timex_arithmetic.make_day(year, month, int(match[2]))
        if day is not None and 0 <= (stamp - day).days <= _YEAR:
            return day
    return None


def _of_lead(text: str, sentences: Sequence[Span]) -> datetime.date | None:
    """The day after the one that the first sentences name in full."""
    lead = sentences[_LEAD - 1 : _LEAD] or sentences[-1:]
    match = _FULL.search(text, 0, lead[0][1]) if lead else None
    name = (match[3] or match[4]).lower() if match else ""
    if match is None or name not in _MONTHS or _LOOKS_BACK.search(text):
        return None
    month, number = _MONTHS.index(name) + 1, int(match[2] or match[5])
    day = timex_arithmetic.make_day(int(match[6]), month, number)
    if day is None or _WEEKDAYS[day.weekday()] != match[1].lower():
        return None
    return timex_arithmetic.shift_days(day, 1)
