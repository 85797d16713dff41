"""Scores the dates of articles whose own is hidden, on news_cluster_dev.

Of 100 dated articles, chosen by a hash of their ids, the date and the address are hidden; each
story is then read as its dated rest and those. What the text or the coverage dates is compared
with the date that was hidden. Many gold dates are days of capture, so a text that gives its own
day is also counted apart.
"""

import hashlib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.scores import Row, Scores
from evaluation.set_files import read_lines, whole_events
from variorum.engine.preparing import prepare
from variorum.model import Given, Published, RawDocument
from variorum.reuse import fold
from variorum.store.base import Prepared
from variorum.stories import infer_dates

FILE = "stories/news_cluster_dev.jsonl"
HIDDEN = 100


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """Shares of the hidden dates by what became of them, over all and by what dates them.

    With a `limit`, the set is all articles of as many events as hold so many articles; which dates
    are hidden is the same.
    """
    found = dates(data, limit)
    rows = [_row("in a story with a dated account", [one for one in found if one[3]])]
    rows += [
        _row(f"dated by {basis}", [one for one in found if one[1] and one[1].basis == basis])
        for basis in ("text", "coverage")
    ]
    rows.append(_row("in no such story", [one for one in found if not one[3]]))
    return Scores(task="publication", rows=tuple(rows))


Dated = tuple[str, Published | None, str, bool]
"""An article's id, the date it got, its hidden date, and whether its story has a dated account."""


def dates(data: Path, limit: int | None = None) -> list[Dated]:
    """What each of the hundred articles was dated by; with a `limit`, those of a part."""
    docs = list(read_lines(data / FILE))
    dated = sorted((doc for doc in docs if doc["published"]), key=_rank)
    hidden = {doc["id"] for doc in dated[:HIDDEN]}
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for doc in whole_events(docs, limit):
        stories[doc["story"]].append(doc)
    return [one for story in stories.values() for one in _story(story, hidden)]


def _rank(doc: dict[str, Any]) -> str:
    return hashlib.sha256(doc["id"].encode()).hexdigest()


def _story(docs: list[dict[str, Any]], hidden: set[str]) -> list[Dated]:
    read = [(doc, prepare(_raw(doc, doc["id"] in hidden))) for doc in docs]
    known = [(doc, one.reading) for doc, one in read if isinstance(one, Prepared)]
    readings = [reading for _, reading in known]
    inferred = infer_dates(readings, fold(readings).reuse)
    has_account = any(doc["id"] not in hidden and doc["published"] for doc, _ in known)
    return [
        (
            doc["id"],
            reading.article.published or inferred.get(reading.article.id),
            doc["published"],
            has_account,
        )
        for doc, reading in known
        if doc["id"] in hidden
    ]


def _raw(doc: dict[str, Any], hide: bool) -> RawDocument:
    return RawDocument(
        uri=doc["id"],
        kind="text",
        text=doc["text"],
        digest=doc["id"],
        content=doc["id"],
        given=Given(
            title=doc["title"],
            published=None if hide else doc["published"],
            outlet=doc["outlet"],
            language=doc["language"],
        ),
    )


def _row(name: str, found: list[Dated]) -> Row:
    off = [
        abs((date.fromisoformat(got.value[:10]) - date.fromisoformat(gold[:10])).days)
        for _, got, gold, _ in found
        if got is not None and got.precision in ("day", "minute")
    ]
    return Row(
        name=name,
        values={
            "articles": len(found),
            "dated": len(off),
            "within a day": sum(days <= 1 for days in off),
            "within three days": sum(days <= 3 for days in off),
            "wrong": sum(days > 1 for days in off),
        },
    )
