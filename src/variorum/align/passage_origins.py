"""Whose reporting stands where: the origin of an article, and of each passage in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from variorum.model import Origin


class OriginOf(dict[str, str]):
    """The origin of each article's own reporting; `passages` are those it has from others."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        super().__init__()
        self.passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for origin in origins:
            self.update(dict.fromkeys(origin.articles, origin.id))
            for one in origin.also_in:
                self.passages[one.article].append((one.start, one.end, origin.id))


def origin_at(origin_of: Mapping[str, str], article: str, start: int, end: int) -> str:
    """The origin of what stands at `[start, end)` of an article.

    That of the passage which holds more than half of it, else that of the article; an article of
    no known origin is its own.
    """
    if isinstance(origin_of, OriginOf):
        for first, last, origin in origin_of.passages.get(article, ()):
            if 2 * (min(end, last) - max(start, first)) > end - start:
                return origin
    return origin_of.get(article, article)
