"""Which of two articles that share text was copied: by credit, then date, then containment."""

from collections.abc import Sequence
from typing import Literal

from variorum.model import Article, Passage
from variorum.reuse.passages import covered

Basis = Literal["credit", "date", "containment"]

_WHOLE = 0.9
"""Share of a shortened copy that stands in the original: all but a headline or a credit line."""

_TAIL = 0.8
"""Share of what the longer has alone that follows the last common passage: editors cut from the
bottom, whereas paragraphs of one's own stand anywhere."""


def find_direction(
    a: Article, b: Article, passages: Sequence[Passage], share_a: float, share_b: float
) -> tuple[str | None, Basis | None]:
    """The id of the article that was copied and what shows it; both null where nothing does.

    `passages` are those that are not quotations: who quotes one speaker has not copied the other.
    """
    if credited := _by_credit(a, b):
        return credited, "credit"
    if not passages:
        return None, None
    if earlier := _by_date(a, b):
        return earlier, "date"
    if share_b >= _WHOLE and _cut_from_bottom(a.text, [passage.a for passage in passages]):
        return a.id, "containment"
    if share_a >= _WHOLE and _cut_from_bottom(b.text, [passage.b for passage in passages]):
        return b.id, "containment"
    return None, None


def _by_credit(a: Article, b: Article) -> str | None:
    """The one that the other credits, unless each credits the other."""
    of_a, of_b = _credits(b, a), _credits(a, b)
    if of_a == of_b:
        return None
    return a.id if of_a else b.id


def _credits(article: Article, other: Article) -> bool:
    """Whether `article` credits the outlet that published `other`, and is not of it."""
    credited = {name.casefold() for name in (*article.agencies, *article.via)}
    return bool(credited & _names(other)) and not _names(article) & _names(other)


def _names(article: Article) -> set[str]:
    """What the article's outlet may be credited as: `www.reuters.com` also as `Reuters`."""
    names = {name.casefold() for name in (article.outlet.name, article.outlet.domain) if name}
    if article.outlet.domain:
        names.add(article.outlet.domain.casefold().removeprefix("www.").split(".")[0])
    return names


def _by_date(a: Article, b: Article) -> str | None:
    """The earlier one, compared to the precision that both dates have."""
    if a.published is None or b.published is None:
        return None
    if "coverage" in (a.published.basis, b.published.basis):
        return None
    value_a, value_b = a.published.value, b.published.value
    if a.published.precision != b.published.precision:
        length = min(len(value_a), len(value_b), 10)
        value_a, value_b = value_a[:length], value_b[:length]
    if value_a == value_b:
        return None
    return a.id if value_a < value_b else b.id


def _cut_from_bottom(text: str, spans: list[tuple[int, int]]) -> bool:
    alone = len(text) - covered(spans)
    tail = len(text) - max(end for _, end in spans)
    return alone > 0.2 * len(text) and tail >= _TAIL * alone
