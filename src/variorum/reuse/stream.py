"""Origins of a stream of articles: each is compared with the earlier ones that share text with it.

What `fold` does for the articles of one story, for an archive: the texts stay where they are, and
about a kilobyte an article is kept.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.model import Article, Reuse
from variorum.reuse.lookup import Lookup
from variorum.reuse.origins import bridges, components
from variorum.reuse.pairs import Text, compare_texts, of_one_origin, read_text

_AT_HAND = 1024
"""Texts kept ready to be compared: copies of a dispatch come close together."""


class Shared(NamedTuple):
    """What an article shares with an earlier one, and whether the two carry one dispatch."""

    reuse: Reuse
    one_origin: bool


class Stream:
    """Who copied whom among articles that come one by one, numbered in that order."""

    def __init__(self) -> None:
        self._lookup = Lookup()
        self._links: dict[tuple[int, int], Reuse] = {}
        self._count = 0

    def add(self, shingles: Sequence[int]) -> list[int]:
        """The numbers of the earlier articles with which the next one is to be compared.

        `shingles` are those of its text (`fingerprints.shingles_of`); it gets the next number.
        """
        found = self._lookup.find(shingles)
        self._lookup.add(self._count, shingles)
        self._count += 1
        return found

    def keep(self, number: int, shared: Iterable[tuple[int, Shared]]) -> None:
        """Keep what comparing an article with earlier ones, by their numbers, gave."""
        for other, one in shared:
            if one.one_origin:
                self._links[other, number] = one.reuse

    def origins(self) -> list[list[int]]:
        """The numbers of the articles of each origin, by the links found so far."""
        kept = self._links.keys() - bridges(self._links.keys(), self._links)
        return components(self._count, sorted(kept))


def compare_with(article: Article, others: Iterable[Article]) -> list[Shared | None]:
    """What an article shares with each of the earlier ones, null where that is no passage.

    A pure function, so that it may run in any process.
    """
    own = _text(article)
    found: list[Shared | None] = []
    for other in others:
        before = _text(other)
        reuse = compare_texts(before, own)
        one = None if reuse is None else Shared(reuse, of_one_origin(before, own, reuse))
        found.append(one)
    return found


_ready: dict[str, Text] = {}


def _text(article: Article) -> Text:
    ready = _ready.get(article.id)
    if ready is None or ready.article != article:
        if len(_ready) >= _AT_HAND:
            _ready.pop(next(iter(_ready)))
        ready = _ready[article.id] = read_text(article)
    return ready
