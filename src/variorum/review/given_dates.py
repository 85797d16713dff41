"""Dates and places that people gave to events, and dates and outlets that they gave to articles."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from variorum.errors import StopRun
from variorum.model import Article, Decision, Event, EventDate, Outlet, Precision, Published
from variorum.review.found_again import meant, places_of

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_SHAPE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")


def precision_of(told: str) -> Precision:
    """How precise a date in ISO 8601 is.

    Raises:
        StopRun: it is no date.
    """
    try:
        if not _SHAPE.fullmatch(told):
            raise ValueError
        date.fromisoformat((told + "-01-01")[:10] if len(told) == 4 else (told + "-01")[:10])
        if len(told) > 10:
            datetime.fromisoformat(told.replace("Z", "+00:00"))
    except ValueError as error:
        raise StopRun(f"{told!r} is no date: write 2031, 2031-05 or 2031-05-06") from error
    return _PRECISIONS.get(len(told), "minute")


def date_events(
    events: Sequence[Event], decisions: Iterable[Decision]
) -> tuple[tuple[Event, ...], set[str]]:
    """The events with the dates and places that people gave, and the decisions that were met."""
    found = list(events)
    places = [places_of(one) for one in found]
    met: set[str] = set()
    for one in decisions:
        if one.target is msgspec.UNSET or one.kind not in ("date", "place"):
            continue
        at = meant(places, one.target)
        if at is None:
            continue
        if one.kind == "place":
            found[at] = msgspec.structs.replace(found[at], place=one.value or None)
        elif one.value:
            given = EventDate(value=one.value, precision=precision_of(one.value), basis="decision")
            found[at] = msgspec.structs.replace(found[at], date=given)
        met.add(one.id)
    return tuple(found), met


def of_articles(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """By the id of the article, the decisions on its outlet and on when it was published."""
    found: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.target is not msgspec.UNSET and one.target.kind == "articles":
            found.setdefault(one.articles[0], []).append(one)
    return found


def correct_article(article: Article, decisions: Iterable[Decision]) -> Article:
    """An article with the outlet and the day of publication that people gave."""
    for one in decisions:
        if one.kind == "outlet":
            outlet = Outlet(
                name=one.value or None,
                domain=article.outlet.domain,
                basis="decision",
                country=article.outlet.country,
                owner=article.outlet.owner,
            )
            article = msgspec.structs.replace(article, outlet=outlet)
        elif one.kind == "published":
            published = None
            if one.value:
                published = Published(
                    value=one.value, precision=precision_of(one.value), basis="decision"
                )
            article = msgspec.structs.replace(article, published=published)
    return article


def is_corrected(article: Article, decision: Decision) -> bool:
    """Whether an article is as a decision has it; one without a day may be dated by others."""
    published = article.published
    if decision.kind == "published" and not decision.value:
        return published is None or published.basis == "coverage"
    return correct_article(article, [decision]) == article
