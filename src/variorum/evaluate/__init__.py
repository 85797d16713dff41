"""Scores of Variorum's own output on public test sets: one module for each task."""

import importlib
from pathlib import Path

from variorum.errors import StopRun
from variorum.evaluate.scores import Row, Scores

__all__ = ["TASKS", "Row", "Scores", "evaluate"]

TASKS = {
    "across": "entities across accounts on NewsWCL50 and ECB+",
    "attribution": "source, cue and content spans on PolNeAR, speakers on BASIL",
    "claims": "claims and events on ClaimDiff, FNC-1 and ECB+",
    "disputes": "denials set against what they deny, on invented coverage (in tests/align)",
    "dossier": "whole dossiers against a careful reader's notes",
    "entities": "names on UNER-EWT, WikiGold and MEANTIME",
    "figures": "killed and injured by incident, Gun Violence Archive",
    "fusion": "authors of books from sellers that copy one another",
    "html": "article bodies on the Zyte article extraction benchmark",
    "names": "pairs of names on name_bench",
    "origins": "origins, copied passages and direction on edited wire copy",
    "performance": "speed and memory of the whole command",
    "places": "toponyms on LGL, GeoVirus and GeoWebNews",
    "scale": "speed and memory at 100,000 made articles",
    "publication": "hidden publication dates on news_cluster",
    "stories": "stories on news_cluster and Gun Violence Archive",
    "times": "time expressions and values on TimeBank and AQUAINT",
}
"""Every task and what it scores; each is a module of this folder with `evaluate(data)`."""


def evaluate(task: str, data: Path) -> Scores:
    """The scores of one task on the public sets in the folder `data`.

    Raises:
        StopRun: there is no such task, or the folder or a set it needs is not there.
    """
    if task not in TASKS:
        raise StopRun(f"there is no task {task!r}: choose one of {', '.join(TASKS)}")
    if not data.is_dir():
        raise StopRun(f"there is no folder {data}: name the folder of test sets with --data")
    module = importlib.import_module(f"variorum.evaluate.{task}")
    try:
        scores: Scores = module.evaluate(data)
    except FileNotFoundError as error:
        raise StopRun(f"a test set that {task} needs is not there: {error.filename}") from error
    return scores
