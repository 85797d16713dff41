"""Score one stage on a public test set: `python -m evaluation TASK --data ../shared/data`."""

import argparse
import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from evaluation import TASKS, Scores, evaluate
from evaluation.quality_page import record
from variorum.errors import StopRun


def main() -> int:
    """Run the command; the exit code is 2 where the task or its sets are not there."""
    arguments = _parser().parse_args()
    if arguments.task == "list":
        for name, task in TASKS.items():
            print(f"{name:14} {task.meaning}")
        return 0
    try:
        scores = evaluate(arguments.task, arguments.data, arguments.limit)
    except StopRun as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    if arguments.json:
        print(msgspec.json.encode(scores).decode())
    else:
        _print(scores)
    if arguments.record:
        print(f"recorded in {record(scores, Path('docs'))}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("task", help="what to score; `list` names the tasks")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        help="the folder of test sets (default: %(default)s)",
    )
    parser.add_argument(
        "--limit",
        type=int,
        metavar="N",
        help="score N records of each large set, drawn by what their names hash to",
    )
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    parser.add_argument(
        "--record", action="store_true", help="write the scores into their page of docs/"
    )
    return parser


def _print(scores: Scores) -> None:
    """A table of scores, a row for each set."""
    table = Table(title=scores.task)
    columns = list(dict.fromkeys(name for row in scores.rows for name in row.values))
    table.add_column("set")
    for column in columns:
        table.add_column(column, justify="right")
    for row in scores.rows:
        values = [row.values.get(column) for column in columns]
        table.add_row(row.name, *("" if v is None else f"{v:.4g}" for v in values))
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    for note in scores.notes:
        print(note)


if __name__ == "__main__":
    sys.exit(main())
