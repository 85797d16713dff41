"""The API described as a page, for who writes a program; it asks for nothing from elsewhere."""

import json

from starlette.requests import Request
from starlette.responses import Response

from variorum.web import rendering
from variorum.web.openapi import description


async def shown(request: Request) -> Response:
    """All operations with their parameters and answers, and all records."""
    told = json.loads(description())
    operations = [
        {**one, "method": method.upper(), "path": path}
        for path, some in told["paths"].items()
        for method, one in some.items()
    ]
    return rendering.page(
        request,
        "api.html.j2",
        operations=operations,
        schemas=told["components"]["schemas"],
        type_of=type_of,
    )


def type_of(schema: dict[str, object]) -> str:
    """A schema in a few words: the name of a record, a list of something, or a plain type."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for join in ("anyOf", "oneOf"):
        if join in schema:
            some = schema[join]
            assert isinstance(some, list)
            return " or ".join(dict.fromkeys(type_of(one) for one in some))
    if "enum" in schema:
        some = schema["enum"]
        assert isinstance(some, list)
        return " or ".join(f"`{one}`" for one in some)
    if schema.get("type") == "array":
        items = schema.get("items")
        return f"list of {type_of(items)}" if isinstance(items, dict) and items else "list"
    return str(schema.get("type", "anything"))
