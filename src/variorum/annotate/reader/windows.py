"""Text as the reader sees it: words, what their look tells, and windows.

The tokenizer of the encoder folds case and drops white space, so what those tell (a name, a new
paragraph, words glued by lost markup, the inside of a quotation) goes to the encoder as one
number a word, its *look*, in place of BERT's segment id. Training and run-time share this module.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.model.span import Span

Ints = npt.NDArray[np.int64]

CASES = 5
GAPS = 4
QUOTES = 3
LOOKS = CASES * GAPS * QUOTES
"""How many looks there are: case (5), white space before (4) and quotation (3)."""

_LOWER, _TITLE, _UPPER, _MIXED = 1, 2, 3, 4
_GLUED, _SPACE, _LINE, _PARAGRAPH = 0, 1, 2, 3
_OUTSIDE, _DOUBLE, _SINGLE = 0, 1, 2

# A glued name ("NikolSmith") is parted where three lower-case letters meet a capital and two
# lower-case ones: fewer would part "McCain", "iPhone" and "DeVos".
_WORD = re.compile(r"[^\W_]*?[a-zß-öø-ÿ]{3}(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{2})|[^\W_]+|[^\w\s]|_")
_OPENING = {"“": "”", "„": "“", "«": "»", "‘": "’"}


class Words(NamedTuple):
    """The words of a text: `spans` (n) as characters, `looks` (n) as numbers below `LOOKS`."""

    spans: list[Span]
    looks: Ints


def split_words(text: str) -> Words:
    """Every run of letters and digits and every other sign, with its look."""
    spans: list[Span] = []
    looks: list[int] = []
    quotes = _Quotes()
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        gap = _gap(text, before, start)
        inside = quotes.step(text, word, start, gap)
        spans.append((start, end))
        looks.append((_case(word) * GAPS + gap) * QUOTES + inside)
        before = end
    return Words(spans, np.array(looks, dtype=np.int64))


def _gap(text: str, before: int, start: int) -> int:
    if before == 0:
        return _PARAGRAPH
    if start == before:
        return _GLUED
    if start == before + 1:
        return _LINE if text[before] == "\n" else _SPACE
    lines = text.count("\n", before, start)
    return _PARAGRAPH if lines > 1 else _LINE if lines else _SPACE


def _case(word: str) -> int:
    if word.islower():
        return _LOWER
    if not word[0].isalnum() or word.isdigit():
        return 0
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    return _TITLE if word[0].isupper() and word[1:].islower() else _MIXED


class _Quotes:
    """Which quotation a word stands in; a paragraph's end closes every quotation."""

    def __init__(self) -> None:
        self.closing = ""

    def step(self, text: str, word: str, start: int, gap: int) -> int:
        if gap == _PARAGRAPH:
            self.closing = ""
        state = self._state()
        if not word[0].isalnum():
            if word == self.closing and not self._apostrophe(text, word, start):
                self.closing = ""
                return state
            if not self.closing and (word == '"' or word in _OPENING):
                self.closing = _OPENING.get(word, word)
            elif not self.closing and word == "'" and gap and text[start + 1 : start + 2].isalnum():
                self.closing = "'"
            return self._state()
        return state

    def _state(self) -> int:
        if not self.closing:
            return _OUTSIDE
        return _SINGLE if self.closing in "'’" else _DOUBLE

    @staticmethod
    def _apostrophe(text: str, word: str, start: int) -> bool:
        return word in "'’" and text[start + 1 : start + 2].isalnum()


def make_windows(
    sizes: Sequence[int], sentences: Sequence[Span], limit: int, overlap: int = 0
) -> list[Span]:
    """Runs of whole sentences, as `[first word, last word)`, of at most `limit` word pieces.

    `sizes` is the number of pieces of each word; `sentences` are word ranges in order, without
    gaps. A window begins with the last `overlap` sentences of the one before it, where they leave
    room for the next. Sentences of more than `limit` pieces are cut between words; a word of more
    is cut off at the limit by whoever builds the input.
    """
    ends = np.concatenate([[0], np.cumsum(np.asarray(sizes, dtype=np.int64))])
    parts = [part for one in sentences for part in _cut_long(ends, one, limit)]
    windows: list[Span] = []
    begin = 0
    for at, (first, last) in enumerate(parts):
        if ends[last] - ends[parts[begin][0]] <= limit:
            continue
        windows.append((parts[begin][0], first))
        begin = at
        while begin > max(at - overlap, 0) and ends[last] - ends[parts[begin - 1][0]] <= limit:
            begin -= 1
    if parts:
        windows.append((parts[begin][0], parts[-1][1]))
    return windows


def _cut_long(ends: Ints, sentence: Span, limit: int) -> list[Span]:
    first, last = sentence
    parts: list[Span] = []
    while first < last:
        stop = int(np.searchsorted(ends, ends[first] + limit, side="right")) - 1
        stop = min(last, max(stop, first + 1))
        parts.append((first, stop))
        first = stop
    return parts
