"""Where accounts may be kept: beside a file, and on a server."""

from functools import cache
from pathlib import Path

import pytest

from tests.cluster import cluster
from variorum.store.place import Place


@cache
def _address() -> str:
    return cluster().database()


@pytest.fixture(params=("file", "server"))
def beside(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place of a store beside which nothing is kept yet."""
    if request.param == "file":
        return tmp_path / "store.db"
    import psycopg

    with psycopg.connect(_address(), autocommit=True) as db:
        db.execute("DROP SCHEMA IF EXISTS variorum_access CASCADE")
    return _address()
