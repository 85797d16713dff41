"""Stories: which articles are grouped as one event, scored by B-cubed and adjusted Rand index."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum import pipeline
from variorum.engine.workers import Workers
from variorum.evaluate import peers
from variorum.evaluate.lines import read_lines
from variorum.evaluate.partition import adjusted_rand, b_cubed
from variorum.evaluate.scores import Row, Scores
from variorum.model import Given, RawDocument
from variorum.store.base import Prepared

SETS = {
    "news_cluster_dev": "news_cluster_dev.jsonl",
    "gva_dev": "gva_dev_docs.jsonl.gz",
    "basil": "basil.jsonl.gz",
    "newswcl50": "newswcl50.jsonl",
    "ecbplus_dev": "ecbplus_dev.jsonl.gz",
}


def evaluate(data: Path) -> Scores:
    """Clean, read and cluster each set as a whole, all its events mixed.

    A text that is refused (two pages of news_cluster_dev hold no article) counts as a story of
    its own. The stories do not depend on the order in which articles come.
    """
    rows = tuple(
        row
        for name, file in SETS.items()
        for row in _score(name, list(read_lines(data / "stories" / file)))
    )
    return Scores(task="stories", rows=rows)


def _score(name: str, docs: list[dict[str, Any]]) -> Iterator[Row]:
    found = _stories(docs)
    yield _row(name, docs, [found.get(doc["id"], doc["id"]) for doc in docs])
    texts = [f"{doc.get('title') or ''}\n{doc['text']}" for doc in docs]
    for peer, run in peers.clusterings(texts).items():
        yield _row(f"{name}: {peer}", docs, run())


def _row(name: str, docs: list[dict[str, Any]], got: Sequence[Hashable]) -> Row:
    gold = [doc["story"] for doc in docs]
    scores = b_cubed(gold, got)
    return Row(
        name=name,
        values={
            "articles": len(docs),
            "stories": len(set(gold)),
            "found": len(set(got)),
            "precision": scores.precision,
            "recall": scores.recall,
            "f1": scores.f1,
            "ari": adjusted_rand(gold, got),
        },
    )


def _stories(docs: list[dict[str, Any]]) -> dict[str, str]:
    """The story of each document; one that is not read has none."""
    with Workers() as pool:
        prepared = [
            (doc["id"], one)
            for doc, one in zip(docs, pool.map(pipeline.prepare, map(_raw, docs)), strict=True)
            if isinstance(one, Prepared)
        ]
    stories = pipeline.cluster(one.features for _, one in prepared)
    of = {article: story.id for story in stories for article in story.articles}
    return {name: of[one.own.id] for name, one in prepared}


def _raw(doc: Mapping[str, Any]) -> RawDocument:
    given = Given(
        id=doc["id"],
        url=doc.get("url"),
        title=doc.get("title") or None,
        published=doc.get("published") or None,
        outlet=doc.get("outlet"),
    )
    return RawDocument(uri=doc["id"], kind="text", text=doc["text"], digest="", given=given)
