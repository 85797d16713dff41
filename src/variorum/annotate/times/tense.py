"""Whether a sentence looks forward or back from where a time stands in it."""

import re
from typing import Literal

from variorum.lexicon import one_of
from variorum.model import Span

Tense = Literal["past", "future"]

# Each cue takes the words that belong to it along ("will be released"), so that the participle
# inside is not read as a past tense of its own.
_CUES = re.compile(
    r"\b(?P<future>(?:will|won['’]t|shall|would|may)\b(?!\s+have\b)"
    r"(?:\s+\w+){0,2}"
    r"|(?:is|are|was|were|be|been)\s+(?:due|scheduled|expected|set|slated|planned|likely|going|"
    r"supposed|to\s+be)(?:\s+(?:to|for|in))?(?:\s+be)?(?:\s+\w+)?"
    r"|(?:due|scheduled|expected|slated|planned|planning|set|going|plans?|hopes?|aims?|intends?|"
    r"expects?|vowed|pledged|agreed|wants?|prepares?|preparing|ahead\s+of|ready)\s+(?:to|for)"
    r"(?:\s+be)?(?:\s+\w+)?"
    r"|plan(?:s|ned|ning)?\s+(?:\w+\s+){1,4}for"
    r"|until|upcoming|forthcoming|payable|effective|no\s+later\s+than)\b"
    r"|\b(?P<past>" + one_of("tense.looks_back") + r"|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


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
