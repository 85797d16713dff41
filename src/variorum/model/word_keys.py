"""Words: what of a sentence counts when two accounts are compared, and in which form.

Alignment and dossier must agree on when two passages speak of the same thing, so the form of a
word is decided here, once. Plain rules, no model: function words and the verbs of reporting are
left out, endings are cut, numbers are written in digits, and a few words that news uses for one
another ("killed", "died", "fatal") are brought to one.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.lexicon import groups, table, words
from variorum.model.span import Span

_TOKEN = re.compile(
    r"air[ -]?(?:strikes?|raids?)\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.IGNORECASE
)

# Words that carry no content of their own, and those with which news reports speech and order.
_EMPTY = words("word_keys.empty")

_DIGITS = {**table("numbers.small"), **table("numbers.tens")}
del _DIGITS["one"]  # a pronoun as often as a number
# Irregular forms, and words that news at large uses for one another, by the form kept.
_KNOWN = {form: kept for kept, found in groups("word_keys.same").items() for form in found}
_KNOWN |= _DIGITS

# Longest first; a stem keeps at least four letters, so that short words stay whole.
_ENDINGS = (
    *("ational", "ations", "ation", "ating", "ators", "ator", "ates", "ated", "ate"),
    *("ments", "ment", "ities", "ity", "ness", "ings", "ing", "ions", "ion", "ives", "ive"),
    *("ally", "als", "al", "ers", "er", "ies", "ied", "ly", "ed", "es", "s", "y", "e"),
)


_JOINTS = str.maketrans("", "", "' -")

# Where an English sentence can be cut and each part still be read: before a subordinate or
# coordinate clause that a comma, a dash or a semicolon sets off, or a plain time clause.
_SEAM = re.compile(
    r"(?<=[,;])\s+(?=(?:and|but|while|where|who|whose|which|after|before|as|adding|saying|with|"
    r"because|although|though|when|since|killing|leaving|including)\b)"
    r"|(?<=;)\s+|\s+[–—-]\s+|\s+(?=(?:while|after|before|because|although|when)\s)"
)
_QUOTES = re.compile(r'["“”]')

# A part with fewer words that count is no clause of its own.
_LEAST_CLAUSE = 4


class Word(NamedTuple):
    """One word that counts: where it stands, the form it is compared in, whether of an alias."""

    start: int
    end: int
    key: str
    named: bool = False


class Alias(NamedTuple):
    """A stretch of text that stands for `keys`, whatever its letters: a name, a date."""

    start: int
    end: int
    keys: tuple[str, ...]


@lru_cache(maxsize=65536)
def key_of(token: str) -> str | None:
    """The form in which `token` is compared, or None where it carries no content.

    >>> key_of("retaliatory"), key_of("Policies"), key_of("six"), key_of("the")
    ('retaliate', 'polic', '6', None)
    """
    if token[0].isdigit():
        return token.replace(",", "") if token[-1] != "." else token
    word = fold(token).replace("’", "'").removesuffix("'s")
    word = word.translate(_JOINTS)
    if word in _EMPTY or len(word) < 2:
        return None
    known = _KNOWN.get(word)
    return known if known is not None else _stem(word)


def fold(text: str) -> str:
    """`text` in small letters without diacritics: "Şahin" and "Sahin" are one name."""
    if text.isascii():
        return text.lower()
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def words_of(text: str, aliases: Iterable[Alias] = ()) -> tuple[Word, ...]:
    """The words of `text` that count, in order; inside an alias, its keys stand instead.

    Aliases may overlap; the first to start (then the longest) wins.
    """
    spans = sorted(aliases, key=lambda alias: (alias.start, -alias.end, alias.keys))
    words: list[Word] = []
    at = done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while at < len(spans) and spans[at].start <= start:
            alias, at = spans[at], at + 1
            if alias.start >= done and alias.end > start:
                words.extend(Word(alias.start, alias.end, key, True) for key in alias.keys)
                done = alias.end
        if start >= done and (key := key_of(match.group())):
            words.append(Word(start, end, key))
    return tuple(words)


class Words(NamedTuple):
    """The words of one text, looked up by offsets."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, aliases: Iterable[Alias] = ()) -> "Words":
        """The words of `text`; inside an alias, its keys stand instead."""
        words = words_of(text, aliases)
        return cls(text, words, tuple(word.start for word in words))

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in `[start, end)`."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def keys(self, start: int, end: int, without: Sequence[Span] = ()) -> frozenset[str]:
        """The keys of the words that begin in `[start, end)` and in none of `without`."""
        return frozenset(
            word.key
            for word in self.between(start, end)
            if not any(low <= word.start < high for low, high in without)
        )

    def clauses(self, start: int, end: int) -> list[Span]:
        """The clauses of a sentence, in order; they leave out only the seams between them."""
        quotes = [match.start() for match in _QUOTES.finditer(self.text, start, end)]
        found: list[Span] = []
        for seam in _SEAM.finditer(self.text, start, end):
            quoted = bisect_left(quotes, seam.start()) % 2
            before, after = (start, seam.start()), (seam.end(), end)
            least = min(len(self.keys(*before)), len(self.keys(*after)))
            if not quoted and least >= _LEAST_CLAUSE:
                found.append(before)
                start = seam.end()
        return [*found, (start, end)]


def parts_of(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The parts of sentences between all seams, in order; every clause is one or more of them."""
    found: list[Span] = []
    for start, end in sentences:
        for seam in _SEAM.finditer(text, start, end):
            if seam.start() > start:
                found.append((start, seam.start()))
            start = seam.end()
        if end > start:
            found.append((start, end))
    return found


def content_keys(text: str) -> tuple[str, ...]:
    """The keys of the words of `text` that count, in order."""
    return tuple(word.key for word in words_of(text))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
