"""What a form sends, within limits: named fields of text."""

from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum.errors import StopRun
from variorum.web.callers import caller_of

MOST = 64 * 1024
"""Bytes of a form that are read. The longest that a page of the desk sends names the articles of
one story, a score of bytes each."""

NAME = "variorum-name"
"""The cookie that keeps the name of who decides, to be filled in next time."""

_BODY = "variorum.body"

_LONG = 2000
"""Characters of a field that are kept."""


class Fields:
    """The fields of a form; a field that was not sent is empty."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def __getitem__(self, name: str) -> str:
        """The first value of a field, without white space around it."""
        return next((value for key, value in self._pairs if key == name), "").strip()[:_LONG]

    def raw(self, name: str) -> str:
        """The first value of a field as it was typed."""
        return next((value for key, value in self._pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field that says something."""
        return [value.strip() for key, value in self._pairs if key == name and value.strip()]

    def signed(self) -> str:
        """Who sends the form.

        Raises:
            StopRun: nobody says so.
        """
        if not self["by"]:
            raise StopRun("say who decides: every decision has a name")
        return self["by"][:200]


async def fields_of(request: Request) -> Fields:
    """The fields that a form sent. `by` is who is signed in, whatever the form says.

    Raises:
        HTTPException: it is no form, or longer than any of ours.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "a form is sent as application/x-www-form-urlencoded")
    body = await body_of(request)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
    except ValueError as error:
        raise HTTPException(400, "the form cannot be read") from error
    name = caller_of(request).name
    return Fields(pairs if name is None else [("by", name), *pairs])


async def body_of(request: Request) -> bytes:
    """What a request sends.

    Raises:
        HTTPException: it is longer than anything that is sent here.
    """
    held: bytes | None = request.scope.get(_BODY)
    if held is not None:
        return held
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            raise HTTPException(413, "this is longer than any form of the desk")
    request.scope[_BODY] = bytes(body)
    return bytes(body)


def own_address(told: str, otherwise: str) -> str:
    """The address of the desk that a form leads to; another one where it is none of the desk's.

    Nobody may be led elsewhere by a form.
    """
    try:
        parts = urlsplit(told)
    except ValueError:
        return otherwise
    own = told.startswith("/") and not told.startswith(("//", "/\\"))
    return told if own and not parts.netloc and not parts.scheme else otherwise


def who(request: Request) -> str:
    """Who is signed in; else the name under which decisions were last made from this browser."""
    name = caller_of(request).name
    return name if name is not None else unquote(request.cookies.get(NAME, ""))[:_LONG]


def remember(response: Response, name: str) -> None:
    """Keep the name of who decides for the next form."""
    response.set_cookie(
        NAME, quote(name), max_age=365 * 86400, httponly=True, samesite="strict", path="/"
    )
