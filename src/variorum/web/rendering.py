"""Pages from templates: every value escaped, the dossier's own template among them."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from variorum.dossier.formats import wording
from variorum.dossier.formats.marks import safe
from variorum.web.callers import caller_of

if TYPE_CHECKING:
    from jinja2 import Environment

_ASSETS = {
    "page.css": ("variorum.dossier.formats", "page.css", "text/css"),
    "desk.css": ("variorum.web", "assets/desk.css", "text/css"),
    "desk.js": ("variorum.web", "assets/desk.js", "text/javascript"),
    "mark.js": ("variorum.web", "assets/mark.js", "text/javascript"),
}
"""The files that pages ask for, by name, so that no name leads anywhere else."""

_SHARED = "page.html.j2"
"""The template of the dossier's page, on which the desk's page of a story stands."""


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page as an answer."""
    desk = getattr(request.app.state, "desk", None) if "app" in request.scope else None
    caller = caller_of(request)
    writable = desk is not None and desk.writable and "review" in caller.rights
    values = {"request": request, "writable": writable, "user": caller.name, **values}
    body = environment().get_template(template).render(**values).encode()
    return answer(request, body, "text/html; charset=utf-8", status=status)


def answer(request: Request, body: bytes, kind: str, *, status: int = 200) -> Response:
    """A body under a strong entity tag, or that the one that the client holds is still good."""
    tag = tag_of(body)
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if status == 200 and known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, headers={**headers, "content-type": kind})


def tag_of(body: bytes) -> str:
    """The strong entity tag of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def known(request: Request, tag: str) -> bool:
    """Whether who asks holds this already: `If-None-Match`, compared weakly as it asks."""
    header = request.headers.get("if-none-match", "")
    return tag in [one.strip().removeprefix("W/") for one in header.split(",")]


async def asset(request: Request) -> Response:
    """A style sheet or script of the pages."""
    name = request.path_params["name"]
    if name not in _ASSETS:
        return Response("there is no such file\n", status_code=404, media_type="text/plain")
    kind = _ASSETS[name][2]
    return answer(request, _asset(name), f"{kind}; charset=utf-8")


@cache
def environment() -> "Environment":
    """The templates, and what all of them may call."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["safe_text"] = safe
    made.globals["words"] = wording
    return made


def _source(name: str) -> str:
    if name == _SHARED:
        return (files("variorum.dossier.formats") / name).read_text("utf-8")
    return (files("variorum.web") / "templates" / name).read_text("utf-8")


@cache
def _asset(name: str) -> bytes:
    package, file, _ = _ASSETS[name]
    return (files(package) / file).read_bytes()
