"""Sentences: the whole sentences that assertions stand in, and what stands in them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from variorum.align.claims.assertions import Assertion
from variorum.model import Evidence, Reading, Span
from variorum.model.dispatch_opening import opening_end
from variorum.model.word_keys import content_keys


class Told(NamedTuple):
    """An assertion with the sentence that it stands in.

    `height` is where the sentence stands in its article, from 0 at the top to 1; `names` and
    `numbers` are how many stand in it; `whole` is the part of it that the assertion takes.
    """

    one: Assertion
    sentence: Evidence
    height: float
    names: int
    numbers: int
    whole: float


class Sentences:
    """The sentences of the articles of one story."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {one.article.id: one for one in readings}
        self._starts = {one.article.id: [start for start, _ in one.sentences] for one in readings}
        self._names = {one.article.id: [name.start for name in one.entities] for one in readings}
        titles = [one.article.title for one in readings if one.article.title]
        self.titles = frozenset(key for title in titles for key in content_keys(title))
        """The words that count in the headlines."""

    def span(self, one: Assertion) -> Span:
        """From the start of the sentence an assertion begins in to the end of where it ends.

        An assertion that stands in no sentence is its own.
        """
        starts = self._starts[one.article]
        first = bisect_right(starts, one.start) - 1
        last = max(first, bisect_left(starts, one.end) - 1)
        if first < 0:
            return one.start, one.end
        spans = self._readings[one.article].sentences
        return min(spans[first][0], one.start), max(spans[last][1], one.end)

    def told(self, one: Assertion) -> Told:
        """An assertion with its sentence."""
        article = self._readings[one.article].article
        start, end = self.span(one)
        # The dateline that opens a dispatch is told by nobody.
        opening = opening_end(article.text) if article.dateline is not None else 0
        start = opening if start < opening < end else start
        names = self._names[one.article]
        return Told(
            one=one,
            sentence=article.evidence((start, end)),
            height=start / max(1, len(article.text)),
            names=bisect_left(names, end) - bisect_left(names, start),
            numbers=sum(key[0].isdigit() for key in one.around),
            whole=(one.end - max(one.start, start)) / max(1, end - start),
        )
