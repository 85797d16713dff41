"""Speed and memory of the whole command, start-up included."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.crowd import compile_crowd
from evaluation.scores import Row, Scores
from variorum.annotate.joint_reading import RULES

RUNS = 5
"""Runs of the short measurements; the median is given, with the best beside it."""

WORDS = range(480, 721)
"""Length of "an article of about 600 words"."""


def evaluate(data: Path) -> Scores:
    """A cold `compare` of five articles, all of news_cluster_dev, and one large story."""
    articles = _articles(data / "stories" / "news_cluster_dev.jsonl")
    five = _five(articles)
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "five.jsonl"), Path(folder, "all.jsonl")
        few.write_text("".join(json.dumps(one) + "\n" for one in five), encoding="utf-8")
        many.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
        rows = [
            _measure("compare, five articles of about 600 words", "compare", few, len(five), RUNS),
            _measure("compare, news_cluster_dev", "compare", many, len(articles), 3),
            _measure("read, news_cluster_dev", "read", many, len(articles), 3),
            _measure("compare, news_cluster_dev, 1 worker", "compare", many, len(articles), 1, "1"),
        ]
        with _by_rules():
            rows += [
                _measure("rules alone: compare, five articles", "compare", few, len(five), RUNS),
                _measure("rules alone: compare, all", "compare", many, len(articles), 3),
            ]
    rows.append(compile_crowd(articles))
    return Scores(task="performance", rows=tuple(rows))


@contextmanager
def _by_rules() -> Iterator[None]:
    """Runs inside read without the trained reader."""
    before = os.environ.get("VARIORUM_MODEL")
    os.environ["VARIORUM_MODEL"] = RULES
    try:
        yield
    finally:
        del os.environ["VARIORUM_MODEL"]
        if before is not None:
            os.environ["VARIORUM_MODEL"] = before


def _articles(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _five(articles: list[dict[str, str]]) -> list[dict[str, str]]:
    """Five articles of about 600 words of one story, the first in the set that has so many."""
    stories: dict[str, list[dict[str, str]]] = {}
    for one in articles:
        if len(one["text"].split()) in WORDS:
            stories.setdefault(one["story"], []).append(one)
    most = max(stories.values(), key=len)
    rest = [one for story in stories.values() for one in story if one not in most]
    return (most + rest)[:5]


def _measure(name: str, verb: str, path: Path, articles: int, runs: int, workers: str = "") -> Row:
    command = [sys.executable, "-m", "variorum", verb, str(path)]
    command += ["--format", "json"] if verb == "compare" else []
    command += ["--workers", workers] if workers else []
    seconds, memory = zip(*(_run(command) for _ in range(runs)), strict=True)
    median = statistics.median(seconds)
    return Row(
        name=name,
        values={
            "seconds (median)": median,
            "seconds (best)": min(seconds),
            "articles/s": articles / median,
            "MB (largest process)": max(memory),
        },
    )


def _run(command: list[str]) -> tuple[float, float]:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024
