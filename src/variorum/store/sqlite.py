"""The default store: one SQLite file in WAL mode."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from variorum.errors import StopRun
from variorum.model import Article, Decision, Dossier, Reading, Rejection, Story
from variorum.store.base import Owed, Prepared
from variorum.store.sqlite_tables import MIGRATIONS, PERIOD, SCHEMA, SCHEMA_VERSION

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

_LISTED = "(SELECT value FROM json_each(?1))"
"""Any number of values as one parameter, a JSON list: one statement instead of one for each."""


def _list(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()


class SqliteStore:
    """A `variorum.store.base.Store` in one file; see there for what each method promises."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the store at `path`, making it where it is not there and `create` allows.

        Raises:
            StopRun: the file is no store, was made by a newer version, or cannot be opened.
        """
        if not create and not path.exists():
            raise StopRun(f"there is no store at {path}: make one with `variorum add PATH...`")
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=60)
            self._open(path)
        except sqlite3.DatabaseError as error:
            raise StopRun(
                f"{path} cannot be opened as a store ({error}): name another file with --store"
            ) from error

    def _open(self, path: Path) -> None:
        # Of a reading several pages; it takes effect where the file is made.
        self._db.execute("PRAGMA page_size = 8192")
        self._db.execute("PRAGMA journal_mode = WAL")
        # NORMAL in WAL mode survives a killed process; only a power cut may lose the last
        # transactions, never the store.
        self._db.execute("PRAGMA synchronous = NORMAL")
        # What comes in on some days changes a few megabytes of keys, which are kept at hand.
        self._db.execute("PRAGMA cache_size = -32000")
        with self.transaction():
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and not self._tables():
                self._run(SCHEMA)
            elif version == 0:
                raise StopRun(f"{path} is a database of something else: name another with --store")
            elif version > SCHEMA_VERSION:
                raise StopRun(f"{path} was made by a newer version of Variorum: upgrade to open it")
            else:
                for older in range(version, SCHEMA_VERSION):
                    self._run(MIGRATIONS[older])
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _run(self, script: str) -> None:
        for statement in script.split(";"):
            self._db.execute(statement)

    def _tables(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return count

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction; inside another it joins that one."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def holds(self, article: str) -> bool:
        """Whether the article of this id is stored."""
        return bool(self._db.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone())

    def put(self, prepared: Prepared) -> None:
        """Store an article, or replace what is stored of it."""
        own = prepared.own
        with self.transaction():
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
            self._put_keys(prepared)
            self._db.execute("DELETE FROM rejected WHERE uri = ?", (own.uri,))

    def renew_features(self, prepared: Prepared) -> None:
        """Replace the features, keys and day of an article, and nothing else."""
        with self.transaction():
            self._db.execute(
                "UPDATE article SET features = ? WHERE id = ?", (prepared.features, prepared.own.id)
            )
            self._put_keys(prepared)

    def _put_keys(self, prepared: Prepared) -> None:
        article, day = prepared.own.id, prepared.day or _UNDATED
        self._drop_keys(article)
        self._db.executemany(
            "INSERT OR IGNORE INTO key VALUES (?, ?, ?, ?)",
            [(day // PERIOD, key, day, article) for key in prepared.keys],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO strong VALUES (?, ?)",
            [(key, article) for key in prepared.strong],
        )
        lists = (msgspec.json.encode(keys).decode() for keys in (prepared.keys, prepared.strong))
        self._db.execute("INSERT INTO keyed VALUES (?, ?, ?, ?)", (article, day, *lists))

    def _drop_keys(self, article: str) -> None:
        keys, strong, day = self._keyed(article)
        day = day or _UNDATED
        self._db.executemany(
            "DELETE FROM key WHERE period = ? AND key = ? AND day = ? AND article = ?",
            [(day // PERIOD, key, day, article) for key in keys],
        )
        self._db.executemany(
            "DELETE FROM strong WHERE key = ? AND article = ?", [(key, article) for key in strong]
        )
        self._db.execute("DELETE FROM keyed WHERE article = ?", (article,))

    def _keyed(self, article: str) -> tuple[tuple[str, ...], tuple[str, ...], int | None]:
        """The keys, strong keys and day under which an article was put."""
        row = self._db.execute(
            "SELECT keys, strong, day FROM keyed WHERE article = ?", (article,)
        ).fetchone()
        if row is None:
            return (), (), None
        keys, strong = (msgspec.json.decode(one, type=tuple[str, ...]) for one in row[:2])
        return keys, strong, row[2] or None

    def remove(self, article: str) -> None:
        """Take an article out, with its reading, keys and links."""
        with self.transaction():
            self._drop_keys(article)
            self.link([article], {})
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

    def articles(self) -> list[str]:
        """The ids of all articles, sorted."""
        return [row[0] for row in self._db.execute("SELECT id FROM article ORDER BY id")]

    def of_outlet(self, outlet: str) -> list[Prepared]:
        """The articles of an outlet, in the order of their ids."""
        rows = self._db.execute(
            "SELECT own, reading, features FROM article WHERE outlet = ? ORDER BY id", (outlet,)
        ).fetchall()
        return [self._prepared(outlet, *row) for row in rows]

    def _prepared(self, outlet: str, own: bytes, reading: bytes, features: bytes) -> Prepared:
        article = msgspec.json.decode(own, type=Article)
        keys, strong, day = self._keyed(article.id)
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
            f"SELECT {column} FROM article WHERE id IN {_LISTED} ORDER BY id", (_list(articles),)
        )
        return (row[0] for row in rows.fetchall())

    def sharing(self, keys: Sequence[str], days: tuple[int, int] | None = None) -> list[str]:
        """The ids of the articles that were put under any of these keys, sorted."""
        first, last = days or (_UNDATED, _LAST_DAY)
        rows = self._db.execute(
            f"SELECT article FROM key WHERE period IN {_PERIODS} AND key IN {_LISTED} "
            f"AND day BETWEEN ?2 AND ?3 "
            f"UNION ALL SELECT article FROM key WHERE period = 0 AND key IN {_LISTED} AND day = 0",
            (_list(keys), first, last, first // PERIOD, last // PERIOD),
        )
        return sorted({row[0] for row in rows})

    def strongly_sharing(self, keys: Sequence[str]) -> list[str]:
        """The ids of the articles that were put under any of these strong keys, sorted."""
        rows = self._db.execute(
            f"SELECT article FROM strong WHERE key IN {_LISTED}", (_list(keys),)
        )
        return sorted({row[0] for row in rows})

    def link(self, articles: Collection[str], links: Mapping[tuple[str, str], int]) -> None:
        """Replace the links of these articles, by pairs of ids, with how alike the two are."""
        with self.transaction():
            known = self._db.execute(
                f"SELECT b, a FROM link WHERE a IN {_LISTED}", (_list(articles),)
            ).fetchall()
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
            f"SELECT DISTINCT b FROM link WHERE a IN {_LISTED} AND alike >= ?2 ORDER BY b",
            (_list(articles), least),
        )
        return [row[0] for row in rows]

    def links(self, articles: Collection[str]) -> dict[tuple[str, str], int]:
        """The links between these articles, by pairs of ids, the lesser first, in order."""
        inside = set(articles)
        rows = self._db.execute(
            f"SELECT a, b, alike FROM link WHERE a IN {_LISTED} AND b > a ORDER BY a, b",
            (_list(inside),),
        )
        return {(a, b): alike for a, b, alike in rows if b in inside}

    def decide(self, decision: Decision) -> None:
        """Keep what somebody decided; nothing decided is ever taken out."""
        with self.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO decision VALUES (?, ?, ?)",
                (decision.id, decision.made, msgspec.json.encode(decision)),
            )

    def decisions(self) -> list[Decision]:
        """All that was decided, the earliest first."""
        rows = self._db.execute("SELECT body FROM decision ORDER BY made, id")
        return [msgspec.json.decode(row[0], type=Decision) for row in rows]

    def assign(self, stories: Iterable[Story]) -> None:
        """Put articles into stories; each leaves the story it was in."""
        with self.transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO story VALUES (?, ?)",
                [(article, story.id) for story in stories for article in story.articles],
            )

    def stories(self) -> list[Story]:
        """All stories, in the order of their ids."""
        members: dict[str, list[str]] = {}
        for article, story in self._db.execute("SELECT article, story FROM story ORDER BY article"):
            members.setdefault(story, []).append(article)
        return [Story(id=story, articles=tuple(members[story])) for story in sorted(members)]

    def stories_of(self, articles: Collection[str]) -> dict[str, str]:
        """The id of the story that each of these articles is in; those in none are left out."""
        rows = self._db.execute(
            f"SELECT article, story FROM story WHERE article IN {_LISTED}", (_list(articles),)
        )
        return dict(rows.fetchall())

    def outlet_of(self, article: str) -> str | None:
        """The outlet key an article was put under."""
        row = self._db.execute("SELECT outlet FROM article WHERE id = ?", (article,)).fetchone()
        return row[0] if row else None

    def dossier(self, story: str) -> Dossier | None:
        """The compiled dossier of a story, or null where it is still owed."""
        row = self._db.execute("SELECT body FROM dossier WHERE story = ?", (story,)).fetchone()
        return msgspec.json.decode(row[0], type=Dossier) if row else None

    def keep_dossier(self, dossier: Dossier) -> None:
        """Keep the compiled dossier of a story."""
        with self.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO dossier VALUES (?, ?)",
                (dossier.story.id, msgspec.json.encode(dossier)),
            )

    def drop_dossiers(self, stories: Collection[str]) -> None:
        """Forget the compiled dossiers of these stories."""
        with self.transaction():
            self._db.execute(f"DELETE FROM dossier WHERE story IN {_LISTED}", (_list(stories),))

    def owe(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what is to be derived anew."""
        with self.transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO owed VALUES (?, ?)", [(kind, key) for key in keys]
            )

    def owed(self, kind: Owed) -> list[str]:
        """What is to be derived anew, sorted."""
        rows = self._db.execute("SELECT key FROM owed WHERE kind = ? ORDER BY key", (kind,))
        return [row[0] for row in rows]

    def settle(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what has been derived."""
        with self.transaction():
            self._db.executemany(
                "DELETE FROM owed WHERE kind = ? AND key = ?", [(kind, key) for key in keys]
            )

    def reject(self, rejection: Rejection) -> None:
        """Keep the reason why a document was not read."""
        with self.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO rejected VALUES (?, ?)", (rejection.uri, rejection.reason)
            )

    def rejected(self) -> list[Rejection]:
        """The documents that were not read, in the order of their uris."""
        rows = self._db.execute("SELECT uri, reason FROM rejected ORDER BY uri")
        return [Rejection(uri=uri, reason=reason) for uri, reason in rows]
