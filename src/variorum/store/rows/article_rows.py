"""Articles, each with its reading and its features."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from variorum.model import Article, Reading
from variorum.store.base import Prepared
from variorum.store.rows.audit_rows import digest
from variorum.store.rows.catalogue_rows import CatalogueRows
from variorum.store.rows.database import LISTED, Database, as_list, decode
from variorum.store.rows.link_rows import LinkRows

_PUT = """
INSERT INTO article
    (id, uri, outlet, features, own, reading, own_made, reading_made, features_made)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    uri = excluded.uri, outlet = excluded.outlet, features = excluded.features,
    own = excluded.own, reading = excluded.reading, own_made = excluded.own_made,
    reading_made = excluded.reading_made, features_made = excluded.features_made
"""
"""An article that is there already stays at its place in the file."""


class ArticleRows:
    """The `Articles` of a store."""

    def __init__(self, db: Database, links: LinkRows, catalogue: CatalogueRows) -> None:
        self._db = db
        self._links = links
        self._catalogue = catalogue

    def holds(self, article: str) -> bool:
        """Whether the article of this id is stored."""
        return bool(self._db.first("SELECT 1 FROM article WHERE id = ?", (article,)))

    def put(self, prepared: Prepared) -> None:
        """Store an article, or replace what is stored of it."""
        own = prepared.own
        with self._db.transaction():
            self._db.execute(
                _PUT,
                (
                    own.id,
                    own.uri,
                    prepared.outlet,
                    prepared.features,
                    msgspec.json.encode(own),
                    msgspec.json.encode(prepared.reading),
                    *msgspec.structs.astuple(prepared.made),
                ),
            )
            if prepared.document:
                self._db.execute(
                    "INSERT INTO document VALUES (?, ?) "
                    "ON CONFLICT (article) DO UPDATE SET body = excluded.body",
                    (own.id, prepared.document),
                )
            self._digest(own.id)
            self._links.put_keys(prepared)
            read = prepared.reading.article
            self._catalogue.keep_article(own.id, read.title or "", read.text)
            self._db.execute("DELETE FROM rejected WHERE uri = ?", (own.uri,))

    def renew_features(self, prepared: Prepared) -> None:
        """Replace the features, keys and day of an article, and nothing else."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE article SET features = ?, features_made = ? WHERE id = ?",
                (prepared.features, prepared.made.features, prepared.own.id),
            )
            self._links.put_keys(prepared)

    def remove(self, article: str) -> None:
        """Take an article out, with its reading, keys and links."""
        with self._db.transaction():
            self._links.drop_keys(article)
            self._links.link([article], {})
            self._catalogue.drop_article(article)
            for statement in (
                "DELETE FROM article WHERE id = ?",
                "DELETE FROM document WHERE article = ?",
                "DELETE FROM digest WHERE article = ?",
                "DELETE FROM story WHERE article = ?",
                "DELETE FROM arrival WHERE article = ?",
            ):
                self._db.execute(statement, (article,))

    def find(self, wanted: str) -> list[str]:
        """The ids of the articles whose id, uri or start of the id is `wanted`, sorted."""
        rows = self._db.execute(
            "SELECT id FROM article WHERE id = ?1 OR uri = ?1 "
            "OR (length(?1) >= 4 AND substr(id, 1, length(?1)) = ?1) ORDER BY id",
            (wanted,),
        )
        return [row[0] for row in rows]

    def ids(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._db.execute("SELECT id FROM article ORDER BY id")]

    def outlet_of(self, article: str) -> str | None:
        """The outlet key an article was put under."""
        row = self._db.first("SELECT outlet FROM article WHERE id = ?", (article,))
        return row[0] if row else None

    def of_outlet(self, outlet: str) -> list[str]:
        """The ids of the articles of an outlet, sorted."""
        rows = self._db.execute("SELECT id FROM article WHERE outlet = ? ORDER BY id", (outlet,))
        return [row[0] for row in rows]

    def uris(self, articles: Iterable[str]) -> list[str]:
        """The addresses of these articles, in the order of their ids."""
        return [uri for _, uri in self._column("uri", articles)]

    def own(self, articles: Iterable[str]) -> list[tuple[Article, str | None]]:
        """These articles as their own cleaning left them, and their outlet keys, by their ids."""
        rows = self._db.execute(
            f"SELECT id, own, outlet FROM article WHERE id IN {LISTED} ORDER BY id",
            (as_list(articles),),
        )
        return [
            (decode(own, Article, "clean", id, "the text of the article"), outlet)
            for id, own, outlet in rows
        ]

    def document(self, article: str) -> bytes:
        """The document an article came from, compressed; empty where none was kept."""
        row = self._db.first("SELECT body FROM document WHERE article = ?", (article,))
        return row[0] if row else b""

    def renew_own(self, own: Article, outlet: str | None, mark: str) -> None:
        """Replace an article as its own cleaning left it, and its outlet key; no more."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE article SET uri = ?, outlet = ?, own = ?, own_made = ? WHERE id = ?",
                (own.uri, outlet, msgspec.json.encode(own), mark, own.id),
            )
            self._digest(own.id)

    def _digest(self, article: str) -> None:
        """Keep the digests of an article and of its reading, as they are kept."""
        own, reading = self._db.first("SELECT own, reading FROM article WHERE id = ?", (article,))
        self._db.execute(
            "INSERT INTO digest VALUES (?, ?, ?) ON CONFLICT (article) "
            "DO UPDATE SET own = excluded.own, reading = excluded.reading",
            (article, digest(own), digest(reading)),
        )

    def readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings in use of these articles, in the order of their ids."""
        return [
            decode(body, Reading, "annotate", id, "the reading of the article")
            for id, body in self._column("reading", articles)
        ]

    def features(self, articles: Iterable[str]) -> dict[str, bytes]:
        """The encoded features of these articles by their ids, in the order of these."""
        return dict(self._column("features", articles))

    def _column(self, column: str, articles: Iterable[str]) -> list[Any]:
        return self._db.execute(
            f"SELECT id, {column} FROM article WHERE id IN {LISTED} ORDER BY id",
            (as_list(articles),),
        )


class OutletRows:
    """The `Outlets` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def standing(self, outlet: str) -> frozenset[str]:
        """The standing lines of an outlet, as they were last found."""
        row = self._db.first("SELECT lines FROM standing WHERE outlet = ?", (outlet,))
        if row is None:
            return frozenset()
        return decode(row[0], frozenset[str], "outlet", outlet, "the standing lines of")

    def keep_standing(self, outlet: str, lines: frozenset[str], mark: str) -> None:
        """Keep the standing lines of an outlet, and the mark of the stage that found them."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO standing VALUES (?, ?, ?) ON CONFLICT (outlet) "
                "DO UPDATE SET lines = excluded.lines, made = excluded.made",
                (outlet, msgspec.json.encode(sorted(lines)), mark),
            )
