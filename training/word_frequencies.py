"""Counts in how many news articles each word stands, for `stories/features.py`.

The sets that are counted are apart from those on which stories are scored. Only words of one
article in five hundred are kept: words of news at large, nothing that belongs to one text.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from training.parts import PARTS
from training.weight_files import digest, layout
from variorum.weights.word_counts import FILE, WordCounts, load_word_counts

KEPT = 500
"""A word is kept that stands in one article of so many."""

_WORD = re.compile(r"[^\W\d_]+")


def texts(data: Path, names: Iterable[str]) -> Iterator[str]:
    """The texts of the sets, in order."""
    for name in names:
        path = data / name
        raw = path.read_bytes()
        lines = gzip.decompress(raw) if path.suffix == ".gz" else raw
        for line in lines.splitlines():
            yield json.loads(line)["text"]


def count(articles: Iterable[str]) -> tuple[int, dict[str, int]]:
    """The number of articles, and for each word that is kept the number of those it stands in."""
    counts: Counter[str] = Counter()
    total = 0
    for text in articles:
        counts.update({word.casefold() for word in _WORD.findall(text) if len(word) > 1})
        total += 1
    return total, dict(sorted((word, n) for word, n in counts.items() if n * KEPT >= total))


def make(data: Path, out: Path) -> None:
    """Count, and write `words.json`."""
    sets = PARTS["words"].data
    articles, words = count(texts(data, sets))
    shipped = load_word_counts()
    table = WordCounts(
        counts=shipped.counts,
        data=sets,
        digest=digest(data, sets),
        date=shipped.date,
        articles=articles,
        words=words,
    )
    if table != shipped:
        table = msgspec.structs.replace(table, date=date.today().isoformat())
    out.mkdir(parents=True, exist_ok=True)
    (out / FILE.name).write_text(layout(msgspec.to_builtins(table)), encoding="utf-8")
    print(f"{FILE.name}: {len(words)} words of {articles} articles")
