"""Publication dates: given with the article, on a line of the page, or in the address."""

import re
from datetime import date

from variorum.clean.outlets import own_url
from variorum.lexicon import one_rule, table, words
from variorum.model import Precision, Published

_MONTHS = {
    form: int(number)
    for key in ("calendar.months", "calendar.months_short")
    for form, number in table(key).items()
}
_FILE = "dates"
_ISO = one_rule(_FILE, "date.iso")
_WRITTEN = (one_rule(_FILE, "date.day-month-year"), one_rule(_FILE, "date.month-day-year"))
_NUMERIC = one_rule(_FILE, "date.figures")
_MONTH_ALONE = one_rule(_FILE, "date.month-year")
_CLOCK = one_rule(_FILE, "date.clock")
_PATHS = (one_rule(_FILE, "date.in-address"), one_rule(_FILE, "date.solid-in-address"))
_PATH_MONTH = one_rule(_FILE, "date.month-in-address")
_BESIDE = one_rule(_FILE, "date.beside")
_CHANGED = one_rule(_FILE, "date.changed")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"(?<=[a-z\d]{2})\.\s+(?=[A-Z])")
_SMALL = words("calendar.date_label_words")

_LATER = 10
"""Days from which on a given date is held to be that of a later change, and not of a slow page."""


def read_date(text: str) -> tuple[str, Precision] | None:
    """The one date in a short text, ISO 8601 to its precision; None where there is none.

    Midnight to the second is how programs write a bare day, so it counts as one. A time of day
    keeps the clock of the page; a zone, where one is given, is kept as ISO 8601 writes it.
    """
    if match := _ISO.find(text):
        day = _day(match["year"], match["number"], match["day"])
        if day:
            return _with_clock(day, match)
    for rule in _WRITTEN:
        if match := rule.find(text):
            number = _MONTHS[match["month"].lower().rstrip(".")]
            day = _day(match["year"], number, match["day"])
            return _with_page_clock(day, text, match) if day else None
    if match := _NUMERIC.find(text):
        a, b = int(match["a"]), int(match["b"])
        day = _day(match["year"], b, a) if b <= 12 else _day(match["year"], a, b)
        return _with_page_clock(day, text, match) if day else None
    if match := _MONTH_ALONE.find(text.strip()):
        if match["y2"]:
            return (match[0], "month") if 1 <= int(match["n2"]) <= 12 else None
        number = _MONTHS[match["month"].lower().rstrip(".")]
        return f"{match['year']}-{number:02d}", "month"
    if re.fullmatch(r"(?:19|20)\d\d", text.strip()):
        return text.strip(), "year"
    return None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing that is no part of one."""
    return read_date_line(line) is not None


def read_date_line(line: str) -> tuple[str, Precision] | None:
    """The date of a line that is there to give it: "Published: 9 Nov 2016, 14:30".

    Names may stand beside the date ("Harbour Echo, 12.03.2026"), running text may not.
    """
    if len(line) > 120 or not _HAS_YEAR.search(line):
        return None
    first = _SENTENCE.split(line, maxsplit=1)[0]
    rest = first
    for rule in (_ISO, *_WRITTEN, _NUMERIC):
        rest = rule.regex.sub(" ", rest)
    if rest == first:
        return None
    rest = _BESIDE.regex.sub(" ", rest)
    others = rest.split()
    if len(others) > 6 or not all(word[0].isupper() or word in _SMALL for word in others):
        return None
    return read_date(first)


def from_url(url: str) -> tuple[str, Precision] | None:
    """The date that an address carries: `/2016/11/09/`, `20161109`, or `/2016/11/`."""
    path = own_url(url).split("://", 1)[-1].partition("/")[2]
    for rule in _PATHS:
        if (match := rule.find("/" + path)) and (day := _day(*match.groups())):
            return day, "day"
    if match := _PATH_MONTH.find("/" + path):
        return f"{match[1]}-{match[2]}", "month"
    return None


def find_published(given: str | None, lines: list[str], url: str | None) -> Published | None:
    """When an article was published: as given, else by a date line of the page, else by its url.

    An address is written once, when the page first appears. A given date that lies `_LATER` days or
    more behind the day in it is that of a later change or of fetching the page.
    """
    own = from_url(url) if url else None
    if given and (found := read_date(given)):
        if own and own[1] == "day" and _days_between(own[0], found[0]) >= _LATER:
            return Published(value=own[0], precision="day", basis="url")
        return Published(value=found[0], precision=found[1], basis="metadata")
    dated = [(line, found) for line in lines if (found := read_date_line(line))]
    # A page that says both when it was published and when it was changed: the first is wanted.
    dated.sort(key=lambda item: _CHANGED.find(item[0]) is not None)
    if dated:
        value, precision = dated[0][1]
        return Published(value=value, precision=precision, basis="text")
    return Published(value=own[0], precision=own[1], basis="url") if own else None


def _days_between(first: str, last: str) -> int:
    """The days from one ISO date to another, 0 where the other names no day."""
    if len(last) < 10:
        return 0
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first)).days


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    y, m, d = int(year), int(month), int(day)
    if not (1 <= m <= 12 and 1 <= d <= 31) or (d == 31 and m in (4, 6, 9, 11)):
        return None
    leap = y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    if m == 2 and d > (29 if leap else 28):
        return None
    return f"{y:04d}-{m:02d}-{d:02d}"


def _with_clock(day: str, match: re.Match[str]) -> tuple[str, Precision]:
    hour, minute = match["hour"], match["minute"]
    if (
        hour is None
        or int(hour) > 23
        or ((hour, minute) == ("00", "00") and not match["rest"].strip(":0."))
    ):
        return day, "day"
    zone = match["zone"] or ""
    zone = "Z" if zone in {"UTC", "GMT"} else zone
    return f"{day}T{hour}:{minute}{zone}", "minute"


def _with_page_clock(day: str, text: str, date: re.Match[str]) -> tuple[str, Precision]:
    rest = text[: date.start()] + " " + text[date.end() :]
    match = _CLOCK.find(rest)
    if not match:
        return day, "day"
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return (f"{day}T{hour:02d}:{match['minute']}", "minute") if hour < 24 else (day, "day")
