"""What makes two texts alike whatever their spelling: a stream of folded words, and its shingles.

The stream leaves out function words, which editors, style sheets and machine translation add
and drop freely; three content words in a row then stand for some five words of running text.
"""

import re
import unicodedata
import zlib
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.lexicon import table

Array = npt.NDArray[Any]

SHINGLE = 3
"""Content words in a shingle: with 2, set phrases of a beat match; with 4, reworded copies slip."""

_DOUBLED = re.compile(r"(.)\1")

_OTHER, _LETTER, _DIGIT = 0, 1, 2

_LONGEST = 64
"""Letters of a word that are told apart by their place, a power of two; words are shorter."""

_SLOTS = 17
"""Spellings kept with their folded forms, as a power of two: a megabyte, whatever is read."""

_FUNCTION_WORDS = """
a an the of to in on at by for from with as and or but that which who whom whose this these those
it its he she they them his her their him we our us you your i my is are was were be been being
has have had do does did not no so if than then there also into after before when while where what
how s t d ll ve re m said say says
"""

_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_NUMBERS = {"zero": "0", **table("numbers.small"), **table("numbers.tens")}


class Words(NamedTuple):
    """The content words of a text: hashes of their folded forms, and where each stands.

    `starts` and `ends` are code points of the text.
    """

    keys: Array
    starts: Array
    ends: Array


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
    """The content words of `text`, folded, in order: runs of letters, and numbers.

    Cut and hashed as arrays of code points, the whole text at once; only spellings that were not
    met before are folded one by one.
    """
    # A blank before and after, so that each word has a turn from and to what is none.
    points = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds(points)
    turns = np.flatnonzero(kinds[1:] != kinds[:-1])
    words = np.flatnonzero(kinds[turns + 1])
    starts, ends = turns[words].astype(np.int32), turns[(words + 1) % len(turns)].astype(np.int32)
    if not len(starts):
        return Words(np.empty(0, np.uint64), starts, ends)
    keys = _FOLDED.keys(text, starts, ends, _spellings(points[kinds != _OTHER], ends - starts))
    content = keys != 0
    return Words(keys[content], starts[content], ends[content])


def shingles(words: Words) -> Array:
    """The hash (32 bits) of each run of `SHINGLE` content words, by the place of its first word.

    A function of the text alone, so the fingerprints of an article may be stored and looked up.
    """
    keys = words.keys
    # The fold of high bits into low ones lets any few bits be used to sample.
    mixed = keys[:-2] * _ODD[0] ^ keys[1:-1] * _ODD[1] ^ keys[2:] * _ODD[2]
    folded: Array = (mixed ^ mixed >> np.uint64(29)).astype(np.uint32)
    return folded


_ODD = np.array([0x9E3779B, 0x85EBCA7, 0xC2B2AE3], np.uint64)

_POWERS = np.cumprod(np.full(_LONGEST, 0x9E3779B97F4A7C15, np.uint64))


def _kinds(points: Array) -> Array:
    """Of each character whether it belongs to a word, to a number, or to neither."""
    kinds = _ASCII[np.minimum(points, 127)]
    odd = np.flatnonzero(points > 127)
    if len(odd):
        kinds[odd] = [_kind(point) for point in points[odd].tolist()]
    # Points and commas within a number are part of it.
    marks = np.flatnonzero((points == ord(".")) | (points == ord(",")))
    kinds[marks[(kinds[marks - 1] == _DIGIT) & (kinds[marks + 1] == _DIGIT)]] = _DIGIT
    return kinds


@lru_cache(maxsize=1 << 12)
def _kind(point: int) -> int:
    character = chr(point)
    if character.isdecimal():
        return _DIGIT
    return _LETTER if character.isalnum() else _OTHER


_ASCII = np.array([_kind(point) for point in range(128)], np.int8)


def _spellings(letters: Array, lengths: Array) -> Array:
    """A hash of each word as it is spelled, of the letters of all words one after another."""
    first = np.cumsum(lengths) - lengths
    place = np.arange(len(letters)) - np.repeat(first, lengths)
    return np.add.reduceat(_POWERS[place & (_LONGEST - 1)] * letters, first)


class _Folded:
    """The folded forms of spellings met before: of those that fall on one slot, the latest."""

    def __init__(self) -> None:
        self._spelled = np.zeros(1 << _SLOTS, np.uint64)
        self._keys = np.zeros(1 << _SLOTS, np.uint64)

    def keys(self, text: str, starts: Array, ends: Array, spelled: Array) -> Array:
        """The hash of the folded form of each word of a text; 0 for a function word."""
        slots = spelled >> np.uint64(64 - _SLOTS)
        found: Array = self._keys[slots]
        new = np.flatnonzero(self._spelled[slots] != spelled)
        spans = zip(starts[new].tolist(), ends[new].tolist(), strict=True)
        found[new] = [_hash_key(fold_word(text[start:end])) for start, end in spans]
        self._spelled[slots], self._keys[slots] = spelled, found
        return found


_FOLDED = _Folded()


def _hash_key(key: str) -> int:
    # Never 0 but for a function word.
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) | 1 << 32 if key else 0
