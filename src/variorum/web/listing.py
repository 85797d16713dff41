"""The list of stories: filtered, searched, sorted, page by page; and as a feed."""

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, get_args
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum.errors import StopRun
from variorum.model.reading import Measure
from variorum.store.catalogue import After, Listed, Order, StoryFilter
from variorum.web import rendering
from variorum.web.form_fields import who

PAGE = 50
"""Stories on a page of the list, and places on one of a search."""

_TEXTS = (
    *("about", "since", "until", "place", "outlet", "agency", "person", "measure"),
    *("changed_since", "assigned_to"),
)
_CHECKS = ("disputed", "to_review")
_FIELDS = (*_TEXTS, *_CHECKS, "min_origins", "sort")
"""The filters as they stand in addresses."""

MEASURES = get_args(Measure)
"""What figures may count."""

Place = TypeVar("Place")


async def stories(request: Request) -> Response:
    """The stories that are meant, the first of them or those behind a place."""
    asked = asked_for(request.query_params)
    found = await _listed(request, asked, PAGE + 1)
    saved = await request.app.state.desk.look(lambda it: it.teamwork.saved())
    return rendering.page(
        request,
        "stories.html.j2",
        asked=asked,
        query=urlencode(asked),
        saved=saved,
        who=who(request),
        measures=MEASURES,
        quick=_quick(asked, who(request)),
        orders=get_args(Order),
        found=found[:PAGE],
        first="/?" + urlencode(asked),
        next=_next(asked, found),
        feed="/feed.atom?" + urlencode(asked),
        paged="after" in request.query_params,
    )


async def feed(request: Request) -> Response:
    """The stories that are meant as an Atom feed (RFC 4287)."""
    asked = asked_for(request.query_params)
    found = await _listed(request, asked, PAGE)
    scheme = "https" if request.app.state.desk.secure else "http"
    base = f"{scheme}://{request.headers['host']}"
    body = rendering.environment().get_template("feed.atom.j2")
    text = body.render(found=found, base=base, query=urlencode(asked), when=_instant)
    return rendering.answer(request, text.encode(), "application/atom+xml; charset=utf-8")


async def search(request: Request) -> Response:
    """Where words stand in articles, statements and claims, the best places first."""
    asked = asked_for(request.query_params)
    words = asked.pop("about", "")
    desk = request.app.state.desk
    wanted = filter_of(asked)
    hits = await desk.look(lambda it: it.search(words, wanted, PAGE)) if words else []
    return rendering.page(
        request,
        "search.html.j2",
        words_asked=words,
        hits=[(one, _pieces(one.text)) for one in hits],
        asked=asked,
    )


def _quick(asked: Mapping[str, str], name: str) -> list[tuple[str, str, bool]]:
    """Filters that are asked for often: what each is called, its address, and whether it is on."""
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    told = [
        ("Disputed", "disputed", "1"),
        ("To review", "to_review", "1"),
        ("Changed since yesterday", "changed_since", yesterday),
        ("Of three origins or more", "min_origins", "3"),
    ]
    told += [("Mine", "assigned_to", name)] if name else []
    found = []
    for label, field, value in told:
        on = asked.get(field) == value
        others = {key: one for key, one in asked.items() if key != field}
        query = urlencode(others if on else {**others, field: value})
        found.append((label, f"/?{query}", on))
    return found


def asked_for(given: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address that say something."""
    return {name: value for name in _FIELDS if (value := given.get(name, "").strip())}


def filter_of(
    asked: Mapping[str, str], after: str | None = None, limit: int | None = None
) -> StoryFilter:
    """The filter that an address asks for.

    Raises:
        StopRun: a value says nothing that can be looked for.
    """
    origins = asked.get("min_origins", "0")
    sort = asked.get("sort", "latest")
    if not (origins.isascii() and origins.isdigit() and len(origins) < 10):
        raise StopRun(f"{origins!r} is no number of origins")
    if sort not in get_args(Order):
        raise StopRun(f"stories are not sorted by {sort!r}; use {', '.join(get_args(Order))}")
    told: dict[str, Any] = {name: asked.get(name) for name in _TEXTS}
    told |= {name: name in asked for name in _CHECKS}
    return StoryFilter(
        **told,
        min_origins=int(origins),
        sort=sort,  # type: ignore[arg-type]
        limit=limit,
        after=None if after is None else unpacked(after, After, "the list"),
    )


def cursor(one: Listed) -> str:
    """The place of a story in a list as it stands in an address."""
    return packed(one.place)


def packed(place: msgspec.Struct) -> str:
    """A place as it stands in an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def unpacked(text: str, type: type[Place], what: str) -> Place:
    """The place that an address tells.

    Raises:
        StopRun: it tells none.
    """
    try:
        full = text + "=" * (-len(text) % 4)
        return msgspec.json.decode(base64.urlsafe_b64decode(full), type=type)
    except (binascii.Error, UnicodeError, ValueError, msgspec.MsgspecError) as error:
        raise StopRun(f"{what} has no such page: begin at its first") from error


async def _listed(request: Request, asked: Mapping[str, str], limit: int) -> list[Listed]:
    wanted = filter_of(asked, request.query_params.get("after"), limit)
    found: list[Listed] = await request.app.state.desk.look(lambda it: it.stories(wanted))
    return found


def _next(asked: Mapping[str, str], found: list[Listed]) -> str | None:
    """The address of the next page; none where this is the last."""
    if len(found) <= PAGE:
        return None
    return "/?" + urlencode({**asked, "after": cursor(found[PAGE - 1])})


def _instant(day: str | None) -> str:
    """A day, month or year as the instant that Atom asks for (RFC 3339); without one, 1970."""
    told = (day or "1970")[:10]
    full = told + "-01-01"[len(told) - 4 :] if len(told) < 10 else told
    try:
        return datetime.fromisoformat(full).replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return "1970-01-01T00:00:00Z"


def _pieces(text: str) -> list[tuple[str, bool]]:
    """What was found, in pieces, and whether each is what was looked for."""
    parts = text.replace("\x02", "\x03").split("\x03")
    return [(part, at % 2 == 1) for at, part in enumerate(parts) if part]
