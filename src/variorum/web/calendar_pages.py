"""A calendar of the stories that are meant: how many begin in each year, month or day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier.formats import wording
from variorum.engine.desk import Reader
from variorum.store.catalogue import StoryFilter
from variorum.web import rendering
from variorum.web.listing import asked_for, filter_of

WIDE, HIGH = 960, 160
"""Size of the picture, in its own units."""

MOST = 120
"""Bars of a picture: of more days months are shown, and of more months years."""


_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Bar(NamedTuple):
    """One stretch of time: where its bar stands, how many stories begin in it, where it leads."""

    label: str
    stories: int
    x: float
    y: float
    width: float
    height: float
    address: str


async def calendar(request: Request) -> Response:
    """The calendar strip as a picture and as a table, each row of which leads to its stories."""
    asked = asked_for(request.query_params)
    letters, spread = await request.app.state.desk.look(lambda it: _spread(it, filter_of(asked)))
    dated = [one for one in spread if len(one[0]) == letters and _DATE.fullmatch(one[0])]
    full = _without_gaps(dated)
    return rendering.page(
        request,
        "calendar.html.j2",
        asked=asked,
        bars=_bars(full, asked),
        wide=WIDE,
        high=HIGH,
        vague=sum(count for _, count in spread) - sum(count for _, count in dated),
        unit={4: "year", 7: "month", 10: "day"}[letters],
        query=urlencode(asked),
    )


def _spread(reader: Reader, wanted: StoryFilter) -> tuple[int, list[tuple[str, int]]]:
    """The finest stretches of time whose bars fit the picture, and how many stories begin in each.

    Days are counted once; months and years are sums of them.
    """
    found = reader.catalogue.spread(wanted, 10)
    for letters in (10, 7, 4):
        joined: dict[str, int] = {}
        for day, count in found:
            joined[day[:letters]] = joined.get(day[:letters], 0) + count
        known = sorted(one for one in joined if len(one) == letters and _DATE.fullmatch(one))
        if letters == 4 or (known and len(_between(known[0], known[-1])) <= MOST):
            return letters, sorted(joined.items())
    return 4, sorted(joined.items())


def _without_gaps(spread: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The stretches in a row, those of no story among them."""
    counts = dict(spread)
    row = _between(spread[0][0], spread[-1][0]) if spread else []
    return [(one, counts.get(one, 0)) for one in row[: 2 * MOST]]


def _between(first: str, last: str) -> list[str]:
    """The years, months or days from one to another; an early end is set where there are too many.

    >>> _between("2026-11", "2027-02")
    ['2026-11', '2026-12', '2027-01', '2027-02']
    """
    found = [first]
    while found[-1] < last and len(found) <= 20 * MOST:
        found.append(_next(found[-1]))
    return found


def _next(one: str) -> str:
    if len(one) == 4:
        return f"{int(one) + 1:04}"
    if len(one) == 7:
        year, month = int(one[:4]), int(one[5:])
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return (date.fromisoformat(one) + timedelta(days=1)).isoformat()


def _bars(spread: Sequence[tuple[str, int]], asked: dict[str, str]) -> list[Bar]:
    """The bars of the picture, the highest as high as the picture."""
    if not spread:
        return []
    highest = max(count for _, count in spread) or 1
    step = WIDE / len(spread)
    found = []
    for at, (day, count) in enumerate(spread):
        height = HIGH * count / highest
        query = urlencode({**asked, "since": day, "until": day})
        found.append(
            Bar(
                label=wording.day(day),
                stories=count,
                x=round(at * step, 2),
                y=round(HIGH - height, 2),
                width=round(max(step - 1, 0.5), 2),
                height=round(height, 2),
                address=f"/?{query}",
            )
        )
    return found
