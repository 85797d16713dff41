"""The words of articles, statements and claims, and the entries by which stories are listed."""

import re
from collections.abc import Collection, Iterable

import msgspec

from variorum.errors import StopRun
from variorum.model import StoryHead
from variorum.store.catalogue import (
    After,
    Hit,
    Listed,
    Order,
    Passage,
    PassageKind,
    StoryEntry,
    StoryFilter,
    fold,
)
from variorum.store.sqlite.connection import LISTED, Connection, Value, as_list, decode
from variorum.store.sqlite.query_words import to_query

_ORDERS: dict[Order, str] = {
    "latest": "coalesce(c.start, '') DESC, c.story",
    "earliest": "coalesce(c.start, '9999'), c.story",
    "origins": "c.origins DESC, coalesce(c.start, '') DESC, c.story",
    "articles": "c.articles DESC, coalesce(c.start, '') DESC, c.story",
}
_LATER = "(coalesce(c.start, '') < ? OR (coalesce(c.start, '') = ? AND c.story > ?))"
_AFTER: dict[Order, str] = {
    "latest": _LATER,
    "earliest": "(coalesce(c.start, '9999') > ? OR (coalesce(c.start, '9999') = ? AND "
    "c.story > ?))",
    "origins": f"(c.origins < ? OR (c.origins = ? AND {_LATER}))",
    "articles": f"(c.articles < ? OR (c.articles = ? AND {_LATER}))",
}
"""By order, the entries that stand behind a place in the list."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_OWN = """
SELECT owner FROM words JOIN passage ON passage.place = words.rowid
    WHERE words MATCH ? AND kind != 'article'
UNION
SELECT story.story FROM words JOIN passage ON passage.place = words.rowid
    JOIN story ON story.article = passage.owner WHERE words MATCH ? AND kind = 'article'
"""
"""The stories that hold words themselves, or in an article."""


class CatalogueRows:
    """The `Catalogue` of a store."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def keep_article(self, article: str, title: str, text: str) -> None:
        """Let an article be found by its words, in place of those that it was found by."""
        with self._db.transaction():
            self.drop_article(article)
            self._put(article, Passage(kind="article", id=article, title=title, text=text))

    def drop_article(self, article: str) -> None:
        """Let an article be found no longer."""
        self._drop([article])

    def keep_story(self, story: str, entry: StoryEntry) -> None:
        """Keep the entry of a story, in place of the one before."""
        head = entry.head
        with self._db.transaction():
            self.drop_stories([story])
            self._db.execute(
                "INSERT INTO catalogue VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(story, head.start, head.end or head.start),
                    *(entry.articles, entry.outlets, entry.origins, msgspec.json.encode(head)),
                ),
            )
            names = [
                (kind, name, story)
                for kind, names in (("place", entry.place_names), ("outlet", entry.outlet_names))
                for name in sorted(names)
            ]
            self._db.executemany("INSERT INTO tag VALUES (?, ?, ?)", names)
            for passage in entry.passages:
                self._put(story, passage)

    def drop_stories(self, stories: Collection[str]) -> None:
        """Forget the entries of these stories."""
        with self._db.transaction():
            self._drop(stories)
            for table in ("catalogue", "tag"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE story IN {LISTED}", (as_list(stories),)
                )

    def stories(self, wanted: StoryFilter) -> list[Listed]:
        """The stories that are meant, in their order."""
        where, values = _where(wanted)
        limit = -1 if wanted.limit is None else wanted.limit
        rows = self._db.execute(
            "SELECT c.story, c.articles, c.outlets, c.origins, c.body FROM catalogue AS c "
            f"WHERE {where} ORDER BY {_ORDERS[wanted.sort]} LIMIT ?",
            (*values, limit),
        )
        return [
            Listed(
                key=story,
                articles=articles,
                outlets=outlets,
                origins=origins,
                head=decode(body, StoryHead, "entry", story, "the entry of the story"),
            )
            for story, articles, outlets, origins, body in rows
        ]

    def find(
        self, words: str, kinds: Iterable[PassageKind], wanted: StoryFilter, limit: int
    ) -> list[Hit]:
        """Where words stand, the best first, in stories that are meant."""
        where, values = _where(wanted)
        query = to_query(words)
        best = self._db.execute(
            "SELECT p.place, p.kind, p.id, c.body, c.start "
            "FROM words JOIN passage AS p ON p.place = words.rowid "
            "LEFT JOIN story ON p.kind = 'article' AND story.article = p.owner "
            "LEFT JOIN catalogue AS c ON c.story = coalesce(story.story, p.owner) "
            f"WHERE words MATCH ? AND p.kind IN (SELECT value FROM json_each(?)) AND {where} "
            "ORDER BY words.rank, p.id LIMIT ?",
            (query, as_list(kinds), *values, limit),
        )
        return [self._hit(query, *row) for row in best]

    def _hit(
        self, query: str, place: int, kind: PassageKind, id: str, head: bytes, date: str | None
    ) -> Hit:
        title, text = self._db.first(
            "SELECT title, snippet(words, 1, char(2), char(3), '…', 32) FROM words "
            "WHERE words MATCH ? AND rowid = ?",
            (query, place),
        )
        told = decode(head, StoryHead, None, id, "the entry of the story with") if head else None
        return Hit(
            kind=kind,
            id=id,
            story=told.id if told else None,
            title=title,
            text=text,
            date=date,
        )

    def _put(self, owner: str, passage: Passage) -> None:
        self._db.execute(
            "INSERT INTO passage (kind, id, owner) VALUES (?, ?, ?)",
            (passage.kind, passage.id, owner),
        )
        self._db.execute(
            "INSERT INTO words (rowid, title, text) VALUES (last_insert_rowid(), ?, ?)",
            (_shown(passage.title), _shown(passage.text)),
        )

    def _drop(self, owners: Collection[str]) -> None:
        with self._db.transaction():
            for table, column in (("words", "rowid"), ("passage", "place")):
                self._db.execute(
                    f"DELETE FROM {table} WHERE {column} IN "
                    f"(SELECT place FROM passage WHERE owner IN {LISTED})",
                    (as_list(owners),),
                )


def _where(wanted: StoryFilter) -> tuple[str, list[Value]]:
    """What a filter asks of an entry `c`, and the values that it asks with."""
    asked: list[tuple[str, Value]] = []
    for told, column, compared in ((wanted.since, "stop", ">="), (wanted.until, "start", "<=")):
        if told is None:
            continue
        if not _DATE.fullmatch(told):
            raise StopRun(f"{told!r} is no day, month or year: write 2026-03-14, 2026-03 or 2026")
        # A story that is known to end in a month may end on its last day.
        known = f"c.{column} || '-99-99'" if compared == ">=" else f"c.{column}"
        asked.append((f"substr({known}, 1, {len(told)}) {compared} ?", told))
    for kind, name in (("place", wanted.place), ("outlet", wanted.outlet)):
        if name is not None:
            names = f"SELECT story FROM tag WHERE kind = '{kind}' AND name = ?"
            asked.append((f"c.story IN ({names})", fold(name)))
    if wanted.min_origins > 0:
        asked.append(("c.origins >= ?", wanted.min_origins))
    clauses = [clause for clause, _ in asked]
    values = [value for _, value in asked]
    if wanted.after is not None:
        clauses.append(_AFTER[wanted.sort])
        values += _behind(wanted.sort, wanted.after)
    if wanted.about is not None:
        query = to_query(wanted.about)
        clauses.append(f"c.story IN ({_OWN})")
        values += [query, query]
    return " AND ".join(clauses) or "1", values


def _behind(order: Order, after: After) -> list[Value]:
    """The values that `_AFTER` asks with."""
    start = after.start or ("9999" if order == "earliest" else "")
    numbers: dict[str, int] = {"origins": after.origins, "articles": after.articles}
    number: list[Value] = [numbers[order]] * 2 if order in numbers else []
    return [*number, start, start, after.key]


def _shown(text: str) -> str:
    """A text without the characters by which what is found is marked."""
    return text.replace("\x02", " ").replace("\x03", " ").replace("\0", " ")
