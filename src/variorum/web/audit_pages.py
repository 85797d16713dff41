"""The record of decisions: as a page, as a table and as JSON Lines."""

from collections.abc import Iterator

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier.formats.csv import table
from variorum.engine.decision_log import Entry, log
from variorum.web import rendering
from variorum.web.form_fields import who

HEAD = (
    *("decision", "made", "by", "kind", "standing", "note", "supersedes", "story"),
    *("on", "was", "to", "articles", "start", "end", "text"),
)
"""The columns of the table."""

STANDINGS = {
    "holds": "holds",
    "superseded": "no longer holds",
    "undo": "takes back another",
    "stale": "stale: the words that it rests on are gone",
    "waits": "waits: an article of it is not here",
    "unmet": "stale: no such line is made of these words any more",
}


async def decisions(request: Request) -> Response:
    """All that was decided, the latest first; of one story, or what is stale, where asked."""
    entries = await _entries(request)
    return rendering.page(
        request,
        "decisions.html.j2",
        entries=entries[::-1],
        standings=STANDINGS,
        who=who(request),
        story=request.query_params.get("story", ""),
        stale="stale" in request.query_params,
        done=request.query_params.get("done", ""),
    )


async def as_csv(request: Request) -> Response:
    """The record as a table; a cell that a spreadsheet would run is written as text."""
    body = table(HEAD, [_row(one) for one in await _entries(request)])
    return _file(request, body.encode(), "text/csv; charset=utf-8", "decisions.csv")


async def as_lines(request: Request) -> Response:
    """The record as JSON Lines: each decision with its standing and its story."""
    lines = [msgspec.json.encode(_line(one)) for one in await _entries(request)]
    body = b"".join(line + b"\n" for line in lines)
    return _file(request, body, "application/jsonl; charset=utf-8", "decisions.jsonl")


def _file(request: Request, body: bytes, kind: str, name: str) -> Response:
    answer = rendering.answer(request, body, kind)
    answer.headers["content-disposition"] = f'attachment; filename="{name}"'
    return answer


async def _entries(request: Request) -> list[Entry]:
    story = request.query_params.get("story")
    stale = "stale" in request.query_params
    found: list[Entry] = await request.app.state.desk.look(lambda it: list(log(it)))
    return [
        one
        for one in found
        if (not story or one.story == story)
        and (not stale or one.standing in ("stale", "unmet", "waits"))
    ]


def _line(one: Entry) -> dict[str, object]:
    told = msgspec.to_builtins(one.decision)
    return {**told, "standing": one.standing, "story": one.story}


def _row(one: Entry) -> list[str | int | float | None]:
    decision = one.decision
    piece = decision.target.evidence[0] if decision.target else None
    return [
        *(decision.id, decision.made, decision.by, decision.kind, one.standing, decision.note),
        *(decision.supersedes, one.story, decision.target.kind if decision.target else "articles"),
        *(decision.was or None, changed(one), " ".join(decision.articles)),
        *((piece.start, piece.end, piece.text) if piece else (None, None, None)),
    ]


def changed(one: Entry) -> str | None:
    """What a decision puts in place of what was read; none where it only judges."""
    return " ".join(_changed(one)) or None


def _changed(one: Entry) -> Iterator[str]:
    decision = one.decision
    if decision.kind == "speaker":
        yield decision.to.text if decision.to else "nobody is named"
    if decision.amount:
        yield decision.amount.qualifier.replace("_", " ")
        bounds = (decision.amount.value, decision.amount.low, decision.amount.high)
        if decision.amount.qualifier == "between":
            yield f"{bounds[1]} to {bounds[2]}"
        else:
            yield str(bounds[0])
