"""The parameters of the API: what each means and what it may be, as it is described and checked."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from variorum.dossier.formats import FORMATS
from variorum.engine.decision_log import Standing
from variorum.engine.opened_lines import KINDS
from variorum.store.catalogue import Order

MOST = 200
"""Records of a page at most."""

USUAL = 50
"""Records of a page unless told."""

_DAY: dict[str, Any] = {
    "type": "string",
    "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
}
_WORDS: dict[str, Any] = {"type": "string", "maxLength": 1000}


class Parameter(NamedTuple):
    """One parameter: what it means, and the values that it takes, as JSON Schema has it."""

    told: str
    schema: Mapping[str, Any]
    required: bool = False

    def takes(self, value: str) -> bool:
        """Whether this is one of its values."""
        if self.schema["type"] == "integer":
            plain = re.fullmatch(r"0|[1-9][0-9]{0,9}", value) is not None
            return plain and self.schema["minimum"] <= int(value) <= self.schema["maximum"]
        if "enum" in self.schema:
            return value in self.schema["enum"]
        longest, pattern = self.schema.get("maxLength", 1000), self.schema.get("pattern", "")
        long_enough = len(value) >= self.schema.get("minLength", 0)
        return long_enough and len(value) <= longest and re.search(pattern, value) is not None


def _one_of(values: Sequence[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


PARAMETERS: Mapping[str, Parameter] = {
    "about": Parameter(
        "Words that an article, a statement or a claim holds, as `variorum search` takes them.",
        _WORDS,
    ),
    "since": Parameter("The first day, month or year that is meant (ISO 8601).", _DAY),
    "until": Parameter("The last day, month or year that is meant (ISO 8601).", _DAY),
    "place": Parameter("A place or country, by name or code.", _WORDS),
    "outlet": Parameter("An outlet, by name or domain.", _WORDS),
    "min_origins": Parameter(
        "So many independent origins at least.",
        {"type": "integer", "minimum": 0, "maximum": 1_000_000},
    ),
    "sort": Parameter("The order.", _one_of(get_args(Order))),
    "after": Parameter(
        "The place where the page before ended, as its `Link` has it.",
        {"type": "string", "minLength": 1, "maxLength": 1000},
    ),
    "limit": Parameter(
        "So many records at most.",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    ),
    "claim": Parameter(
        "One whole sentence, as the coverage might tell it.",
        {"type": "string", "minLength": 1, "maxLength": 2000},
        required=True,
    ),
    "kind": Parameter("One kind of lines.", _one_of(list(KINDS))),
    "standing": Parameter("What became of the decisions.", _one_of(get_args(Standing))),
    "by": Parameter("Who decided, by the name as it is kept.", _WORDS),
    "story": Parameter("The id of the story that was decided on.", _WORDS),
}
"""The parameters of queries, by name."""

FILTERS = ("about", "since", "until", "place", "outlet", "min_origins")
"""Those by which stories are chosen."""

FORMAT = Parameter("A format.", _one_of(list(FORMATS)))
"""The formats in which a story is exported."""


def check(given: QueryParams, known: Sequence[str], required: Sequence[str] = ()) -> None:
    """See that a query holds known parameters, each once and with a value that it takes.

    A parameter with a mistyped name would else be passed over, and more be answered than was meant.

    Raises:
        HTTPException: it holds anything else, or lacks what is required.
    """
    names = [name for name, _ in given.multi_items()]
    for name in names:
        if name not in known:
            raise HTTPException(400, f"there is no parameter {name!r} here")
        if names.count(name) > 1:
            raise HTTPException(400, f"{name} is given twice")
        if not PARAMETERS[name].takes(given[name]):
            raise HTTPException(400, f"{name} cannot be {given[name][:80]!r}")
    for name in known:
        wanted = PARAMETERS[name].required or name in required
        if wanted and name not in names:
            raise HTTPException(400, f"{name} is missing")
