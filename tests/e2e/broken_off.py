"""Commands over a store that are killed at random moments, again and again, until they are done."""

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

KILLS = int(os.environ.get("VARIORUM_KILLS", "6"))
"""How often each test kills its command; CI kills seldom, who changes the store or the engine asks
for 70 or more."""


def kill_often(
    command: Sequence[object],
    store: Path,
    *,
    took: float,
    seed: int,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run `command` `KILLS` times, killed at random moments of the seconds that it takes.

    The whole group of its processes is killed. After each kill the store opens, is whole, and holds
    all the articles and decisions that it held before. The number of runs that were killed before
    they were done.
    """
    chance = random.Random(seed)
    kept = held(store)
    killed = 0
    for _ in range(KILLS):
        killed += kill_after(chance.uniform(0.1, took), command, environment)
        now = held(store)
        assert kept <= now
        kept = now
    told(killed, command)
    return killed


def kill_after(
    seconds: float, command: Sequence[object], environment: Mapping[str, str] | None = None
) -> bool:
    """Start `command`, and kill the group of its processes unless it is done after `seconds`.

    Whether it was killed.
    """
    process = subprocess.Popen(
        list(map(str, command)),
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return True


def told(killed: int, command: Sequence[object]) -> None:
    """Print how many of the runs were killed before they were done (pytest shows it with -s)."""
    name = " ".join(str(one) for one in command[1:5] if not str(one).startswith("/"))
    print(f"{name}: {killed} of {KILLS} killed")


def held(store: Path) -> set[str]:
    """The ids of the articles and decisions of a store, which is whole."""
    if not store.exists():
        return set()
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        return {
            row[0]
            for table in ("article", "decision")
            if table in tables
            for row in db.execute(f"SELECT id FROM {table}")
        }


def derived(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a store holds, but for when articles came and decisions were made; nothing is owed."""
    with closing(sqlite3.connect(store)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        # Where words stand in their index depends on the order of work, and nothing else does.
        shown = {name: "*" for name in names if not name.startswith("words_")}
        shown["passage"] = "kind, id, owner"
        shown["arrival"] = "article"
        rows = {
            name: sorted(db.execute(f"SELECT {columns} FROM {name}"), key=repr)
            for name, columns in shown.items()
        }
    assert rows.pop("owed") == []
    del rows["decision"]
    return rows
