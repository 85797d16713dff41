"""How the API answers: records under entity tags, pages that lead on, and problems (RFC 9457)."""

from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum.web import rendering
from variorum.web.api_parameters import USUAL
from variorum.web.callers import caller_of
from variorum.web.form_fields import body_of

ROOT = "/api/v1"
Body = TypeVar("Body")

_TAGS = 10
"""Entity tags of one `If-Match` that are looked at."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, as RFC 9457 has it. `type` is `about:blank`: the status says the kind."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


def problem(status: int, title: str, detail: str) -> Response:
    """An error as the API tells it."""
    body = msgspec.json.encode(Problem(title=title, status=status, detail=detail))
    # Who has no session brings a token (RFC 6750).
    headers = {"www-authenticate": "Bearer"} if status == 401 else {}
    return Response(body, status, headers, media_type="application/problem+json")


def answer(request: Request, record: object) -> Response:
    """A record, or that the one that the program holds is still good."""
    return rendering.answer(request, msgspec.json.encode(record), "application/json")


def page(
    request: Request, records: list[Any], asked: Mapping[str, str], more: str | None
) -> Response:
    """A page of a list, and in `Link` the way to the next one (RFC 8288)."""
    response = answer(request, records)
    if more is not None:
        address = f"{request.url.path}?{urlencode({**asked, 'after': more})}"
        response.headers["link"] = f'<{address}>; rel="next"'
    return response


def tagged(request: Request, record: object, tag: str) -> Response:
    """A record under a tag of its own, which changes with what may be done to it."""
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if rendering.known(request, tag):
        return Response(status_code=304, headers=headers)
    body = msgspec.json.encode(record)
    return Response(body, 200, headers, media_type="application/json")


def made(record: object, id: str, address: str | None = None) -> Response:
    """What was made or changed, and where it is found."""
    headers = {"etag": f'"{id}"', "cache-control": "private, no-cache"}
    if address is not None:
        headers["location"] = ROOT + address
    status = 200 if address is None else 201
    body = msgspec.json.encode(record)
    return Response(body, status, headers, media_type="application/json")


def tag_of(record: object) -> str:
    """The entity tag of a record."""
    return rendering.tag_of(msgspec.json.encode(record))


async def sent(request: Request, type: type[Body]) -> Body:
    """What a request sends.

    Raises:
        HTTPException: it is no JSON, or not what is asked for.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "a change is sent as application/json")
    try:
        return msgspec.json.decode(await body_of(request), type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise HTTPException(422, f"this is not what is asked for: {error}") from error


def signed_by(request: Request, told: str | None) -> str:
    """The name under which a decision is kept: that of who is signed in, else the one told.

    Raises:
        HTTPException: nobody is signed in and none is told, or it is that of somebody else.
    """
    by, name = " ".join((told or "").split()), caller_of(request).name
    if name is not None:
        if by not in ("", name):
            raise HTTPException(403, f"you decide as {name}, and as nobody else")
        return name
    if not by or len(by) > 200:
        raise HTTPException(422, "say who decides, in at most 200 characters")
    return by


def seen(request: Request) -> list[str] | None:
    """The states that a change may be made in, by their tags without quotes; null for any.

    Raises:
        HTTPException: it is not told (RFC 6585, 428).
    """
    header = request.headers.get("if-match", "").strip()
    if not header:
        raise HTTPException(428, "a change names in If-Match the state that it is made in")
    if header == "*":
        return None
    # A weak tag matches nothing here (RFC 9110, 13.1.1).
    tags = [one.strip() for one in header.split(",")[:_TAGS]]
    return [one.strip('"') for one in tags if one.startswith('"')]


def limit_of(request: Request) -> int:
    """How many records of a page are asked for."""
    return int(request.query_params.get("limit", str(USUAL)))
