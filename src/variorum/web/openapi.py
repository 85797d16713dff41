"""The description of the API (OpenAPI 3.1), made from the operations and the records themselves."""

import re
from functools import cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum import __version__
from variorum.web import rendering
from variorum.web.api import OPERATIONS, Operation
from variorum.web.api_answers import ROOT, Problem
from variorum.web.api_parameters import FORMAT, PARAMETERS

_REFERENCE = "#/components/schemas/{name}"
_ERRORS = {
    "400": "The address or a parameter cannot be understood",
    "401": "No session, and no token that opens anything",
    "403": "It needs another right, or the change comes from elsewhere",
    "404": "Nothing has this id",
    "421": "The desk is asked for under another name than its own",
    "503": "A record is damaged, and is being made anew",
}
_CHANGE_ERRORS = {
    "409": "The store can only be read, or the same change is being made right now",
    "412": "The state is another one than `If-Match` names: nothing was kept",
    "413": "More was sent than is read",
    "415": "No JSON was sent",
    "422": "What was sent is not what is asked for",
    "428": "`If-Match` is missing",
}
_RIGHTS = {
    "read": "to read",
    "review": "to review",
    "edit": "to edit",
    "admin": "of an admin",
}
_KEY = (
    "A name of your own for this change. Sent again under it within a day, it is made once, and "
    "the answer is the same."
)


async def described(request: Request) -> Response:
    """The description as JSON."""
    return rendering.answer(request, description(), "application/json")


@cache
def description() -> bytes:
    """The OpenAPI document."""
    types = [
        *(one.gives for one in OPERATIONS if one.gives),
        *(one.takes for one in OPERATIONS if one.takes),
    ]
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
    text = {"schema": {"type": "string"}}
    headers = {"ETag": text, **({"Location": text} if one.status == 201 else {})}
    if "after" in one.query:
        headers["Link"] = text
    content = (
        {"application/octet-stream": {}}
        if one.gives is None
        else {"application/json": {"schema": schemas[str(one.gives)]}}
    )
    answers: dict[str, Any] = {
        str(one.status): {"description": one.summary, "headers": headers, "content": content},
        **{code: _problem(told, schemas) for code, told in errors.items()},
    }
    if not one.guarded:
        answers["304"] = {"description": "It is as `If-None-Match` has it"}
    told = " ".join((one.run.__doc__ or "").split())
    found: dict[str, Any] = {
        "operationId": one.run.__name__,
        "summary": one.summary,
        "description": f"{told} Needs the right {_RIGHTS[one.needs]}.",
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
    text: dict[str, Any] = {"type": "string"}
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True}
        | {"schema": FORMAT.schema if name == "format" else text}
        for name in re.findall(r"{(\w+)}", one.path)
    ]
    for name in one.query:
        known = PARAMETERS[name]
        needed = known.required or name in one.required
        found.append(
            {"name": name, "in": "query", "required": needed, "description": known.told}
            | {"schema": known.schema}
        )
    if one.guarded:
        told = "The entity tag of what is changed, or `*` for any state."
        found.append(_header("If-Match", told, {**text, "minLength": 1}, required=True))
        found.append(_header("Idempotency-Key", _KEY, {**text, "minLength": 1, "maxLength": 255}))
    else:
        held = "The entity tag of an answer that you hold."
        found.append(_header("If-None-Match", held, text))
    return found


def _header(
    name: str, told: str, schema: dict[str, Any], *, required: bool = False
) -> dict[str, Any]:
    found = {"name": name, "in": "header", "required": required, "description": told}
    return {**found, "schema": schema}
