"""What stands beside a date: a verb of saying, or another date for the same day."""

import re

from variorum.annotate.text.cues import CUES

_THAT = re.compile(r",?\s+that\b", re.IGNORECASE)
_OPENS_SAID = re.compile(r"\bthat\b|[\"“]")
_AGAIN = re.compile(r"(?:,|\s\()\s?(?:on\s)?$")
_SPAN = re.compile(r"\s(?:and|to|through|until)\s|\s?[-–]\s?")
_WORD = re.compile(r"[\w’']+(?=\s)")

_WORDS = 5
"""Words before a date among which its verb may stand: "told the daily Herald on Tuesday that"."""

_REACH = 60  # the characters in which these words are looked for, so that time stays linear


def is_of_saying(text: str, start: int, end: int) -> bool:
    """Whether a date tells when something was said: "said on Tuesday that"."""
    if _THAT.match(text, end) is None:
        return False
    before = text[max(0, start - _REACH) : start]
    clause = re.split(r"[,.;:]", before)[-1]
    cues = (CUES.get(word.lower()) for word in _WORD.findall(clause)[-_WORDS:])
    return any(cue is not None and cue.frame in ("say", "tell") for cue in cues)


def turns_to_said(text: str, start: int, end: int) -> bool:
    """Whether a clause of what was said begins between two places: "wrote that on Sept. 10"."""
    return _OPENS_SAID.search(text, start, end) is not None


def named_again(text: str, end: int, start: int) -> bool:
    """Whether the date that starts there names again the one that ends before: "..., Sept. 15"."""
    return _AGAIN.match(text[end : max(end, start)]) is not None


def is_span(text: str, end: int, start: int) -> bool:
    """Whether one date and the next are the ends of a span: "March and", "March to", "March -"."""
    return _SPAN.fullmatch(text[end : max(end, start)]) is not None
