"""Keys and links: which articles may meet, and how alike they are."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from variorum.store.base import Prepared
from variorum.store.rows.database import LISTED, Database, as_list

PERIOD = 32
"""Days whose keys lie together: what comes in from day to day changes one small part of the store,
and is looked up there, however many years the archive holds."""

_UNDATED = 0
"""The day under which an article without one is kept; the calendar begins at 1."""

_LAST_DAY = 4_000_000
"""Later than any day of the calendar."""

_PERIODS = """(
    WITH RECURSIVE held(period) AS (
        SELECT min(period) FROM key WHERE period >= ?4
        UNION ALL
        SELECT (SELECT min(period) FROM key WHERE period > held.period) FROM held
        WHERE held.period < ?5
    ) SELECT period FROM held WHERE period <= ?5
)"""
"""The periods from one to another under which anything is kept."""


class LinkRows:
    """The `Links` of a store, and the keys that they are found by."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put_keys(self, prepared: Prepared) -> None:
        """Replace the keys, strong keys and day under which an article is looked up."""
        article, day = prepared.own.id, prepared.day or _UNDATED
        self.drop_keys(article)
        self._db.executemany(
            "INSERT INTO key VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(day // PERIOD, key, day, article) for key in prepared.keys],
        )
        self._db.executemany(
            "INSERT INTO strong VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(key, article) for key in prepared.strong],
        )
        lists = (msgspec.json.encode(keys).decode() for keys in (prepared.keys, prepared.strong))
        self._db.execute("INSERT INTO keyed VALUES (?, ?, ?, ?)", (article, day, *lists))

    def drop_keys(self, article: str) -> None:
        """Take out the keys of an article."""
        row = self._db.first("SELECT keys, strong, day FROM keyed WHERE article = ?", (article,))
        if row is None:
            return
        try:
            keys, strong = (msgspec.json.decode(one, type=tuple[str, ...]) for one in row[:2])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            # Under which keys it was put is damaged: they are looked for among all.
            for table in ("key", "strong"):
                self._db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        else:
            day = row[2]
            self._db.executemany(
                "DELETE FROM key WHERE period = ? AND key = ? AND day = ? AND article = ?",
                [(day // PERIOD, key, day, article) for key in keys],
            )
            self._db.executemany(
                "DELETE FROM strong WHERE key = ? AND article = ?",
                [(key, article) for key in strong],
            )
        self._db.execute("DELETE FROM keyed WHERE article = ?", (article,))

    def sharing(self, keys: Sequence[str], days: tuple[int, int] | None = None) -> list[str]:
        """The ids of the articles that were put under any of these keys, sorted."""
        first, last = days or (_UNDATED, _LAST_DAY)
        rows = self._db.execute(
            f"SELECT article FROM key WHERE period IN {_PERIODS} AND key IN {LISTED} "
            f"AND day BETWEEN ?2 AND ?3 "
            f"UNION ALL SELECT article FROM key WHERE period = 0 AND key IN {LISTED} AND day = 0",
            (as_list(keys), first, last, first // PERIOD, last // PERIOD),
        )
        return sorted({row[0] for row in rows})

    def strongly_sharing(self, keys: Sequence[str]) -> list[str]:
        """The ids of the articles that were put under any of these strong keys, sorted."""
        rows = self._db.execute(
            f"SELECT article FROM strong WHERE key IN {LISTED}", (as_list(keys),)
        )
        return sorted({row[0] for row in rows})

    def link(self, articles: Collection[str], links: Mapping[tuple[str, str], int]) -> None:
        """Replace the links of these articles, by pairs of ids, with how alike the two are."""
        with self._db.transaction():
            known = self._db.execute(
                f"SELECT b, a FROM link WHERE a IN {LISTED}", (as_list(articles),)
            )
            self._db.executemany(
                "DELETE FROM link WHERE a = ? AND b = ?", [*known, *((a, b) for b, a in known)]
            )
            self._db.executemany(
                "INSERT INTO link VALUES (?1, ?2, ?3), (?2, ?1, ?3)",
                [(a, b, alike) for (a, b), alike in links.items()],
            )

    def linked(self, articles: Collection[str], least: int) -> list[str]:
        """The ids of the articles that are at least so alike to one of these, sorted."""
        rows = self._db.execute(
            f"SELECT DISTINCT b FROM link WHERE a IN {LISTED} AND alike >= ?2 ORDER BY b",
            (as_list(articles), least),
        )
        return [row[0] for row in rows]

    def between(self, articles: Collection[str]) -> dict[tuple[str, str], int]:
        """The links between these articles, by pairs of ids, the lesser first, in order."""
        inside = set(articles)
        rows = self._db.execute(
            f"SELECT a, b, alike FROM link WHERE a IN {LISTED} AND b > a ORDER BY a, b",
            (as_list(inside),),
        )
        return {(a, b): alike for a, b, alike in rows if b in inside}
