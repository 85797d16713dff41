"""Archives by the command line."""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra variorum[archive] is not installed")

from tests.e2e.command import outcome
from tests.e2e.invented_coverage import make_coverage
from variorum.cli import archive_commands


def test_an_archive_is_made_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    monkeypatch.chdir(tmp_path)
    make_coverage(tmp_path / "in", 3)
    code, told = outcome("archive", "in", "out", "--slice", "2/2")
    assert (code, told) == (
        1,
        "out: 0 of 3 documents read, 0 rejected; 0 shards read now, 0 there already\n"
        "1 of 1 shards are left to other slices\n",
    )
    code, told = outcome("archive", "in", "out")
    assert (code, told) == (
        0,
        "out: 3 of 3 documents read, 0 rejected; 1 shards read now, 0 there already\n"
        "1 stories; 1 parts of the tables written, 0 there already\n",
    )
    code, told = outcome("archive", "stats", "out")
    assert code == 0
    assert "out/stats/days.parquet: " in told
    assert "out/stats/copies.graphml: who copies whom" in told
    assert archive_commands.archive.info.help
