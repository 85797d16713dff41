"""What is owed, shared out among the processes that pay it."""

from variorum.store.base import Owed
from variorum.store.postgres.server import Server
from variorum.store.rows.ledger_rows import DebtRows

PORTION = 64
"""Debts claimed at a time: some seconds of work, so that who comes later finds a share."""

_LIVING = (
    "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted "
    "AND classid = ?::bigint::oid AND database = (SELECT oid FROM pg_database "
    "WHERE datname = current_database())"
)

_CLAIM = f"""
UPDATE owed SET claimer = ? WHERE (kind, key) IN (
    SELECT kind, key FROM owed
    WHERE kind = ? AND (claimer IS NULL OR claimer NOT IN ({_LIVING}))
    ORDER BY key LIMIT {PORTION} FOR UPDATE SKIP LOCKED
) RETURNING key, turn
"""
"""A process holds a lock on its number while it lives. The server takes the lock from one that was
killed, so what that was at work on can be claimed by others."""


class ClaimRows(DebtRows):
    """The `Debts` of a store that several processes pay at once."""

    AGAIN = "turn = excluded.turn, claimer = NULL"

    def __init__(self, db: Server) -> None:
        super().__init__(db)
        self._server = db

    def claim(self, kind: Owed) -> list[str]:
        """A portion of what is owed, on which no living process is at work, sorted."""
        rows = self._db.execute(_CLAIM, (self._server.number, kind, self._server.NUMBERS))
        return self._take(kind, rows)

    def elsewhere(self) -> bool:
        """Whether another process is at work on a debt, or was when it ended."""
        return bool(
            self._db.first(
                "SELECT 1 FROM owed WHERE claimer IS NOT NULL AND claimer != ? LIMIT 1",
                # Who may only read has no number, and is at work on nothing.
                (self._server.number if self._server.writable else 0,),
            )
        )

    def release(self) -> None:
        """Be at work on no debt any more: others may claim what was claimed and not paid."""
        if self._claimed:
            self._db.execute(
                "UPDATE owed SET claimer = NULL WHERE claimer = ?", (self._server.number,)
            )
        super().release()
