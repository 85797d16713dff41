"""The API: what the pages show and decide, as JSON under `/api/v1` (docs/api.md).

Every operation stands once in `OPERATIONS`, which the routes and the OpenAPI description are made
of. Errors are problem details (RFC 9457).
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from variorum.access.rights import Right
from variorum.access.users import User
from variorum.engine.cited_lines import Cited
from variorum.engine.decision_log import Entry
from variorum.engine.story_changes import Changes
from variorum.model import Decision, Dossier, Reading
from variorum.model.asked import Asked
from variorum.model.because import Because
from variorum.store.catalogue import Hit, Listed
from variorum.web import api_deciding as deciding
from variorum.web import api_reading as reading
from variorum.web.api_answers import ROOT
from variorum.web.api_deciding import (
    Arrangement,
    ArticleRuling,
    Ruling,
    TakeBack,
    UserChange,
    refuse_odd_key,
)
from variorum.web.api_parameters import FILTERS, check
from variorum.web.api_reading import ArticleState, LineHead, LineState, Me, Waiting
from variorum.web.callers import caller_of
from variorum.web.form_fields import body_of


class Operation(NamedTuple):
    """One thing that can be asked: what it answers with, and what it takes.

    `gives` is null where a file is given. A change is `guarded` by `If-Match`, and may be sent
    again under one `Idempotency-Key`. `needs` is the right that it asks for at least, and
    `required` are parameters that it asks for which others do without.
    """

    method: str
    path: str
    summary: str
    run: Callable[[Request], Awaitable[Response]]
    gives: Any
    query: tuple[str, ...] = ()
    takes: Any = None
    guarded: bool = False
    status: int = 200
    needs: Right = "read"
    required: tuple[str, ...] = ()


def _reads(
    path: str,
    run: Callable[[Request], Awaitable[Response]],
    summary: str,
    gives: Any,
    query: tuple[str, ...] = (),
) -> Operation:
    return Operation("GET", path, summary, run, gives, query)


def _changes(
    path: str,
    run: Callable[[Request], Awaitable[Response]],
    summary: str,
    gives: Any,
    takes: Any,
) -> Operation:
    return Operation(
        "POST", path, summary, run, gives, takes=takes, guarded=True, status=201, needs="edit"
    )


_STORY = "/stories/{story}"
_LINE = "/stories/{story}/lines/{line}"
_OF_ARTICLE = "/articles/{article}/decisions"
_USER = "/users/{user}"

OPERATIONS = (
    _reads("/me", reading.me, "Who asks", Me),
    _reads(
        *("/stories", reading.stories, "The stories that are meant", list[Listed]),
        query=(*FILTERS, "sort", "after", "limit"),
    ),
    _reads(_STORY, reading.story, "The dossier of a story", Dossier),
    _reads(
        *(f"{_STORY}/changes", reading.story_changes, "What is new in a story", Changes),
        query=("since",),
    )._replace(required=("since",)),
    _reads(f"{_STORY}/as/{{format}}", reading.export, "A story as a file", None),
    _changes(
        *(f"{_STORY}/decisions", deciding.arrange, "Decide which articles belong to it"),
        *(list[Decision], Arrangement),
    ),
    _reads(f"{_STORY}/lines", reading.lines, "The lines of a story", list[LineHead]),
    _reads(_LINE, reading.line, "One line", LineState),
    _reads(f"{_LINE}/evidence", reading.evidence, "What a line rests on", Cited),
    _reads(f"{_LINE}/why", reading.why, "Why a line is there", tuple[Because, ...]),
    _changes(f"{_LINE}/decisions", deciding.decide, "Decide on a line", Decision, Ruling)._replace(
        needs="review"
    ),
    _reads("/articles/{article}", reading.article, "The reading of an article", Reading),
    _reads(*(_OF_ARTICLE, reading.article_decided, "What was decided of an article", ArticleState)),
    _changes(
        *(_OF_ARTICLE, deciding.decide_of_article, "Decide on an article"),
        *(Decision, ArticleRuling),
    ),
    _reads(
        *("/search", reading.search, "Where words stand", list[Hit]), query=(*FILTERS, "limit")
    )._replace(required=("about",)),
    _reads("/ask", reading.ask, "What the coverage says of a claim", Asked, ("claim",)),
    _reads(
        *("/review", reading.review, "What waits to be judged", list[Waiting]),
        query=(*FILTERS, "kind", "after", "limit"),
    ),
    _reads(
        *("/decisions", reading.decisions, "The record of decisions", list[Entry]),
        query=("story", "by", "standing", "after", "limit"),
    ),
    _reads("/decisions/{decision}", reading.decision, "One decision", Entry),
    _changes(
        *("/decisions/{decision}/undo", deciding.undo, "Take a decision back"),
        *(Decision, TakeBack),
    )._replace(needs="review"),
    _reads("/users", deciding.users, "The users of a team", list[User])._replace(needs="admin"),
    _reads(_USER, deciding.user, "One user", User)._replace(needs="admin"),
    _changes(_USER, deciding.change_user, "Change what a user may do", User, UserChange)._replace(
        needs="admin", status=200
    ),
)
"""All that can be asked."""


def routes() -> list[Route]:
    """The addresses of the operations."""
    return [
        Route(ROOT + one.path, partial(_checked, one), methods=[one.method]) for one in OPERATIONS
    ]


async def _checked(one: Operation, request: Request) -> Response:
    """What an operation answers, once its parameters are seen to be sound."""
    check(request.query_params, one.query, one.required)
    key = request.headers.get("idempotency-key")
    if key is None or not one.guarded:
        return await one.run(request)
    refuse_odd_key(key)
    place = (caller_of(request).key, request.url.path, key)
    body = await body_of(request) + request.headers.get("if-match", "").encode()
    response: Response = await request.app.state.desk.repeats.once(
        place, body, lambda: one.run(request)
    )
    return response
