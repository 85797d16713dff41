"""Origins and copied passages, scored on texts and edited copies of them (wirecopy_dev)."""

import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from evaluation import peers
from evaluation.partition import adjusted_rand
from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article, read_lines
from variorum.model import Article, Outlet, Published, Reading, Reuse, Span
from variorum.reuse import fold


def evaluate(data: Path) -> Scores:
    """Fold the whole collection as if it were one story, and compare with how it was made.

    `ari` is over the texts made from one dispatch; `passages_*` are micro averages over the
    characters of the second text of each gold pair; `direction` is the share of the gold pairs
    whose direction is known where the right article is named as the one copied.
    """
    docs = list(read_lines(data / "reuse" / "wirecopy_dev_docs.jsonl.gz"))
    pairs = list(read_lines(data / "reuse" / "wirecopy_dev_pairs.jsonl.gz"))
    began = time.perf_counter()
    folding = fold([Reading(article=_article(doc)) for doc in docs])
    seconds = time.perf_counter() - began
    found = {id: origin.id for origin in folding.origins for id in origin.articles}
    own = Row(
        name="wirecopy_dev",
        values={
            **_grouping(docs, [found[doc["id"]] for doc in docs]),
            **_passages(pairs, folding.reuse),
            "texts/s": len(docs) / seconds,
        },
    )
    return Scores(task="origins", rows=(own, *_peers(docs)))


def _grouping(docs: list[dict[str, Any]], found: Sequence[Hashable]) -> dict[str, float | int]:
    single = [at for at, doc in enumerate(docs) if len(doc["origins"]) == 1]
    gold = [docs[at]["origins"][0] for at in single]
    return {
        "texts": len(docs),
        "origins": len(set(found)),
        "ari": adjusted_rand(gold, [found[at] for at in single]),
    }


def _peers(docs: list[dict[str, Any]]) -> Iterator[Row]:
    """Near-duplicate libraries on the same texts; they find neither passages nor direction."""
    texts = [doc["text"] for doc in docs]
    for name, run in peers.near_duplicates(texts).items():
        began = time.perf_counter()
        found = run()
        speed = {"texts/s": len(docs) / (time.perf_counter() - began)}
        yield Row(name=name, values={**_grouping(docs, found), **speed})


def _passages(pairs: Iterable[Mapping[str, Any]], reuse: Iterable[Reuse]) -> dict[str, float]:
    by_pair = {item.articles: item for item in reuse}
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        a, b = pair["a"], pair["b"]
        shared = by_pair.get((min(a, b), max(a, b)))
        passages = shared.passages if shared else ()
        gold = _characters((start, end) for start, end in pair["spans_b"])
        got = _characters(passage.b if a < b else passage.a for passage in passages)
        counts["right"] += len(gold & got)
        counts["gold"] += len(gold)
        counts["got"] += len(got)
        if pair["direction"]:
            counts["told"] += 1
            copied = shared.copied if shared else None
            counts["directed"] += copied == pair[pair["direction"]]
    return {
        "passages_precision": counts["right"] / max(1, counts["got"]),
        "passages_recall": counts["right"] / max(1, counts["gold"]),
        "passages_f1": 2 * counts["right"] / max(1, counts["got"] + counts["gold"]),
        "direction": counts["directed"] / max(1, counts["told"]),
    }


def _characters(spans: Iterable[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _article(doc: Mapping[str, Any]) -> Article:
    published = doc["published"]
    bare = bare_article(
        doc["id"],
        doc["text"],
        outlet=Outlet(name=doc["outlet"], basis="metadata"),
        published=Published(value=published, precision="minute", basis="metadata")
        if published
        else None,
    )
    return msgspec.structs.replace(bare, agency=doc["agency"])
