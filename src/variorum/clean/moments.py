"""Moments that come with a document: when it was fetched, and when its outlet changed it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from variorum.clean.publication_dates import read_date

_LEAST = len("2026-03-12T14:20")
"""A moment tells the minute; what is shorter is a day."""


def read_moment(text: str | None) -> str | None:
    """A moment as ISO 8601, in universal time where a zone is told; None where there is none.

    A day alone stays a day. What tells no zone is kept by the clock that it was told by.
    """
    if not text:
        return None
    told = text.strip()
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        try:
            moment = parsedate_to_datetime(told)
        except (ValueError, TypeError, IndexError):
            found = read_date(told)
            return found[0] if found and found[1] in ("day", "minute") else None
    if len(told) < _LEAST:
        return moment.date().isoformat()
    if moment.tzinfo is None:
        return moment.replace(microsecond=0).isoformat()
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except OverflowError:
        return None
