"""A phrase as the grammar reads it, given to the function that tells what it means."""

import datetime

from variorum.annotate.times import find
from variorum.annotate.times.grammar import Builder, Meaning, Moment, Phrase
from variorum.annotate.times.time_tokens import read_tokens

WEDNESDAY = datetime.date(2024, 5, 8)
"""When the articles of these tests were published."""


def moment(
    *,
    day: datetime.date | None = WEDNESDAY,
    tense: str = "past",
    reference: str | None = None,
    own: str | None = None,
    clock: bool = False,
) -> Moment:
    return Moment(day, tense, reference, own, clock)  # type: ignore[arg-type]


def phrase_of(builder: Builder, text: str) -> Phrase:
    """The phrase of a text that a rule gives to this function."""
    grammar = find._grammar()
    tokens, codes = grammar.reduce(*read_tokens(text, grammar.words))
    for match in find._choose(grammar, codes):
        if match.builder is builder:
            return find._phrase(grammar, tokens, codes, match)
    raise AssertionError(f"no phrase of {text!r} is given to {builder.__name__}")


def meaning(builder: Builder, text: str, at: Moment | None = None) -> Meaning | None:
    """What a phrase of a text means to this function."""
    return builder(phrase_of(builder, text), at or moment())


def value(builder: Builder, text: str, at: Moment | None = None) -> str | None:
    """The value that a phrase of a text has."""
    found = meaning(builder, text, at)
    return found.value if found else None
