"""A text as the attribution rules see it: tokens, which of them are quoted, and clause units."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from variorum.annotate.text.closed_classes import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    TIME_WORDS,
    VERBS,
)
from variorum.annotate.text.quotes import find_quotes
from variorum.annotate.text.word_tokens import Tokens, tokenise
from variorum.lexicon import words
from variorum.model import Span

END_MARKS = frozenset(".?!…")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")

_LY_NOUNS = words("function_words.ly_nouns")
# Prepositions that open where, when or to whom something was said, not what.
_ADJUNCT = words("function_words.adjunct_openers")


class Unit(NamedTuple):
    """A sentence, or several where a quotation spans them: tokens `[first, last)`.

    `paragraph` numbers the paragraph it stands in.
    """

    first: int
    last: int
    paragraph: int


class Page(NamedTuple):
    """The text, its tokens, its quotations, and for each token the quotation it is in, or -1."""

    text: str
    tokens: Tokens
    quotes: tuple[Span, ...]
    quote_of: list[int]

    def lower(self, i: int) -> str:
        """The token at `i` in lower case; empty past either end."""
        return self.tokens.lower[i] if 0 <= i < len(self.tokens.lower) else ""

    def quoted(self, i: int) -> bool:
        """Whether the token at `i` stands in a quotation."""
        return 0 <= i < len(self.quote_of) and self.quote_of[i] >= 0

    def quote_range(self, i: int) -> tuple[int, int]:
        """The tokens of the quotation that the token at `i` is in."""
        return self.tokens.between(self.quotes[self.quote_of[i]])

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `[first, last)`."""
        return self.tokens.start[first], self.tokens.end[last - 1]

    def is_verb(self, i: int) -> bool:
        """Whether the token at `i` surely is a finite verb or part of one."""
        word = self.lower(i)
        if word not in VERBS or self.tokens.word[i][0].isupper():
            return False
        return word != "'s" or self._is_copula(i)

    def _is_copula(self, i: int) -> bool:
        """Whether the 's at `i` is "is" or "has": after a pronoun it is, after a noun it may be."""
        return self.lower(i - 1) in {"he", "she", "it", "that", "there", "what", "who", "here"}

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among the tokens `[first, last)`."""
        return any(
            self.is_verb(i) or (self._may_be_past(i) and not self.quoted(i))
            for i in range(first, last)
        )

    def _may_be_past(self, i: int) -> bool:
        word = self.lower(i)
        return len(word) > 4 and word.endswith("ed") and self.tokens.word[i][0].islower()

    def in_chain(self, i: int) -> bool:
        """Whether the token at `i` may stand between a subject and its verb."""
        word = self.lower(i)
        if self.quoted(i) or not word or self.tokens.word[i][0].isupper():
            return False
        if word in AUXILIARIES:
            return word != "'s" or self._is_copula(i)
        if word == "since":
            return self.lower(i - 1) in AUXILIARIES
        return word in ADVERBS - TIME_WORDS or (word.endswith("ly") and word not in _LY_NOUNS)

    def _is_time(self, i: int) -> bool:
        """Whether the token at `i` is a word of a date, or a number beside one or a year."""
        word = self.lower(i)
        if not word.isdigit():
            return word in TIME_WORDS
        return self.lower(i - 1) in TIME_WORDS or (word[:2] in {"19", "20"} and len(word) == 4)

    def _is_infinitive(self, i: int) -> bool:
        """Whether the "to" at `i` opens an infinitive: no hearer follows ("to reporters")."""
        word = self.lower(i + 1)
        hearer = word in DETERMINERS or word in PRONOUNS or word.endswith("s")
        return bool(word) and self.tokens.word[i + 1].islower() and not hearer

    def ends_adjunct(self, i: int) -> bool:
        """Whether an adjunct ("in a statement on Monday") cannot go on over the token at `i`."""
        return self.quoted(i) or self.is_verb(i) or self.lower(i) in {"that", ":", ",", ";", "."}

    def after_adjuncts(self, i: int, last: int) -> int:
        """The first token after times and phrases such as "in a statement on Monday"."""
        while i < last and not self.quoted(i):
            word = self.lower(i)
            if self._is_time(i):
                i += 1
            elif word == "to" and self._is_infinitive(i):
                break
            elif word in _ADJUNCT:
                j = i + 1
                while j < last and not self.ends_adjunct(j):
                    j += 1
                if j >= last or not self.is_verb(j):
                    return j
                j = i + 1
                while j < last and self._is_time(j):
                    j += 1
                if j == i + 1:
                    return i
                i = j
            else:
                break
        return i


def read_page(text: str, sentences: Sequence[Span]) -> tuple[Page, list[Unit]]:
    """The page of `text` and its units, in order."""
    tokens = tokenise(text)
    quotes = find_quotes(text)
    quote_of = [-1] * len(tokens.start)
    for number, quote in enumerate(quotes):
        first, last = tokens.between(quote)
        quote_of[first:last] = [number] * (last - first)
    page = Page(text, tokens, quotes, quote_of)
    return page, _units(page, sentences)


def _units(page: Page, sentences: Sequence[Span]) -> list[Unit]:
    breaks = [gap.start() for gap in _PARAGRAPH_BREAK.finditer(page.text)]
    units: list[Unit] = []
    for sentence in sentences:
        first, last = page.tokens.between(sentence)
        if first == last:
            continue
        paragraph = bisect_right(breaks, page.tokens.start[first])
        before = units[-1] if units else None
        inside = (
            first > 0 and page.quoted(first) and page.quote_of[first] == page.quote_of[first - 1]
        )
        if before and before.paragraph == paragraph and (inside or _goes_on(page, first)):
            units[-1] = Unit(before.first, last, paragraph)
        else:
            units.append(Unit(first, last, paragraph))
    return units


def _goes_on(page: Page, first: int) -> bool:
    """Whether a sentence break is none: the next word is small after a quotation ("?" he said)."""
    word = page.tokens.word[first]
    return page.quoted(first - 1) and not page.quoted(first) and word[0].islower()
