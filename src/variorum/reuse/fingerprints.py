"""What makes two texts alike whatever their spelling: a stream of folded words, and its shingles.

The stream leaves out function words, which editors, style sheets and machine translation add
and drop freely; three content words in a row then stand for some five words of running text.
"""

import re
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

SHINGLE = 3
"""Content words in a shingle: with 2, set phrases of a beat match; with 4, reworded copies slip."""

_DOUBLED = re.compile(r"(.)\1")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

_FUNCTION_WORDS = """
a an the of to in on at by for from with as and or but that which who whom whose this these those
it its he she they them his her their him we our us you your i my is are was were be been being
has have had do does did not no so if than then there also into after before when while where what
how s t d ll ve re m said say says
"""
_TO_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"

_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_NUMBERS = {word: str(n) for n, word in enumerate(_TO_TWENTY.split())} | {
    word: str(10 * n) for n, word in enumerate(_TENS.split(), 3)
}


class Words(NamedTuple):
    """The content words of a text: their folded forms and where each stands in the text.

    `starts` and `ends` are code points of the text.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """The form that all spellings of a word share; empty for a function word.

    A key, not a spelling: British and American forms meet (centre, center; organise, organize;
    travelled, traveled; defence, defense), and so do 1,200 and 1200, and seven and 7.
    """
    if word[0].isdigit():
        return word.replace(",", "")
    key = word.casefold()
    if key in _FUNCTION:
        return ""
    if key in _NUMBERS:
        return _NUMBERS[key]
    if not key.isascii():
        parts = unicodedata.normalize("NFKD", key)
        key = "".join(c for c in parts if not unicodedata.combining(c)) or key
    return _fold_spelling(key)


def _fold_spelling(key: str) -> str:
    key = key.replace("z", "s").replace("our", "or").replace("ae", "e").replace("oe", "e")
    if key.endswith("re") and len(key) > 4:
        key = key[:-2] + "er"
    elif key.endswith(("ogue", "mme")):
        key = key[:-2]
    elif key.endswith("ence"):
        key = key[:-2] + "se"
    return _DOUBLED.sub(r"\1", key)


def find_words(text: str) -> Words:
    """The content words of `text`, folded, in order."""
    keys = [fold_word(word) for word in _WORD.findall(text)]
    spans = [match.span() for match in _WORD.finditer(text)]
    kept = [(key, *span) for key, span in zip(keys, spans, strict=True) if key]
    return Words(*zip(*kept, strict=True)) if kept else Words((), (), ())


def shingles(words: Words) -> tuple[int, ...]:
    """The hash (32 bits) of each run of `SHINGLE` content words, by the place of its first word.

    A function of the text alone, so the fingerprints of an article may be stored and looked up.
    """
    return _combine([_hash_key(key) for key in words.keys])


def shingles_of(text: str) -> tuple[int, ...]:
    """The shingles of a text: those of its words, without the cost of finding where they stand."""
    return _combine([value for value in map(_hash_word, _WORD.findall(text)) if value])


def _combine(values: Sequence[int]) -> tuple[int, ...]:
    # Products of 32-bit values by odd numbers that fit a machine word; the fold of high bits into
    # low ones lets any few bits be used to sample.
    mixed = [
        one * 0x9E3779B ^ two * 0x85EBCA7 ^ three * 0xC2B2AE3
        for one, two, three in zip(values, values[1:], values[2:], strict=False)
    ]
    return tuple([(value ^ value >> 29) & 0xFFFFFFFF for value in mixed])


@lru_cache(maxsize=1 << 16)
def _hash_key(key: str) -> int:
    # Never 0, which stands for a function word.
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) | 1 << 32


@lru_cache(maxsize=1 << 16)
def _hash_word(word: str) -> int:
    key = fold_word(word)
    return _hash_key(key) if key else 0
