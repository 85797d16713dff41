"""The pinned quality: no score on a public set falls below its floor unseen.

`floors.toml` names, for each task, the files it was measured on with their SHA-256, and the least
value of each score. Of a task whose sets are large it names how many records of each are scored;
`docs/quality.md` tells the scores of all of them. A floor goes down only in a commit of its own
that says why.
"""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from evaluation import evaluate
from tests.support import data_dir

FLOORS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("floors.toml").read_text(encoding="utf-8")
)


@pytest.mark.data
@pytest.mark.parametrize("task", sorted(FLOORS))
def test_no_score_below_its_floor(task: str) -> None:
    data = data_dir()
    for name, digest in FLOORS[task]["files"].items():
        found = hashlib.sha256((data / name).read_bytes()).hexdigest()
        assert found.startswith(digest), f"{name} is not the file that the floors were set on"
    rows = {row.name: row.values for row in evaluate(task, data, FLOORS[task].get("limit")).rows}
    for name, floors in FLOORS[task]["floors"].items():
        for score, floor in floors.items():
            assert rows[name][score] >= floor, f"{task}, {name}: {score} is below its floor"
