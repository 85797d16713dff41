"""A whole store, copied row by row into another one of any kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from variorum.errors import StopRun
from variorum.store.rows import RowStore

TABLES: Mapping[str, tuple[str, ...]] = {
    "article": (
        *("id", "uri", "outlet", "features", "own", "reading"),
        *("own_made", "reading_made", "features_made"),
    ),
    "document": ("article", "body"),
    "digest": ("article", "own", "reading"),
    "standing": ("outlet", "lines", "made"),
    "key": ("period", "key", "day", "article"),
    "strong": ("key", "article"),
    "keyed": ("article", "day", "keys", "strong"),
    "link": ("a", "b", "alike"),
    "story": ("article", "story", "links_made", "made"),
    "dossier": ("story", "body", "made", "parts"),
    "catalogue": ("story", "start", "stop", "articles", "outlets", "origins", "body", "changed"),
    "tag": ("kind", "name", "story"),
    "given": ("id", "kind", "article", "start", "stop"),
    "decision": ("id", "made", "body"),
    "rejected": ("uri", "reason"),
    "arrival": ("article", "at"),
    "alert_rule": ("id", "body"),
    "letter": ("id", "rule", "about", "receiver", "made", "state", "tries", "due", "body"),
    "made": ("stage", "version", "mark"),
    "plan": ("digest",),
    "unsure": ("story", "address", "kind", "sure", "far", "weight"),
    "assigned": ("article", "who", "made"),
    "held": ("address", "who", "until"),
    "remark": ("id", "made", "address", "body"),
    "opinion": ("decision", "who", "made", "kind"),
    "seen": ("who", "article", "made", "body"),
    "saved": ("id", "name", "who", "made", "query"),
    "owed": ("kind", "key", "turn"),
    "source": ("id", "url", "due", "body", "visit"),
    "entry": ("url", "source", "due", "state", "body"),
    "site": ("origin", "body"),
    "landed": ("article", "body"),
    "came": ("article", "body"),
    "turn": ("holder", "until"),
}
"""By table, the columns that are copied; what words are found by is made anew."""

_ORDER = {"given": "born"}
"""What orders the rows of a table where their order is what they tell."""

_PASSAGES = (
    "SELECT owner, kind, id, words.title, words.text "
    "FROM passage JOIN words ON words.rowid = place ORDER BY place"
)

Told = Callable[[str, int], None]
"""Called with a table and how many of its rows were copied."""


def copy_rows(source: RowStore, target: RowStore, told: Told) -> dict[str, int]:
    """Copy all of a store, as it is at one moment, into one that nothing is in.

    All is copied or nothing. By table, the number of rows.

    Raises:
        StopRun: something is in the target, or one of the two breaks down.
    """
    counts: dict[str, int] = {}

    def counted(table: str, rows: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        counts[table] = 0
        for row in rows:
            counts[table] += 1
            if counts[table] % 1000 == 0:
                told(table, counts[table])
            yield row

    with source.db.snapshot(), target.transaction():
        if any(target.db.first(f"SELECT 1 FROM {table} LIMIT 1") for table in TABLES):
            raise StopRun("there is a store already where this one should go: name another place")
        for table, columns in TABLES.items():
            listed = ", ".join(columns)
            order = _ORDER.get(table, listed)
            rows = source.db.stream(f"SELECT {listed} FROM {table} ORDER BY {order}")
            target.db.load(table, columns, counted(table, rows))
        target.words.load(counted("passage", source.db.stream(_PASSAGES)))
    return counts
