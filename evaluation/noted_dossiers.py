"""Whole dossiers against a careful reader's notes.

The notes, and the scorer that reads nothing but the contract, lie in `score/` beside the folder
of test sets. Each group of notes (`figures`, `speakers`, `timeline` ...) is scored as found of
asked; the mean is over groups, so that no group of many notes outweighs the others.
"""

import re
import subprocess
import sys
from pathlib import Path

from evaluation.scores import Row, Scores
from variorum.errors import StopRun

COMMAND = f"{sys.executable} -m variorum"


def evaluate(data: Path) -> Scores:
    """Each group of notes summed over the stories, and the mean over groups for each story."""
    scorer = data.parent / "score" / "dossier.py"
    if not scorer.is_file():
        raise StopRun(f"the scorer of dossiers is not there: {scorer}")
    rows: list[Row] = []
    totals: dict[str, list[int]] = {}
    for gold in sorted((scorer.parent / "gold").glob("*/gold.json")):
        groups, mean = _score(scorer, gold)
        rows.append(Row(name=gold.parent.name, values={"mean over groups": mean}))
        for group, (found, asked) in groups.items():
            total = totals.setdefault(group, [0, 0])
            total[0] += found
            total[1] += asked
    for group, (found, asked) in totals.items():
        rows.append(
            Row(name=group, values={"share": found / asked, "found": found, "asked": asked})
        )
    return Scores(task="dossier", rows=tuple(rows))


def _score(scorer: Path, gold: Path) -> tuple[dict[str, tuple[int, int]], float]:
    result = subprocess.run(
        [sys.executable, scorer, gold, gold.parent / "articles", "--variorum", COMMAND],
        capture_output=True,
        text=True,
        check=False,
    )
    mean = re.search(r"mean over groups ([\d.]+)", result.stdout)
    if result.returncode or mean is None:
        raise StopRun(f"the scorer of dossiers failed on {gold}: {result.stderr.strip()[-300:]}")
    groups = re.findall(r"(?m)^(\S.*?)\s+(\d+) / (\d+)$", result.stdout)
    return {name: (int(found), int(asked)) for name, found, asked in groups}, float(mean[1])
