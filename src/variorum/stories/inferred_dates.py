"""When an undated article came out, from the dated coverage of its event."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from variorum.lexicon import in_order
from variorum.model import Published, Reading, Reuse
from variorum.stories.features import features
from variorum.stories.likeness import View, cosine
from variorum.stories.told_dates import earliest_day

COPY = 0.45
"""Share of a text in another from which on it is a copy and came out with it, as in origins."""

_AROUND = 2
"""Days before the first and after the last dated account that an account may come out."""

_AGREED = 0.5
"""Share of the weight of the dated accounts that must lie within two days of the chosen day: where
the coverage runs over weeks and no part of it is much the likest, nothing tells the day."""

_WEEKDAYS = in_order("calendar.weekdays")

_WEEKDAY = re.compile(
    rf"(?i)(?<!next )(?<!last )(?<!every )(?<!each )\b({'|'.join(_WEEKDAYS)})\b(?!s)"
)

_LAGS = (0.0, 0.2, 0.65, 0.95, 1.15, 1.3, 0.95)
"""What it costs, in days off, that a weekday named in the text lies so many days back: half the
logarithm of how seldom it does in the articles of gva_dev. Six days back is often one to come."""

_BEFORE = 2.0
"""The same of a weekday that would lie before the event: more than two days before any account.
Of 1,008 articles of 900 incidents of gva_dev, each with its date hidden in turn, 589 are within a
day with it and 588 without; 287 and 290 are further off."""

_NEAR = 31
"""Days from a dateline's day and month to the dated accounts within which its year is theirs."""

_MONTHS = tuple(month[:3] for month in in_order("calendar.months"))

_DAY_MONTH = re.compile(r"(?i)(?:(?P<m>[a-z]{3})[a-z]*\.? )?(?P<d>\d{1,2})\b(?: (?P<m2>[a-z]{3}))?")

_COPYRIGHT = re.compile(r"(?i)(?:copyright|©|\(c\))\D{0,12}((?:19|20)\d\d)\b")

_READ = 3000
"""Characters in which weekdays are taken for those of the event: later ones are background."""


def infer_dates(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> dict[str, Published]:
    """The day on which each undated article of one story came out, by article id.

    A copy of a dated article has that article's day. Another has the day that lies best between
    those of the dated accounts, the likest of them counting most, and just after the weekdays it
    names: news of "Thursday" comes out that day or the next. A dateline's day and month have
    their year from the accounts. Nothing where no account is dated, where those that are dated lie
    too far apart, or where the text itself gives a later day or its agency another year.
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
    found = {}
    for reading in undated:
        if (day := _of_dateline(reading, days)) is not None:
            found[reading.article.id] = day
    days |= found
    known = [View.of(features(reading)) for reading in ordered if reading.article.id in days]
    for reading in undated:
        if reading.article.id not in found:
            day = _of_copy(reading.article.id, reuse, days) or _of_accounts(reading, known, days)
            if day is not None and _allows(reading, day):
                found[reading.article.id] = day
    return {
        name: Published(value=day.isoformat(), precision="day", basis="coverage")
        for name, day in found.items()
    }


def _day(published: Published | None) -> date | None:
    if published is None or published.basis == "coverage":
        return None
    try:
        return date.fromisoformat(published.told[:10])
    except ValueError:
        return None


def _of_copy(article: str, reuse: Sequence[Reuse], days: Mapping[str, date]) -> date | None:
    """The day of the dated article it shares most with, if that is a copy; the earliest of such."""
    copies = []
    for item in reuse:
        if article in item.articles:
            (other,) = (one for one in item.articles if one != article)
            share = item.share_a if item.articles[0] == article else item.share_b
            if share >= COPY and other in days:
                copies.append((-share, days[other]))
    return min(copies)[1] if copies else None


def _of_dateline(reading: Reading, days: Mapping[str, date]) -> date | None:
    """The day that the dateline gives, in the year that puts it nearest to a dated account."""
    dateline = reading.article.dateline
    match = _DAY_MONTH.search(dateline.date) if dateline and dateline.date else None
    month = (match["m"] or match["m2"] or "").lower() if match else ""
    if not match or month not in _MONTHS:
        return None
    near = []
    for known in set(days.values()):
        for year in (known.year - 1, known.year, known.year + 1):
            with contextlib.suppress(ValueError):
                day = date(year, _MONTHS.index(month) + 1, int(match["d"]))
                near.append((abs((day - known).days), day))
    off, day = min(near, default=(_NEAR + 1, date.min))
    return day if off <= _NEAR else None


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
    fit = [day for day in candidates if _allows(reading, day)]
    if not fit:
        return None
    best = min(fit, key=lambda day: (_cost(day, accounts, named), day))
    near = sum(weight for day, weight in accounts if abs((best - day).days) <= _AROUND)
    return best if near >= _AGREED * sum(weight for _, weight in accounts) else None


def _allows(reading: Reading, day: date) -> bool:
    """Whether a text may have come out that day: it names no later one in full, it tells of no
    month or year as past that was not over, and the notice of its agency is of that year."""
    if day.toordinal() < earliest_day(reading.article.text, reading.times):
        return False
    notices = reading.article.removed if reading.article.agency else ()
    years = {int(match[1]) for one in notices for match in _COPYRIGHT.finditer(one.text)}
    return not years or day.year in years


def _cost(day: date, accounts: Sequence[tuple[date, float]], named: Sequence[int]) -> float:
    """Days it lies off the accounts, on a weighted average, and off the weekdays it names."""
    total = sum(weight for _, weight in accounts)
    off = sum(weight * min(abs((day - other).days), 14) for other, weight in accounts) / total
    first = min(other for other, _ in accounts) - timedelta(days=_AROUND)
    back = [(day.weekday() - weekday) % 7 for weekday in named]
    lags = [_LAGS[b] if day - timedelta(days=b) >= first else _BEFORE for b in back]
    return off + sum(lags) / max(1, len(lags))


def _weekdays(text: str) -> list[int]:
    return [_WEEKDAYS.index(match[1].casefold()) for match in _WEEKDAY.finditer(text[:_READ])]
