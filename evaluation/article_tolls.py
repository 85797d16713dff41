"""Tolls of single articles: the Gun Violence Database and the reports of MUC-4."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.scores import Row
from evaluation.set_files import bare_article, drawn, read_lines
from evaluation.tolls import estimate
from variorum.annotate import annotate
from variorum.annotate.quantities.numbers import find_numbers
from variorum.model import Measure

_EFFECTS: dict[str, Measure] = {"DEATH": "killed", "INJURY": "injured"}
_PLAIN = re.compile(r"[~]?(\d+)-?$|-(\d+)$")


def article_rows(data: Path, limit: int | None = None) -> Iterator[Row]:
    """Rows for those of the two sets that lie in `data`, over at most `limit` articles of GVDB.

    GVDB: `exact` is the share of articles whose killed, or injured, victims are as many as coders
    listed; articles without a listed victim say nothing. MUC: the share of the numbers above one
    that a required template gives for the dead or the injured that a count of the same measure
    carries (`found`), and that stand anywhere in the text as a number (`written`).
    """
    folder = data / "figures"
    if (folder / "gvdb_dev.jsonl.gz").exists():
        yield from _gvdb(folder / "gvdb_dev.jsonl.gz", limit)
    if (folder / "muc_dev.jsonl").exists():
        yield _muc(folder / "muc_dev.jsonl")


def _gvdb(path: Path, limit: int | None) -> Iterator[Row]:
    told = [record for record in read_lines(path) if record["killed"] or record["injured"]]
    names = set(drawn([record["id"] for record in told], limit))
    told = [record for record in told if record["id"] in names]
    tolls = [estimate([annotate(bare_article(record["id"], record["text"]))]) for record in told]
    for target in ("killed", "injured"):
        gaps = [
            abs(getattr(toll, target) - record[target])
            for record, toll in zip(told, tolls, strict=True)
        ]
        yield Row(
            name=f"{target}, gvdb",
            values={
                "articles": len(gaps),
                "exact": sum(gap == 0 for gap in gaps) / max(1, len(gaps)),
                "within_one": sum(gap <= 1 for gap in gaps) / max(1, len(gaps)),
            },
        )


def _muc(path: Path) -> Row:
    asked = found = written = 0
    for record in read_lines(path):
        numbers = set(_gold(record))
        if not numbers:
            continue
        text = record["text"]
        counts = {
            (q.measure, q.value)
            for q in annotate(bare_article(record["id"], record["text"])).quantities
        }
        anywhere = {n.value for n in find_numbers(text, 0, len(text))}
        asked += len(numbers)
        found += len(numbers & counts)
        written += sum(number in anywhere for _, number in numbers)
    return Row(
        name="numbers, muc",
        values={
            "numbers": asked,
            "found": found / max(1, asked),
            "written": written / max(1, asked),
        },
    )


def _gold(record: dict[str, Any]) -> Iterator[tuple[Measure, int]]:
    """The numbers above one of those who died or were hurt, in the templates that count."""
    for template in record["templates"]:
        if template["optional"]:
            continue
        effects = {
            name: effect["value"]
            for effect in template.get("human_effect") or ()
            for name in effect.get("of") or ()
        }
        for number in template.get("human_number") or ():
            plain = _PLAIN.match(number.get("value") or "")
            measures = {_EFFECTS.get(effects.get(name, "")) for name in number.get("of") or ()}
            for measure in sorted(measures - {None}, key=str):
                value = int(plain[1] or plain[2]) if plain else 0
                if measure is not None and value > 1:
                    yield measure, value
