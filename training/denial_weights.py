"""Learn what each sign weighs by which a denial answers an assertion, for `disputes/answers.py`.

    python -m training.denial_weights DATA tests/align/disputes/tuned

DATA is the folder of public sets. A logistic regression is fitted to all pairs of the invented
stories, whose disputes are noted, and to the pairs of real stories (news_cluster_dev, newswcl50)
whose denial says so neither by its cue nor by calling anything false: nearly all of those deny
nothing that anybody said, so all count as none, at a part of the weight. What is printed first was
found by weights learned without the stories that they are scored on. Only the weights are written.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.disputes import Coverage, Told, read_coverage
from evaluation.set_files import bare_article
from variorum import reuse
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion, assertions_of, entity_keys
from variorum.align.claims.meaning import meanings_of
from variorum.align.disputes.answers import Finder, Signs, Weighed
from variorum.align.disputes.denials import denials_of
from variorum.align.entities.merging import merge_entities
from variorum.align.passage_origins import OriginOf
from variorum.align.statements import align_statements
from variorum.annotate import annotate
from variorum.engine.workers import Workers
from variorum.model import Published, Reading

REAL = ("news_cluster_dev.jsonl", "newswcl50.jsonl")
REAL_WEIGHT = 0.2
PENALTY = 5.0
FOLDS = 6

Lines = tuple[float, float]
"""The logarithm of the odds from which an explicit denial, and another, has its answer."""


class Pairs(NamedTuple):
    """The pairs of one story that may answer each other, whether they do, and of which denial."""

    signs: Any
    right: Any
    denials: list[int]
    disputes: list[frozenset[int]]
    explicit: list[bool]
    asked: int


def pairs_of(readings: Sequence[Reading], coverage: Coverage | None = None) -> Pairs:
    """All pairs of one story, with what is noted of them."""
    readings = sorted(readings, key=lambda one: one.article.id)
    origin_of = OriginOf(reuse.fold(readings).origins)
    index = merge_entities(readings)
    statements = align_statements(readings, index, origin_of)
    assertions = assertions_of(readings, statements, origin_of, index)
    texts = {one.article.id: one.article.text for one in readings}
    names = {entity.id: entity_keys(entity) for entity in index.entities}
    matcher = Matcher(assertions, meanings_of(assertions, readings))
    finder = Finder(matcher, readings, names)
    found: list[tuple[Weighed, bool]] = [
        (one, denial.explicit)
        for denial in denials_of(assertions, texts, statements)
        for one in finder.weigh(denial)
    ]
    sides = [
        [_noted(one, told, texts) for one in assertions]
        for told in (
            [each.denied for each in coverage.disputes] if coverage else [],
            [each.asserted for each in coverage.disputes] if coverage else [],
        )
    ]
    denied, asserted = sides
    disputes = [
        (denied[one.denial] & asserted[one.target]) | (denied[one.target] & asserted[one.denial])
        for one, _ in found
    ]
    return Pairs(
        np.array([one.signs for one, _ in found], float).reshape(-1, len(Signs._fields)),
        np.array([bool(denied[one.denial] & asserted[one.target]) for one, _ in found], float),
        [one.denial for one, _ in found],
        disputes,
        [explicit for _, explicit in found],
        len(coverage.disputes) if coverage else 0,
    )


def _noted(one: Assertion, told: Sequence[Sequence[Told]], texts: dict[str, str]) -> frozenset[int]:
    """Of which disputes an assertion states this side."""
    found = set()
    for at, sentences in enumerate(told):
        for sentence in sentences:
            if sentence.article == one.article:
                start = texts[one.article].index(sentence.quote)
                if one.start < start + len(sentence.quote) and start < one.end:
                    found.add(at)
    return frozenset(found)


def invented(folder: Path) -> list[Pairs]:
    """The pairs of each invented story."""
    return [pairs_of(readings, coverage) for coverage, readings in read_coverage(folder)]


def real(path: Path) -> Iterator[Pairs]:
    """The pairs of each story of a public set."""
    body = path.read_bytes()
    lines = (gzip.decompress(body) if path.suffix == ".gz" else body).splitlines()
    stories: dict[str, list[Reading]] = defaultdict(list)
    documents = [json.loads(line) for line in lines]
    with Workers() as pool:
        for one, reading in zip(documents, pool.map(_read, documents), strict=True):
            stories[str(one["story"])].append(reading)
    for readings in stories.values():
        yield pairs_of(readings)


def _read(one: dict[str, Any]) -> Reading:
    day = one.get("published")
    published = Published(value=day[:10], precision="day", basis="metadata") if day else None
    return annotate(
        bare_article(str(one["id"]), one["text"], title=one.get("title"), published=published)
    )


def fit(stories: Sequence[Pairs], none: Sequence[Any]) -> Any:
    """Bias and weights of a logistic regression, by Newton's method."""
    signs = np.vstack([one.signs for one in stories] + list(none))
    right = np.concatenate([one.right for one in stories] + [np.zeros(len(one)) for one in none])
    share = np.where(np.arange(len(signs)) < sum(len(one.right) for one in stories), 1, REAL_WEIGHT)
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    x = np.hstack([np.ones((len(signs), 1)), (signs - mean) / spread])
    ridge = np.diag([0.0] + [PENALTY] * signs.shape[1])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (share * (p - right)) + ridge @ w
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + ridge
        w -= np.linalg.solve(hessian, gradient)
    weights = w[1:] / spread
    return np.concatenate([[w[0] - (weights * mean).sum()], weights])


def chosen(story: Pairs, weights: Any, least: Lines) -> list[int]:
    """The pair of each denial that is likeliest, where it passes its line."""
    scores = story.signs @ weights[1:] + weights[0]
    best: dict[int, int] = {}
    for at, denial in enumerate(story.denials):
        passes = scores[at] >= least[0 if story.explicit[at] else 1]
        if passes and (denial not in best or scores[at] > scores[best[denial]]):
            best[denial] = at
    return list(best.values())


def score(stories: Sequence[Pairs], weights: Sequence[Any], least: Lines) -> tuple[float, float]:
    """The part of the noted disputes that is found, and of the pairs drawn that belong to one."""
    found = right = given = 0
    for story, table in zip(stories, weights, strict=True):
        drawn = [story.disputes[at] for at in chosen(story, table, least)]
        found += len(frozenset().union(*drawn))
        right += sum(map(bool, drawn))
        given += len(drawn)
    return found / sum(one.asked for one in stories), right / max(1, given)


def main(data: Path, folder: Path) -> None:
    """Learn, report, and print the weights."""
    stories = invented(folder)
    others = [one for name in REAL for one in real(data / "stories" / name)]
    none = [one.signs[[not explicit for explicit in one.explicit]] for one in others]
    tables: list[Any] = [None] * len(stories)
    for fold in range(FOLDS):
        table = fit([one for at, one in enumerate(stories) if at % FOLDS != fold], none)
        tables[fold::FOLDS] = [table] * len(tables[fold::FOLDS])
    weights = fit(stories, none)
    for least in product((-1.2, -0.8, -0.4), (-0.8, -0.4, 0.0, 0.4)):
        found, right = score(stories, tables, least)
        drawn = sum(len(chosen(one, weights, least)) for one in others)
        print(f"from {least}: found {found:.3f}, right {right:.3f}, real pairs {drawn}")
    print(f"BIAS = {weights[0]:.2f}\nWEIGHTS = Signs(")
    for name, by in zip(Signs._fields, weights[1:], strict=True):
        print(f"    {name}={by:.2f},")
    print(")")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
