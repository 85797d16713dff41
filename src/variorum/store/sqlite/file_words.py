"""The words of passages in the full-text index of SQLite (FTS5)."""

from collections.abc import Collection, Iterable, Sequence

from variorum.store.catalogue import Passage, PassageKind
from variorum.store.rows.database import LISTED, Database, as_list
from variorum.store.rows.query_words import to_query
from variorum.store.rows.word_index import PIECE, Condition, Place, shown, to_passage

_TELLING = """c.story IN (
SELECT owner FROM words JOIN passage ON passage.place = words.rowid
    WHERE words MATCH ? AND kind != 'article'
UNION
SELECT story.story FROM words JOIN passage ON passage.place = words.rowid
    JOIN story ON story.article = passage.owner WHERE words MATCH ? AND kind = 'article'
)"""


class FileWords:
    """The `WordIndex` of a store in a file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def put(self, owner: str, passage: Passage) -> None:
        """Let a passage be found by its words."""
        self._db.execute(
            "INSERT INTO passage (kind, id, owner) VALUES (?, ?, ?)",
            (passage.kind, passage.id, owner),
        )
        self._db.execute(
            "INSERT INTO words (rowid, title, text) VALUES (last_insert_rowid(), ?, ?)",
            (shown(passage.title), shown(passage.text)),
        )

    def load(self, passages: Iterable[Sequence[str]]) -> None:
        """Put many passages: owner, kind, id, title and text of each."""
        for owner, *told in passages:
            self.put(owner, to_passage(*told))

    def drop(self, owners: Collection[str]) -> None:
        """Forget all passages of these owners."""
        for table, column in (("words", "rowid"), ("passage", "place")):
            self._db.execute(
                f"DELETE FROM {table} WHERE {column} IN "
                f"(SELECT place FROM passage WHERE owner IN {LISTED})",
                (as_list(owners),),
            )

    def telling(self, words: str) -> Condition:
        """The condition that a story `c` holds these words itself, or an article of it does."""
        query = to_query(words)
        return Condition(_TELLING, [query, query])

    def find(
        self, words: str, kinds: Iterable[PassageKind], within: Condition, limit: int
    ) -> list[Place]:
        """Where words stand, the best first, in stories `c` that are as the condition asks."""
        query = to_query(words)
        best = self._db.execute(
            "SELECT p.place, p.kind, p.id, c.body, c.start "
            "FROM words JOIN passage AS p ON p.place = words.rowid "
            "LEFT JOIN story ON p.kind = 'article' AND story.article = p.owner "
            "LEFT JOIN catalogue AS c ON c.story = coalesce(story.story, p.owner) "
            "WHERE words MATCH ? AND p.kind IN (SELECT value FROM json_each(?)) "
            f"AND {within.clause} ORDER BY words.rank, p.id LIMIT ?",
            (query, as_list(kinds), *within.values, limit),
        )
        return [
            Place(kind, id, body, date, *self._piece(query, place))
            for place, kind, id, body, date in best
        ]

    def _piece(self, query: str, place: int) -> tuple[str, str]:
        title, text = self._db.first(
            f"SELECT title, {PIECE} FROM words WHERE words MATCH ? AND rowid = ?", (query, place)
        )
        return title, text
