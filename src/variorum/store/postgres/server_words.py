"""The words of passages in PostgreSQL, found as the default store finds them.

PostgreSQL cuts texts by other rules and knows other stems. So SQLite, which is at hand in every
Python, cuts them; the database keeps the stems with their places, finds them by an index of its
own, and ranks them by the measure of SQLite (BM25, https://www.sqlite.org/fts5.html#the_bm25_function).
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from variorum.store.catalogue import Passage, PassageKind
from variorum.store.postgres.word_cutter import WordCutter
from variorum.store.rows.database import LISTED, Database, Value, as_list
from variorum.store.rows.query_words import to_query
from variorum.store.rows.word_index import Condition, Place, shown

_PART = re.compile(r'"([^"]*)"(\*?)|([()])|(AND|OR|NOT)')
_SIGNS = {"AND": "&", "OR": "|", "NOT": "& !"}

_LAST_PLACE = 16_383
"""The last place that PostgreSQL keeps of a word: words in a row are found up to there."""

_LONGEST = 2_000
"""Bytes of a word that are kept; PostgreSQL keeps 2,046."""

_NOTHING = " "
"""A word that no text has."""

_FREQUENT, _LENGTHY = 1.2, 0.75
"""The constants of BM25 in SQLite: how much a word counts that is told again, and a long text."""

_TELLING = """c.story IN (
SELECT owner FROM passage WHERE held @@ ?::tsquery AND kind != 'article'
UNION
SELECT story.story FROM passage JOIN story ON story.article = passage.owner
    WHERE held @@ ?::tsquery AND kind = 'article'
)"""


class Phrase(NamedTuple):
    """Words in a row, as stems; of the last one the beginning alone where it `begins`."""

    terms: tuple[str, ...]
    begins: bool

    def asked(self) -> str:
        """The phrase as a query of PostgreSQL."""
        quoted = [_quote(term) for term in self.terms]
        return f"({' <-> '.join(quoted)}{':*' if self.begins else ''})"


class ServerWords:
    """The `WordIndex` of a store in PostgreSQL."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cutter = WordCutter()

    def put(self, owner: str, passage: Passage) -> None:
        """Let a passage be found by its words."""
        title, text = shown(passage.title), shown(passage.text)
        size, held = self.held(title, text)
        self._db.execute(
            "INSERT INTO passage (kind, id, owner, title, text, size, held) "
            "VALUES (?, ?, ?, ?, ?, ?, ?::tsvector)",
            (passage.kind, passage.id, owner, title, text, size, held),
        )
        self._db.execute("UPDATE extent SET passages = passages + 1, size = size + ?", (size,))

    def load(self, passages: Iterable[Sequence[str]]) -> None:
        """Put many passages: owner, kind, id, title and text of each."""
        count, sizes = 0, 0

        def rows() -> Iterator[Sequence[Value]]:
            nonlocal count, sizes
            for owner, kind, id, *told in passages:
                title, text = map(shown, told)
                size, held = self.held(title, text)
                count, sizes = count + 1, sizes + size
                yield owner, kind, id, title, text, size, held

        columns = ("owner", "kind", "id", "title", "text", "size", "held")
        self._db.load("passage", columns, rows())
        self._db.execute(
            "UPDATE extent SET passages = passages + ?, size = size + ?", (count, sizes)
        )

    def drop(self, owners: Collection[str]) -> None:
        """Forget all passages of these owners."""
        self._db.execute(
            f"WITH gone AS (DELETE FROM passage WHERE owner IN {LISTED} RETURNING size) "
            "UPDATE extent SET passages = passages - (SELECT count(*) FROM gone), "
            "size = size - (SELECT coalesce(sum(size), 0) FROM gone)",
            (as_list(owners),),
        )

    def held(self, title: str, text: str) -> tuple[int, str]:
        """How many words a passage has, and its stems with their places, as PostgreSQL reads them.

        No words in a row begin in the title and end in the text.
        """
        places: dict[str, list[int]] = {}
        size = 0
        for part, words in enumerate((title, text)):
            begin = size + part
            cut = self._cutter.cut(words)
            size += len(cut)
            for at, term in enumerate(cut, start=begin + 1):
                kept = places.setdefault(_kept(term), [])
                if at <= _LAST_PLACE or not kept:
                    kept.append(min(at, _LAST_PLACE))
        return size, " ".join(
            f"{_quote(term)}:{','.join(map(str, kept))}" for term, kept in places.items()
        )

    def telling(self, words: str) -> Condition:
        """The condition that a story `c` holds these words itself, or an article of it does."""
        query, _ = self._asked(to_query(words))
        return Condition(_TELLING, [query, query])

    def find(
        self, words: str, kinds: Iterable[PassageKind], within: Condition, limit: int
    ) -> list[Place]:
        """Where words stand, the best first, in stories `c` that are as the condition asks."""
        wanted = to_query(words)
        query, phrases = self._asked(wanted)
        worth = self._worth(phrases)
        best = self._db.execute(
            "SELECT p.kind, p.id, c.body, c.start, p.title, p.text FROM passage AS p "
            "LEFT JOIN story ON p.kind = 'article' AND story.article = p.owner "
            "LEFT JOIN catalogue AS c ON c.story = coalesce(story.story, p.owner) "
            "WHERE p.held @@ ?::tsquery AND p.kind IN (SELECT value FROM json_each(?)) "
            f"AND {within.clause} ORDER BY {worth.clause} DESC, p.id LIMIT ?",
            (query, as_list(kinds), *within.values, *worth.values, limit),
        )
        return [
            Place(kind, id, body, date, title, self._cutter.piece(wanted, title, text))
            for kind, id, body, date, title, text in best
        ]

    def _asked(self, wanted: str) -> tuple[str, list[Phrase]]:
        """A query of SQLite as one of PostgreSQL, and the phrases that must not be missing."""
        parts: list[str] = []
        phrases: list[Phrase] = []
        # How deep in brackets the words are that must be missing; what is best is not told by them.
        depth, missing = 0, 0
        for words, begins, bracket, sign in _PART.findall(wanted):
            if bracket or sign:
                parts.append(bracket or _SIGNS[sign])
                depth += (bracket == "(") - (bracket == ")")
                if sign == "NOT" and not missing:
                    missing = depth + 1
            else:
                terms = tuple(map(_kept, self._cutter.cut(words))) or (_NOTHING,)
                phrase = Phrase(terms, bool(begins))
                parts.append(phrase.asked())
                if not missing:
                    phrases.append(phrase)
            if depth < missing and sign != "NOT":
                missing = 0
        return " ".join(parts), phrases

    def _worth(self, phrases: Sequence[Phrase]) -> Condition:
        """What a passage `p` is worth that holds these phrases, by BM25."""
        passages, size = self._db.first("SELECT passages, size FROM extent")
        mean = float(size) / passages if passages and size else 1.0
        clauses: list[str] = []
        values: list[Value] = []
        for phrase in phrases:
            (holding,) = self._db.first(
                "SELECT count(*) FROM passage WHERE held @@ ?::tsquery", (phrase.asked(),)
            )
            rare = math.log((passages - holding + 0.5) / (holding + 0.5))
            # A word of more than half of all passages counts next to nothing, and not against.
            rare = rare if rare > 0 else 1e-6
            count = "phrase_count(p.held, ARRAY (SELECT jsonb_array_elements_text(?::jsonb)), ?)"
            clauses.append(
                f"(SELECT {rare!r}::float8 * n * {_FREQUENT + 1}::float8 / (n + {_FREQUENT}::float8"
                f" * ({1 - _LENGTHY}::float8 + {_LENGTHY}::float8 * p.size / {mean!r}::float8))"
                f" FROM (SELECT {count} AS n) AS counted)"
            )
            values += [_in_order(phrase.terms), phrase.begins]
        return Condition(" + ".join(clauses), values)


def _in_order(terms: Sequence[str]) -> str:
    return msgspec.json.encode(list(terms)).decode()


def _kept(term: str) -> str:
    body = term.encode()
    return term if len(body) <= _LONGEST else body[:_LONGEST].decode(errors="ignore")


def _quote(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
