"""The wording that every format shares: dates, numbers, qualifiers, relations, counts."""

import re
import unicodedata
from collections.abc import Sized
from datetime import date

from variorum.lexicon import in_order, table
from variorum.model import Report
from variorum.model.vague_words import vague_words

QUALIFIERS = {
    "exact": "",
    "at_least": "at least",
    "more_than": "more than",
    "up_to": "up to",
    "less_than": "fewer than",
    "about": "about",
    # The range itself stands for the word: "1,100–1,300".
    "between": "",
    # The word itself stands there: "dozens".
    "vague": "",
    "unknown": "no number",
}
RELATIONS = {
    "single": "one report",
    "agree": "accounts agree",
    "differ": "accounts differ",
    "update": "updated over time",
}
POLICIES = {
    "lowest": "the lowest number reported",
    "highest": "the highest number reported",
    "latest": "the latest number reported",
    "most-origins": "the number that most independent origins give, of an updated one the last",
    "ucdp-like": "the number that most independent origins give, of equals the lower",
    "acled-like": "the lowest number of the latest reports",
}
DIRECTIONS = {
    "credit": "it credits the other",
    "date": "it was published later",
    "containment": "its text is contained in the other",
}
BASES = {
    "metadata": "",
    "text": "date from the text",
    "url": "date from the address",
    "coverage": "date inferred from other accounts",
    "published": "date of publication",
    "decision": "date corrected by a person",
}
REASONS = {
    "chrome": "site chrome",
    "credit": "credit",
    "navigation": "navigation",
    "duplicate": "duplicate",
    "caption": "caption",
    "unread": "not read",
}
_INVISIBLE = {
    "variation_selector": "variation selector",
    "tag": "tag character",
    "zero_width": "zero-width character",
    "soft_hyphen": "soft hyphen",
    "byte_order_mark": "byte-order mark",
    "direction": "direction mark",
}
MONTHS = tuple(month.capitalize() for month in in_order("calendar.months"))
DAYS = tuple(day[:3].capitalize() for day in in_order("calendar.weekdays"))
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(?:(\d\d:\d\d)\S*|([A-Z]{2})))?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_DECADE = re.compile(r"(\d{3})X?|(\d{2})XX", re.ASCII)
# Parts of a year: seasons, quarters and halves.
_SEASONS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "AU": "autumn",
    "WI": "winter",
    "Q1": "first quarter of",
    "Q2": "second quarter of",
    "Q3": "third quarter of",
    "Q4": "fourth quarter of",
    "H1": "first half of",
    "H2": "second half of",
}
_QUOTED = re.compile('["“„«]([^"“”„«»]+)["”“»]')
_MARKS = '"“”„«»'
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# TIMEX3's parts of the day.
_PARTS = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
UNNAMED = "unnamed"
"""What an origin is called where the outlet of none of its articles is known."""
_MEASURED = frozenset(
    value.split()[0]
    for name in ("currencies", "currency_signs", "shares", "measures", "durations", "occasions")
    for value in table(f"units.{name}").values()
) | {"percentage point"}
"""Units of money, shares and measures; what is counted names its kind itself."""
_PLURALS = {"person": "people", "family": "families", "story": "stories"}


def count(number: int, noun: str) -> str:
    """The number with its noun: `1 outlet`, `2 outlets`, `2 people`."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


def support(articles: int, outlets: int, origins: int) -> str:
    """How much stands behind a line, in every format: `7 articles, 5 outlets, 4 origins`."""
    counts = (articles, "article"), (outlets, "outlet"), (origins, "origin")
    return ", ".join(count(number, noun) for number, noun in counts)


def held_back(claims: int, relations: int) -> str:
    """What is held back: `2 claims (unsure; --all and the JSON show them)`; empty for nothing."""
    counts = [count(number, noun) for number, noun in ((claims, "claim"), (relations, "dispute"))]
    told = [one for one, number in zip(counts, (claims, relations), strict=True) if number]
    whom = "it" if claims + relations == 1 else "them"
    return f"{' and '.join(told)} (unsure; --all and the JSON show {whom})" if told else ""


def unnamed(uri: str) -> str:
    """What stands for the name of an unknown outlet: `unnamed (03.txt)`.

    A file's name is kept with its ending and in parentheses, so that nobody takes it for the name
    of an outlet, or `03` for a number.
    """
    file = one_line(uri.rstrip("/").split("/")[-1])
    return f"{UNNAMED} ({file})" if file else UNNAMED


def invisible(kind: str, number: int) -> str:
    """How many characters of a kind that nobody sees: `312 variation selectors`."""
    return count(number, _INVISIBLE[kind])


def number(value: float | int | None) -> str:
    """A number with thousands parted by commas; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}"


def amount(report: Report) -> str:
    """The number of a report without its qualifier: `12`, `1,100–1,300`, `dozens`, `131 feet`.

    Empty where none is. A vague word stands as written, in small letters. Money and measures have
    their unit.
    """
    if report.qualifier == "vague":
        written = (vague_words(report.evidence.text) or "").lower()
    elif report.qualifier == "between" and report.low is not None and report.high is not None:
        written = f"{number(report.low)}–{number(report.high)}"
    else:
        bounds = (report.value, report.low, report.high)
        written = next((number(bound) for bound in bounds if bound is not None), "")
    unit = report.unit or ""
    if not written or unit not in _MEASURED:
        return written
    if report.value is not None:
        written = _rounded(report.value)
    return f"{written} {unit if report.value == 1 else _several(unit)}"


def qualifier(report: Report) -> str:
    """How firmly a number is told: `at least`; `fewer than` 12 people, `less than` 12 miles."""
    measured = report.qualifier == "less_than" and report.unit in _MEASURED
    return "less than" if measured else QUALIFIERS[report.qualifier]


def _rounded(value: float | int) -> str:
    """A great amount as news writes it, where nothing is lost: `3.5 billion`."""
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= scale and round(value / scale, 3) * scale == value:
            return f"{number(round(value / scale, 3))} {word}"
    return number(value)


def more_figures(held: Sized) -> str:
    """What stands for the figures that a format folds: where all of them are told."""
    return f"{count(len(held), 'more figure')}: in the page, the CSV and the JSON, or by --all."


def _several(unit: str) -> str:
    """The plural of a unit: `square feet`, `kilometres per hour`, `USD`, `percent`."""
    if unit.isupper() or unit == "percent":
        return unit
    words = re.split("[- ]", unit)
    at = 1 if words[0] in ("square", "cubic", "nautical", "light", "percentage") else 0
    words[at] = {"foot": "feet", "inch": "inches"}.get(words[at], words[at] + "s")
    return " ".join(words)


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage: `97 %`."""
    return f"{round(share * 100)} %"


def day(value: str | None, *, weekday: bool = False) -> str:
    """An ISO 8601 or TIMEX3 value for people: `Wed 11 March 2026, night`, `summer 2026`.

    What is not a calendar date is given back as it stands, and nothing becomes `undated`.
    """
    if not value:
        return "undated"
    try:
        return _calendar(value, weekday) or _coarse(value) or value
    except ValueError:
        return value


def _calendar(value: str, weekday: bool) -> str | None:
    found = _ISO.fullmatch(value)
    if not found:
        return None
    year, month, day_of_month, time, part = found.groups()
    exact = date(int(year), int(month or 1), int(day_of_month or 1))
    if not day_of_month:
        return f"{MONTHS[exact.month - 1]} {year}" if month else year
    hour = time or _PARTS.get(part or "", "")
    name = f"{exact.day} {MONTHS[exact.month - 1]} {year}{', ' + hour if hour else ''}"
    return f"{DAYS[exact.weekday()]} {name}" if weekday else name


def _coarse(value: str) -> str | None:
    if season := _SEASON.fullmatch(value):
        return f"{_SEASONS[season[2]]} {season[1]}"
    if week := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        name = "weekend" if week[3] else "week"
        return f"{name} of {first.day} {MONTHS[first.month - 1]} {first.year}"
    if decade := _DECADE.fullmatch(value):
        return f"{decade[1]}0s" if decade[1] else f"{decade[2]}00s"
    return None


def period(start: str | None, end: str | None) -> str:
    """From when to when: `11–14 March 2026`, `30 March – 2 April 2026`."""
    first, last = day(start or end), day(end or start)
    if first == last:
        return first
    head, tail = first.split(" "), last.split(" ")
    if len(head) == len(tail) == 3 and head[1:] == tail[1:]:
        return f"{head[0]}–{last}"
    if len(head) == len(tail) == 3 and head[2] == tail[2]:
        return f"{head[0]} {head[1]} – {last}"
    return f"{first} – {last}"


def listed(words: tuple[str, ...]) -> str:
    """Several words in one line: `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def short(text: str, limit: int = 160) -> str:
    """The beginning of a text that is shown only so that it can be recognised."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def xml_text(text: str) -> str:
    """`text` with U+FFFD, one for one, for the characters that XML 1.0 does not allow."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def clause(text: str) -> str:
    """A piece of a sentence on one line, without the comma, dash or colon that joined it.

    Nor with the one mark of a quotation whose other mark stands outside of it.
    """
    shown = one_line(text)
    joints = " ,;:–—"
    piece = shown.lstrip(joints).rstrip(joints + "-")
    if sum(map(piece.count, _MARKS)) == 1:
        piece = piece.strip(_MARKS).rstrip(joints)
    return piece or shown


def unquoted(text: str) -> str:
    """A quotation on one line without its own marks, to be shown between those of the format."""
    shown = one_line(text)
    found = _QUOTED.fullmatch(shown)
    return found[1] if found else shown


def one_line(text: str) -> str:
    """`text` on one line and safe to print: no control, direction or escape character is left.

    An article may hold terminal escapes or direction overrides that would repaint what a reader
    sees; they count as blanks here. The article's own text is never changed.
    """
    text = " ".join(text.split())
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(char) in ("Cc", "Cs") else char
            for char in text
            if unicodedata.category(char) != "Cf" or char in "\u200c\u200d\u00ad"
        )
        text = " ".join(text.split())
    return text
