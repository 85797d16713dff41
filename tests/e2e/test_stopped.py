"""The real command, stopped by a signal: no worker stays, and a re-run of `add` can end."""

import resource
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from tests.e2e.command import COMMAND, variorum
from tests.e2e.invented_coverage import make_coverage


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_coverage(tmp_path_factory.mktemp("made") / "coverage", 300)


def start(*arguments: str | Path) -> tuple[subprocess.Popen[bytes], list[psutil.Process]]:
    """The command at work with two workers, and these."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments), "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while len(workers := psutil.Process(process.pid).children()) < 2:
        assert process.poll() is None
        time.sleep(0.02)
    time.sleep(0.3)
    return process, workers


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_command(
    number: signal.Signals, coverage: Path, tmp_path: Path
) -> None:
    store = tmp_path / "v.db"
    process, workers = start("add", coverage, "--store", store)
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == (-9 if number == signal.SIGKILL else 128 + number)
    assert errors.decode() == ("" if number == signal.SIGKILL else "variorum: stopped\n")
    _, alive = psutil.wait_procs(workers, timeout=5)
    assert not alive
    with sqlite3.connect(store) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_comparison_that_is_stopped_prints_nothing(coverage: Path) -> None:
    process, workers = start("compare", coverage)
    process.terminate()
    printed, errors = process.communicate(timeout=20)
    assert (process.returncode, printed, errors) == (143, b"", b"variorum: stopped\n")
    assert not psutil.wait_procs(workers, timeout=5)[1]


def test_known_articles_are_not_read_again(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    store = tmp_path / "v.db"
    assert variorum("add", coverage, "--store", store).returncode == 0
    # A reader that is not there would end the run, if one article were read.
    monkeypatch.setenv("VARIORUM_MODEL", str(tmp_path / "absent"))
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    again = variorum("add", coverage, "--store", store)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "0 added, 300 there already" in again.stdout
    # Seconds of processor time: what others do on the machine has no part in it.
    took = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    assert took < 2
