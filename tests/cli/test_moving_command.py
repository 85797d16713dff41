"""Copying a whole store by a command."""

from pathlib import Path

import pytest

from tests.e2e.command import outcome
from variorum.cli import moving_command
from variorum.errors import StopRun
from variorum.store.sqlite import SqliteStore


def test_a_copy_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    SqliteStore(tmp_path / "a.db").close()
    assert outcome("store", "copy", "a.db", "b.db") == (
        0,
        "b.db: 0 articles, 0 dossiers, 0 decisions, as in a.db\n",
    )


def test_where_nothing_is_nothing_is_copied(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="there is no store at"):
        moving_command.copy(str(tmp_path / "none.db"), str(tmp_path / "b.db"))
    assert not (tmp_path / "b.db").exists()
