"""The words around a number: as much of its clause as tells a reader what is counted."""

import re

BEFORE = 50
"""Characters before the number that are shown at most."""
AFTER = 45
"""Characters behind it."""

_FAR = 240
# A sentence ends behind a word; a full stop behind "U.S" or "Mr" ends none.
_ENDS = re.compile(r"(?<=[a-z0-9)%][a-z0-9)%])[.!?]+['’)\]]*\s+(?=[^a-z0-9])|\n+|[“”\"]")
_JOINTS = re.compile(
    r"[,;:–—]\s+|\s+(?=(?:and|but|that|who|which|where|when|while|as|after|before|because|if)\s)"
)
_LEAST = 12
"""With fewer characters beside it a number is hardly told what it is of."""


def clause_around(text: str, start: int, end: int) -> str:
    """The words of `text` around `[start, end)` within their sentence, cut words marked by "…".

    >>> clause_around("It was late. The wall would cost about $8 billion, he said.", 33, 49)
    'The wall would cost about $8 billion, he said'
    """
    opens = [found.end() for found in _ENDS.finditer(text, max(0, start - _FAR), start + 1)]
    first = max((at for at in opens if at <= start), default=max(0, start - _FAR))
    closing = _ENDS.search(text, end, end + _FAR)
    last = closing.start() if closing else min(len(text), end + _FAR)
    before, behind = text[first:start].lstrip(), text[end:last].rstrip(" .!?,;:")
    return f"{_left(before)}{text[start:end]}{_right(behind)}"


def _left(words: str) -> str:
    if len(words) <= BEFORE:
        return words
    joints = [match.end() for match in _JOINTS.finditer(words)]
    fitting = (at for at in joints if _LEAST <= len(words) - at <= BEFORE)
    at = next(fitting, words.find(" ", len(words) - BEFORE) + 1)
    return "…" + words[at:]


def _right(words: str) -> str:
    if len(words) <= AFTER:
        return words
    joints = [match.start() for match in _JOINTS.finditer(words)]
    fitting = [at for at in joints if _LEAST <= at <= AFTER]
    at = fitting[-1] if fitting else words.rfind(" ", 0, AFTER)
    return words[: max(at, 0)] + "…"
