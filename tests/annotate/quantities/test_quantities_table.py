"""Counts in sentences of every shape: how many are read with measure, value and qualifier right."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.annotate.quantities.counts import find_quantities

TABLE = Path(__file__).with_name("quantities_table.tsv")
FLOORS = {"seen": 0.97, "unseen": 0.90}
"""Least share right of the counts told, and of those read: .99 and .91 when they were set."""


def rows(half: str) -> Iterator[tuple[str, str]]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith(half + "\t"):
            _, sentence, counts = line.split("\t")
            yield sentence, counts


def read(sentence: str) -> str:
    found = find_quantities(sentence, [(0, len(sentence))])
    counts = [
        f"{q.measure} {'-' if q.value is None else q.value} {q.qualifier}"
        for q in sorted(found, key=lambda q: q.start)
    ]
    return "; ".join(counts) or "none"


def counted(counts: str) -> Counter[str]:
    return Counter(one for one in counts.split("; ") if one != "none")


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_the_share_of_counts_read_right(half: str) -> None:
    table = [(counted(counts), counted(read(sentence))) for sentence, counts in rows(half)]
    right = sum((told & found).total() for told, found in table)
    assert len(table) >= 80
    assert right / sum(told.total() for told, _ in table) >= FLOORS[half]
    assert right / sum(found.total() for _, found in table) >= FLOORS[half]
