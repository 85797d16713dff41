"""What is owed, what was decided, and what was refused."""

import os
from collections.abc import Iterable, Mapping

import msgspec

from variorum.model import Decision, Rejection
from variorum.store.base import Owed
from variorum.store.rows.database import Database, decode


class DebtRows:
    """The `Debts` of a store in which one process at a time pays."""

    AGAIN = "turn = excluded.turn"
    """What changes in a debt that is owed anew."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._claimed: dict[tuple[Owed, str], int] = {}
        """The debts that this process is at work on, each with its turn when it was claimed."""

    def owe(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what is to be derived anew."""
        turn = new_turn()
        with self._db.transaction():
            self._db.executemany(
                "INSERT INTO owed (kind, key, turn) VALUES (?, ?, ?) "
                f"ON CONFLICT (kind, key) DO UPDATE SET {self.AGAIN}",
                [(kind, key, turn) for key in sorted(keys)],
            )

    def owe_found(self, kind: Owed, query: str, mark: str) -> None:
        """Owe what a query, which asks with a mark, finds."""
        with self._db.transaction():
            self._db.execute(
                f"INSERT INTO owed (kind, key, turn) SELECT ?2, found.*, ?3 FROM ({query}) AS found"
                f" WHERE true ON CONFLICT (kind, key) DO UPDATE SET {self.AGAIN}",
                (mark, kind, new_turn()),
            )

    def owed(self, kind: Owed) -> list[str]:
        """What is to be derived anew, sorted."""
        rows = self._db.execute("SELECT key FROM owed WHERE kind = ? ORDER BY key", (kind,))
        return [row[0] for row in rows]

    def any(self) -> bool:
        """Whether anything is to be derived anew."""
        return bool(self._db.first("SELECT 1 FROM owed LIMIT 1"))

    def claim(self, kind: Owed) -> list[str]:
        """What is owed and has not been claimed since it was owed, sorted."""
        rows = self._db.execute("SELECT key, turn FROM owed WHERE kind = ? ORDER BY key", (kind,))
        return self._take(kind, rows)

    def _take(self, kind: Owed, rows: Iterable[tuple[str, int]]) -> list[str]:
        """Be at work on these debts, each with its turn; those that it was not at work on yet."""
        fresh = [(key, turn) for key, turn in rows if self._claimed.get((kind, key)) != turn]
        self._claimed.update(((kind, key), turn) for key, turn in fresh)
        return sorted(key for key, _ in fresh)

    def stands(self, kind: Owed, key: str) -> bool:
        """Whether a debt is still the one that was claimed: not paid, and not owed anew."""
        row = self._db.first("SELECT turn FROM owed WHERE kind = ? AND key = ?", (kind, key))
        return row is not None and row[0] == self._claimed.get((kind, key))

    def elsewhere(self) -> bool:
        """Whether another process is at work on a debt, or was when it ended: never here."""
        return False

    def release(self) -> None:
        """Be at work on no debt any more."""
        self._claimed.clear()

    def settle(self, kind: Owed, keys: Iterable[str]) -> None:
        """Note what has been derived."""
        with self._db.transaction():
            self._db.executemany(
                "DELETE FROM owed WHERE kind = ? AND key = ?", [(kind, key) for key in keys]
            )


def new_turn() -> int:
    """A number that tells a debt from any other of its kind and key, whoever owed that and when."""
    return int.from_bytes(os.urandom(8), "big") >> 2


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

    def __init__(self, db: Database, debts: DebtRows) -> None:
        self._db = db
        self._debts = debts

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
        self._debts.owe_found(kind, _OUTDATED[kind], mark)


class DecisionRows:
    """The `Decisions` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, decision: Decision) -> None:
        """Keep what somebody decided; nothing decided is ever taken out."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO decision VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (decision.id, decision.made, msgspec.json.encode(decision)),
            )

    def all(self) -> list[Decision]:
        """All that was decided, the earliest first."""
        rows = self._db.execute("SELECT id, body FROM decision ORDER BY made, id")
        return [decode(body, Decision, None, id, "the decision") for id, body in rows]


class RejectionRows:
    """The `Rejections` of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, rejection: Rejection) -> None:
        """Keep the reason why a document was not read."""
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO rejected VALUES (?, ?) "
                "ON CONFLICT (uri) DO UPDATE SET reason = excluded.reason",
                (rejection.uri, rejection.reason),
            )

    def all(self) -> list[Rejection]:
        """The documents that were not read, in the order of their uris."""
        rows = self._db.execute("SELECT uri, reason FROM rejected ORDER BY uri")
        return [Rejection(uri=uri, reason=reason) for uri, reason in rows]
