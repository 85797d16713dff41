"""Two versions beside each other: both run in turn, and a version that fails is told."""

from pathlib import Path

import pytest

from evaluation.older_version import beside, evaluate
from variorum.errors import StopRun


def version(folder: Path, body: str) -> Path:
    (folder / "variorum").mkdir(parents=True)
    (folder / "variorum" / "__init__.py").touch()
    (folder / "variorum" / "__main__.py").write_text(body)
    return folder


def test_the_version_that_works_longer_and_holds_more_is_told(tmp_path: Path) -> None:
    light = version(tmp_path / "light", "")
    heavy = version(tmp_path / "heavy", "sum(range(10**7)); held = bytearray(b'x' * 10**8)")
    new, old = beside((), light, heavy, pairs=2)
    assert len(new) == len(old) == 2
    assert max(one.seconds for one in new) < min(one.seconds for one in old)
    assert all(one.memory + 90 < other.memory for one, other in zip(new, old, strict=True))


def test_they_run_in_turn(tmp_path: Path) -> None:
    log = tmp_path / "log"
    places = [
        version(tmp_path / name, f"with open({str(log)!r}, 'a') as log: log.write({name[0]!r})")
        for name in ("new", "old")
    ]
    beside((), *places, pairs=3)
    assert log.read_text() == "nononono"


def test_rules_alone_read_where_it_is_asked(tmp_path: Path) -> None:
    body = "import os; assert os.environ.get('VARIORUM_MODEL') == 'rules'"
    place = version(tmp_path / "one", body)
    beside((), place, place, rules=True, pairs=1)


def test_a_version_that_fails_and_a_folder_without_one_are_told(tmp_path: Path) -> None:
    fails = version(tmp_path / "fails", "raise SystemExit(3)")
    with pytest.raises(StopRun, match=r"read fails in .*fails: exit code 3"):
        beside(("read",), fails, fails, pairs=1)
    with pytest.raises(StopRun, match="no checkout of Variorum"):
        evaluate(tmp_path)
