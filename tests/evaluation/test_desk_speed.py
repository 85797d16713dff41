"""The measurement of the desk asks a real desk for real pages."""

from pathlib import Path

import pytest

from evaluation import desk_speed
from evaluation.desk_speed import evaluate


def test_each_page_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(desk_speed, "ALONE", 1)
    monkeypatch.setattr(desk_speed, "SECONDS", 1.0)
    monkeypatch.setattr(desk_speed, "PAUSE", 0.2)
    scores = evaluate(tmp_path, 8)
    whole, *rows = scores.rows
    assert whole.values["articles"] == 8
    assert whole.values["MB (process)"] > 10
    pages = [row for row in rows if "ms alone" in row.values]
    assert {"list", "story", "article", "calendar"} < {row.name for row in pages}
    assert all(row.values["ms alone"] > 0 for row in pages)
    asked = [row.values for row in rows if "asked together" in row.values]
    assert asked
    assert all(row["p95 ms together"] >= row["median ms together"] for row in asked)
