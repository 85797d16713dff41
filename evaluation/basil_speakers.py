"""Scores who speaks, on BASIL (Fan et al., EMNLP 2019): its quoted spans name their speaker.

Counted are spans whose speaker's last word stands in the article with a capital ("Rick_Perry");
camps that stand for one of theirs ("other_anti", "House_Democrats") are not. A resolved speaker is
right if the last word of either name is a word of the other. Of spans that a statement touches,
`coverage` is the share for which a speaker is given at all, `precision` that of right ones among
these; `accuracy` is the share of right ones among all spans.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from evaluation.scores import Row
from evaluation.set_files import drawn, read_lines
from variorum.annotate.joint_reading import Joint, read_jointly
from variorum.annotate.text.sentences import split

FILE = "stories/basil.jsonl.gz"
_CAMPS = {"Democrats", "Republicans", "Lawmakers"}


class Quoted(msgspec.Struct, frozen=True):
    """A span of a text that somebody is quoted with, where `quote` says so."""

    start: int
    end: int
    quote: bool
    speaker: str | None


class QuotedArticle(msgspec.Struct, frozen=True):
    """An article and its annotated spans."""

    text: str
    spans: tuple[Quoted, ...]


def evaluate(data: Path, limit: int | None = None) -> Row:
    """Coverage, precision and accuracy of the speakers of BASIL's quotations.

    With a `limit`, over at most so many of the articles that have such a quotation.
    """
    quoting = [one for one in read_lines(data / FILE, QuotedArticle) if any(_named(one))]
    texts = set(drawn([one.text for one in quoting], limit))
    return score(one for one in quoting if one.text in texts)


def score(articles: Iterable[QuotedArticle]) -> Row:
    """The row of all articles together."""
    gold = met = given = right = 0
    for article in articles:
        wanted = list(_named(article))
        if not wanted:
            continue
        found = read_jointly(article.text, split(article.text))
        for span, name in wanted:
            speakers = _speakers(found, span)
            gold, met = gold + 1, met + bool(speakers)
            told = [speaker for speaker in speakers if speaker]
            given += bool(told)
            right += any(_same(speaker, name) for speaker in told)
    values: dict[str, float | int] = {
        "gold": gold,
        "found": met,
        "coverage": round(given / max(1, met), 4),
        "precision": round(right / max(1, given), 4),
        "accuracy": round(right / max(1, gold), 4),
    }
    return Row(name="speaker (basil)", values=values)


def _named(article: QuotedArticle) -> Iterator[tuple[Quoted, str]]:
    words = set(article.text.split())
    for span in article.spans:
        name = (span.speaker or "").replace("_", " ").strip()
        last = name.split()[-1] if name else ""
        if span.quote and last[:1].isupper() and last in words and last not in _CAMPS:
            yield span, name


def _speakers(found: Joint, span: Quoted) -> list[str | None]:
    """The speakers of the statements that touch a span, null where one abstains."""
    return [
        None if one.speaker is None else found.names[one.speaker].text
        for one in found.attributions
        if any(start < span.end and span.start < end for start, end in one.content)
    ]


def _same(speaker: str, name: str) -> bool:
    return speaker.split()[-1] in name.split() or name.split()[-1] in speaker.split()
