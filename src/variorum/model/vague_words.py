"""Vague words of number: "dozens", "several hundred", "tens of thousands".

They have no value and no bounds of their own. What they promise at the least serves only to tell
whether a number beside them contradicts them and whether they are worth showing; it is never shown.
"""

import re

from variorum.lexicon import table

_LEAST = table("numbers.vague")
_SEVERAL = r"(?:several|many)[ ](?:dozen|hundred|thousand|million|billion|lakh|crore)s?"
_WRITTEN = re.compile(
    rf"\b(?:{_SEVERAL}|{'|'.join(sorted(map(re.escape, _LEAST), key=len, reverse=True))})\b",
    re.IGNORECASE,
)


def vague_words(text: str) -> str | None:
    """The vague word of a counted phrase as it stands there: "Tens of thousands of people".

    >>> vague_words("Tens of thousands of people fled")
    'Tens of thousands'
    """
    found = _WRITTEN.search(" ".join(text.split()))
    return found[0] if found else None


def promised(text: str) -> int | None:
    """What the vague word of a counted phrase promises at the least: two dozen of "dozens".

    None where it promises nothing ("many") or where there is none.

    >>> promised("several hundred people fled"), promised("many people fled")
    (200, None)
    """
    written = (vague_words(text) or "").lower()
    first, _, scale = written.partition(" ")
    if first in ("several", "many") and scale:
        written = scale.rstrip("s") + "s"
    least = _LEAST.get(written, "-")
    return None if least == "-" else int(least)
