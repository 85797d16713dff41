"""Tolls of shootings, scored against an archive's record of each incident (gva_dev)."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.article_tolls import article_rows
from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article, drawn, read_lines
from evaluation.tolls import estimate
from variorum.align import align_figures
from variorum.annotate import annotate
from variorum.annotate.quantities.numbers import find_numbers
from variorum.model import Article, Figure, Measure, Outlet, Published, Reading

_LIMIT = 400
"""Incidents scored by default: enough to tell a point from chance, in well under a minute."""
_TARGETS = ("killed", "injured")
_NEAR = {
    "killed": re.compile(r"\b(?:killed|dead|died|deaths?|fatally)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injured|wounded|hurt|hospital|shot)\b", re.IGNORECASE),
}
_WINDOW = 40
"""Characters on both sides in which the baseline looks for a number: about six words."""


def evaluate(data: Path, limit: int | None = _LIMIT) -> Scores:
    """Read the articles of each incident and compare its tolls with the archive's last state.

    The archive counts a dead attacker as killed, and an early article need not give the last
    state, so full marks are out of reach. `exact` and `within_one` are shares of the incidents;
    `exact_above_one` of those with a toll above one. The first row of a target counts heads as the
    archive does (see `tolls`); `figures alone` takes the best of the dossier's figure, which counts
    no named victim; `baseline` the largest number within reach of a word for the measure. With a
    `limit`, the incidents are those that `drawn` gives, and so are the articles of the
    database of single articles; MUC is scored whole.
    """
    gold = {
        record["story"]: record for record in read_lines(data / "figures" / "gva_dev_gold.jsonl")
    }
    stories: dict[str, list[Article]] = {story: [] for story in drawn(gold, limit)}
    for doc in read_lines(data / "stories" / "gva_dev_docs.jsonl.gz"):
        if doc["story"] in stories:
            stories[doc["story"]].append(_article(doc))
    told = {story: articles for story, articles in stories.items() if articles}
    readings = {story: [annotate(article) for article in told[story]] for story in told}
    rows = []
    for name, toll in (("", _entered), (", figures alone", _figures), (", baseline", _nearest)):
        found = {story: toll(readings[story]) for story in told}
        rows += [
            Row(
                name=target + name,
                values=_share([(gold[story][target], found[story][target]) for story in told]),
            )
            for target in _TARGETS
        ]
    rows.sort(key=lambda row: _TARGETS.index(row.name.split(",")[0]))
    return Scores(task="figures", rows=(*rows, *article_rows(data, limit)))


def _share(pairs: Sequence[tuple[int, int]]) -> dict[str, float | int]:
    several = [(gold, got) for gold, got in pairs if gold > 1]
    return {
        "incidents": len(pairs),
        "exact": _part(gold == got for gold, got in pairs),
        "within_one": _part(abs(gold - got) <= 1 for gold, got in pairs),
        "exact_above_one": _part(gold == got for gold, got in several),
    }


def _part(right: Iterator[bool]) -> float:
    marks = list(right)
    return sum(marks) / max(1, len(marks))


def _entered(readings: Sequence[Reading]) -> dict[str, int]:
    return estimate(readings)._asdict()


def _figures(readings: Sequence[Reading]) -> dict[str, int]:
    """What the figures of an incident say; no report of a measure is a toll of none."""
    figures = align_figures(readings, (), {r.article.id: r.article.id for r in readings})
    return {
        "killed": _best(figures, "killed"),
        "injured": max(_best(figures, "injured"), _best(figures, "hospitalized")),
    }


def _best(figures: Sequence[Figure], measure: Measure) -> int:
    """The best value of the figure of a measure that most origins, then most reports, carry."""
    values = [f.best for f in figures if f.measure == measure and f.best is not None]
    return int(values[0]) if values else 0


def _nearest(readings: Sequence[Reading]) -> dict[str, int]:
    return {
        target: max((_nearby(r.article.text, _NEAR[target]) for r in readings), default=0)
        for target in _TARGETS
    }


def _nearby(text: str, words: re.Pattern[str]) -> int:
    best = 0
    for match in words.finditer(text):
        start, end = max(0, match.start() - _WINDOW), min(len(text), match.end() + _WINDOW)
        # Numbers above a hundred near these words are ages of cities, calibres and house numbers.
        values = [int(n.value) for n in find_numbers(text, start, end) if n.value is not None]
        best = max([best, *(value for value in values if value < 100)])
    return best


def _article(doc: dict[str, Any]) -> Article:
    published = doc["published"]
    return bare_article(
        doc["id"],
        f"{doc['title']}.\n\n{doc['text']}" if doc["title"] else doc["text"],
        uri=doc["uri"],
        outlet=Outlet(name=doc["outlet"], basis="metadata"),
        title=doc["title"],
        published=Published(value=published[:10], precision="day", basis="metadata")
        if published
        else None,
    )
