"""Which changes of words mend a slip of the pen, and alter nothing that is told."""

import re
from collections.abc import Sequence
from functools import cache

from variorum.lexicon import groups, table, words
from variorum.weights.word_counts import load_word_counts

_LONGEST = 24
_SMALL = frozenset(
    re.findall(r"\w+", "the a an of to in and for on at by with from as is was are were be that")
)
"""Words that fall out or stand twice by mistake, and whose coming or going tells nothing."""


def is_slip(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether `new` is `old` as it was meant: punctuation, case, spelling, a small word lost."""
    before, after = ([word for word in side if _letters(word)] for side in (old, new))
    if _joined(before) == _joined(after):
        return True
    if not before or not after:
        return all(word.casefold() in _SMALL for word in (*before, *after))
    if len(before) != len(after):
        return _is_misspelled(_joined(before), _joined(after)) and len(_joined(before)) > 6
    return all(map(is_respelled, before, after))


def is_respelled(old: str, new: str) -> bool:
    """Whether one word is another one as it was meant."""
    a, b = old.casefold(), new.casefold()
    if a == b:
        return True
    if a[:1].isdigit() or b[:1].isdigit() or {a, b} & words("corrected.weighty"):
        return False
    if any(a in group and b in group for group in groups("corrected.confused").values()):
        return True
    return _variant(a) == _variant(b) or _is_misspelled(old, new)


def _is_misspelled(old: str, new: str) -> bool:
    """Whether of two words that are nearly the same one is written by nobody.

    Which of them came later tells nothing: a slip may creep in with a change. Two words that are
    both in use are two words ("Iran", "Iraq"), but for two letters that changed places. A name that
    few write may be misspelled as well as any other word.
    """
    a, b = old.casefold(), new.casefold()
    distance = _distance(a, b)
    if _is_word(a) and _is_word(b):
        return distance == 1 and len(a) == len(b) > 3 and sorted(a) == sorted(b)
    return distance <= (1 if min(len(a), len(b)) < 5 else 2)


@cache
def _is_word(word: str) -> bool:
    """Whether news uses a word, in this form or one that it is derived from."""
    known = load_word_counts().words
    stems = (word, word.removesuffix("'s"), word.removesuffix("s"), word.removesuffix("ed"))
    more = (word.removesuffix("d"), word.removesuffix("ly"), word.removesuffix("ing"))
    return any(one in known for one in (*stems, *more) if len(one) > 1)


def _distance(a: str, b: str) -> int:
    """Letters to change, add, take out, or swap with the next (Damerau 1964)."""
    if abs(len(a) - len(b)) > 2 or max(len(a), len(b)) > _LONGEST:
        return _LONGEST
    from rapidfuzz.distance import OSA

    return int(OSA.distance(a, b))


@cache
def _variant(word: str) -> str:
    """A word by its American spelling."""
    for other, one in table("corrected.spelled").items():
        word = word.replace(other, one)
    return word


def _joined(tokens: Sequence[str]) -> str:
    return re.sub(r"[\W_]+", "", "".join(tokens).casefold())


def _letters(word: str) -> bool:
    return any(char.isalnum() for char in word)
