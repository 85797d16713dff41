"""Learns which assertion a denial denies, for `align/disputes/answers.py`.

The weights are fitted to the pairs of invented stories, whose disputes are noted, and to those of
real stories (news_cluster_dev, newswcl50). Of the real pairs only those count whose denial neither
says that it denies nor calls anything false. Nearly all of them deny nothing that anybody said, so
all count as none, at a part of the weight. What is printed was found by weights learned without the
stories on which they are scored.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.disputes import Coverage, Told, read_coverage
from evaluation.set_files import bare_article
from training.fitting import Fit, Floats, fit_yes_or_no
from training.parts import PARTS
from training.weight_files import digest, locate, renew
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

REAL_WEIGHT = 0.2
PENALTY = 5.0
DIGITS = 2
FOLDS = 6

Lines = tuple[float, float]
"""The logits from which an explicit denial, and any other, has its answer."""


class Pairs(NamedTuple):
    """The pairs of one story that may answer each other, whether they do, and of which denial."""

    signs: Floats
    right: Floats
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


def fit(stories: Sequence[Pairs], none: Sequence[Floats]) -> Fit:
    """The weights of the pairs of these stories, and of pairs that answer nothing."""
    signs = np.vstack([one.signs for one in stories] + list(none))
    right = np.concatenate([one.right for one in stories] + [np.zeros(len(one)) for one in none])
    noted = sum(len(one.right) for one in stories)
    shares = np.where(np.arange(len(signs)) < noted, 1, REAL_WEIGHT)
    return fit_yes_or_no(signs, right, shares, PENALTY)


def chosen(story: Pairs, weights: Fit, least: Lines) -> list[int]:
    """The pair of each denial that is likeliest, where it passes its line."""
    scores = weights.logits(story.signs)
    best: dict[int, int] = {}
    for at, denial in enumerate(story.denials):
        passes = scores[at] >= least[0 if story.explicit[at] else 1]
        if passes and (denial not in best or scores[at] > scores[best[denial]]):
            best[denial] = at
    return list(best.values())


def score(stories: Sequence[Pairs], weights: Sequence[Fit], least: Lines) -> tuple[float, float]:
    """The part of the noted disputes that is found, and of the pairs drawn that belong to one."""
    found = right = given = 0
    for story, table in zip(stories, weights, strict=True):
        drawn = [story.disputes[at] for at in chosen(story, table, least)]
        found += len(frozenset().union(*drawn))
        right += sum(map(bool, drawn))
        given += len(drawn)
    return found / sum(one.asked for one in stories), right / max(1, given)


def report(
    stories: Sequence[Pairs],
    others: Sequence[Pairs],
    none: Sequence[Floats],
    write: Callable[[str], object] = print,
) -> None:
    """Print what each choice of both lines finds, by weights learned without a sixth of stories."""
    folds = [
        fit([one for at, one in enumerate(stories) if at % FOLDS != fold], none)
        for fold in range(FOLDS)
    ]
    tables = [folds[at % FOLDS] for at in range(len(stories))]
    weights = fit(stories, none)
    for least in product((-1.2, -0.8, -0.4), (-0.8, -0.4, 0.0, 0.4)):
        found, right = score(stories, tables, least)
        drawn = sum(len(chosen(one, weights, least)) for one in others)
        write(f"from {least}: found {found:.3f}, right {right:.3f}, real pairs {drawn}")


def make(data: Path, out: Path) -> None:
    """Learn, report, and write `denials.json`."""
    own, *public = PARTS["denials"].data
    stories = invented(locate(data, own))
    others = [one for name in public for one in real(data / name)]
    none = [one.signs[[not explicit for explicit in one.explicit]] for one in others]
    report(stories, others, none)
    learned = fit(stories, none)
    fitted = learned.rounded(Signs._fields, DIGITS)
    of = digest(data, PARTS["denials"].data)
    renew("denials.json", fitted, round(learned.intercept, DIGITS), of, out)
