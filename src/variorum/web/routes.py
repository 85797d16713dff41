"""The desk's application: what each address leads to, and what errors look like."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from variorum.engine.desk import Missing
from variorum.engine.line_ruling import Overtaken
from variorum.errors import StopRun, VariorumError
from variorum.store.base import BadRow, Unwritable
from variorum.web import (
    act_pages,
    api,
    api_answers,
    api_page,
    article_pages,
    audit_pages,
    calendar_pages,
    deciding,
    handing_over,
    listing,
    looked_pages,
    openapi,
    queue_pages,
    rendering,
    saved_filters,
    sign_in,
    story_feeds,
    story_pages,
    team_pages,
)
from variorum.web.desk_state import Desk
from variorum.web.gate import Gate, session_of

__all__ = ["Desk", "application"]


def application(desk: Desk) -> Gate:
    """The application over a desk; the gate stands before all of it, errors too."""

    async def refuse(scope: Scope, status: int, reason: str) -> Response:
        request = Request(scope)
        if status == 401 and desk.team and not request.url.path.startswith(api_answers.ROOT):
            asked = urlencode({"next": scope["path"]})
            return RedirectResponse(f"{sign_in.PATH}?{asked}", status_code=303)
        if status == 401 and not desk.team:
            desk.knocked()
        return _wrong(request, status, reason)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.desk = desk
        yield
        desk.close()

    pages = Starlette(
        routes=[
            *_entrances(desk),
            Route("/assets/{name}", rendering.asset),
            Route("/", listing.stories),
            Route("/feed.atom", listing.feed),
            Route("/search", listing.search),
            Route("/stories/{story}", story_pages.story),
            Route("/stories/{story}/feed.{form}", story_feeds.feed),
            Route("/stories/{story}/lines", story_pages.lines),
            Route("/stories/{story}/lines/{line}", story_pages.line),
            Route("/stories/{story}/lines/{line}/decide", deciding.on_line, methods=["POST"]),
            Route("/stories/{story}/as/pdf", handing_over.pdf),
            Route("/stories/{story}/as/{format}", story_pages.export),
            Route("/as/{format}", handing_over.stories),
            Route("/stories/{story}/decide", deciding.articles, methods=["GET"]),
            Route("/stories/{story}/decide", deciding.on_story, methods=["POST"]),
            *_work_of_several(),
            Route("/decisions", audit_pages.decisions),
            Route("/decisions.csv", audit_pages.as_csv),
            Route("/decisions.jsonl", audit_pages.as_lines),
            Route("/decisions/{decision}/undo", deciding.undo, methods=["POST"]),
            Route("/api", api_page.shown),
            Route("/api/v1/openapi.json", openapi.described),
            *api.routes(),
            Route("/articles/{article}", article_pages.article),
            Route("/articles/{article}/decide", deciding.on_article, methods=["POST"]),
        ],
        exception_handlers={
            HTTPException: _http,
            VariorumError: _stopped,
            Exception: _fault,
        },
        lifespan=lifespan,
    )
    return Gate(pages, desk, refuse)


def _entrances(desk: Desk) -> list[Route]:
    """The ways in and out: a link that lets in once, or for a team name and password."""
    if not desk.team:
        return [Route("/enter", _enter), Route("/leave", _leave, methods=["POST"])]
    return [
        Route(sign_in.PATH, sign_in.page, methods=["GET"]),
        Route(sign_in.PATH, sign_in.enter, methods=["POST"]),
        Route("/leave", sign_in.leave, methods=["POST"]),
    ]


def _work_of_several() -> list[Route]:
    """The addresses of the queue, and of what people keep of their own work."""
    return [
        Route("/stories/{story}/lines/{line}/remark", team_pages.remark, methods=["POST"]),
        Route("/stories/{story}/assign", team_pages.assign, methods=["POST"]),
        Route("/stories/{story}/changes", looked_pages.changes),
        Route("/stories/{story}/seen", looked_pages.mark_seen, methods=["POST"]),
        Route("/stories/{story}/beside", looked_pages.beside),
        Route("/calendar", calendar_pages.calendar),
        Route("/saved", saved_filters.save, methods=["POST"]),
        Route("/saved/{saved}/forget", saved_filters.forget, methods=["POST"]),
        Route("/review", queue_pages.queue),
        Route("/review/many", act_pages.many, methods=["GET"]),
        Route("/review/many", act_pages.judge_many, methods=["POST"]),
        Route("/review/second", team_pages.second),
        Route("/review/second/{decision}", team_pages.opine, methods=["POST"]),
        Route("/review/comments", team_pages.remarks),
        Route("/review/comments.jsonl", team_pages.remarks_as_lines),
        Route("/review/people", team_pages.people),
        Route("/acts/{act}/undo", act_pages.undo_many, methods=["POST"]),
    ]


async def _enter(request: Request) -> Response:
    """A link that lets in once: the session goes into a cookie, and the secret out of sight."""
    desk: Desk = request.app.state.desk
    session = desk.sessions.enter(request.query_params.get("token", ""))
    if session is None:
        desk.knocked()
        return _wrong(request, 401, "This link was used, or is of another run of the desk.")
    response = RedirectResponse("/", status_code=303)
    desk.set_cookie(response, session)
    response.headers["cache-control"] = "no-store"
    return response


async def _leave(request: Request) -> Response:
    """The end of a session."""
    desk: Desk = request.app.state.desk
    desk.sessions.end(session_of(request.scope, desk.cookie))
    response = _wrong(request, 401, "You have left the desk.")
    desk.clear_cookie(response)
    return response


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    reason = {405: "This cannot be done here."}
    if error.detail == HTTPStatus(404).phrase:
        reason[404] = "There is nothing at this address."
    response = _wrong(request, error.status_code, reason.get(error.status_code, error.detail))
    response.headers.update(error.headers or {})
    return response


async def _stopped(request: Request, error: Exception) -> Response:
    """What was asked for cannot be done, for a reason that people can read."""
    if isinstance(error, BadRow):
        await request.app.state.desk.owe(error)
        return _wrong(request, 503, str(error))
    told: tuple[tuple[type[VariorumError], int], ...] = (
        *((Missing, 404), (Unwritable, 409), (Overtaken, 412), (StopRun, 400)),
    )
    status = next((status for kind, status in told if isinstance(error, kind)), 500)
    return _wrong(request, status, str(error))


async def _fault(request: Request, error: Exception) -> Response:
    told = f"{type(error).__name__}: {error}"
    print(f"variorum: internal error at {request.url.path}: {told}", file=sys.stderr)
    return _wrong(request, 500, "Something went wrong here; the terminal says what.")


def _wrong(request: Request, status: int, reason: str) -> Response:
    """An error as a page, or as a problem where the API was asked."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith(api_answers.ROOT):
        return api_answers.problem(status, title, reason)
    return rendering.page(
        request, "wrong.html.j2", status=status, title=title, reason=reason, locked=status == 401
    )
