"""Learn what each sign of one event weighs, for `variorum/stories/weights.json`.

    python training/story_weights.py DATA src/variorum/stories/weights.json

DATA is the folder of public sets. Pairs of articles that may meet are read from each set, with
whether they are of one story; a logistic regression is fitted to all of them, each set weighing
by the square root of its pairs. The same is done twice with half of the stories of gva_dev and
news_cluster_dev left out, and the stories of that half are then clustered: those figures, and
those of sets not learned from, are printed. Only the weights are written, no text.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.partition import adjusted_rand, b_cubed
from variorum import pipeline
from variorum.engine import preparing
from variorum.model import Given, RawDocument, Rejection
from variorum.stories import likeness
from variorum.stories.cluster import group, meeting
from variorum.stories.features import Features

LEARNED = {
    "basil": "basil.jsonl.gz",
    "newswcl50": "newswcl50.jsonl",
    "ecbplus_train": "ecbplus_train.jsonl.gz",
}
HALVED = {"news_cluster_dev": "news_cluster_dev.jsonl", "gva_dev": "gva_dev_docs.jsonl.gz"}
APART = {"ecbplus_dev": "ecbplus_dev.jsonl.gz"}
PENALTY = 1.0


class Set(NamedTuple):
    """One set: its articles' features, stories, and the signs of the pairs that may meet."""

    items: list[Features]
    story: dict[str, str]
    pairs: list[tuple[str, str]]
    signs: Any
    one: Any


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
    )


def fit(sets: Sequence[Set]) -> Any:
    """Bias and weights of a logistic regression, by Newton's method."""
    signs = np.vstack([one.signs for one in sets])
    truth = np.concatenate([one.one for one in sets]).astype(float)
    shares = np.concatenate([np.full(len(s.one), len(s.one) ** -0.5) for s in sets])
    shares /= shares.mean()
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    x = np.hstack([np.ones((len(signs), 1)), (signs - mean) / spread])
    ridge = np.diag([0.0] + [PENALTY] * signs.shape[1])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (shares * (p - truth)) + ridge @ w
        hessian = (x * (shares * p * (1 - p))[:, None]).T @ x + ridge
        w -= np.linalg.solve(hessian, gradient)
    weights = w[1:] / spread
    return np.concatenate([[w[0] - (weights * mean).sum()], weights])


def score(one: Set, weights: Any) -> tuple[float, float, float, float]:
    """B-cubed precision, recall and F1, and ARI, of the stories that these weights make."""
    alike = np.clip(1000 * (one.signs @ weights[1:] + weights[0]), -likeness.CLIP, likeness.CLIP)
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


def report(sets: dict[str, Set], write: Callable[[str], object] = print) -> Any:
    """Print what weights learned without a half of stories score on it; then learn from all."""
    learned = [sets[name] for name in LEARNED]
    for number in (0, 1):
        weights = fit(learned + [half(sets[name], 1 - number) for name in HALVED])
        for name in HALVED:
            figures = score(half(sets[name], number), weights)
            write(f"held out: {name}, half {number}: " + " ".join(f"{x:.3f}" for x in figures))
    weights = fit(learned + [sets[name] for name in HALVED])
    for name in sets:
        known = "not learned from" if name in APART else "learned from"
        figures = " ".join(f"{x:.3f}" for x in score(sets[name], weights))
        write(f"{known}: {name}: {figures}")
    return weights


def main(data: Path, out: Path) -> None:
    """Learn, report and write the weights."""
    files = {**LEARNED, **HALVED, **APART}
    sets = {name: load(data / "stories" / file) for name, file in files.items()}
    weights = report(sets)
    table = dict(zip(("bias", *likeness.SIGNS), (round(float(w), 3) for w in weights), strict=True))
    out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
