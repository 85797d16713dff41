"""Origins of a stream of articles: each is compared with the earlier ones that share text with it.

What `fold` does for the articles of one story, for an archive: the texts stay where they are, and
about a kilobyte an article is kept.
"""

from collections.abc import Callable
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

    def __init__(self, fetch: Callable[[int], Article]) -> None:
        """`fetch` gives an earlier article again, by its number."""
        self._fetch = fetch
        self._lookup = Lookup()
        self._links: dict[tuple[int, int], Reuse] = {}
        self._at_hand: dict[int, Text] = {}
        self._count = 0

    def add(self, article: Article) -> dict[int, Shared]:
        """What the next article shares with earlier ones, by their numbers.

        It is compared with the few that its fingerprint finds, and gets the next number.
        """
        text, number = read_text(article), self._count
        earlier = self._lookup.find(text.print.hashes)
        found = {other: one for other in earlier if (one := self._compare(other, text))}
        for other, one in found.items():
            if one.one_origin:
                self._links[other, number] = one.reuse
        self._lookup.add(number, text.print.hashes)
        self._keep(number, text)
        self._count += 1
        return found

    def origins(self) -> list[list[int]]:
        """The numbers of the articles of each origin, by the links found so far."""
        kept = self._links.keys() - bridges(self._links.keys(), self._links)
        return components(self._count, sorted(kept))

    def _compare(self, number: int, text: Text) -> Shared | None:
        before = self._at_hand.pop(number, None) or read_text(self._fetch(number))
        self._keep(number, before)
        reuse = compare_texts(before, text)
        return None if reuse is None else Shared(reuse, of_one_origin(before, text, reuse))

    def _keep(self, number: int, text: Text) -> None:
        """Keep a text at hand; the one that was not asked for the longest goes."""
        if len(self._at_hand) >= _AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        self._at_hand[number] = text
