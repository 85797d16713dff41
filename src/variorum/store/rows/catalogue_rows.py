"""The words of articles, statements and claims, and the entries by which stories are listed."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from variorum.model import StoryHead
from variorum.store.catalogue import (
    Hit,
    Listed,
    Passage,
    PassageKind,
    QueueFilter,
    QueuePlace,
    StoryEntry,
    StoryFilter,
    Waiting,
)
from variorum.store.rows.database import EVERY, LISTED, Database, as_list, decode
from variorum.store.rows.story_filters import (
    ORDERS,
    QUEUE_ORDERS,
    asked_of_lines,
    asked_of_stories,
)
from variorum.store.rows.word_index import Condition, Place, WordIndex


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
                "INSERT INTO catalogue (story, start, stop, articles, outlets, origins, body, "
                "changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(story, head.start, head.end or head.start),
                    *(entry.articles, entry.outlets, entry.origins, msgspec.json.encode(head)),
                    entry.changed,
                ),
            )
            self._db.executemany("INSERT INTO tag VALUES (?, ?, ?)", list(_tags(story, entry)))
            self._db.executemany(
                "INSERT INTO unsure VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (story, one.address, one.kind, one.sure, abs(one.sure - 500), one.weight)
                    for one in entry.unsure
                ],
            )
            for passage in entry.passages:
                self._words.put(story, passage)

    def drop_stories(self, stories: Collection[str]) -> None:
        """Forget the entries of these stories."""
        with self._db.transaction():
            self._words.drop(stories)
            for table in ("catalogue", "tag", "unsure"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE story IN {LISTED}", (as_list(stories),)
                )

    def stories(self, wanted: StoryFilter) -> list[Listed]:
        """The stories that are meant, in their order."""
        where, values = self._where(wanted)
        limit = EVERY if wanted.limit is None else wanted.limit
        rows = self._db.execute(
            "SELECT c.story, c.articles, c.outlets, c.origins, c.body FROM catalogue AS c "
            f"WHERE {where} ORDER BY {ORDERS[wanted.sort]} LIMIT ?",
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

    def waiting(self, wanted: QueueFilter, limit: int) -> list[Waiting]:
        """The lines that are to be judged, in their order."""
        lines, values = self._lines(wanted)
        rows = self._db.execute(
            f"SELECT u.story, u.kind, u.address, u.sure, u.weight {lines} "
            f"ORDER BY {QUEUE_ORDERS[wanted.sort]} LIMIT ?",
            (*values, limit),
        )
        return [
            Waiting(
                story=story,
                kind=kind,
                place=QueuePlace(address=address, sure=sure, weight=weight),
            )
            for story, kind, address, sure, weight in rows
        ]

    def count_waiting(self, wanted: QueueFilter, most: int) -> int:
        """How many lines are to be judged; counted up to `most`."""
        lines, values = self._lines(wanted)
        counted = f"SELECT count(*) FROM (SELECT 1 {lines} LIMIT ?) AS counted"
        return int(self._db.first(counted, (*values, most))[0])

    def _lines(self, wanted: QueueFilter) -> Condition:
        """The lines `u` that a filter of the queue asks for, as they follow a SELECT."""
        asked, of_stories = asked_of_lines(wanted), self._where(wanted.stories)
        clauses, values = asked.clause, [*asked.values]
        if of_stories.clause != "true":
            clauses += (
                f" AND u.story IN (SELECT c.story FROM catalogue AS c WHERE {of_stories.clause})"
            )
            values += of_stories.values
        return Condition(f"FROM unsure AS u WHERE {clauses}", values)

    def spread(self, wanted: StoryFilter, letters: int) -> list[tuple[str, int]]:
        """How many of the stories that are meant begin in each year, month or day."""
        where, values = self._where(wanted)
        rows = self._db.execute(
            f"SELECT substr(c.start, 1, {int(letters)}), count(*) FROM catalogue AS c "
            f"WHERE {where} AND c.start IS NOT NULL GROUP BY 1 ORDER BY 1",
            values,
        )
        return [(day, count) for day, count in rows]

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
        asked = asked_of_stories(wanted)
        if wanted.about is None:
            return asked
        telling = self._words.telling(wanted.about)
        return Condition(f"{asked.clause} AND {telling.clause}", [*asked.values, *telling.values])


def _tags(story: str, entry: StoryEntry) -> Iterator[tuple[str, str, str]]:
    """What a story is found by: kind, name, story."""
    named = {
        "place": entry.place_names,
        "outlet": entry.outlet_names,
        "agency": entry.agency_names,
        "person": entry.person_names,
        "measure": entry.measures,
        "has": frozenset(["dispute"] if entry.disputed else []),
    }
    for kind, names in named.items():
        yield from ((kind, name, story) for name in sorted(names))


def _story_id(place: Place) -> str:
    what = "the entry of the story with"
    return decode(place.body or b"", StoryHead, None, place.id, what).id
