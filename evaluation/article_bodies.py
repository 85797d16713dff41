"""Main text of web pages, on the article extraction benchmark of Zyte (formerly Scrapinghub)."""

import contextlib
import gzip
import re
from collections import Counter
from pathlib import Path

import msgspec

from evaluation import page_fields
from evaluation.scores import Row, Scores
from evaluation.set_files import drawn
from variorum.clean import clean
from variorum.clean.markup import extract
from variorum.errors import SkipArticle
from variorum.intake import decode
from variorum.model import RawDocument

_TOKEN = re.compile(r"\w+")


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """F1 of the mean precision and mean recall of word 4-grams, counted, over the pages.

    The metric is the benchmark's own
    (https://github.com/scrapinghub/article-extraction-benchmark): each page weighs the same.
    Main text is scored on all pages; what cleaning makes of it on those in a language we read,
    beside the main text of the same pages. With a `limit`, at most so many pages of each set.
    """
    folder = data / "html" / "zyte"
    gold = msgspec.json.decode((folder / "ground-truth.json").read_bytes())
    whole, read, cleaned = [], [], []
    for key in sorted(drawn(gold, limit)):
        page = gold[key]
        truth = _grams(page["articleBody"])
        html = decode(gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()))
        score = _compare(truth, _grams(extract(html).text))
        whole.append(score)
        with contextlib.suppress(SkipArticle):
            text = clean(
                RawDocument(uri=page["url"], kind="html", text=html, digest=key, content=key)
            ).text
            cleaned.append(_compare(truth, _grams(text)))
            read.append(score)
    rows = (
        _row("main text, all pages", whole),
        _row("main text, English", read),
        _row("cleaned, English", cleaned),
        *page_fields.evaluate(data, limit),
    )
    return Scores(task="html", rows=rows)


def _row(name: str, scores: list[tuple[float, float]]) -> Row:
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    f1 = 2 * precision * recall / (precision + recall)
    values = {"pages": len(scores), "precision": precision, "recall": recall, "f1": f1}
    return Row(name=name, values=values)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    count = max(1, len(tokens) - 3)
    return Counter(tuple(tokens[at : at + 4]) for at in range(count) if tokens)


def _compare(
    truth: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]
) -> tuple[float, float]:
    """Precision and recall of one page; a page with nothing to find and nothing found has both."""
    if not truth and not found:
        return 1.0, 1.0
    hits = (truth & found).total()
    return hits / max(1, found.total()), hits / max(1, truth.total())
