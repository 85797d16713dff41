"""What a filter asks of the entries by which stories are listed, and of lines to be judged."""

import re
from collections.abc import Sequence

from variorum.errors import StopRun
from variorum.store.catalogue import (
    After,
    Order,
    QueueFilter,
    QueueOrder,
    QueuePlace,
    StoryFilter,
    fold,
)
from variorum.store.rows.database import Value
from variorum.store.rows.word_index import Condition

ORDERS: dict[Order, str] = {
    "latest": "coalesce(c.start, '') DESC, c.story",
    "earliest": "coalesce(c.start, '9999'), c.story",
    "origins": "c.origins DESC, coalesce(c.start, '') DESC, c.story",
    "articles": "c.articles DESC, coalesce(c.start, '') DESC, c.story",
}
# What is asked first leads an index to the place; the rest parts those of one day.
_LATER = "(coalesce(c.start, '') <= ? AND (coalesce(c.start, '') < ? OR c.story > ?))"
_AFTER: dict[Order, str] = {
    "latest": _LATER,
    "earliest": "(coalesce(c.start, '9999') >= ? AND (coalesce(c.start, '9999') > ? OR "
    "c.story > ?))",
    "origins": f"(c.origins <= ? AND (c.origins < ? OR {_LATER}))",
    "articles": f"(c.articles <= ? AND (c.articles < ? OR {_LATER}))",
}
"""By order, the entries that stand behind a place in the list."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


QUEUE_ORDERS: dict[QueueOrder, str] = {
    "unsure": "u.far, u.address",
    "weight": "u.weight DESC, u.far, u.address",
    "sure": "u.sure DESC, u.address",
}
_QUEUE_AFTER: dict[QueueOrder, str] = {
    "unsure": "(u.far, u.address) > (?, ?)",
    "weight": "(u.weight <= ? AND (u.weight < ? OR (u.far, u.address) > (?, ?)))",
    "sure": "(u.sure <= ? AND (u.sure < ? OR u.address > ?))",
}
"""By order, the lines that stand behind a place in the queue."""

_NAMED = ("place", "outlet", "agency", "person", "measure")
"""The filters that ask for a name, by the kind of their tags."""

_ASSIGNED = (
    "c.story IN (SELECT story.story FROM assigned JOIN story "
    "ON story.article = assigned.article WHERE assigned.who {} ?)"
)


def asked_of_stories(wanted: StoryFilter) -> Condition:
    """What a filter asks of an entry `c`, but for its words."""
    asked = [*_asked_of_days(wanted)]
    for kind in _NAMED:
        if (name := getattr(wanted, kind)) is not None:
            names = f"SELECT story FROM tag WHERE kind = '{kind}' AND name = ?"
            asked.append((f"c.story IN ({names})", [fold(name)]))
    if wanted.disputed:
        disputed = "SELECT story FROM tag WHERE kind = 'has' AND name = 'dispute'"
        asked.append((f"c.story IN ({disputed})", []))
    if wanted.assigned_to is not None:
        asked.append((_ASSIGNED.format("="), [wanted.assigned_to]))
    if wanted.to_review:
        asked.append(("EXISTS (SELECT 1 FROM unsure WHERE unsure.story = c.story)", []))
    if wanted.min_origins > 0:
        asked.append(("c.origins >= ?", [wanted.min_origins]))
    if wanted.after is not None:
        asked.append((_AFTER[wanted.sort], _behind(wanted.sort, wanted.after)))
    return _joined(asked)


def asked_of_lines(wanted: QueueFilter) -> Condition:
    """What a filter of the queue asks of a line `u`, but for its story."""
    asked: list[tuple[str, Sequence[Value]]] = []
    if wanted.kind is not None:
        asked.append(("u.kind = ?", [wanted.kind]))
    if wanted.least > 0 or wanted.most < 1000:
        asked.append(("u.sure BETWEEN ? AND ?", [wanted.least, wanted.most]))
    held = "SELECT 1 FROM held WHERE held.address = u.address AND held.until > ? AND held.who != ?"
    asked.append((f"NOT EXISTS ({held})", [wanted.now, wanted.reader or ""]))
    others = _ASSIGNED.format("!=").replace("c.story", "u.story")
    asked.append((f"NOT {others}", [wanted.reader or ""]))
    if wanted.after is not None:
        asked.append((_QUEUE_AFTER[wanted.sort], _behind_line(wanted.sort, wanted.after)))
    return _joined(asked)


def _joined(asked: Sequence[tuple[str, Sequence[Value]]]) -> Condition:
    clauses = " AND ".join(clause for clause, _ in asked)
    return Condition(clauses or "true", [value for _, values in asked for value in values])


def _asked_of_days(wanted: StoryFilter) -> list[tuple[str, Sequence[Value]]]:
    asked: list[tuple[str, Sequence[Value]]] = []
    for told, column, compared in (
        (wanted.since, "stop", ">="),
        (wanted.until, "start", "<="),
        (wanted.changed_since, "changed", ">="),
    ):
        if told is None:
            continue
        if not _DATE.fullmatch(told):
            raise StopRun(f"{told!r} is no day, month or year: write 2026-03-14, 2026-03 or 2026")
        # A story that is known to end in a month may end on its last day.
        known = f"c.{column} || '-99-99'" if compared == ">=" else f"c.{column}"
        asked.append((f"substr({known}, 1, {len(told)}) {compared} ?", [told]))
    return asked


def _behind_line(order: QueueOrder, after: QueuePlace) -> list[Value]:
    """The values that `_QUEUE_AFTER` asks with."""
    far = abs(after.sure - 500)
    if order == "sure":
        return [after.sure, after.sure, after.address]
    return [*([after.weight] * 2 if order == "weight" else []), far, after.address]


def _behind(order: Order, after: After) -> list[Value]:
    """The values that `_AFTER` asks with."""
    start = after.start or ("9999" if order == "earliest" else "")
    numbers: dict[str, int] = {"origins": after.origins, "articles": after.articles}
    number: list[Value] = [numbers[order]] * 2 if order in numbers else []
    return [*number, start, start, after.key]
