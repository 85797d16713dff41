"""The list of tasks and the command over it."""

import subprocess
import sys
from pathlib import Path

from evaluation import TASKS
from tests.support import ROOT


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evaluation", *arguments], cwd=ROOT, capture_output=True, text=True
    )


def test_every_task_has_its_module() -> None:
    modules = {path.stem for path in (ROOT / "evaluation").glob("*.py")}
    assert {task.module for task in TASKS.values()} <= modules


def test_the_list_names_every_task() -> None:
    listed = run("list")
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(TASKS)


def test_an_unknown_task_and_a_missing_folder_are_told_in_one_line() -> None:
    for arguments in (("weather",), ("names", "--data", "no/such/folder")):
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr


def test_a_limit_for_a_task_of_whole_sets_is_refused(tmp_path: Path) -> None:
    done = run("names", "--data", str(tmp_path), "--limit", "5")
    assert done.returncode == 2
    assert "names scores whole sets" in done.stderr
