"""Scores entities across accounts: are the names of one person, body or place one entity?

On NewsWCL50 (ten events by five outlets) and ECB+, development part (people and places in reviewed
sentences). Of the gold mentions those count that hold a name and that the product reads as a name
too; `covered` is their share of all that hold one. Chains run within a story.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.chains import chained
from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article, read_lines
from variorum.align import merge_entities
from variorum.annotate import annotate
from variorum.model import Span

SETS = {"newswcl50": "newswcl50.jsonl", "ecb+": "ecbplus_dev.jsonl.gz"}
_NAMED = re.compile(r"(?!I$)(?:(?<!^)\b[A-Z]|^[A-Z][\w.'’-]*(?:\s[A-Z]|['’]s|$))")
_KINDS = (None, "person", "place")
"""NewsWCL50 tells no kind: there, what is a name decides."""


class Named(NamedTuple):
    """A gold mention that holds a name: where, its own words, and its chain."""

    article: str
    span: Span
    text: str
    chain: str


def evaluate(data: Path) -> Scores:
    """MUC, B-cubed and CEAF-e F1 of the chains, and their mean, beside chains of equal wording."""
    rows: list[Row] = []
    for name, file in SETS.items():
        path = data / "stories" / file
        stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for record in read_lines(path) if path.exists() else ():
            stories[record["story"]].append(record)
        if stories:
            rows += _rows(name, [stories[story] for story in sorted(stories)])
    return Scores(task="across", rows=tuple(rows))


def _rows(name: str, stories: Sequence[list[dict[str, Any]]]) -> Iterator[Row]:
    named = 0
    found: list[tuple[str, str, str]] = []
    for number, records in enumerate(stories):
        gold = [one for record in records for one in named_mentions(record)]
        named += len(gold)
        found += (
            (f"{number} {one.chain}", entity, f"{number} {one.text.casefold()}")
            for one, entity in zip(gold, find_entities(records, gold), strict=True)
            if entity is not None
        )
    if not found:
        return
    right, ours, worded = zip(*found, strict=True)
    values = {"mentions": len(right), "covered": len(right) / named}
    yield Row(name=name, values=values | chained(right, ours)._asdict())
    yield Row(name=f"{name}, same words", values=values | chained(right, worded)._asdict())


def named_mentions(record: dict[str, Any]) -> Iterator[Named]:
    """The mentions of a document that hold a name, each with its chain."""
    for at, mention in enumerate(record["mentions"]):
        spans = mention.get("spans") or [[mention["start"], mention["end"]]]
        kept = mention.get("kind") in _KINDS and mention.get("reviewed", True)
        if kept and len(spans) == 1 and _NAMED.search(mention["text"]):
            chain = mention["chain"] or f"{record['id']} {at}"
            yield Named(record["id"], (spans[0][0], spans[0][1]), mention["text"], chain)


def find_entities(records: Sequence[dict[str, Any]], gold: Sequence[Named]) -> list[str | None]:
    """The entity of each gold mention: that of the name of ours that ends it, else none."""
    readings = [annotate(bare_article(record["id"], record["text"])) for record in records]
    held: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in merge_entities(readings).entities:
        for one in entity.mentions:
            held[one.article].append(((one.start, one.end), entity.id))
    return [_entity(held[one.article], one) for one in gold]


def _entity(held: Sequence[tuple[Span, str]], gold: Named) -> str | None:
    start, end = gold.span
    end -= len(gold.text) - len(re.sub(r"['’]s?$", "", gold.text))
    inside = [
        (found, entity)
        for (first, found), entity in held
        if start <= first and found in (end, end + 2)
    ]
    return min(inside)[1] if inside else None
