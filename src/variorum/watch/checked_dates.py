"""When an article was published, by all that tell it, each checked against the others.

The page's own statement counts first, then the feed's, a date line in the text, the address, and
last the feed's date of a change. When the article was fetched is never taken for it: it only tells
which dates cannot be true.
"""

import datetime
import html
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from variorum.clean.publication_dates import from_url, read_date, read_date_line
from variorum.model import Precision
from variorum.store.watched import Dated

By = Literal["feed", "feed-updated", "page", "text", "address"]

_LATER = 10
"""Days after the day in the address from which a date is that of a change, as in `clean`."""

_JUST = 120
"""Seconds around the time of fetching: a page that is dated so is dated by whoever made it just
then, unless the feed dates it so too."""

_NAMES = re.compile(
    r"(?:article|og):published_time|(?:parsely-)?pub-?date|datepublished|publish(?:ed)?-?_?date"
    r"|publication_date|dc(?:terms)?\.(?:date(?:\.issued)?|created|issued)|sailthru\.date|date",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:meta|time|span)\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
_PIECE = re.compile(r">([^<>]{6,120})<")
_CHANGE = re.compile(r"updat|modif|chang|correct|edit", re.IGNORECASE)


class _Candidate(msgspec.Struct, frozen=True):
    by: By
    value: str
    precision: Precision

    @property
    def day(self) -> datetime.date:
        """Its first day."""
        parts = [int(one) for one in self.value[:10].split("-")]
        return datetime.date(*[*parts, 1, 1][:3])

    def near(self, moment: datetime.datetime) -> bool:
        """Whether it tells that very moment."""
        if self.precision != "minute":
            return False
        told = datetime.datetime.fromisoformat(self.value)
        told = told if told.tzinfo else told.replace(tzinfo=datetime.UTC)
        return abs((told - moment).total_seconds()) <= _JUST


def check_dates(
    told: Sequence[tuple[By, str | None]], page: str, url: str, seen: datetime.datetime
) -> tuple[str | None, tuple[Dated, ...]]:
    """The date that holds, null where none does, and what was made of each that is told.

    `told` are the dates of the feed, `page` the HTML, `seen` when it was fetched (with a zone).
    """
    found = list(_candidates(told, page, url))
    verdicts = {one: verdict for one in found if (verdict := _impossible(one, found, seen))}
    left = [one for one in found if one not in verdicts]
    address = next((one for one in left if one.by == "address" and one.precision == "day"), None)
    if address is not None:
        for one in left:
            days = (one.day - address.day).days
            if one.precision in ("day", "minute") and not -1 <= days < _LATER:
                verdicts[one] = "later" if days > 0 else "earlier"
    left = [one for one in left if one not in verdicts]
    taken = _best(left)
    for one in left:
        verdicts[one] = "taken" if one is taken else _beside(one, taken)
    dates = tuple(
        Dated(by=one.by, value=one.value, precision=one.precision, verdict=verdicts[one])
        for one in found
    )
    return (taken.value if taken else None), dates


def _candidates(told: Sequence[tuple[By, str | None]], page: str, url: str) -> Iterator[_Candidate]:
    given: list[tuple[By, str | None]] = [("page", _of_page(page)), *told]
    for by, text in given:
        found = read_date(text) if text else None
        if found:
            yield _Candidate(by, *found)
    if line := _of_text(page):
        yield _Candidate("text", *line)
    if own := from_url(url):
        yield _Candidate("address", *own)


def _impossible(
    one: _Candidate, found: Sequence[_Candidate], seen: datetime.datetime
) -> str | None:
    """Why a date cannot be that of publication; null where it can."""
    # A day more, since it is tomorrow already where some are.
    if one.day > seen.date() + datetime.timedelta(days=1):
        return "future"
    # The zero of clocks, and what programs write for no date.
    if one.day <= datetime.date(1970, 1, 2):
        return "too old"
    others = [other for other in found if other.by in ("page", "feed") and other.by != one.by]
    if one.by in ("page", "text") and one.near(seen) and not any(o.near(seen) for o in others):
        return "time of fetching"
    return None


def _best(left: Sequence[_Candidate]) -> _Candidate | None:
    """The date that holds among those that can: of page and feed the earlier, or the finer."""
    stated = [one for one in left if one.by in ("page", "feed")]
    if len(stated) > 1:
        first, second = stated[:2]
        if abs((first.day - second.day).days) > 1:
            return min(stated, key=lambda one: one.day)
        return first if first.precision == "minute" or second.precision != "minute" else second
    for by in ("page", "feed", "text", "address", "feed-updated"):
        for one in left:
            if one.by == by:
                return one
    return None


def _beside(one: _Candidate, taken: _Candidate | None) -> str:
    if taken is None:
        return "agrees"
    length = {"year": 4, "month": 7}.get(one.precision, 10)
    if one.value[:length] == taken.value[:length] or abs((one.day - taken.day).days) <= 1:
        return "agrees"
    return "later" if one.day > taken.day else "earlier"


def _of_page(page: str) -> str | None:
    """What the page states for programs: in its metadata or its linked data."""
    linked = _LINKED_DATA.search(page)
    if linked:
        return html.unescape(linked[1])
    for tag in _TAG.findall(page[:500_000]):
        told = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name = told.get("property") or told.get("name") or told.get("itemprop") or ""
        stated = tag[:5].lower() == "<time" and "pubdate" in tag.lower()
        value = told.get("content") or told.get("datetime")
        if value and (stated or _NAMES.fullmatch(name)):
            return html.unescape(value)
    return None


def _of_text(page: str) -> tuple[str, Precision] | None:
    """The first line of the page that is there to give a date, but for one of a change."""
    pieces = (html.unescape(one).strip() for one in _PIECE.findall(page[:500_000]))
    for piece in pieces:
        dated = any(char.isdigit() for char in piece) and not _CHANGE.search(piece)
        found = read_date_line(piece) if dated else None
        if found:
            return found
    return None
