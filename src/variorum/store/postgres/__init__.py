"""The store of a team: a PostgreSQL database, which any number of processes add to at once."""

from variorum.store.postgres.claim_rows import ClaimRows
from variorum.store.postgres.server import Server
from variorum.store.postgres.server_words import ServerWords
from variorum.store.rows import RowStore

__all__ = ["PostgresStore"]


class PostgresStore(RowStore):
    """A `variorum.store.base.Store` in a PostgreSQL database.

    Whatever one process changes, it changes while no other does, so each sees what the others did
    whole or not at all. Reading texts and compiling dossiers, which is nearly all of the work, is
    done outside of that; by claims processes share it.
    """

    def __init__(self, address: str, *, create: bool = True, read_only: bool = False) -> None:
        """Open the store at `address` (`postgresql://user@host/database`).

        The tables are made where there are none and `create` allows; the database must be there.

        Raises:
            StopRun: there is no server, database or store, or it refuses; the message tells which.
            Unwritable: it is to be written and may not be.
            Outdated: it is only to be read, and has to be brought up to date first.
        """
        server = Server(address, create=create, read_only=read_only)
        super().__init__(server, ServerWords(server), ClaimRows(server))
