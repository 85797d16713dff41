"""The record of decisions: as a page, as a table and as JSON Lines."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier.formats.reviewed import changed
from variorum.engine import decision_table
from variorum.engine.decision_log import Entry, log, on_line
from variorum.model import Dossier
from variorum.review import named_in
from variorum.web import rendering
from variorum.web.form_fields import who

STANDINGS = {
    "holds": "holds",
    "superseded": "no longer holds",
    "undo": "takes back another",
    "stale": "stale: the words that it rests on are gone",
    "waits": "waits: an article of it is not here",
    "unmet": "stale: no such line is made any more, or a later decision overrules it",
}


_ASKED = ("story", "line", "article", "stale")


async def decisions(request: Request) -> Response:
    """All that was decided, the latest first; of one story, or what is stale, where asked."""
    entries = await _entries(request)
    return rendering.page(
        request,
        "decisions.html.j2",
        entries=entries[::-1],
        standings=STANDINGS,
        changed=changed,
        who=who(request),
        story=request.query_params.get("story", ""),
        asked=urlencode([pair for pair in request.query_params.items() if pair[0] in _ASKED]),
        stale="stale" in request.query_params,
        done=request.query_params.get("done", ""),
    )


async def as_csv(request: Request) -> Response:
    """The record as a table; a cell that a spreadsheet would run is written as text."""
    body = decision_table.as_table(await _entries(request)).encode()
    return _file(request, body, "text/csv; charset=utf-8", "decisions.csv")


async def as_lines(request: Request) -> Response:
    """The record as JSON Lines: each decision with its standing and its story."""
    body = decision_table.as_lines(await _entries(request))
    return _file(request, body, "application/jsonl; charset=utf-8", "decisions.jsonl")


def _file(request: Request, body: bytes, kind: str, name: str) -> Response:
    answer = rendering.answer(request, body, kind)
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


async def _entries(request: Request) -> list[Entry]:
    """What of the record is asked for: of a story, an article or a line, or what is stale."""
    asked = request.query_params
    entries: list[Entry] = await request.app.state.desk.look(lambda it: list(log(it)))
    if asked.get("line"):
        story = asked.get("story", "")
        dossier: Dossier = await request.app.state.desk.look(lambda it: it.dossier(story))
        entries = on_line(entries, dossier, asked["line"])
    elif asked.get("story"):
        entries = [one for one in entries if one.story == asked["story"]]
    if asked.get("article"):
        entries = [one for one in entries if asked["article"] in named_in(one.decision)]
    return [one for one in entries if one.is_open] if "stale" in asked else entries
