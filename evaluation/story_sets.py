"""Stories: which articles are grouped as one event, scored by B-cubed and adjusted Rand index."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import peers
from evaluation.partition import adjusted_rand, b_cubed
from evaluation.scores import Row, Scores
from evaluation.set_files import read_lines, whole_events
from variorum import pipeline
from variorum.engine.archive import Archive
from variorum.engine.preparing import prepare
from variorum.engine.workers import Workers
from variorum.model import Given, RawDocument
from variorum.store.base import Prepared
from variorum.store.sqlite import SqliteStore

SETS = {
    "news_cluster_dev": "news_cluster_dev.jsonl",
    "gva_dev": "gva_dev_docs.jsonl.gz",
    "basil": "basil.jsonl.gz",
    "newswcl50": "newswcl50.jsonl",
    "ecbplus_dev": "ecbplus_dev.jsonl.gz",
}


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """Clean and read each set, and add its articles to a store one by one, all events mixed.

    They come in the order of their days, and within a day of their ids, which is chance.
    `as at once` is the share of articles whose story is the same when all are clustered at once.
    A text that is refused (two pages of news_cluster_dev hold no article) counts as a story of
    its own. With a `limit`, each set is all articles of as many events as hold so many articles.
    """
    rows = tuple(
        row
        for name, file in SETS.items()
        for row in _score(name, whole_events(list(read_lines(data / "stories" / file)), limit))
    )
    return Scores(task="stories", rows=rows)


def _score(name: str, docs: list[dict[str, Any]]) -> Iterator[Row]:
    prepared = _prepared(docs)
    found = streamed(list(prepared.values()))
    at_once = pipeline.cluster(one.features for one in prepared.values())
    same = sum(found[article] == story.id for story in at_once for article in story.articles)
    story_of = {doc: found[one.own.id] for doc, one in prepared.items()}
    row = _row(name, docs, [story_of.get(doc["id"], doc["id"]) for doc in docs])
    row.values["as at once"] = same / max(1, len(found))
    yield row
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


def _prepared(docs: list[dict[str, Any]]) -> dict[str, Prepared]:
    """What is known of each document alone, by the document's id; one that is not read has none."""
    with Workers() as pool:
        return {
            doc["id"]: one
            for doc, one in zip(docs, pool.map(prepare, map(_raw, docs)), strict=True)
            if isinstance(one, Prepared)
        }


def streamed(prepared: Sequence[Prepared]) -> dict[str, str]:
    """The story of each article when they are added one by one to a store, by day."""
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "stories.db")
        archive = Archive(store)
        for one in sorted(prepared, key=lambda one: (one.day or 0, one.own.id)):
            with store.transaction():
                store.articles.put(one)
                store.debts.owe("article", [one.own.id])
            archive.settle_stories()
        found = {article: story.id for story in store.stories.all() for article in story.articles}
        store.close()
    return found


def _raw(doc: Mapping[str, Any]) -> RawDocument:
    given = Given(
        id=doc["id"],
        url=doc.get("url"),
        title=doc.get("title") or None,
        published=doc.get("published") or None,
        outlet=doc.get("outlet"),
    )
    return RawDocument(
        uri=doc["id"], kind="text", text=doc["text"], digest="", content=doc["id"], given=given
    )
