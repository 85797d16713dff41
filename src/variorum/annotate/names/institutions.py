"""Bodies that news names in lower case: they speak and act as named ones do."""

from variorum.annotate.names.kind_words import (
    INSTITUTION_MODIFIERS,
    INSTITUTION_TAILS,
    INSTITUTIONS,
    PEOPLES,
    PLACES,
)
from variorum.annotate.text.closed_classes import AUXILIARIES, IRREGULAR
from variorum.annotate.text.word_tokens import Tokens
from variorum.lexicon import words

_BARE = words("names.bare_institutions")


def find_institutions(tokens: Tokens, taken: set[int]) -> list[tuple[int, int]]:
    """The ranges of tokens that name a body in lower case, outside of the tokens `taken`.

    "Norwegian police", "Norway's army", "the interior ministry"; a bare "the police" counts for
    the few bodies that speak and act in most news.
    """
    found = []
    for i, word in enumerate(tokens.lower):
        if i in taken or (word not in INSTITUTIONS and word not in INSTITUTION_TAILS):
            continue
        if i + 1 < len(tokens.lower) and tokens.lower[i + 1] in INSTITUTION_TAILS:
            continue
        first = i
        while first > 0 and tokens.lower[first - 1] in INSTITUTION_MODIFIERS | INSTITUTION_TAILS:
            first -= 1
        start = _owner(tokens, first)
        modified = start < i and (start < first or word in INSTITUTION_TAILS)
        if modified or (word in _BARE and _heads_phrase(tokens, first)):
            found.append((start, i + 1))
    return found


def _heads_phrase(tokens: Tokens, i: int) -> bool:
    """Whether the word at `i` is a phrase of its own: after "the", or bare before a verb."""
    before = tokens.lower[i - 1] if i else ""
    after = tokens.lower[i + 1] if i + 1 < len(tokens.lower) else ""
    verb = after in AUXILIARIES or after in IRREGULAR or after.endswith("ed")
    return before == "the" or (verb and not before.isalpha())


def _owner(tokens: Tokens, first: int) -> int:
    """Where the country or people before an institution begins; `first` where there is none."""
    lower, i = tokens.lower, first - 1
    if i >= 0 and lower[i] == "'s":
        i -= 1
    elif i >= 0 and lower[i] in PEOPLES and tokens.word[i][0].isupper():
        return i
    for size in (3, 2, 1):
        low = i - size + 1
        if low >= 0 and " ".join(lower[low : i + 1]) in PLACES and tokens.word[low][0].isupper():
            return low
    return first
