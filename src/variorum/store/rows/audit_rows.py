"""What `variorum verify` asks of a store: do its rows fit together."""

import hashlib
from collections.abc import Iterator

from variorum.store.audited import Audited
from variorum.store.rows.database import Database

_LOOSE = {
    "article {} is in no story": "SELECT id FROM article WHERE id NOT IN "
    "(SELECT article FROM story) AND id NOT IN (SELECT key FROM owed)",
    "story {} has no dossier": "SELECT DISTINCT story FROM story WHERE story NOT IN "
    "(SELECT story FROM dossier) AND story NOT IN (SELECT key FROM owed WHERE kind = 'story')",
    "story {} has no id that was given out": "SELECT DISTINCT story FROM story WHERE story IN "
    "(SELECT story FROM dossier) AND story NOT IN (SELECT story FROM story JOIN given "
    "ON given.article = story.article AND given.kind = 'story')",
    "the story table places {}, which is no article": "SELECT article FROM story "
    "WHERE article NOT IN (SELECT id FROM article)",
    "the dossier of {} is of no story": "SELECT story FROM dossier "
    "WHERE story NOT IN (SELECT story FROM story)",
    "a document is kept for {}, which is no article": "SELECT article FROM document "
    "WHERE article NOT IN (SELECT id FROM article)",
    "article {} has no keys": "SELECT id FROM article "
    "WHERE id NOT IN (SELECT article FROM keyed) AND id NOT IN (SELECT key FROM owed)",
    "keys are kept for {}, which is no article": "SELECT DISTINCT article FROM "
    "(SELECT article FROM keyed UNION SELECT article FROM key UNION SELECT article FROM strong) "
    "AS held "
    "WHERE article NOT IN (SELECT id FROM article)",
    "article {} cannot be found by its words": "SELECT id FROM article WHERE id NOT IN "
    "(SELECT owner FROM passage JOIN words ON words.rowid = place WHERE kind = 'article') "
    "AND id NOT IN (SELECT key FROM owed)",
    "story {} has no entry in the catalogue": "SELECT story FROM dossier WHERE story NOT IN "
    "(SELECT story FROM catalogue) AND story NOT IN (SELECT key FROM owed WHERE kind = 'entry')",
    "words or an entry are kept for {}, which has none": "SELECT DISTINCT one FROM "
    "(SELECT owner AS one FROM passage UNION SELECT story FROM catalogue UNION SELECT story "
    "FROM tag UNION SELECT story FROM unsure) AS held WHERE one NOT IN "
    "(SELECT id FROM article UNION SELECT story FROM dossier UNION SELECT key FROM owed)",
    "a link is kept for {}, which is no article": "SELECT DISTINCT one FROM "
    "(SELECT a AS one FROM link UNION SELECT b FROM link) AS held "
    "WHERE one NOT IN (SELECT id FROM article)",
}
"""By the line that tells of it, what stands for nothing, or lacks what stands for it."""


class AuditRows:
    """The `Audit` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def loose(self) -> list[str]:
        """What stands for nothing in the store, or lacks what stands for it, a line each."""
        return [
            line.format(row[0])
            for line, statement in _LOOSE.items()
            for row in self._db.execute(f"{statement} ORDER BY 1")
        ]

    def counts(self) -> tuple[int, int, int]:
        """How many articles, stories and dossiers there are."""
        statement = (
            "SELECT (SELECT count(*) FROM article), (SELECT count(DISTINCT story) FROM story), "
            "(SELECT count(*) FROM dossier)"
        )
        row: tuple[int, int, int] = self._db.first(statement)
        return row

    def articles(self) -> Iterator[Audited]:
        """Each article with the columns beside it, in the order of their ids."""
        ids = [row[0] for row in self._db.execute("SELECT id FROM article ORDER BY id")]
        for id in ids:
            uri, outlet, own, reading, digests = self._db.first(
                "SELECT uri, outlet, article.own, article.reading, digest.own || digest.reading "
                "FROM article LEFT JOIN digest ON digest.article = article.id WHERE id = ?",
                (id,),
            )
            kept = digest(own) + digest(reading)
            yield Audited(
                id=id,
                uri=uri,
                outlet=outlet,
                own=own,
                digested=None if digests is None else digests == kept,
            )

    def body(self, story: str) -> bytes:
        """The dossier of a story as it is kept; empty where there is none."""
        row = self._db.first("SELECT body FROM dossier WHERE story = ?", (story,))
        return bytes(row[0]) if row else b""


def digest(body: bytes) -> str:
    """The SHA-256 (hex) of what a column holds."""
    return hashlib.sha256(body).hexdigest()
