"""Names of fields: what the user says of columns, and how names are compared and listed."""

import re
from collections.abc import Iterable, Mapping

from variorum.errors import StopRun
from variorum.intake.records import FIELDS
from variorum.model import Given

ASKED = ("text", *Given.__struct_fields__)
"""The fields of an article whose column a user may tell."""

_PARTS = re.compile(r"[\s_-]+")
_MOST = 20
"""Names that a message lists at most: a table of a survey may have hundreds."""


def read_columns(told: str) -> dict[str, str]:
    """By field, the column that holds it: `text=Body,title=Headline`.

    Raises:
        StopRun: a part is no `FIELD=COLUMN`, or there is no such field.
    """
    columns = {}
    for part in told.split(","):
        field, equals, column = part.partition("=")
        if not equals or not column.strip() or field.strip() not in ASKED:
            raise StopRun(
                f"--columns takes FIELD=COLUMN, parted by commas, and {part.strip()!r} is none; "
                f"the fields are {', '.join(ASKED)}"
            )
        columns[field.strip()] = column.strip()
    return columns


def named(wanted: str, names: Iterable[str]) -> str | None:
    """The name of `names` that is meant: the very one, else one of other case or spacing."""
    known = list(names)
    if wanted in known:
        return wanted
    return next((name for name in known if _key(name) == _key(wanted)), None)


def as_known(name: str) -> str:
    """A column's name as records spell it: `Article Text` is `article_text`; others as they are."""
    return _KNOWN.get(_key(name), name.strip())


def with_columns(record: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """A record with the fields that are told to stand under other names under their own."""
    found = {field: named(column, record) for field, column in columns.items()}
    return {**record, **{field: record[name] for field, name in found.items() if name is not None}}


def plain(names: Iterable[str]) -> str:
    """Names as a message lists them, each on one line and not too long."""
    shown = [" ".join(name.split())[:40] for name in names]
    more = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more


def _key(name: str) -> str:
    return _PARTS.sub("", name.strip().casefold())


_KNOWN = {_key(name): name for name in reversed(FIELDS)}
