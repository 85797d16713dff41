"""The small language in which the rules of time are written, and what a rule is given.

A pattern is words and classes parted by spaces: lower-case words stand for themselves, upper-case
names for a class of tokens, and `( | )? + *` mean what they mean in a regular expression.
`"(early|late)? MON DAYN (COMMA? YEAR)?"` is a month and a day.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from variorum.annotate.times import time_words
from variorum.annotate.times.tense import Tense
from variorum.annotate.times.time_tokens import KINDS, Read, Token, as_token

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "text", "none"]

WORD_CLASSES: dict[str, Iterable[str]] = {
    "MON": time_words.MONTHS,
    "SHORTMON": time_words.SHORT_MONTHS,
    "LONGMON": time_words.LONG_MONTHS,
    "WD": time_words.WEEKDAYS,
    "UNIT": time_words.UNITS,
    "UNIT1": time_words.SINGULARS,
    "UNITS": time_words.PLURALS,
    "ORD": time_words.ORDINALS,
    "PART": time_words.PARTS,
    "SEASON": time_words.SEASONS,
    "TENS": time_words.DECADES,
    "STEP": time_words.STEPS,
    "BOUND": time_words.BOUNDS,
    "FREQ": time_words.FREQUENCIES,
    "REF": time_words.REFERENCES,
    "RELDAY": time_words.RELATIVE_DAYS,
    "STAGE": ("early", "earlier", "late", "later", "mid"),
    "EDGE": ("beginning", "start", "middle", "end", "close"),
    "ZONE": time_words.ZONES,
    "HOLIDAY": time_words.HOLIDAYS,
}
TOKEN_CLASSES = {
    "DAYN": ("SMALL", "ORDNUM"),
    "NUM": ("SMALL", "BIG", "WORDNUM"),
}
# An expression of time holds one of these; the rest of the words only go along.
_TELLING_CLASSES = "MON WD UNIT PART SEASON TENS FREQ REF RELDAY HOLIDAY"
_TELLING_TOKENS = "ISO SLASH CLOCK DECADE YEAR AMPM"
_TELLING_WORDS = "noon midday midnight overnight future past eve current thanksgiving end clock"
_KNOWN = re.compile(r"[^x\n]+")
_PATTERN_WORD = re.compile(r"[A-Za-z0-9]+")


class Meaning(NamedTuple):
    """What an expression means: the attributes of its TIMEX3.

    `beside` counts the last tokens of the phrase that are read but no part of the expression.
    """

    type: TimeType
    value: str | None
    mod: str | None = None
    anchor: Anchor = "none"
    beside: int = 0


class Moment(NamedTuple):
    """What is known where an expression stands.

    `day` is the day of publication; `reference` the last date that the text gave; `own` the day
    that the expression's own sentence names.
    """

    day: datetime.date | None
    tense: Tense
    reference: str | None
    own: str | None
    article_has_clock: bool = False


class Phrase(NamedTuple):
    """The tokens that a pattern matched, and the token on either side."""

    tokens: tuple[Token, ...]
    codes: str
    before: Token | None
    after: Token | None
    grammar: "Grammar"

    def find(self, name: str) -> Token | None:
        """The first token of a class, or None."""
        members = self.grammar.members[name]
        for token, code in zip(self.tokens, self.codes, strict=True):
            if code in members:
                return token
        return None

    def word(self, *choices: str) -> str | None:
        """The first token whose text is one of `choices`."""
        return next((token.text for token in self.tokens if token.text in choices), None)


Builder = Callable[[Phrase, Moment], Meaning | None]
Named = tuple[str, str, Builder]
"""A rule as the grammar takes it: its id, its pattern, and what reads the phrase."""


class Grammar:
    """The rules compiled: a code for every word they use, one expression for each pattern."""

    def __init__(self, rules: Iterable[Named]) -> None:
        listed = tuple(rules)
        literal = {
            word
            for _, pattern, _ in listed
            for word in _PATTERN_WORD.findall(pattern)
            if word.islower()
        }
        known = sorted(literal.union(*WORD_CLASSES.values(), time_words.NUMBERS))
        self.words = {word: chr(0x100 + number) for number, word in enumerate(known)}
        self.members: dict[str, str] = dict(KINDS)
        for name, words in WORD_CLASSES.items():
            self.members[name] = "".join(self.words[word] for word in words)
        for name, kinds in TOKEN_CLASSES.items():
            self.members[name] = "".join(KINDS[kind] for kind in kinds)
        telling = [
            self.members[name] for name in (_TELLING_CLASSES + " " + _TELLING_TOKENS).split()
        ]
        telling += [self.words[word] for word in _TELLING_WORDS.split()]
        self._telling = re.compile(f"[{re.escape(''.join(telling))}]")
        self.rules = tuple(
            (name, re.compile(self._expand(pattern)), builder) for name, pattern, builder in listed
        )

    def reduce(self, tokens: list[Read], codes: str) -> tuple[list[Token], str]:
        """The runs of known tokens that hold a word of time, each with its neighbours.

        Nine tokens in ten go, so that the rules read little.
        """
        kept: list[Token] = []
        kept_codes: list[str] = []
        for run in _KNOWN.finditer(codes):
            if self._telling.search(codes, run.start(), run.end()) is None:
                continue
            low, high = max(0, run.start() - 1), min(len(codes), run.end() + 1)
            kept += map(as_token, tokens[low:high])
            # What stands between two runs is unknown to the rules, so no pattern can cross it.
            kept_codes.append(codes[low:high])
        return kept, "".join(kept_codes)

    def _expand(self, pattern: str) -> str:
        # A full stop after a month belongs to it only where it marks a shortening.
        pattern = pattern.replace("MON DOT?", "(LONGMON | SHORTMON DOT?)")
        return _PATTERN_WORD.sub(self._code, pattern).replace(" ", "")

    def _code(self, match: re.Match[str]) -> str:
        name = match[0]
        members = self.words[name] if name.islower() else self.members[name]
        return f"[{re.escape(members)}]"
