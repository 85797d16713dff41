"""Whether a sentence looks forward or back from where a time stands in it."""

import re
from typing import Literal

from variorum.lexicon import load_rules
from variorum.model import Span

Tense = Literal["past", "future"]

_AHEAD = load_rules("tense", "ahead").regex.pattern
_BACK = load_rules("tense", "back").regex.pattern
_CUES = re.compile(rf"(?P<future>{_AHEAD})|(?P<past>{_BACK})", re.IGNORECASE)

_REACH = 240  # characters on either side that are read: more than a clause, so time stays linear


def tense_at(text: str, sentence: Span, at: int) -> Tense:
    """The tense that holds at offset `at` of a sentence: of the nearest cue before, else after.

    News reports what has happened, so the past is assumed where nothing tells.
    """
    low, high = max(sentence[0], at - _REACH), min(sentence[1], at + _REACH)
    found: Tense | None = None
    for cue in _CUES.finditer(text, low, high):
        if cue.start() >= at and found is not None:
            break
        found = "future" if cue["future"] else "past"
    return found or "past"
