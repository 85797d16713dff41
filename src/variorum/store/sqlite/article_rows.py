"""Articles, each with its reading and its features."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from variorum.model import Article, Reading
from variorum.store.base import Prepared
from variorum.store.sqlite.connection import LISTED, Connection, as_list
from variorum.store.sqlite.link_rows import LinkRows


class ArticleRows:
    """The `Articles` of a store."""

    def __init__(self, db: Connection, links: LinkRows) -> None:
        self._db = db
        self._links = links

    def holds(self, article: str) -> bool:
        """Whether the article of this id is stored."""
        return bool(self._db.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone())

    def put(self, prepared: Prepared) -> None:
        """Store an article, or replace what is stored of it."""
        own = prepared.own
        with self._db.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?)",
                (
                    own.id,
                    own.uri,
                    prepared.outlet,
                    prepared.features,
                    msgspec.json.encode(own),
                    msgspec.json.encode(prepared.reading),
                ),
            )
            self._links.put_keys(prepared)
            self._db.execute("DELETE FROM rejected WHERE uri = ?", (own.uri,))

    def renew_features(self, prepared: Prepared) -> None:
        """Replace the features, keys and day of an article, and nothing else."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE article SET features = ? WHERE id = ?", (prepared.features, prepared.own.id)
            )
            self._links.put_keys(prepared)

    def remove(self, article: str) -> None:
        """Take an article out, with its reading, keys and links."""
        with self._db.transaction():
            self._links.drop_keys(article)
            self._links.link([article], {})
            for statement in (
                "DELETE FROM article WHERE id = ?",
                "DELETE FROM story WHERE article = ?",
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
        row = self._db.execute("SELECT outlet FROM article WHERE id = ?", (article,)).fetchone()
        return row[0] if row else None

    def of_outlet(self, outlet: str) -> list[Prepared]:
        """The articles of an outlet, in the order of their ids."""
        rows = self._db.execute(
            "SELECT own, reading, features FROM article WHERE outlet = ? ORDER BY id", (outlet,)
        ).fetchall()
        return [self._prepared(outlet, *row) for row in rows]

    def _prepared(self, outlet: str, own: bytes, reading: bytes, features: bytes) -> Prepared:
        article = msgspec.json.decode(own, type=Article)
        keys, strong, day = self._links.keyed(article.id)
        return Prepared(
            own=article,
            outlet=outlet,
            reading=msgspec.json.decode(reading, type=Reading),
            keys=keys,
            strong=strong,
            day=day,
            features=features,
        )

    def readings(self, articles: Sequence[str]) -> list[Reading]:
        """The readings in use of these articles, in the order of their ids."""
        return [
            msgspec.json.decode(body, type=Reading) for body in self._column("reading", articles)
        ]

    def features(self, articles: Iterable[str]) -> list[bytes]:
        """The encoded features of these articles, in the order of their ids."""
        return list(self._column("features", articles))

    def _column(self, column: str, articles: Iterable[str]) -> Iterator[bytes]:
        rows = self._db.execute(
            f"SELECT {column} FROM article WHERE id IN {LISTED} ORDER BY id", (as_list(articles),)
        )
        return (row[0] for row in rows.fetchall())
