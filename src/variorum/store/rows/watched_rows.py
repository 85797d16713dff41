"""The sources that are watched, and what was fetched from them."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from variorum.store.rows.database import LISTED, Database, as_list, decode
from variorum.store.watched import Came, Entry, Site, Source, Visit

_SOURCE = "SELECT id, body, visit FROM source"
_ASKED = "source IN (SELECT id FROM source WHERE due IS NOT NULL)"
"""That an entry is of a source that is asked: neither paused nor given up."""


class WatchedRows:
    """The `Watched` of a store; see there for what each part promises."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def sources(self) -> list[tuple[Source, Visit]]:
        """All sources with their visits, in the order of their addresses."""
        return [_source(row) for row in self._db.execute(f"{_SOURCE} ORDER BY url")]

    def one(self, source: str) -> tuple[Source, Visit] | None:
        """The source of this id with its visit; null where there is none."""
        row = self._db.first(f"{_SOURCE} WHERE id = ?", (source,))
        return _source(row) if row else None

    def put(self, source: Source) -> None:
        """Keep a source, or what is told of it anew; its visit stays."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO source (id, url, due, body, visit) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (source.id, source.url, 0, _packed(source), _packed(Visit())),
            )
            held = self.one(source.id)
            assert held is not None
            self._db.execute("UPDATE source SET due = ? WHERE id = ?", (_due(*held), source.id))

    def remove(self, source: str) -> None:
        """Forget a source and its entries; articles stay."""
        with self._db.transaction():
            self._db.execute("DELETE FROM entry WHERE source = ?", (source,))
            self._db.execute("DELETE FROM source WHERE id = ?", (source,))

    def keep_visit(self, source: str, visit: Visit) -> None:
        """Keep what became of asking a source."""
        with self._db.transaction():
            held = self.one(source)
            if held is not None:
                # It may have been paused meanwhile.
                self._db.execute(
                    "UPDATE source SET due = ?, visit = ? WHERE id = ?",
                    (_due(held[0], visit), _packed(visit), source),
                )

    def due(self, now: int, limit: int) -> list[tuple[Source, Visit]]:
        """The sources that are due and not paused, those due longest first."""
        rows = self._db.execute(f"{_SOURCE} WHERE due <= ? ORDER BY due, id LIMIT ?", (now, limit))
        return [_source(row) for row in rows]

    def next_due(self) -> int | None:
        """When the next source or entry is due; null where none ever is."""
        (due,) = self._db.first(
            "SELECT min(due) FROM (SELECT due FROM source UNION ALL "
            f"SELECT due FROM entry WHERE {_ASKED}) AS held"
        )
        return None if due is None else int(due)

    def entries(self, urls: Iterable[str]) -> dict[str, Entry]:
        """Those of these entries that are known, by their addresses."""
        rows = self._db.execute(
            f"SELECT url, body FROM entry WHERE url IN {LISTED}", (as_list(urls),)
        )
        return {url: decode(body, Entry, None, url, "the entry") for url, body in rows}

    def keep_entries(self, entries: Iterable[Entry]) -> None:
        """Keep entries, each under its address."""
        with self._db.transaction():
            self._db.executemany(
                "INSERT INTO entry (url, source, due, state, body) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (url) DO UPDATE SET source = excluded.source, due = excluded.due, "
                "state = excluded.state, body = excluded.body",
                [(one.url, one.source, one.due, one.state, _packed(one)) for one in entries],
            )

    def due_entries(self, now: int, each: int) -> list[Entry]:
        """The entries whose pages are to be asked for now, at most so many of each source."""
        rows = self._db.execute(
            "SELECT url, body FROM (SELECT url, due, body, row_number() OVER "
            "(PARTITION BY source ORDER BY due, url) AS place "
            f"FROM entry WHERE due <= ? AND {_ASKED}) AS held "
            "WHERE place <= ? ORDER BY due, url",
            (now, each),
        )
        return [decode(body, Entry, None, url, "the entry") for url, body in rows]

    def tally(self) -> dict[str, dict[str, int]]:
        """By source, how many entries are in each state."""
        found: dict[str, dict[str, int]] = {}
        rows = self._db.execute(
            "SELECT source, state, count(*) FROM entry GROUP BY source, state ORDER BY 1, 2"
        )
        for source, state, count in rows:
            found.setdefault(source, {})[state] = count
        return found

    def site(self, origin: str) -> Site | None:
        """What an origin says to programs, if it was ever asked."""
        row = self._db.first("SELECT body FROM site WHERE origin = ?", (origin,))
        return decode(row[0], Site, None, origin, "what is known of the site") if row else None

    def keep_site(self, site: Site) -> None:
        """Keep what an origin says."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO site (origin, body) VALUES (?, ?) "
                "ON CONFLICT (origin) DO UPDATE SET body = excluded.body",
                (site.origin, _packed(site)),
            )

    def land(self, came: Came, document: bytes) -> None:
        """Keep a document that was fetched, compressed, to be read next."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO landed (article, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (came.article, document),
            )
            # What was fetched first is where the article came from.
            self._db.execute(
                "INSERT INTO came (article, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (came.article, _packed(came)),
            )

    def landed(self, limit: int) -> list[tuple[str, bytes]]:
        """Documents that are to be read, by the ids of their articles, in the order of these."""
        rows = self._db.execute(
            "SELECT article, body FROM landed ORDER BY article LIMIT ?", (limit,)
        )
        return [(article, bytes(body)) for article, body in rows]

    def clear_landed(self, articles: Sequence[str]) -> None:
        """Note that these were read."""
        with self._db.transaction():
            self._db.execute(f"DELETE FROM landed WHERE article IN {LISTED}", (as_list(articles),))

    def came(self, article: str) -> Came | None:
        """Where an article came from; null where it was not fetched."""
        row = self._db.first("SELECT body FROM came WHERE article = ?", (article,))
        return decode(row[0], Came, None, article, "where it came from:") if row else None

    def take_turn(self, holder: str, now: int, until: int) -> str | None:
        """Be the one who watches till then; null, or who else is."""
        with self._db.transaction():
            row = self._db.first("SELECT holder, until FROM turn")
            if row and row[0] != holder and row[1] > now:
                return str(row[0])
            self._db.execute("DELETE FROM turn")
            self._db.execute("INSERT INTO turn (holder, until) VALUES (?, ?)", (holder, until))
        return None

    def end_turn(self, holder: str) -> None:
        """Watch no longer."""
        with self._db.transaction():
            self._db.execute("DELETE FROM turn WHERE holder = ?", (holder,))


def _packed(record: msgspec.Struct) -> bytes:
    return msgspec.json.encode(record)


def _source(row: Any) -> tuple[Source, Visit]:
    id, body, visit = row
    return decode(body, Source, None, id, "the source"), _visit(id, visit)


def _visit(id: str, body: bytes) -> Visit:
    return decode(body, Visit, None, id, "the visit to the source")


def _due(source: Source, visit: Visit) -> int | None:
    """When a source is to be asked; null where it is paused or asked no more."""
    return None if source.paused or visit.retired else visit.due
