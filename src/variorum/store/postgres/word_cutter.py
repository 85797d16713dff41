"""Texts cut into words, and the pieces of texts that hold words, by the rules of SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.store.rows.word_index import PIECE, TOKENIZE


class WordCutter:
    """A full-text index in memory that holds one text at a time."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute(
            f"CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = '{TOKENIZE}')"
        )
        self._db.execute("CREATE VIRTUAL TABLE cut USING fts5vocab (words, 'instance')")

    def cut(self, text: str) -> list[str]:
        """The stems of a text's words, in the order in which they stand."""
        if not text:
            return []
        with self._holding("", text):
            return [row[0] for row in self._db.execute("SELECT term FROM cut ORDER BY offset")]

    def piece(self, query: str, title: str, text: str) -> str:
        """The piece of a text with the words that a query asks for, each marked."""
        with self._holding(title, text):
            found = self._db.execute(f"SELECT {PIECE} FROM words WHERE words MATCH ?", (query,))
            return str(next(found, (text,))[0])

    @contextmanager
    def _holding(self, title: str, text: str) -> Iterator[None]:
        self._db.execute("BEGIN")
        try:
            self._db.execute("INSERT INTO words VALUES (?, ?)", (title, text))
            yield
        finally:
            self._db.execute("ROLLBACK")
