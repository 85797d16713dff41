"""Connections to database servers, which this process keeps and gives out again."""

import logging
import os
import threading
from typing import TYPE_CHECKING, Any

from variorum.errors import StopRun

try:
    import psycopg
    from psycopg_pool import ConnectionPool, PoolTimeout
except ImportError as error:
    raise StopRun(
        "a store in PostgreSQL needs more packages: pip install 'variorum[team]'"
    ) from error

from variorum.store.postgres.server_errors import refusal

if TYPE_CHECKING:
    Held = psycopg.Connection[tuple[Any, ...]]

DRIVER = psycopg

MOST = 32
"""Connections of one process to one database; each thread that reads or writes has one."""

_making = threading.Lock()

_pools: dict[tuple[int, str], "ConnectionPool[Held]"] = {}


def taken(address: str, shown: str, wait: float) -> "Held":
    """A connection to the database at `address`, in which each statement stands for itself.

    Raises:
        StopRun: none can be made within `wait` seconds; the message tells why and names `shown`.
    """
    # A connection belongs to the process that made it, not to those forked from it.
    place = (os.getpid(), address)
    with _making:
        if place not in _pools:
            _pools[place] = _pool(address, shown, wait)
    try:
        return _pools[place].getconn(timeout=wait)
    except PoolTimeout as error:
        raise StopRun(
            f"{shown}: no connection could be had within {wait:.0f} seconds: see that the server "
            "runs, and run the command again"
        ) from error


def _pool(address: str, shown: str, wait: float) -> "ConnectionPool[Held]":
    """A pool of connections that can be made."""
    patience = max(2, min(10, round(wait)))
    try:
        # The first one tells what is wrong; a pool would only try again.
        psycopg.connect(address, connect_timeout=patience).close()
    except psycopg.Error as error:
        raise refusal(shown, error) from error
    # What it has to tell is told by its exceptions.
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
    return ConnectionPool(
        address,
        kwargs={"autocommit": True, "connect_timeout": patience},
        min_size=0,
        max_size=MOST,
        num_workers=1,
        check=ConnectionPool.check_connection,
        open=True,
    )


def given_back(address: str, connection: "Held") -> None:
    """Give a connection back, to be given out again with no setting and no lock left in it."""
    try:
        connection.rollback()
        connection.execute("RESET ALL")
        connection.execute("SELECT pg_advisory_unlock_all()")
    except psycopg.Error:
        # The server leaves nothing of a connection that ends.
        connection.close()
    _pools[os.getpid(), address].putconn(connection)
