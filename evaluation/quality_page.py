"""Scores as the project keeps them: a section of a page of the docs for each task."""

import re
from pathlib import Path

from evaluation import TASKS
from evaluation.scores import Scores

PAGES = {
    "performance": "performance.md",
    "scale": "performance.md",
    "archive_search": "performance.md",
    "older": "performance.md",
    "watch": "performance.md",
    "desk_speed": "performance.md",
}
SETS = {"disputes": "tests/align", "house": "src/variorum", "mutants": "tests", "older": "../older"}
"""Where the sets of a task lie that are our own; the public ones lie in `../shared/data`."""

HEADS = {
    "quality.md": "# Quality\n\n"
    "Scores of Variorum's own output on public test sets. Each section is written by the command\n"
    "it names; `tests/quality/floors.toml` holds the floors that a test guards.\n",
    "performance.md": "# Performance\n\n"
    "Speed and memory of the whole command, measured by the command below. Figures of different\n"
    "machines do not compare; ratios inside one run do.\n",
}


def record(scores: Scores, docs: Path) -> Path:
    """Write the scores into their page in the folder `docs`, replacing the task's section."""
    page = docs / PAGES.get(scores.task, "quality.md")
    text = page.read_text(encoding="utf-8") if page.exists() else HEADS[page.name]
    head, *sections = re.split(r"(?m)^(?=## )", text)
    kept = {section.split("\n", 1)[0][3:]: section.rstrip() + "\n" for section in sections}
    kept[scores.task] = _section(scores)
    parts = [head.rstrip() + "\n", *(kept[name] for name in sorted(kept))]
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def _section(scores: Scores) -> str:
    columns = list(dict.fromkeys(name for row in scores.rows for name in row.values))
    data = SETS.get(scores.task, "../shared/data")
    lines = [
        f"## {scores.task}",
        "",
        f"{TASKS[scores.task].meaning.capitalize()}.",
        "",
        "```sh",
        f"python -m evaluation {scores.task} --data {data} --record",
        "```",
        "",
        "| set | " + " | ".join(columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for row in scores.rows:
        cells = (_cell(row.values.get(column)) for column in columns)
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    if scores.notes:
        lines += ["", *(f"- {note}" for note in scores.notes)]
    return "\n".join(lines) + "\n"


def _cell(value: float | int | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"
