"""Cold start and memory of this version beside those of an older checkout, side by side in one run.

The two run in turn, this one and the older, so that a machine that grows slower in the middle slows
both. What is told is processor time, as wall time follows from what else a machine does.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from evaluation.scores import Row, Scores
from variorum.annotate.joint_reading import RULES
from variorum.errors import StopRun

PAIRS = 5
"""Runs of each version; the median is told."""

HERE = Path(__file__).resolve().parent.parent
SAMPLE = HERE / "examples" / "coverage"
ARTICLE = SAMPLE / "01-velmara-courier.txt"

COMMANDS: dict[str, tuple[str, ...]] = {
    "--version": ("--version",),
    "--help": ("--help",),
    "read, one article": ("read", str(ARTICLE)),
    "read, one article, rules alone": ("read", str(ARTICLE)),
    "compare, the sample": ("compare", str(SAMPLE), "--format", "json", "--workers", "1"),
}


_TIMED = """
import os, resource, sys
code = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
"""Runs a command and tells what it used. A process of its own does so, as Linux counts to a process
the memory of the one that it was forked from: that of this module, or of a test, would be told."""


class Run(NamedTuple):
    """What one run took: processor seconds, and the most memory in MB of its largest process."""

    seconds: float
    memory: float


def evaluate(data: Path) -> Scores:
    """Medians of both versions for each command, and the ratio of this one to the older.

    `data` is a checkout of the older version.

    Raises:
        StopRun: the folder holds no version of Variorum, or a command fails in it.
    """
    older = data / "src"
    if not (older / "variorum").is_dir():
        raise StopRun(f"{data} is no checkout of Variorum: name one with --data")
    return Scores(
        task="older",
        rows=tuple(
            _row(name, beside(arguments, HERE / "src", older, rules="rules alone" in name))
            for name, arguments in COMMANDS.items()
        ),
    )


def beside(
    arguments: tuple[str, ...], new: Path, old: Path, *, rules: bool = False, pairs: int = PAIRS
) -> tuple[list[Run], list[Run]]:
    """The runs of the version in the folder `new` and of that in `old`, taken in turn.

    The first run of each is not counted: it finds the files of its version on the disk.
    """
    found: tuple[list[Run], list[Run]] = ([], [])
    for _ in range(pairs + 1):
        for place, runs in zip((new, old), found, strict=True):
            runs.append(_run(arguments, place, rules))
    return found[0][1:], found[1][1:]


def _run(arguments: tuple[str, ...], place: Path, rules: bool) -> Run:
    environment = {**os.environ, "PYTHONPATH": str(place), "OMP_NUM_THREADS": "1"}
    if rules:
        environment["VARIORUM_MODEL"] = RULES
    done = subprocess.run(
        [sys.executable, "-S", "-c", _TIMED, sys.executable, "-m", "variorum", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    code, seconds, kilobytes = done.stderr.splitlines()[-1].split()
    if int(code):
        raise StopRun(f"variorum {arguments[0]} fails in {place}: exit code {code}")
    return Run(float(seconds), int(kilobytes) / 1024)


def _row(name: str, runs: tuple[list[Run], list[Run]]) -> Row:
    new, old = (
        Run(*(statistics.median(values) for values in zip(*version, strict=True)))
        for version in runs
    )
    return Row(
        name=name,
        values={
            "seconds": new.seconds,
            "older: seconds": old.seconds,
            "ratio of seconds": new.seconds / max(old.seconds, 0.001),
            "MB": new.memory,
            "older: MB": old.memory,
            "ratio of MB": new.memory / old.memory,
        },
    )
