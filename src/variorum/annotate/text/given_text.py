"""Reading a text that holds characters nobody sees: read without them, offsets into what was given.

Only a text that is kept to the character (`--as-is`) still holds such characters.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from variorum.model import (
    Article,
    Attribution,
    Mention,
    Place,
    Quantity,
    Reading,
    Span,
    TimeExpression,
)

Marked = TypeVar("Marked", Mention, TimeExpression, Place, Quantity)


def as_given(reading: Reading, article: Article, places: Sequence[int]) -> Reading:
    """The reading of a text as the reading of `article`, whose text has more characters.

    `places` are the offsets of those characters in its text, in order.
    """
    text = article.text
    # For each of them, how many characters of the text that was read stand before it.
    before = [place - number for number, place in enumerate(places)]

    def moved(span: Span) -> Span:
        start, end = span
        # A span begins after the invisible characters before it, and ends before those after it.
        last = max(end - 1, start)
        return start + bisect_right(before, start), last + bisect_right(before, last) + end - last

    def all_moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(moved(span) for span in spans)

    def marked(records: Sequence[Marked]) -> tuple[Marked, ...]:
        found = []
        for one in records:
            start, end = moved((one.start, one.end))
            found.append(msgspec.structs.replace(one, start=start, end=end, text=text[start:end]))
        return tuple(found)

    def said(one: Attribution) -> Attribution:
        return msgspec.structs.replace(
            one,
            source=all_moved(one.source),
            cue=all_moved(one.cue),
            content=all_moved(one.content),
        )

    return msgspec.structs.replace(
        reading,
        article=article,
        sentences=all_moved(reading.sentences),
        entities=marked(reading.entities),
        times=marked(reading.times),
        places=marked(reading.places),
        quantities=marked(reading.quantities),
        attributions=tuple(map(said, reading.attributions)),
    )
