"""The queue: what the program is unsure of, one line at a time, to be judged by keys alone."""

import base64
import binascii
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum.engine.line_ruling import state
from variorum.engine.opened_lines import KINDS, Lines
from variorum.engine.unsure_lines import Unsure, unsure_lines
from variorum.errors import StopRun
from variorum.web import rendering
from variorum.web.form_fields import who
from variorum.web.listing import asked_for, filter_of
from variorum.web.story_pages import SIDES, excerpt

JUDGED = ("claims", "relations", "brief", "only_in")
"""The kinds of lines that have a confidence."""


async def queue(request: Request) -> Response:
    """The next line to be judged, behind the place that the address tells."""
    asked = asked_for(request.query_params)
    kind = request.query_params.get("kind") or None
    after = request.query_params.get("after")
    behind = _unpacked(after) if after else None
    wanted = filter_of(asked)
    found, known = await request.app.state.desk.look(lambda it: unsure_lines(it, wanted, kind))
    left = [one for one in found if behind is None or _place(one) > _place(behind)]
    here = {**asked, **({"kind": kind} if kind else {}), **({"after": after} if after else {})}
    shared: dict[str, Any] = {
        "asked": asked,
        "kind": kind,
        "kinds": {name: KINDS[name] for name in JUDGED},
        "left": len(left),
        "total": len(found),
        "who": who(request),
        "done": request.query_params.get("done", ""),
        "here": "/review" + (f"?{urlencode(here)}" if here else ""),
        "first": "/review?" + urlencode({**here, "after": ""}),
    }
    if not left:
        return rendering.page(request, "queue_end.html.j2", **shared)
    lines: Lines = known[left[0].story]
    opened = lines.open(left[0].address)
    assert opened is not None
    held = await request.app.state.desk.look(
        lambda it: [one for one, holds in it.decisions() if holds]
    )
    panes = [(one, *excerpt(lines, one, at)) for at, one in enumerate(opened.voices[:SIDES])]
    return rendering.page(
        request,
        "queue.html.j2",
        dossier=lines.dossier,
        line=opened,
        pieces=lines.index.piece_of,
        panes=panes,
        more=opened.voices[SIDES:],
        seen=state(lines, left[0].address, held),
        skip="/review?" + urlencode({**here, "after": _packed(left[0])}),
        **shared,
    )


def _place(one: Unsure) -> tuple[float, str, str]:
    return one.far, one.story, one.address


def _packed(one: Unsure) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(one)).decode().rstrip("=")


def _unpacked(text: str) -> Unsure:
    try:
        padded = text + "=" * (-len(text) % 4)
        return msgspec.json.decode(base64.urlsafe_b64decode(padded), type=Unsure)
    except (binascii.Error, UnicodeError, ValueError, msgspec.MsgspecError) as error:
        raise StopRun("the queue has no such place: begin at its first line") from error
