"""A toll over time as a drawing: SVG that reads without colour, each number beside its mark.

A row for each number of each day, the earliest first. A mark's shape tells how firm the number is,
as the words beside it do: a disc is exact, a triangle is a bound and points to where more may lie,
a ring is about so many, a bar is a range.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from variorum.dossier.formats import wording
from variorum.dossier.formats.marks import safe
from variorum.dossier.formats.view import Count, Ledger

WIDTH, ROW, LEFT, LONG, EDGE = 340, 22, 84, 110, 6
"""Width of the drawing, height of a row, where lines begin, length of the longest, the margin."""

_DISC = '<circle cx="{x}" cy="{y}" r="4.5"/>'
_RING = '<circle class="ring" cx="{x}" cy="{y}" r="4.5"/>'
_MORE = '<path d="M{x} {y}m-4-5.5v11l9-5.5z"/>'
_LESS = '<path d="M{x} {y}m4-5.5v11l-9-5.5z"/>'
_RANGE = '<rect x="{low}" y="{up}" width="{wide}" height="6"/>'
_SHAPES = {
    "exact": _DISC,
    "at_least": _MORE,
    "more_than": _MORE,
    "up_to": _LESS,
    "less_than": _LESS,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBERS = 4
"""Articles that a row names; more are counted."""


@dataclass(frozen=True)
class Dot:
    """One number on one day, and the articles that report it."""

    day: str
    low: float
    high: float
    qualifier: str
    words: str
    numbers: tuple[str, ...]

    @property
    def told(self) -> str:
        """The number and who reports it: `at least 12 (01, 02)`."""
        names = ", ".join(self.numbers[:_NUMBERS])
        more = len(self.numbers) - _NUMBERS
        return f"{self.words} ({names}{f' and {more} more' if more > 0 else ''})"


def dots(ledger: Ledger, days: Mapping[str, str]) -> list[Dot]:
    """The numbers that can be drawn, by day: reports with a value and a day.

    The day is the one that the number is told to be true of, else that of the article, which `days`
    has by the article's number.
    """
    found: dict[tuple[str, float, float, str, str], list[str]] = {}
    for count in ledger.counts:
        for ref in count.refs:
            at, bounds = _day(count, days.get(ref.number, "")), _bounds(count)
            if at and bounds and count.report is not None:
                words = f"{count.qualifier} {count.amount}".strip()
                key = (at, *bounds, count.report.qualifier, words)
                found.setdefault(key, []).append(ref.number)
    return [Dot(*key, tuple(dict.fromkeys(found[key]))) for key in sorted(found)]


def toll_chart(ledger: Ledger, days: Mapping[str, str], key: str) -> Markup:
    """The drawing; empty where there is no course of time: of one day, or of one number alone.

    `key` names the drawing on its page.
    """
    drawn = dots(ledger, days)
    if len({one.day for one in drawn}) < 2 or len({one.words for one in drawn}) < 2:
        return Markup("")
    top = max(one.high for one in drawn)
    rows = [
        _row(one, number, top, first=not number or drawn[number - 1].day != one.day)
        for number, one in enumerate(drawn)
    ]
    axis = Markup('<path class="axis" d="M{} {}V{}"/>').format(LEFT, EDGE, ROW * len(rows) + EDGE)
    return Markup(
        '<svg class="drawing chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{k}-t {k}-d">'
        '<title id="{k}-t">{t}, by day</title><desc id="{k}-d">{d}</desc>{axis}{rows}</svg>'
    ).format(
        w=WIDTH,
        h=ROW * len(rows) + 2 * EDGE,
        k=key,
        t=safe(ledger.what),
        d=". ".join(f"{wording.day(one.day)}: {one.told}" for one in drawn) + ".",
        axis=axis,
        rows=Markup("").join(rows),
    )


def _row(one: Dot, number: int, top: float, *, first: bool) -> Markup:
    """A line as long as the number, its mark, its words, and its day where it is another one."""
    y = EDGE + ROW * number + ROW // 2
    low, high = (LEFT + round(LONG * max(0, end) / max(top, 1)) for end in (one.low, one.high))
    mark = _RANGE if low != high else _SHAPES.get(one.qualifier, _RING)
    parts = [Markup('<path class="stem" d="M{} {}H{}"/>').format(LEFT, y, low)]
    parts.append(Markup(mark).format(x=high, y=y, low=low, up=y - 3, wide=high - low))
    if first:
        parts.append(_text(LEFT - 8, y, _short_day(one.day), "day"))
    parts.append(_text(high + 12, y, one.told, "told"))
    return Markup("").join(parts)


def _text(x: int, y: int, words: str, name: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(name, x, y + 4, safe(words))


def _short_day(day: str) -> str:
    """`12 Mar 2026`."""
    named = wording.day(day).split(" ")
    return " ".join([named[0], named[1][:3], *named[2:]])


def _day(count: Count, published: str) -> str:
    """The day of a report (ISO 8601); empty where none is known to the day."""
    told = count.report.as_of if count.report else None
    days = (found[0] for one in (told or "", published) if (found := _DAY.match(one)))
    return next(days, "")


def _bounds(count: Count) -> tuple[float, float] | None:
    """Between which numbers the mark stands; none where there is no number."""
    report = count.report
    if report is None:
        return None
    if report.qualifier == "between" and report.low is not None and report.high is not None:
        return float(report.low), float(report.high)
    given: Sequence[float | int | None] = (report.value, report.low, report.high)
    value = next((one for one in given if one is not None), None)
    return None if value is None else (float(value), float(value))
