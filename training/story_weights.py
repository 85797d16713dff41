"""Learns whether two articles are about one event, for `stories/likeness.py`.

The weights are fitted to the pairs of articles that share a key, from all sets; each set weighs by
the square root of its pairs. The same is done twice with half of the stories of gva_dev and
news_cluster_dev left out, and the articles of that half are then clustered. These figures are
printed, and those of a set that is not learned from.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.partition import adjusted_rand, b_cubed
from training.fitting import Bools, Fit, Floats, fit_yes_or_no
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum import pipeline
from variorum.engine import preparing
from variorum.model import Given, RawDocument, Rejection
from variorum.stories import likeness
from variorum.stories.clashes import clash_rule
from variorum.stories.cluster import group, meeting
from variorum.stories.features import Features

SETS = PARTS["stories"].data
HALVED = SETS[-2:]
"""Sets with stories enough that half of them can be left out."""

APART = PARTS["stories"].apart
PENALTY = 1.0
DIGITS = 3


class Set(NamedTuple):
    """One set: its articles' features, stories, and the signs of the pairs that may meet."""

    items: list[Features]
    story: dict[str, str]
    pairs: list[tuple[str, str]]
    signs: Floats
    one: Bools
    clash: Bools


def prepare(doc: dict[str, Any]) -> tuple[str, bytes | None]:
    """The story of a document and its features, encoded; none where it is not read."""
    raw = RawDocument(
        uri=doc["id"],
        kind="text",
        text=doc["text"],
        digest="",
        content=doc["id"],
        given=Given(
            id=doc["id"],
            url=doc.get("url"),
            title=doc.get("title") or None,
            published=doc.get("published") or None,
            outlet=doc.get("outlet"),
        ),
    )
    one = preparing.prepare(raw)
    return doc["story"], None if isinstance(one, Rejection) else one.features


def load(path: Path) -> Set:
    """Read one set."""
    body = path.read_bytes()
    lines = (gzip.decompress(body) if path.suffix == ".gz" else body).splitlines()
    with ProcessPoolExecutor(2) as pool:
        prepared = list(pool.map(prepare, map(json.loads, lines), chunksize=16))
    rows = [(story, pipeline.decode_features(body)) for story, body in prepared if body]
    items = sorted((one for _, one in rows), key=lambda one: one.article)
    story = {one.article: str(story) for story, one in rows}
    views = [likeness.View.of(one) for one in items]
    numbers = sorted(meeting(items))
    return Set(
        items,
        story,
        [(items[x].article, items[y].article) for x, y in numbers],
        np.array([likeness.signs(views[x], views[y]) for x, y in numbers], float),
        np.array([story[items[x].article] == story[items[y].article] for x, y in numbers]),
        np.array([clash_rule(views[x], views[y]) is not None for x, y in numbers]),
    )


def half(one: Set, number: int) -> Set:
    """The articles of half of the stories, by a hash of the story's name."""
    kept = {
        article
        for article, story in one.story.items()
        if hashlib.sha256(story.encode()).digest()[0] % 2 == number
    }
    rows = [at for at, pair in enumerate(one.pairs) if kept.issuperset(pair)]
    return Set(
        [item for item in one.items if item.article in kept],
        {article: story for article, story in one.story.items() if article in kept},
        [one.pairs[at] for at in rows],
        one.signs[rows],
        one.one[rows],
        one.clash[rows],
    )


def fit(sets: Sequence[Set]) -> Fit:
    """The weights of the pairs of these sets."""
    shares = np.concatenate([np.full(len(s.one), len(s.one) ** -0.5) for s in sets])
    return fit_yes_or_no(
        np.vstack([one.signs for one in sets]),
        np.concatenate([one.one for one in sets]).astype(float),
        shares / shares.mean(),
        PENALTY,
    )


def score(one: Set, weights: Fit) -> tuple[float, float, float, float]:
    """B-cubed precision, recall and F1, and ARI, of the stories that these weights make."""
    alike = np.clip(1000 * weights.logits(one.signs), -likeness.CLIP, likeness.CLIP)
    alike[one.clash] = -likeness.CLIP
    links = {
        pair: int(value)
        for pair, value in zip(one.pairs, alike.round(), strict=True)
        if value > -likeness.CLIP
    }
    stories = group(one.items, links)
    found = {article: story.id for story in stories for article in story.articles}
    gold = [one.story[item.article] for item in one.items]
    got = [found[item.article] for item in one.items]
    return (*b_cubed(gold, got), adjusted_rand(gold, got))


def report(sets: dict[str, Set], write: Callable[[str], object] = print) -> None:
    """Print what weights score on stories that they were learned without, and on all."""
    whole = [sets[name] for name in SETS if name not in HALVED]
    for number in (0, 1):
        weights = fit(whole + [half(sets[name], 1 - number) for name in HALVED])
        for name in HALVED:
            figures = score(half(sets[name], number), weights)
            write(f"held out: {name}, half {number}: " + " ".join(f"{x:.3f}" for x in figures))
    weights = fit([sets[name] for name in SETS])
    for name in sets:
        known = "not learned from" if name in APART else "learned from"
        figures = score(sets[name], weights)
        write(f"{known}: {name}: " + " ".join(f"{x:.3f}" for x in figures))


def make(data: Path, out: Path) -> None:
    """Learn, report, and write `stories.json`."""
    sets = {}
    for name in (*SETS, *APART):
        print(f"reading {name}", flush=True)
        sets[name] = load(data / name)
    report(sets)
    learned = fit([sets[name] for name in SETS])
    fitted = learned.rounded(likeness.SIGNS, DIGITS)
    of = digest(data, SETS)
    renew("stories.json", fitted, round(learned.intercept, DIGITS), of, out)
