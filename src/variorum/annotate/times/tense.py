"""Whether a sentence looks forward or back from where a time stands in it."""

import re
from typing import Literal

from variorum.lexicon import load_rules, one_of
from variorum.model import Span

Tense = Literal["past", "future"]

_AHEAD = load_rules("tense", "ahead").regex.pattern
_BACK = load_rules("tense", "back").regex.pattern
_CUES = re.compile(rf"(?P<future>{_AHEAD})|(?P<past>{_BACK})", re.IGNORECASE)

# What was meant for a day: in the past form, so that the day itself may have passed.
_MEANT = re.compile(
    r"\b(?:agreed|hoped|planned|wanted|intended|expected|aimed|prepared|(?:was|were|had been)\s+"
    r"(?:ready|due|set|about|scheduled|expected|supposed|going|to\s+be))\b[^,;.]*$",
    re.IGNORECASE,
)
# What shows that the day has passed: it came otherwise, or something else fell on it.
_OVER = re.compile(
    r"[^,;.]{1,90},?\s(?:but|only|before)\s(?:(?!said|says|told)[\w’'-]+\s){0,6}?"
    rf"(?:{one_of('tense.past_forms')}|was|were|had|[a-z]{{3,}}ed)\b"
    r"|[^.]{1,110}\b(?:that|the same)\s(?:very\s)?(?:day|morning|afternoon|evening|night)\b"
    r"|[^.;]{1,110},\s(?:and\s)?by\s(?:noon|midday|dawn|dusk|nightfall|midnight|evening|morning|then)"
    rf"\b[^.;]{{0,40}}?\s(?:was|were|had|{one_of('tense.past_forms')}|[a-z]{{3,}}ed)\b",
    re.IGNORECASE,
)

# Who vowed or agreed to do something did so on the day that stands before the verb.
_AGREED = re.compile(r"(?:vowed|pledged|agreed)\b", re.IGNORECASE)

_REACH = 240  # characters on either side that are read: more than a clause, so time stays linear


def tense_at(text: str, sentence: Span, at: int) -> Tense:
    """The tense that holds at offset `at` of a sentence: of the nearest cue before, else after.

    News reports what has happened, so the past is assumed where nothing tells.
    """
    low, high = max(sentence[0], at - _REACH), min(sentence[1], at + _REACH)
    found: Tense | None = None
    told = at
    for cue in _CUES.finditer(text, low, high):
        if cue.start() >= at and found is not None:
            break
        agreed = cue.start() >= at and _AGREED.match(cue[0])
        found = "future" if cue["future"] and not agreed else "past"
        told = cue.end()
    if found == "future" and _was_meant(text, told, at, high):
        return "past"
    return found or "past"


def _was_meant(text: str, told: int, at: int, high: int) -> bool:
    """Whether what was agreed or hoped for a day is told of as over behind it.

    "They were ready to sign on Monday, but he fell ill": the day has passed.
    """
    return _MEANT.search(text, max(0, told - 60), told) is not None and (
        _OVER.match(text[at:high]) is not None
    )
