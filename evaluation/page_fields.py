"""Titles, days and authors of web pages: newsrooms' pages as Fundus checked them, and odd pages.

Fundus (Dallabetta et al., ACL 2024, demonstrations) gives what a newsroom's own parser reads and a
person accepted. Htmldate (Barbaresi, JOSS 2020) and trafilatura give pages of all kinds with the
day of publication. Only pages marked as English are scored. One that cleaning rejects has nothing.

A title is right if it has the checked one's words in order, marks and capitals aside. A day is
right to the day. Authors are right if the surnames are the same, in any order. A day that the page
does not have is right where none is given. `found` counts pages with a value, `wrong` those whose
value is not the checked one.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from evaluation.scores import Row
from evaluation.set_files import drawn
from variorum.clean import clean
from variorum.errors import SkipArticle
from variorum.intake import decode
from variorum.model import Article, RawDocument

_WORD = re.compile(r"[^\W_]+")
FIELDS = ("title", "day", "authors")


def evaluate(data: Path, limit: int | None = None) -> Iterator[Row]:
    """A row for each field of each set, over at most `limit` of its English pages."""
    for name, day in (("fundus", "published"), ("dates", "date")):
        folder = data / "html" / name
        gold = msgspec.json.decode((folder / "ground-truth.json").read_bytes())
        english = [key for key, page in sorted(gold.items()) if page.get("language") == "en"]
        pages = [
            (gold[key], _read(folder / "html" / f"{key}.html.gz", gold[key]["url"]))
            for key in sorted(drawn(english, limit))
        ]
        yield from score(name, pages, day)


def score(name: str, pages: Iterable[tuple[Any, Article | None]], day: str) -> Iterator[Row]:
    """The rows of one set: checked fields beside what was read; `day` names the day's field."""
    counts = {field: [0, 0, 0, 0] for field in FIELDS}
    for gold, article in pages:
        for field, (wanted, given) in compare(gold, article, day).items():
            counts[field][0] += 1
            counts[field][1] += bool(given)
            counts[field][2] += given == wanted
            counts[field][3] += bool(given) and given != wanted
    for field, (asked, found, right, wrong) in counts.items():
        values = {"gold": asked, "found": found, "wrong": wrong, "accuracy": right / max(1, asked)}
        yield Row(name=f"{field} ({name})", values=values)


def compare(gold: Any, article: Article | None, day: str) -> dict[str, tuple[Any, Any]]:
    """Each field that the gold tells, as it should be and as it is, in the form compared."""
    wanted = {
        "title": _words(gold.get("title")),
        "day": (gold.get(day) or "")[:10],
        "authors": _surnames(gold.get("authors") or []),
    }
    published = article.published.value[:10] if article and article.published else ""
    given = {
        "title": _words(article.title if article else None),
        "day": published,
        "authors": _surnames(re.split(r", | and | & ", (article and article.byline) or "")),
    }
    # No title and no authors in the gold mean that nobody checked them.
    asked = {"title": bool(gold.get("title")), "day": day in gold, "authors": "authors" in gold}
    asked["authors"] = asked["authors"] and gold["authors"] is not None
    return {field: (wanted[field], given[field]) for field in FIELDS if asked[field]}


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(_WORD.findall((text or "").casefold()))


def _surnames(names: list[str]) -> frozenset[str]:
    return frozenset(words[-1] for name in names if (words := _words(name)))


def _read(path: Path, url: str) -> Article | None:
    html = decode(gzip.decompress(path.read_bytes()))
    try:
        return clean(RawDocument(uri=url, kind="html", text=html, digest=url, content=url))
    except SkipArticle:
        return None
