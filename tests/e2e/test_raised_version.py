"""A later release with a raised stage version, over a store, through the real command."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.command import variorum
from tests.e2e.invented_coverage import make_coverage

LATER = [sys.executable, "-m", "tests.e2e.raised"]


def later(stage: str, runs: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """The command of a later release, started; the rules read, so that readings are cheap."""
    return subprocess.Popen(
        [*LATER, *map(str, arguments)],
        env={**os.environ, "RAISED": stage, "RUNS": str(runs), "VARIORUM_MODEL": "rules"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def tables(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of a store, in order; a dossier's and an article's marks included."""
    with sqlite3.connect(store) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def owed(store: Path, kind: str) -> int:
    with sqlite3.connect(store) as db:
        (count,) = db.execute("SELECT count(*) FROM owed WHERE kind = ?", (kind,)).fetchone()
        return int(count)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 300 articles, as a release before the raised one made it."""
    folder = tmp_path_factory.mktemp("added")
    make_coverage(folder / "coverage", 300)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        done = variorum("add", folder / "coverage", "--store", folder / "v.db")
    assert done.returncode == 0
    return folder / "v.db"


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["clean", "annotate", "align"])
def test_a_recompute_killed_in_the_middle_goes_on(stage: str, added: Path, tmp_path: Path) -> None:
    whole, torn = (Path(shutil.copy(added, tmp_path / name)) for name in ("w.db", "t.db"))
    unbroken, runs = tmp_path / "unbroken", tmp_path / "runs"
    assert later(stage, unbroken, "stories", "--store", whole).wait() == 0

    ended = {"align": "dossier"}.get(stage, stage)
    all_of_it = unbroken.read_text(encoding="utf-8").splitlines()
    middle = sum(line.startswith(ended) for line in all_of_it) // 3
    process = later(stage, runs, "stories", "--store", torn)
    while not runs.exists() or runs.read_bytes().count(ended.encode()) < middle:
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kind = {"clean": "clean", "annotate": "annotate", "align": "story"}[stage]
    left = owed(torn, kind)
    assert left > 0
    runs.unlink()
    assert later(stage, runs, "stories", "--store", torn).wait() == 0

    after = runs.read_text(encoding="utf-8").splitlines()
    # Only what was still owed is made, and nothing before the stage that was raised.
    assert sum(line.split()[0] == ended for line in after) == left
    stages = {line.split()[0] for line in all_of_it}
    assert {line.split()[0] for line in after} <= stages
    assert tables(torn) == tables(whole)
    assert stage == "clean" or "clean" not in stages
    assert stage != "align" or not stages & {"clean", "annotate", "features", "reuse", "date"}
