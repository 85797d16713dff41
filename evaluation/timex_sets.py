"""Scores time expressions on TimeBank and AQUAINT as TempEval-3 does (UzZaman et al. 2013).

Strict F1 wants the same characters, relaxed F1 an overlap; `value` and `type` are the relaxed F1
in which only those count whose attribute is the same too.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from evaluation.scores import Row, Scores
from evaluation.set_files import read_lines
from variorum.annotate.text.sentences import split
from variorum.annotate.times import find_times
from variorum.model import Published, TimeExpression

FILE = "times/tbaq.jsonl"


class GoldTime(msgspec.Struct):
    """One annotated expression."""

    start: int
    end: int
    text: str
    type: str
    value: str


class GoldDocument(msgspec.Struct):
    """One annotated article."""

    id: str
    published: str
    text: str
    times: list[GoldTime]


def evaluate(data: Path) -> Scores:
    """The scores on the third held out, then on the documents whose errors the rules answer."""
    held: list[GoldDocument] = []
    seen: list[GoldDocument] = []
    for document in read_lines(data / FILE, GoldDocument):
        (held if is_held_out(document.id) else seen).append(document)
    return Scores(
        task="times",
        rows=(
            Row(name="held out", values=score(held)),
            Row(name="tuned on", values=score(seen)),
        ),
    )


def is_held_out(document: str) -> bool:
    """Whether a document is of the third whose errors are never read, by a hash of its id.

    Its phrases were in the list of all annotated phrases that the first rules were written from.
    """
    return hashlib.sha256(document.encode()).digest()[0] % 3 == 0


def read(document: GoldDocument) -> tuple[TimeExpression, ...]:
    """What the reader finds in one document."""
    published = Published(value=document.published, precision="day", basis="metadata")
    return find_times(document.text, split(document.text), published)


def pair(
    gold: Iterable[GoldTime], found: Iterable[TimeExpression]
) -> list[tuple[GoldTime, TimeExpression]]:
    """Each gold expression with the found one that overlaps it, no expression used twice."""
    left = list(found)
    pairs = []
    for time in gold:
        over = [other for other in left if other.start < time.end and time.start < other.end]
        over.sort(key=lambda other: (other.start, other.end) != (time.start, time.end))
        if over:
            pairs.append((time, over[0]))
            left.remove(over[0])
    return pairs


def score(documents: Iterable[GoldDocument]) -> dict[str, float | int]:
    """Strict and relaxed F1, value F1 and type F1 (0 to 1) over all documents together."""
    gold = found = strict = relaxed = value = kind = 0
    for document in documents:
        times = read(document)
        pairs = pair(document.times, times)
        gold += len(document.times)
        found += len(times)
        relaxed += len(pairs)
        strict += sum((a.start, a.end) == (b.start, b.end) for a, b in pairs)
        value += sum(a.value == b.value for a, b in pairs)
        kind += sum(a.type == b.type for a, b in pairs)
    return {
        "gold": gold,
        "found": found,
        "strict": _f1(strict, gold, found),
        "relaxed": _f1(relaxed, gold, found),
        "value": _f1(value, gold, found),
        "type": _f1(kind, gold, found),
    }


def _f1(right: int, gold: int, found: int) -> float:
    return round(2 * right / (gold + found), 4) if gold + found else 0.0
