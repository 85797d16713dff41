"""The API: what the pages show and decide, as JSON under `/api/v1` (docs/desk.md).

Every operation stands once in `OPERATIONS`, which the routes and the OpenAPI description are made
of. Errors are problem details (RFC 9457).
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum import review
from variorum.engine.article_ruling import (
    ArticleDraft,
    article_state,
    decide_article,
    decided_on_article,
)
from variorum.engine.decision_log import Entry, log
from variorum.engine.desk import Missing, Reader
from variorum.engine.line_ruling import Draft, Overtaken, decide_line, decided_on, state
from variorum.engine.opened_lines import Lines, Opened
from variorum.model import Article, Decision, Dossier, Reading
from variorum.store.catalogue import Hit, Listed
from variorum.web import rendering
from variorum.web.article_pages import as_compiled
from variorum.web.form_fields import body_of
from variorum.web.listing import asked_for, cursor, filter_of

ROOT = "/api/v1"
Body = TypeVar("Body")

_PAGE = 50
_MOST = 200


class LineHead(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it is listed: its kind (a field of the dossier), its address and what it says."""

    kind: str
    address: str
    text: str


class LineState(msgspec.Struct, frozen=True, kw_only=True):
    """A line, and what was decided on it. Its entity tag is what `If-Match` asks for."""

    line: Opened
    decisions: tuple[Decision, ...]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on a line: a draft, by whom, and why."""

    by: str
    draft: Draft
    note: str | None = None


class ArticleRuling(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decides on an article: a draft, by whom, and why."""

    by: str
    draft: ArticleDraft
    note: str | None = None


class ArticleState(msgspec.Struct, frozen=True, kw_only=True):
    """An article, and what was decided of it. Its entity tag is what `If-Match` asks for."""

    article: Article
    decisions: tuple[Decision, ...]


class TakeBack(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes a decision back, and why."""

    by: str
    note: str | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, as RFC 9457 has it. `type` is `about:blank`: the status says the kind."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


class Operation(NamedTuple):
    """One thing that can be asked: what it answers with, and what it takes."""

    method: str
    path: str
    summary: str
    run: Callable[[Request], Awaitable[Response]]
    gives: Any
    query: tuple[str, ...] = ()
    takes: Any = None
    guarded: bool = False


async def stories(request: Request) -> Response:
    """The stories that are meant, page by page."""
    asked = asked_for(request.query_params)
    limit = _limit(request)
    wanted = filter_of(asked, request.query_params.get("after"), limit + 1)
    found: list[Listed] = await request.app.state.desk.look(lambda it: it.stories(wanted))
    more = cursor(found[limit - 1]) if len(found) > limit else None
    return _page(request, found[:limit], {**asked, "limit": str(limit)}, more)


async def story(request: Request) -> Response:
    """The dossier of a story, by any id that it ever had."""
    return _answer(request, await _dossier(request))


async def lines(request: Request) -> Response:
    """The lines of a story with their addresses."""
    known = Lines(await _dossier(request))
    found = [
        LineHead(kind=known.records[address][0], address=address, text=text)
        for _, some in known.listed()
        for address, text in some
    ]
    return _answer(request, found)


async def line(request: Request) -> Response:
    """One line with its evidence and what was decided on it."""
    known = Lines(await _dossier(request))
    opened = known.open(request.path_params["line"])
    if opened is None:
        raise Missing("the story has no such line")
    held = await request.app.state.desk.look(
        lambda it: [one for one, holds in it.decisions() if holds]
    )
    decided = tuple(decided_on(known, opened.address, held))
    tag = f'"{state(known, opened.address, held)}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag})
    return _made(LineState(line=opened, decisions=decided), 200, tag)


async def decide(request: Request) -> Response:
    """Decide on a line, in the state that `If-Match` names."""
    seen = _if_match(request)
    ruling = await _body(request, Ruling)
    by = _by(ruling.by)
    story_id, address = request.path_params["story"], request.path_params["line"]
    draft = msgspec.structs.replace(ruling.draft, seen=None if seen == "*" else seen.strip('"'))
    signed = review.Signature(review.now(), by, ruling.note)
    made = await request.app.state.desk.change(
        lambda archive: decide_line(archive, story_id, address, draft, signed)
    )
    return _made(made, 201, f'"{made.id}"', {"location": f"{ROOT}/decisions/{made.id}"})


async def article_decided(request: Request) -> Response:
    """An article as its story has it, and what was decided of it."""
    id = request.path_params["article"]

    def look(reader: Reader) -> tuple[Article, list[Decision]]:
        found = as_compiled(reader.reading(id), reader.story_of(id))
        return found, [one for one, holds in reader.decisions() if holds]

    found, held = await request.app.state.desk.look(look)
    tag = f'"{article_state(found, held)}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag})
    decided = tuple(decided_on_article(id, held))
    return _made(ArticleState(article=found.unexplained(), decisions=decided), 200, tag)


async def decide_of_article(request: Request) -> Response:
    """Decide on an article, in the state that `If-Match` names."""
    seen = _if_match(request)
    ruling = await _body(request, ArticleRuling)
    by, id = _by(ruling.by), request.path_params["article"]
    draft = msgspec.structs.replace(ruling.draft, seen=None if seen == "*" else seen.strip('"'))
    signed = review.Signature(review.now(), by, ruling.note)
    made = await request.app.state.desk.change(
        lambda archive: decide_article(archive, id, draft, signed)
    )
    return _made(made, 201, f'"{made.id}"', {"location": f"{ROOT}/decisions/{made.id}"})


async def article(request: Request) -> Response:
    """The reading of an article."""
    id = request.path_params["article"]
    reading: Reading = await request.app.state.desk.look(lambda it: it.reading(id))
    return _answer(request, reading.unexplained())


async def search(request: Request) -> Response:
    """Where words stand, the best places first; each found word is between U+0002 and U+0003."""
    asked = asked_for(request.query_params)
    words, limit = asked.pop("about", ""), _limit(request)
    wanted = filter_of(asked)
    found = await request.app.state.desk.look(lambda it: it.search(words, wanted, limit))
    return _answer(request, found)


async def decisions(request: Request) -> Response:
    """What was decided, the earliest first, page by page."""
    limit, after = _limit(request), request.query_params.get("after")
    entries: list[Entry] = await request.app.state.desk.look(lambda it: list(log(it)))
    ids = [one.decision.id for one in entries]
    if after is not None and after not in ids:
        raise HTTPException(400, "the record has no such page: begin at its first")
    begin = 0 if after is None else ids.index(after) + 1
    page = entries[begin : begin + limit]
    more = ids[begin + limit - 1] if len(entries) > begin + limit else None
    return _page(request, page, {"limit": str(limit)}, more)


async def decision(request: Request) -> Response:
    """One decision and what became of it."""
    entry = await _entry(request)
    return _made(entry, 200, _tag(entry))


async def undo(request: Request) -> Response:
    """Take a decision back, in the state that `If-Match` names."""
    seen = _if_match(request)
    taken = await _body(request, TakeBack)
    by, entry = _by(taken.by), await _entry(request)
    if seen not in ("*", _tag(entry)):
        raise Overtaken("something became of the decision since you looked at it")
    wanted, now = request.path_params["decision"], review.now()
    made = await request.app.state.desk.change(
        lambda archive: archive.undo(wanted, made=now, by=by, note=taken.note)
    )
    return _made(made, 201, f'"{made.id}"', {"location": f"{ROOT}/decisions/{made.id}"})


_FILTERS = ("about", "since", "until", "place", "outlet", "min_origins")

OPERATIONS = (
    Operation(
        *("GET", "/stories", "The stories that are meant", stories, list[Listed]),
        query=(*_FILTERS, "sort", "after", "limit"),
    ),
    Operation("GET", "/stories/{story}", "The dossier of a story", story, Dossier),
    Operation("GET", "/stories/{story}/lines", "The lines of a story", lines, list[LineHead]),
    Operation("GET", "/stories/{story}/lines/{line}", "One line", line, LineState),
    Operation(
        *("POST", "/stories/{story}/lines/{line}/decisions", "Decide on a line", decide, Decision),
        takes=Ruling,
        guarded=True,
    ),
    Operation("GET", "/articles/{article}", "The reading of an article", article, Reading),
    Operation(
        *("GET", "/articles/{article}/decisions", "What was decided of an article"),
        *(article_decided, ArticleState),
    ),
    Operation(
        *("POST", "/articles/{article}/decisions", "Decide on an article"),
        *(decide_of_article, Decision),
        takes=ArticleRuling,
        guarded=True,
    ),
    Operation(
        *("GET", "/search", "Where words stand", search, list[Hit]), query=(*_FILTERS, "limit")
    ),
    Operation(
        *("GET", "/decisions", "What was decided", decisions, list[Entry]),
        query=("after", "limit"),
    ),
    Operation("GET", "/decisions/{decision}", "One decision", decision, Entry),
    Operation(
        *("POST", "/decisions/{decision}/undo", "Take a decision back", undo, Decision),
        takes=TakeBack,
        guarded=True,
    ),
)
"""All that can be asked."""


def routes() -> list[Route]:
    """The addresses of the operations."""
    return [Route(ROOT + one.path, one.run, methods=[one.method]) for one in OPERATIONS]


def problem(status: int, title: str, detail: str) -> Response:
    """An error as the API tells it."""
    told = Problem(title=title, status=status, detail=detail)
    body = msgspec.json.encode(told)
    return Response(body, status_code=status, media_type="application/problem+json")


async def _dossier(request: Request) -> Dossier:
    id = request.path_params["story"]
    found: Dossier = await request.app.state.desk.look(lambda it: it.dossier(id))
    return found


async def _entry(request: Request) -> Entry:
    wanted = request.path_params["decision"]
    entries: list[Entry] = await request.app.state.desk.look(lambda it: list(log(it)))
    for one in entries:
        if one.decision.id == wanted:
            return one
    raise Missing(f"there is no decision {wanted!r}")


async def _body(request: Request, type: type[Body]) -> Body:
    """What a request sends.

    Raises:
        HTTPException: it is no JSON, or not what is asked for.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "a decision is sent as application/json")
    try:
        return msgspec.json.decode(await body_of(request), type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HTTPException(422, f"this is not what is asked for: {error}") from error


def _by(told: str) -> str:
    by = " ".join(told.split())
    if not by or len(by) > 200:
        raise HTTPException(422, "say who decides, in at most 200 characters")
    return by


def _if_match(request: Request) -> str:
    """The state that a change is made in.

    Raises:
        HTTPException: it is not told (RFC 6585, 428).
    """
    seen = request.headers.get("if-match", "").strip()
    if not seen:
        raise HTTPException(428, "a change names in If-Match the state that it is made in")
    return seen


def _limit(request: Request) -> int:
    told = request.query_params.get("limit", str(_PAGE))
    if not (told.isascii() and told.isdigit() and len(told) < 5 and 0 < int(told) <= _MOST):
        raise HTTPException(400, f"a page holds 1 to {_MOST}")
    return int(told)


def _tag(entry: Entry) -> str:
    return rendering.tag_of(msgspec.json.encode(entry))


def _answer(request: Request, record: object) -> Response:
    return rendering.answer(request, msgspec.json.encode(record), "application/json")


def _page(
    request: Request, records: list[Any], asked: dict[str, str], more: str | None
) -> Response:
    """A page of a list, and in `Link` the way to the next one (RFC 8288)."""
    response = _answer(request, records)
    if more is not None:
        address = f"{request.url.path}?{urlencode({**asked, 'after': more})}"
        response.headers["link"] = f'<{address}>; rel="next"'
    return response


def _made(record: object, status: int, tag: str, headers: dict[str, str] | None = None) -> Response:
    told = {"etag": tag, "cache-control": "private, no-cache", **(headers or {})}
    body = msgspec.json.encode(record)
    return Response(body, status_code=status, headers=told, media_type="application/json")
