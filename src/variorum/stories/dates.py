"""When an undated article came out, from the dated coverage of its event."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from variorum.model import Published, Reading, Reuse
from variorum.stories.features import features
from variorum.stories.likeness import View, cosine

COPY = 0.45
"""Share of a text in another from which on it is a copy and came out with it, as in origins."""

_AROUND = 2
"""Days before the first and after the last dated account that an account may come out."""

_AGREED = 0.5
"""Share of the weight of the dated accounts that must lie within two days of the chosen day: where
the coverage runs over weeks and no part of it is much the likest, nothing tells the day."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY = re.compile(
    rf"(?i)(?<!next )(?<!last )(?<!every )(?<!each )\b({'|'.join(_WEEKDAYS)})\b(?!s)"
)

_READ = 3000
"""Characters in which weekdays are taken for those of the event: later ones are background."""


def infer_dates(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> dict[str, Published]:
    """The day on which each undated article of one story came out, by article id.

    A copy of a dated article has that article's day. Another has the day that lies best between
    those of the dated accounts, the likest of them counting most, and just after the weekdays it
    names: news of "Thursday" comes out that day or the next. Nothing where no account is dated,
    or where those that are dated lie too far apart.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    days = {
        reading.article.id: day
        for reading in ordered
        if (day := _day(reading.article.published)) is not None
    }
    undated = [reading for reading in ordered if reading.article.published is None]
    if not days or not undated:
        return {}
    known = [View.of(features(reading)) for reading in ordered if reading.article.id in days]
    found = {}
    for reading in undated:
        day = _of_copy(reading.article.id, reuse, days) or _of_accounts(reading, known, days)
        if day is None:
            continue
        found[reading.article.id] = Published(
            value=day.isoformat(), precision="day", basis="coverage"
        )
    return found


def _day(published: Published | None) -> date | None:
    if published is None or published.basis == "coverage":
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def _of_copy(article: str, reuse: Sequence[Reuse], days: Mapping[str, date]) -> date | None:
    """The day of the dated article it shares most with, if that is a copy; the earliest of such."""
    copies = []
    for item in reuse:
        if article in item.articles:
            (other,) = (one for one in item.articles if one != article)
            share = max(item.share_a, item.share_b)
            if share >= COPY and other in days:
                copies.append((-share, days[other]))
    return min(copies)[1] if copies else None


def _of_accounts(reading: Reading, known: Sequence[View], days: Mapping[str, date]) -> date | None:
    own = View.of(features(reading))
    # Squared, so that the accounts of the same turn of events outweigh those of later ones.
    accounts = [(days[other.features.article], cosine(own, other) ** 2 + 0.01) for other in known]
    named = _weekdays(reading.article.text)
    first, last = min(day for day, _ in accounts), max(day for day, _ in accounts)
    if (last - first).days <= 60:
        span = range(-_AROUND, (last - first).days + _AROUND + 1)
        candidates = [first + timedelta(days=offset) for offset in span]
    else:
        candidates = sorted({day for day, _ in accounts})
    best = min(candidates, key=lambda day: (_cost(day, accounts, named), day))
    near = sum(weight for day, weight in accounts if abs((best - day).days) <= _AROUND)
    return best if near >= _AGREED * sum(weight for _, weight in accounts) else None


def _cost(day: date, accounts: Sequence[tuple[date, float]], named: Sequence[int]) -> float:
    """Days it lies off the accounts, on a weighted average, and off the weekdays it names."""
    total = sum(weight for _, weight in accounts)
    off = sum(weight * min(abs((day - other).days), 14) for other, weight in accounts) / total
    if not named:
        return off
    return off + sum(_lag(day, weekday) for weekday in named) / len(named)


def _lag(day: date, weekday: int) -> float:
    """Days since that weekday; five and six of them are rather one or two days to come."""
    since = (day.weekday() - weekday) % 7
    return float(since if since < 5 else 8 - since)


def _weekdays(text: str) -> list[int]:
    return [_WEEKDAYS.index(match[1].casefold()) for match in _WEEKDAY.finditer(text[:_READ])]
