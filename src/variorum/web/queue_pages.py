"""The queue: what the program is unsure of, one line at a time, to be judged by keys alone."""

import time
from collections.abc import Mapping
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from variorum.engine.desk import Reader
from variorum.engine.line_ruling import state
from variorum.engine.opened_lines import KINDS
from variorum.engine.unsure_lines import HELD, JUDGED, Next, unsure_lines
from variorum.errors import StopRun
from variorum.model import Decision
from variorum.store.base import Unwritable
from variorum.store.catalogue import QueueFilter, QueueOrder, QueuePlace
from variorum.store.teamwork import Remark
from variorum.web import rendering
from variorum.web.form_fields import who
from variorum.web.listing import asked_for, filter_of, packed, unpacked
from variorum.web.story_pages import SIDES, excerpt

COUNTED = 1000
"""Lines of a queue that are counted; of more it is said that there are more."""

TRIED = 5
"""Lines that are looked at for one that nobody took in the same moment."""

ORDERS: Mapping[QueueOrder, str] = {
    "unsure": "the least sure",
    "weight": "those of the most origins",
    "sure": "the surest",
}
_BOUNDS = ("least", "most")


async def queue(request: Request) -> Response:
    """The next line to be judged, behind the place that the address tells."""
    asked = queue_asked(request)
    wanted = queue_filter(request, asked)
    found, left = await request.app.state.desk.look(lambda it: _next(it, wanted))
    one = await _kept_for(request, found)
    here = "/review" + (f"?{urlencode(asked)}" if asked else "")
    name = who(request)
    shared: dict[str, Any] = {
        **filters_shown(asked),
        "left": left,
        "counted": COUNTED,
        "who": name,
        "done": request.query_params.get("done", ""),
        "act": request.query_params.get("act", ""),
        "here": here,
        "begin": "/review?" + urlencode({**asked, "after": ""}),
        "many": "/review/many?" + urlencode({**asked, "after": ""}),
        "mine": "/review?" + urlencode({**asked, "assigned_to": name, "after": ""}),
    }
    if one is None:
        return rendering.page(request, "queue_end.html.j2", **shared)
    lines, address = one.lines, one.address
    opened = lines.open(address)
    assert opened is not None

    def look(reader: Reader) -> tuple[list[Decision], list[Remark]]:
        held = [decision for decision, holds in reader.decisions() if holds]
        return held, reader.teamwork.remarks(address)

    held, remarks = await request.app.state.desk.look(look)
    panes = [(voice, *excerpt(lines, voice, at)) for at, voice in enumerate(opened.voices[:SIDES])]
    return rendering.page(
        request,
        "queue.html.j2",
        dossier=lines.dossier,
        line=opened,
        line_kind=KINDS[opened.kind],
        pieces=lines.index.piece_of,
        panes=panes,
        more=opened.voices[SIDES:],
        remarks=remarks,
        seen=state(lines, address, held),
        skip="/review?" + urlencode({**asked, "after": packed(one.waiting.place)}),
        **shared,
    )


def queue_asked(request: Request) -> dict[str, str]:
    """The filters of the queue that an address tells, those of the list of stories among them."""
    given = request.query_params
    names = ("kind", "first", *_BOUNDS, "after")
    told = {name: value for name in names if (value := given.get(name, "").strip())}
    return {**asked_for(given), **told}


def queue_filter(request: Request, asked: Mapping[str, str]) -> QueueFilter:
    """The lines that an address asks for.

    Raises:
        StopRun: a value says nothing that can be looked for.
    """
    first = asked.get("first", "unsure")
    orders = [one for one in get_args(QueueOrder) if one == first]
    if not orders:
        raise StopRun(f"lines are not put {first!r} first; use {', '.join(ORDERS)}")
    bounds = []
    for name, usual in zip(_BOUNDS, ("0", "100"), strict=True):
        told = asked.get(name, usual)
        if not (told.isascii() and told.isdigit() and len(told) < 4 and int(told) <= 100):
            raise StopRun(f"{told!r} is no percentage: write 0 to 100")
        bounds.append(int(told) * 10)
    after = asked.get("after")
    return QueueFilter(
        stories=filter_of(asked),
        kind=asked.get("kind"),
        least=bounds[0],
        most=bounds[1],
        sort=orders[0],
        reader=who(request) or None,
        now=int(time.time()),
        after=unpacked(after, QueuePlace, "the queue") if after else None,
    )


def filters_shown(asked: Mapping[str, str]) -> dict[str, Any]:
    """What the form of the filters is made of."""
    return {
        "asked": asked,
        "kinds": {name: KINDS[name] for name in JUDGED},
        "orders": ORDERS,
    }


def _next(reader: Reader, wanted: QueueFilter) -> tuple[list[Next], int]:
    """The first lines of the queue, and how many there are behind its place."""
    return (
        list(unsure_lines(reader, wanted, TRIED)),
        reader.catalogue.count_waiting(wanted, COUNTED + 1),
    )


async def _kept_for(request: Request, found: list[Next]) -> Next | None:
    """The first line that nobody else looks at; it is kept for who asks, where a name is known."""
    desk, name = request.app.state.desk, who(request)
    if not name or not desk.writable:
        return found[0] if found else None
    now = int(time.time())
    for one in found:
        try:
            if await desk.note(lambda it, one=one: it.hold(one.address, name, now, now + HELD)):
                return one
        except Unwritable:
            # Another process writes at length: two may now look at one line, and one is told so.
            return one
    return None
