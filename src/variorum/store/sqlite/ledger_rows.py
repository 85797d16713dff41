"""What is owed, what was decided, and what was refused."""

from collections.abc import Iterable, Mapping

import msgspec

from variorum.model import Decision, Rejection
from variorum.store.base import Owed
from variorum.store.sqlite.connection import Connection, decode


class DebtRows:
    """The `Debts` of a store."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def owe(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what is to be derived anew."""
        with self._db.transaction():
            self._db.executemany(
                "INSERT OR IGNORE INTO owed VALUES (?, ?)", [(kind, key) for key in keys]
            )

    def owed(self, kind: Owed) -> list[str]:
        """What is to be derived anew, sorted."""
        rows = self._db.execute("SELECT key FROM owed WHERE kind = ? ORDER BY key", (kind,))
        return [row[0] for row in rows]

    def any(self) -> bool:
        """Whether anything is to be derived anew."""
        return bool(self._db.first("SELECT 1 FROM owed LIMIT 1"))

    def settle(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what has been derived."""
        with self._db.transaction():
            self._db.executemany(
                "DELETE FROM owed WHERE kind = ? AND key = ?", [(kind, key) for key in keys]
            )


_OUTDATED: Mapping[Owed, str] = {
    "clean": "SELECT id FROM article JOIN document ON article.id = document.article "
    "WHERE own_made != ?1",
    "outlet": "SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL "
    "AND outlet NOT IN (SELECT outlet FROM standing WHERE made = ?1)",
    "annotate": "SELECT id FROM article WHERE reading_made != ?1",
    "features": "SELECT id FROM article WHERE features_made != ?1",
    "article": "SELECT article FROM story WHERE links_made != ?1",
    "group": "SELECT article FROM story WHERE made != ?1",
    "story": "SELECT DISTINCT story FROM story WHERE story NOT IN "
    "(SELECT story FROM dossier WHERE json_extract(made, '$.dossier') = ?1)",
}
"""What was not made under a mark, by what debts of each kind make."""


class VersionRows:
    """The `Versions` of a store."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def kept(self) -> dict[str, tuple[int, str]]:
        """By stage, the version and mark of the last recompute; empty in a store of none."""
        rows = self._db.execute("SELECT stage, version, mark FROM made")
        return {stage: (version, mark) for stage, version, mark in rows}

    def plan(self) -> str:
        """The digest of the plan of stages by which nothing was owed last; empty if none was."""
        row = self._db.first("SELECT digest FROM plan")
        return str(row[0]) if row else ""

    def keep_plan(self, digest: str) -> None:
        """Note that nothing is owed by the plan of this digest."""
        with self._db.transaction():
            self._db.execute("DELETE FROM plan")
            self._db.execute("INSERT INTO plan VALUES (?)", (digest,))

    def keep(self, versions: Mapping[str, tuple[int, str]]) -> None:
        """Note the version and mark of each stage; all that differs is made or owed."""
        with self._db.transaction():
            self._db.execute("DELETE FROM made")
            self._db.executemany(
                "INSERT INTO made VALUES (?, ?, ?)",
                [(stage, *kept) for stage, kept in sorted(versions.items())],
            )

    def owe_outdated(self, kind: Owed, mark: str) -> None:
        """Owe what debts of this kind make and what was not made under this mark."""
        with self._db.transaction():
            self._db.execute(
                f"INSERT OR IGNORE INTO owed SELECT ?2, * FROM ({_OUTDATED[kind]})", (mark, kind)
            )


class DecisionRows:
    """The `Decisions` of a store."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def keep(self, decision: Decision) -> None:
        """Keep what somebody decided; nothing decided is ever taken out."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO decision VALUES (?, ?, ?)",
                (decision.id, decision.made, msgspec.json.encode(decision)),
            )

    def all(self) -> list[Decision]:
        """All that was decided, the earliest first."""
        rows = self._db.execute("SELECT id, body FROM decision ORDER BY made, id")
        return [decode(body, Decision, None, id, "the decision") for id, body in rows]


class RejectionRows:
    """The `Rejections` of a store."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def keep(self, rejection: Rejection) -> None:
        """Keep the reason why a document was not read."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO rejected VALUES (?, ?)", (rejection.uri, rejection.reason)
            )

    def all(self) -> list[Rejection]:
        """The documents that were not read, in the order of their uris."""
        rows = self._db.execute("SELECT uri, reason FROM rejected ORDER BY uri")
        return [Rejection(uri=uri, reason=reason) for uri, reason in rows]
