"""Filters of the list that somebody named: each with a link and a feed of its own."""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum import review
from variorum.errors import StopRun
from variorum.model import identify
from variorum.store.teamwork import SavedFilter
from variorum.web.form_fields import fields_of, remember
from variorum.web.listing import asked_for, filter_of

LONGEST = 80
"""Letters of a name."""


async def save(request: Request) -> Response:
    """Keep a filter under a name; the same name of the same person is given to the new one."""
    fields = await fields_of(request)
    who, name = fields.signed(), " ".join(fields["name"].split())[:LONGEST]
    asked = asked_for(dict(parse_qsl(fields["query"])))
    if not name or not asked:
        raise StopRun("say how the filter is called, and let it ask for something")
    wanted = filter_of(asked, limit=1)
    # What cannot be asked for is told now, and not whenever the filter is opened.
    await request.app.state.desk.look(lambda it: it.stories(wanted))
    kept = SavedFilter(
        id=identify("q", who, name),
        name=name,
        who=who,
        made=review.now(),
        query=urlencode(asked),
    )
    await request.app.state.desk.note(lambda it: it.save(kept))
    response = RedirectResponse(f"/?{kept.query}", status_code=303)
    remember(response, who)
    return response


async def forget(request: Request) -> Response:
    """Keep a filter no longer."""
    await fields_of(request)
    id = request.path_params["saved"]
    await request.app.state.desk.note(lambda it: it.forget(id))
    return RedirectResponse("/", status_code=303)
