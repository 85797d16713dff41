"""Corrections: who says, right after another, that it was merely something less.

"The organiser said police had asked for the wall. But police said they had merely suggested it."
No word of negation stands in it, and yet it denies what was said just before.
"""

from collections.abc import Mapping, Sequence
from math import exp

from variorum.align.claims.assertions import Assertion
from variorum.align.disputes.answers import Answered
from variorum.align.disputes.voices import Voices
from variorum.lexicon import load_rules
from variorum.weights import load

# What was said just before ends within so many letters of the correction.
_REACH = 3


def corrections_of(
    assertions: Sequence[Assertion], texts: Mapping[str, str], voices: Voices
) -> list[Answered]:
    """The corrections of a story, each with what it corrects: what another said just before.

    No noted story holds one, nor do the invented stories of disputes, so nothing can measure how
    sure they are: they are given the probability of the least sure of the explicit denials shown.
    """
    merely = load_rules("disputes", "correction").regex
    opens = load_rules("disputes", "correction-opens").regex
    sure = round(1 / (1 + exp(-load("denials").line("shown explicit"))), 3)
    found = []
    for at, one in enumerate(assertions):
        text = texts[one.article]
        if one.statement is None or not merely.search(text, one.start, one.end):
            continue
        start = _sentence_start(text, one.start)
        if not opens.match(text, start):
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
            found.append(Answered(at, before[-1], sure, True))
    return found


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that holds a place."""
    ends = [text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")]
    start = max(ends) + 1
    return start + len(text[start:]) - len(text[start:].lstrip())
