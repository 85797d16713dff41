"""What a database server answers when it cannot do what is asked, and the mend."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from variorum.errors import StopRun
from variorum.store.base import Unwritable

_REFUSED = {
    r"password authentication failed|no password supplied": "it refuses the password: give the "
    "right one in PGPASSWORD, or in the file that PGPASSFILE names",
    r'database ".*" does not exist': "there is no such database on the server: make it with "
    "`createdb NAME`, or name another with --store",
    r'role ".*" does not exist|Peer authentication failed|Ident authentication failed': "the "
    "server does not know the user: name one in the address (postgresql://USER@host/database)",
    r"no pg_hba.conf entry": "the server lets nobody in from here: add a line to its pg_hba.conf",
    r"too many clients|remaining connection slots": "the server has no connection left: end other "
    "programs that use it, or raise its max_connections",
    r"could not translate host name|Name or service not known": "there is no such host: look at "
    "the address",
    r"invalid connection option|invalid URI|missing \"=\"|invalid integer": "the address cannot "
    "be read: write postgresql://user@host:port/database",
    r"starting up|shutting down|in recovery": "the server is not ready: run the command again in "
    "a moment",
}
"""By what a server says that lets nobody in, what to do about it."""

_AWAY = (
    "no server answers there: see that it runs and that host and port are right, and run the "
    "command again"
)

_LOST = (
    "the connection was lost: what was stored is kept. See that the server runs, and run the "
    "command again, which goes on from here"
)

_MENDS = {
    "53100": "the server's disk is full: make room and run the command again, which goes on",
    "53": "the server lacks memory or connections: free some and run the command again",
    "08": _LOST,
    "57P": _LOST,
    "XX": "the server found damaged data: restore the database from its backup",
    "58": "the server's disk cannot be read or written: mend that and run the command again",
    "42P01": "tables of the store are missing: restore the database from its backup",
    "3F000": "the tables of the store are missing: restore the database from its backup",
}
"""By how the code of an error begins (SQLSTATE), what to do about it."""


@contextmanager
def explained(shown: str) -> Iterator[None]:
    """Errors of the server inside, as a `StopRun` with the mend; `shown` names the database."""
    try:
        yield
    except psycopg.Error as error:
        raise explanation(shown, error) from error


def explanation(shown: str, error: psycopg.Error) -> StopRun:
    """What to tell of an error of the server."""
    code = error.sqlstate or ""
    said = re.sub(r"\s+", " ", str(error)).strip()
    if code == "55P03":
        return Unwritable(
            f"{shown} is locked by another process, which writes to it: wait for its end and run "
            "the command again"
        )
    if code in ("25006", "42501"):
        return Unwritable(
            f"{shown} may not be written ({said}): let an owner of the database grant it, or name "
            "another with --store"
        )
    mend = next((mend for start, mend in _MENDS.items() if code.startswith(start)), None)
    if mend is None and not code:
        mend = _LOST if isinstance(error, psycopg.OperationalError) else None
    return StopRun(f"{shown} ({said}): {mend or 'it cannot be used as a store'}")


def refusal(shown: str, error: psycopg.Error) -> StopRun:
    """What to tell where no connection can be made."""
    said = re.sub(r"\s+", " ", str(error)).strip()
    mend = next((mend for sign, mend in _REFUSED.items() if re.search(sign, said)), _AWAY)
    return StopRun(f"{shown}: {mend} ({said})")
