"""What an outlet is called by its address: "dailyledger.example" is the Daily Ledger.

Addresses run the words of a name together. They are parted where the parts are words of news, by
how often news uses each (a unigram segmentation; Norvig, "Natural Language Corpus Data", 2009).
What cannot be parted stays one word.
"""

import re
from functools import cache
from math import inf, log

from variorum.weights.word_counts import load_word_counts

_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ac", "gov", "edu", "or", "ne"])
"""Labels that stand before a country's code and are no outlet's own."""

# Short words of names that are no abbreviations; other parts of three letters or fewer are.
_SHORT_WORDS = frozenset(
    {"a", "age", "all", "an", "and", "art", "at", "bay", "big", "by", "car", "day", "eye", "for"}
    | {"fox", "hot", "in", "is", "it", "job", "law", "low", "man", "map", "men", "my", "new"}
    | {"now", "of", "off", "on", "one", "our", "out", "own", "red", "sea", "sky", "sun", "tax"}
    | {"the", "to", "top", "up", "war", "way", "we", "you"}
)
_SMALL = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])
_VOWEL = re.compile(r"[aeiouy]")

_UNKNOWN = 100.0
"""What a part costs that is no word of news: more than any run of words, so that a label is parted
only where all of it is words."""

_SHORT = 6.0
"""What an abbreviation costs besides: letters that stand for nothing make many a chance word."""


def name_by_address(domain: str) -> str | None:
    """The outlet's name as its host spells it; null where the host leaves that in doubt.

    In doubt is a label of one or two letters below another, which may be the address's, and what is
    written in other letters.
    """
    labels = domain.lower().split(".")
    own = labels[:-1]
    if len(own) > 1 and len(labels[-1]) == 2 and own[-1] in _SECOND_LEVEL:
        own = own[:-1]
    if not own or not own[-1].isascii() or own[-1].startswith("xn--"):
        return None
    if len(own[-1]) < 3 and len(own) > 1:
        return None
    parts = [part for piece in own[-1].split("-") if piece for part in _parted(piece)]
    return " ".join(_raised(part, at == 0) for at, part in enumerate(parts)) or None


@cache
def _parted(label: str) -> tuple[str, ...]:
    """A label as the likeliest run of words, or whole where it is none."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(label) + 1):
        best.append(
            min(
                (best[start][0] + _cost(label[start:end]), (*best[start][1], label[start:end]))
                for start in range(max(0, end - 20), end)
            )
        )
    cost, parts = best[-1]
    short = [at for at, part in enumerate(parts) if _is_short(part)]
    # "ABC News", "Sky TV": an abbreviation stands at one end of a name, and alone.
    sure = cost < _UNKNOWN and (not short or short in ([0], [len(parts) - 1]))
    return parts if sure else (label,)


def _cost(part: str) -> float:
    """The negative logarithm of how often news uses a word; without end for a single letter."""
    words = load_word_counts()
    held = words.words.get(part, 0)
    if len(part) < 2:
        return inf
    return -log(held / words.articles) + 1 + _SHORT * _is_short(part) if held else _UNKNOWN


def _is_short(part: str) -> bool:
    """Whether a part is an abbreviation by its length."""
    return len(part) < 4 and part not in _SHORT_WORDS


def _raised(part: str, first: bool) -> str:
    """A part of a name as names are written."""
    if part in _SMALL and not first:
        return part
    return part.upper() if _is_short(part) or not _VOWEL.search(part) else part.capitalize()
