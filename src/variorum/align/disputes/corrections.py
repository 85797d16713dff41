"""Corrections: who says, right after another, that it was merely something less.

"The organiser said police had asked for the wall. But police said they had merely suggested it."
No word of negation stands in it, and yet it denies what was said just before.
"""

import re
from collections.abc import Mapping, Sequence

from variorum.align.claims.assertions import Assertion
from variorum.align.disputes.answers import Answered
from variorum.align.disputes.voices import Voices

_BUT = re.compile(r"[\"“‘']?\s*(?:but|however|yet)\b", re.IGNORECASE)
_MERELY = re.compile(
    r"\b(?:he|she|it|they|this|that|there)\s+(?:(?:had|has|have|was|were|is|are|did)\s+)?"
    r"(?:merely|only|simply|just)\s+(?!because\b|after\b|before\b|when\b|if\b|one\b|once\b)",
    re.IGNORECASE,
)

# What was said just before ends within so many letters of the correction.
_REACH = 3

_SURE = 0.8
"""No noted story holds one; as sure as other denials that are shown."""


def corrections_of(
    assertions: Sequence[Assertion], texts: Mapping[str, str], voices: Voices
) -> list[Answered]:
    """The corrections of a story, each with what it corrects: what another said just before."""
    found = []
    for at, one in enumerate(assertions):
        text = texts[one.article]
        if one.statement is None or not _MERELY.search(text, one.start, one.end):
            continue
        start = _sentence_start(text, one.start)
        if not _BUT.match(text, start):
            continue
        before = [
            other
            for other in range(max(0, at - 4), at)
            if assertions[other].article == one.article
            and assertions[other].statement is not None
            and 0 <= start - assertions[other].end <= _REACH
            and not voices.is_one([at], [other])
        ]
        if before:
            found.append(Answered(at, before[-1], _SURE, True))
    return found


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    ends = [text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")]
    start = max(ends) + 1
    return start + len(text[start:]) - len(text[start:].lstrip())
