"""Signing in and out, on a desk of a team."""

import math
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.web import rendering
from variorum.web.form_fields import fields_of
from variorum.web.gate import session_of

PATH = "/sign-in"


async def page(request: Request) -> Response:
    """The form that asks for name and password."""
    back = inside(request.query_params.get("next", ""))
    return _form(request, back=back)


async def enter(request: Request) -> Response:
    """Let somebody in whose name and password fit, and lead them to where they wanted to go."""
    fields = await fields_of(request)
    desk = request.app.state.desk
    # The password is taken as it was typed, blanks at its ends too.
    name, password = " ".join(fields["name"].split()), fields.raw("password")
    back = inside(fields["next"])
    wait = desk.attempts.wait(name)
    if wait > 0:
        told = f"Too many wrong passwords: try again in {math.ceil(wait)} seconds."
        answer = _form(request, status=429, back=back, name=name, told=told)
        answer.headers["retry-after"] = str(math.ceil(wait))
        return answer
    desk.attempts.begin(name)
    session = await desk.checked(lambda: desk.accounts.sign_in(name, password))
    if session is None:
        told = "Name and password do not fit."
        return _form(request, status=401, back=back, name=name, told=told)
    desk.attempts.passed(name)
    response = RedirectResponse(back, status_code=303)
    desk.set_cookie(response, session)
    response.headers["cache-control"] = "no-store"
    return response


async def leave(request: Request) -> Response:
    """The end of a session."""
    desk = request.app.state.desk
    session = session_of(request.scope, desk.cookie)
    if session is not None:
        await desk.checked(lambda: desk.accounts.end_session(session))
    response = RedirectResponse(PATH, status_code=303)
    desk.clear_cookie(response)
    # What a browser holds of the desk's pages and answers goes with the session.
    response.headers["clear-site-data"] = '"cache"'
    return response


def inside(back: str) -> str:
    """An address of this desk to lead on to; its first page in place of any other address."""
    parts = urlsplit(back)
    if not back.startswith("/") or back.startswith(("//", "/\\")) or parts.netloc or parts.scheme:
        return "/"
    return "/" if back.startswith(PATH) or not back.isprintable() else back


def _form(
    request: Request, *, back: str, status: int = 200, name: str = "", told: str = ""
) -> Response:
    answer = rendering.page(
        request, "sign_in.html.j2", status=status, back=back, name=name, told=told
    )
    answer.headers["cache-control"] = "no-store"
    return answer
