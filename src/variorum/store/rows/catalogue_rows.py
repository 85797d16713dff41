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
from variorum.store.rows.database import EVERY, LISTED, Database, Value, as_list, decode
from variorum.store.rows.word_index import Condition, Place, WordIndex

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


class CatalogueRows:
    """The `Catalogue` of a store."""

    def __init__(self, db: Database, words: WordIndex) -> None:
        self._db = db
        self._words = words

    def keep_article(self, article: str, title: str, text: str) -> None:
        """Let an article be found by its words, in place of those that it was found by."""
        with self._db.transaction():
            self.drop_article(article)
            self._words.put(article, Passage(kind="article", id=article, title=title, text=text))

    def drop_article(self, article: str) -> None:
        """Let an article be found no longer."""
        with self._db.transaction():
            self._words.drop([article])

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
                self._words.put(story, passage)

    def drop_stories(self, stories: Collection[str]) -> None:
        """Forget the entries of these stories."""
        with self._db.transaction():
            self._words.drop(stories)
            for table in ("catalogue", "tag"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE story IN {LISTED}", (as_list(stories),)
                )

    def stories(self, wanted: StoryFilter) -> list[Listed]:
        """The stories that are meant, in their order."""
        where, values = self._where(wanted)
        limit = EVERY if wanted.limit is None else wanted.limit
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
        return [
            Hit(
                kind=one.kind,
                id=one.id,
                story=_story_id(one) if one.body else None,
                title=one.title,
                text=one.text,
                date=one.date,
            )
            for one in self._words.find(words, kinds, self._where(wanted), limit)
        ]

    def _where(self, wanted: StoryFilter) -> Condition:
        """What a filter asks of an entry `c`."""
        clauses, values = _where(wanted)
        if wanted.about is not None:
            telling = self._words.telling(wanted.about)
            clauses.append(telling.clause)
            values += telling.values
        return Condition(" AND ".join(clauses) or "true", values)


def _story_id(place: Place) -> str:
    what = "the entry of the story with"
    return decode(place.body or b"", StoryHead, None, place.id, what).id


def _where(wanted: StoryFilter) -> tuple[list[str], list[Value]]:
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
    return clauses, values


def _behind(order: Order, after: After) -> list[Value]:
    """The values that `_AFTER` asks with."""
    start = after.start or ("9999" if order == "earliest" else "")
    numbers: dict[str, int] = {"origins": after.origins, "articles": after.articles}
    number: list[Value] = [numbers[order]] * 2 if order in numbers else []
    return [*number, start, start, after.key]
