"""Revisions: sentences in which one account tells what was first said, and what came of it.

"Officers first thought that there were two, but they now say one", "the line was left in but later
removed". Nothing has to be found: the sentence tells the earlier state and the later one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.model import Reading, Span
from variorum.model.word_keys import content_keys

_TOLD = (
    r"(?:said|says|thought|believed|reported|announced|told|put|given|estimated|counted|listed"
    r"|described|identified|suggested)"
)
# What was first said, up to where the sentence turns to what is said now.
_FIRST = re.compile(
    rf"\b(?:initially|at first|originally|previously|earlier)\s+(?:\w+\s+){{0,2}}?{_TOLD}\b"
    r"[^;.]*?(?P<joint>,?\s+but\s+(?!also\b|not\b)|;\s+(?=\w+\s+(?:now|later)\b)"
    r"|,\s+(?=(?:he|she|they|it|officials|police|authorities)\s+(?:now|later)\b))",
    re.IGNORECASE,
)
# "... but later removed", "... but police later said that".
_LATER = re.compile(
    r"(?P<joint>,?\s+but\s+)(?:(?:was|were|has|have|had|been|since)\s+|\w+\s+)?"
    rf"later\s+(?:[a-z]+ed\b|{_TOLD}\b|took\b|withdrew\b)",
    re.IGNORECASE,
)

# A state told in fewer words tells a reader nothing.
_LEAST = 2


class Revision(NamedTuple):
    """A change told in one sentence: the sentence, the earlier state and the later one."""

    article: str
    sentence: Span
    earlier: Span
    later: Span


def revisions_of(reading: Reading) -> Iterator[Revision]:
    """The changes that single sentences of an article tell, in order."""
    text = reading.article.text
    for start, end in reading.sentences:
        found = _FIRST.search(text, start, end) or _LATER.search(text, start, end)
        if found is None or text[start:end].rstrip('”"’ ').endswith("?"):
            continue
        states = (start, found.start("joint")), (found.end("joint"), end)
        if all(len(content_keys(text[slice(*state)])) >= _LEAST for state in states):
            yield Revision(reading.article.id, (start, end), *states)
