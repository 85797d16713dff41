"""Killed at random moments: nothing is lost, and what is left is that of an unbroken run."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.broken_off import KILLS, derived, kill_after, kill_often, told
from tests.e2e.command import COMMAND, variorum
from tests.e2e.invented_coverage import make_coverage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def rules() -> Iterator[None]:
    """The rules read, which is quick; nothing here is about how well they do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        yield


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_coverage(tmp_path_factory.mktemp("made") / "coverage", 90)


@pytest.fixture(scope="module")
def whole(coverage: Path) -> Path:
    store = coverage.parent / "whole.db"
    assert variorum("add", coverage, "--store", store).returncode == 0
    return store


def test_add(coverage: Path, whole: Path, tmp_path: Path) -> None:
    timed, torn = tmp_path / "timed.db", tmp_path / "torn.db"
    began = time.monotonic()
    variorum("add", coverage, "--store", timed)
    took = time.monotonic() - began
    assert kill_often([*COMMAND, "add", coverage, "--store", torn], torn, took=took, seed=1)
    assert variorum("add", coverage, "--store", torn).returncode == 0
    assert derived(torn) == derived(timed) == derived(whole)


def test_decide(coverage: Path, whole: Path, tmp_path: Path) -> None:
    unbroken, torn = (Path(shutil.copy(whole, tmp_path / name)) for name in ("u.db", "t.db"))
    far = [coverage / f"{number:03}.txt" for number in (0, 3)]
    began = time.monotonic()
    assert variorum("decide", "same", *far, "--store", unbroken).returncode == 0
    took = time.monotonic() - began
    command = [*COMMAND, "decide", "same", *far, "--store", torn]
    assert kill_often(command, torn, took=took, seed=2)
    # A decision that was made twice holds once.
    assert variorum("decide", "same", *far, "--store", torn).returncode == 0
    assert derived(torn) == derived(unbroken) != derived(whole)


@pytest.mark.parametrize("stage", ["clean", "annotate", "links", "align"])
def test_a_recompute(stage: str, whole: Path, tmp_path: Path) -> None:
    unbroken, torn = (Path(shutil.copy(whole, tmp_path / name)) for name in ("u.db", "t.db"))
    later = {"RAISED": stage, "RUNS": str(tmp_path / "runs")}
    command = [sys.executable, "-m", "tests.e2e.raised", "stories", "--store"]
    began = time.monotonic()
    run_later([*command, str(unbroken)], later)
    took = time.monotonic() - began
    assert kill_often([*command, torn], torn, took=took, seed=3, environment=later)
    run_later([*command, str(torn)], later)
    assert derived(torn) == derived(unbroken)


def test_out(coverage: Path, whole: Path, tmp_path: Path) -> None:
    """A file of the folder is always one of the set before or of the set after, to the byte."""
    store = Path(shutil.copy(whole, tmp_path / "later.db"))
    before, after, out = (tmp_path / name for name in ("before", "after", "out"))
    asked = ("show", "--all", "--format", "json,html,docx,csv")
    assert variorum(*asked, "--store", store, "--out", before).returncode == 0
    far = [coverage / f"{number:03}.txt" for number in (0, 3)]
    assert variorum("decide", "same", *far, "--store", store).returncode == 0
    began = time.monotonic()
    assert variorum(*asked, "--store", store, "--out", after).returncode == 0
    took = time.monotonic() - began
    old, new = contents(before), contents(after)
    assert old.keys() == new.keys()
    assert old != new
    command = [*COMMAND, *asked, "--store", store, "--out", out]
    chance = random.Random(4)
    killed = 0
    shutil.copytree(before, out)
    for _ in range(KILLS):
        killed += kill_after(chance.uniform(0.1, took), command)
        for name, body in contents(out).items():
            assert body in (old[name], new[name]), name
        if contents(out) == new:
            shutil.rmtree(out)
            shutil.copytree(before, out)
    told(killed, command)
    assert killed
    assert variorum(*asked, "--store", store, "--out", out).returncode == 0
    assert contents(out) == new
    assert sorted(path.name for path in out.iterdir()) == sorted(
        path.name for path in after.iterdir()
    )


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder that are shown, by name."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")
    }


def run_later(command: list[str], environment: dict[str, str]) -> None:
    result = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False, timeout=300
    )
    assert result.returncode == 0, result.stderr
