"""Articles as they are counted: of which origin, from whom, and when they came out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

NEVER = 2**62
"""Seconds before and after all that came out."""


class Told(NamedTuple):
    """An article, as it is counted: it came out in the seconds from `since` and before `until`."""

    id: str
    story: str
    origin: str
    outlet: str
    day: str | None
    since: int
    until: int


def came_out(published: str | None, precision: str | None) -> tuple[int, int]:
    """The seconds among which something came out, the last not included; all where none is told.

    A time without its zone counts as UTC.
    """
    try:
        if published is None or precision is None:
            return -NEVER, NEVER
        if precision == "minute":
            moment = datetime.fromisoformat(published)
            since = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
            return since, since + 60
        year, month, day = [*map(int, published[:10].split("-")), 1, 1][:3]
        begin = datetime(year, month, day, tzinfo=UTC)
    except (ValueError, OverflowError):
        return -NEVER, NEVER
    # From the first day of a month or year, so many days later is in the next one.
    end = begin + timedelta(days={"year": 366, "month": 31}.get(precision, 1))
    if precision in ("year", "month"):
        end = end.replace(day=1, month=1 if precision == "year" else end.month)
    return int(begin.timestamp()), int(end.timestamp())


def shares(told: Sequence[Told], copies: frozenset[str]) -> dict[str, Any]:
    """How many articles there are, of how many origins, and how many of them are copies."""
    copied = sum(one.id in copies for one in told)
    return {
        "articles": len(told),
        "origins": len({(one.story, one.origin) for one in told}),
        "copies": copied,
        "share": copied / len(told),
    }


def find_copies(articles: Iterable[Told]) -> frozenset[str]:
    """The articles that carry the reporting of another one.

    Of the articles of one origin the earliest counts as the reporting itself, whichever of several
    that may be the earliest has the least id, and all others are copies.
    """
    origins: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in articles:
        origins[one.story, one.origin].append(one)
    return frozenset(
        one.id
        for held in origins.values()
        for one in sorted(held, key=lambda one: (_began(one), one.id))[1:]
    )


def _began(one: Told) -> int:
    return one.since if one.until < NEVER else NEVER


def find_first(articles: Iterable[Told]) -> list[Told]:
    """Of each story of two outlets or more, the article of the one that told it before all others.

    Where the times do not tell, none did: two that came out on one day, of which no hour is known,
    or beside one of which nothing is known.
    """
    stories: dict[str, list[Told]] = defaultdict(list)
    for one in articles:
        stories[one.story].append(one)
    found = (first_of(held) for _, held in sorted(stories.items()))
    return [one for one in found if one is not None]


def first_of(held: Sequence[Told]) -> Told | None:
    """The article that surely came out before those of all other outlets; null where none did."""
    first = min(held, key=lambda one: (one.until, one.id))
    others = [one for one in held if one.outlet != first.outlet]
    surely = others and all(first.until <= one.since for one in others)
    return first if surely else None
