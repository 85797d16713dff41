"""A team's store through the real command: several processes at once, kills, copies, one answer."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cluster import Cluster, cluster
from tests.e2e.command import COMMAND, variorum
from tests.e2e.invented_coverage import make_coverage
from tests.support import without_given_ids
from variorum.store.place import Place, open_store
from variorum.store.rows import RowStore
from variorum.store.rows.copying import TABLES

pytestmark = pytest.mark.slow

PROCESSES = int(os.environ.get("VARIORUM_PROCESSES", "3"))
"""How many processes add at once; who changes the store or the engine asks for 8."""

SECONDS = float(os.environ.get("VARIORUM_SECONDS", "6"))
"""For how long they are killed, at random moments; 600 is what a change of claims asks for."""

ARTICLES = int(os.environ.get("VARIORUM_ARTICLES", "36"))
"""How many articles they add in all; 1,500 go with 8 processes and 600 seconds."""

MEMBERS = (
    *("article", "document", "digest", "standing", "key", "strong", "keyed", "link", "story"),
    *("tag", "rejected"),
)
"""The tables whose rows depend on which articles there are, and on nothing else."""


@pytest.fixture(scope="module", autouse=True)
def rules() -> Iterator[None]:
    """The rules read, which is quick; nothing here is about how well they do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        yield


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of three outlets, each with lines of its own that stand in all of its articles."""
    folder = make_coverage(tmp_path_factory.mktemp("made") / "coverage", ARTICLES)
    for number, file in enumerate(sorted(folder.iterdir())):
        outlet = f"outlet{number % 3}.example"
        standing = f"The desk of {outlet} is open by day and night."
        before, dispatch, after = file.read_text().split("\n\n")
        text = "\n\n".join((before, dispatch, standing, after))
        record = {"url": f"https://{outlet}/{number}", "text": text}
        file.with_suffix(".json").write_text(json.dumps(record))
        file.unlink()
    return folder


@pytest.fixture(scope="module")
def whole(coverage: Path) -> Path:
    """The store of one process that nobody disturbs."""
    store = coverage.parent / "whole.db"
    assert variorum("add", coverage, "--store", store).returncode == 0
    with closing(sqlite3.connect(store)) as db:
        lines = b"".join(row[0] for row in db.execute("SELECT lines FROM standing"))
        assert lines.count(b"The desk of") == 3, "that lines stand is found, and texts read anew"
    return store


@pytest.fixture(scope="module")
def running() -> Cluster:
    return cluster()


def held(place: Place) -> tuple[dict[str, list[object]], list[str]]:
    """What depends on the articles alone, and the dossiers without ids; nothing is owed."""
    store = open_store(place, create=False)
    assert isinstance(store, RowStore)
    try:
        assert store.debts.any() is False
        assert store.audit.loose() == []
        rows = {
            table: sorted(store.db.execute(f"SELECT {', '.join(TABLES[table])} FROM {table}"))
            for table in MEMBERS
        }
        bodies = [store.audit.body(one.id) for one in store.stories.all()]
        return rows, [without_given_ids(body) for body in bodies]
    finally:
        store.close()


def begin(files: list[Path], address: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*COMMAND, "add", *map(str, files), "--store", address, "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def end(process: "subprocess.Popen[bytes]") -> None:
    """Let a process come to its end, which is none by a fault."""
    _, told = process.communicate(timeout=300)
    assert process.returncode in (0, -signal.SIGKILL), told.decode()


def test_several_processes_that_are_killed_make_the_store_of_one(
    running: Cluster, coverage: Path, whole: Path
) -> None:
    address = running.database()
    files = sorted(coverage.iterdir())
    # Neighbours, which are of one story, go to different processes; some files go to two.
    shares = [sorted({*files[at::PROCESSES], *files[: at + 2]}) for at in range(PROCESSES)]
    adding = [begin(share, address) for share in shares]
    chance = random.Random(5)
    killed = 0
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        time.sleep(chance.uniform(0.3, 1.5))
        at = chance.randrange(PROCESSES)
        if adding[at].poll() is None:
            os.killpg(adding[at].pid, signal.SIGKILL)
            killed += 1
        end(adding[at])
        adding[at] = begin(shares[at], address)
    for one in adding:
        end(one)
    assert killed
    # What the last ones left undone, were they killed, anybody's next command does.
    again = variorum("add", *files, "--store", address)
    assert f" 0 added, {len(files)} there already, 0 rejected" in again.stdout, again.stderr
    assert held(address) == held(whole)


def test_a_store_that_is_copied_there_and_back_is_the_same(
    running: Cluster, whole: Path, tmp_path: Path
) -> None:
    address, back = running.database(), tmp_path / "back.db"
    one, other = (f"https://outlet0.example/{number}" for number in (0, 3))
    decided = tmp_path / "decided.db"
    decided.write_bytes(whole.read_bytes())
    assert variorum("decide", "same", one, other, "--by", "Ida", "--store", decided).returncode == 0
    copied = variorum("store", "copy", decided, address)
    assert copied.returncode == 0, copied.stderr
    assert f"{ARTICLES} articles" in copied.stdout
    assert "1 decisions" in copied.stdout
    assert variorum("store", "copy", address, back).returncode == 0
    assert held(address) == held(decided) == held(back)
    for arguments in (
        ("export", "{}", "-f", "jsonl"),
        ("decisions", "--json", "--store", "{}"),
        ("search", "smugglers OR flooding", "--store", "{}"),
    ):
        told = [
            variorum(*(one.format(place) for one in arguments)).stdout
            for place in (decided, address, back)
        ]
        assert told[0] == told[1] == told[2] != ""
    assert variorum("verify", address).returncode == 0
    assert variorum("store", "copy", address, back).returncode == 2


def test_a_command_says_what_is_wrong_and_shows_no_password(tmp_path: Path) -> None:
    away = f"postgresql://ida:secret@/news?host={tmp_path}"
    log = tmp_path / "log"
    told = variorum("stories", "--store", away, "--log", log)
    assert told.returncode == 2
    assert told.stderr.startswith(
        f"variorum: postgresql://ida:***@/news?host={tmp_path}: no server"
    )
    assert "secret" not in told.stderr + log.read_text()
