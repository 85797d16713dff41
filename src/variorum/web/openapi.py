"""The description of the API (OpenAPI 3.1), made from the operations and the records themselves."""

import re
from functools import cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum import __version__
from variorum.web import rendering
from variorum.web.api import OPERATIONS, ROOT, Operation, Problem

_REFERENCE = "#/components/schemas/{name}"
_TOLD = {
    "about": "words that an article, a statement or a claim holds, as `variorum search` takes them",
    "since": "a day, month or year (ISO 8601)",
    "until": "a day, month or year (ISO 8601)",
    "place": "a place or country, by name or code",
    "outlet": "an outlet, by name or domain",
    "min_origins": "so many origins at least",
    "sort": "`latest`, `earliest`, `origins` or `articles`",
    "after": "the place where the page before ended, as its `Link` has it",
    "limit": "so many at most, 1 to 200",
}
_ERRORS = {
    "400": "A parameter cannot be understood",
    "401": "No session, and no token",
    "403": "The change comes from elsewhere",
    "404": "Nothing has this id",
}
_CHANGE_ERRORS = {
    "409": "The store can only be read",
    "412": "The state is another one than `If-Match` names: nothing was kept",
    "413": "More was sent than is read",
    "415": "No JSON was sent",
    "422": "What was sent is not what is asked for",
    "428": "`If-Match` is missing",
}


async def described(request: Request) -> Response:
    """The description as JSON."""
    return rendering.answer(request, description(), "application/json")


@cache
def description() -> bytes:
    """The OpenAPI document."""
    types = [*(one.gives for one in OPERATIONS), *(one.takes for one in OPERATIONS if one.takes)]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template=_REFERENCE)
    told = dict(zip(map(str, [*types, Problem]), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(ROOT + one.path, {})[one.method.lower()] = _operation(one, told)
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Variorum's desk", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }
    return msgspec.json.encode(document)


def _operation(one: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    errors = {**_ERRORS, **(_CHANGE_ERRORS if one.guarded else {})}
    status = "201" if one.guarded else "200"
    answers: dict[str, Any] = {
        status: {
            "description": one.summary,
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schemas[str(one.gives)]}},
        },
        **{code: _problem(told, schemas) for code, told in errors.items()},
    }
    if not one.guarded:
        answers["304"] = {"description": "It is as `If-None-Match` has it"}
    found: dict[str, Any] = {
        "operationId": one.run.__name__,
        "summary": one.summary,
        "description": " ".join((one.run.__doc__ or "").split()),
        "parameters": _parameters(one),
        "responses": answers,
    }
    if one.takes is not None:
        content = {"application/json": {"schema": schemas[str(one.takes)]}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _problem(told: str, schemas: dict[str, Any]) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": schemas[str(Problem)]}}
    return {"description": told, "content": content}


def _parameters(one: Operation) -> list[dict[str, Any]]:
    text = {"type": "string"}
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": text}
        for name in re.findall(r"{(\w+)}", one.path)
    ]
    found += [
        {"name": name, "in": "query", "description": _TOLD[name], "schema": text}
        for name in one.query
    ]
    if one.guarded:
        told = "the entity tag of what is decided on, or `*` for any"
        found.append(
            {"name": "If-Match", "in": "header", "required": True, "description": told}
            | {"schema": text}
        )
    return found
