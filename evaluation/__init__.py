"""Scores of Variorum's own output on public test sets: one module for each task."""

import importlib
from pathlib import Path
from typing import NamedTuple

from evaluation.scores import Row, Scores
from variorum.errors import StopRun

__all__ = ["TASKS", "Row", "Scores", "Task", "evaluate"]


class Task(NamedTuple):
    """What a task scores, and the module of this folder whose `evaluate(data)` does it."""

    module: str
    meaning: str
    sampled: bool = False
    """Whether `evaluate(data, limit)` can score a part of its sets, which are large."""


TASKS = {
    "across": Task("across", "entities across accounts on NewsWCL50 and ECB+"),
    "archive_search": Task("archive_search", "a store of 50,000 made articles, searched"),
    "ask": Task("asked_claims", "claims asked of noted stories: found, and none confirmed wrongly"),
    "attribution": Task(
        "attribution", "source, cue and content spans on PolNeAR, speakers on BASIL", sampled=True
    ),
    "claims": Task("claim_sets", "claims and events on ClaimDiff, FNC-1 and ECB+"),
    "desk_speed": Task(
        "desk_speed", "pages of the desk over made articles, and many people at once", sampled=True
    ),
    "disputes": Task(
        "disputes", "denials set against what they deny, on invented coverage (in tests/align)"
    ),
    "dossier": Task("noted_dossiers", "whole dossiers against a careful reader's notes"),
    "entities": Task("name_sets", "names on UNER-EWT, WikiGold and MEANTIME"),
    "figures": Task(
        "incident_tolls", "killed and injured by incident, Gun Violence Archive", sampled=True
    ),
    "fusion": Task("fusion", "authors of books from sellers that copy one another"),
    "html": Task(
        "article_bodies", "article bodies on the Zyte article extraction benchmark", sampled=True
    ),
    "house": Task("house_counts", "regexes, alternatives and words in code and in the lexicon"),
    "mutants": Task("mutants", "small changes to the sources that the folder's own tests notice"),
    "names": Task("name_pairs", "pairs of names on name_bench"),
    "origins": Task("origin_sets", "origins, copied passages and direction on edited wire copy"),
    "older": Task("older_version", "cold start and memory beside an older checkout, side by side"),
    "performance": Task("performance", "speed and memory of the whole command"),
    "places": Task("toponym_sets", "toponyms on LGL, GeoVirus and GeoWebNews", sampled=True),
    "scale": Task("scale", "speed and memory at 100,000 made articles"),
    "publication": Task("publication", "hidden publication dates on news_cluster", sampled=True),
    "stories": Task("story_sets", "stories on news_cluster and Gun Violence Archive", sampled=True),
    "watch": Task("asking_rate", "feeds asked an hour of one processor's time", sampled=True),
    "times": Task("timex_sets", "time expressions and values on TimeBank and AQUAINT"),
}
"""Every task by its name."""


def evaluate(task: str, data: Path, limit: int | None = None) -> Scores:
    """The scores of one task on the public sets in the folder `data`.

    With a `limit`, a task of large sets scores so many records of each (articles, incidents, or
    all articles of as many events as hold so many), drawn by what their names hash to: the same
    ones each time.

    Raises:
        StopRun: there is no such task, the folder or a set it needs is not there, or the task
            scores whole sets alone.
    """
    if task not in TASKS:
        raise StopRun(f"there is no task {task!r}: choose one of {', '.join(TASKS)}")
    if not data.is_dir():
        raise StopRun(f"there is no folder {data}: name the folder of test sets with --data")
    if limit is not None and not TASKS[task].sampled:
        raise StopRun(f"{task} scores whole sets: leave out --limit")
    module = importlib.import_module(f"evaluation.{TASKS[task].module}")
    some = () if limit is None else (limit,)
    try:
        scores: Scores = module.evaluate(data, *some)
    except FileNotFoundError as error:
        raise StopRun(f"a test set that {task} needs is not there: {error.filename}") from error
    return scores
