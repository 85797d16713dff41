"""The words that tell what a number measures: verbs before and after it, and nouns of their own.

The words stand in `lexicon/en/measures.toml`, for text in small letters. `AFTER` matches where the
counted phrase is the subject or is followed by a participle ("were killed", "dead", "taken to
hospital"). `BEFORE` matches where it is the object of a verb or noun directly in front of it
("killing", "the deaths of"). `TOLL` matches where a sum is told some words ahead ("the death toll
rose to").
"""

import re
from typing import cast

from variorum.lexicon import named, parts, table, words
from variorum.model import Measure

_FILE = "measures"
_MEASURES = cast(tuple[Measure, ...], named(_FILE, "after_"))
"""Every measure, in the order in which their words are tried."""


def _told(place: str) -> str:
    """A pattern of the words of each measure in one place, each a group with the measure's name."""
    return "|".join(
        f"(?P<{measure}>{parts(f'{_FILE}.{place}{measure}')})" for measure in named(_FILE, place)
    )


def _ahead(measure: Measure) -> str:
    """The words of a sum: "the death toll", "the number of houses destroyed by the storm"."""
    number_of = rf"numbers? of (?:[a-z'’-]+ ){{0,4}}?{parts(f'{_FILE}.after_{measure}')}"
    if measure not in named(_FILE, "toll_"):
        return number_of
    return f"{parts(f'{_FILE}.toll_{measure}')}|{number_of}"


AFTER = re.compile(rf"\b(?P<aux>(?:{parts('measures.auxiliary')} )*)(?:{_told('after_')})\b")
BEFORE = re.compile(
    rf"\b(?:{_told('before_')})(?:,? (?:along|together) with)?[ ]+(?:off )?"
    r"(?:the |all |these |those |his |her |their )?$"
)
WEAK = re.compile(rf"\b(?:{_told('weak_')})[ ]+$")
"""Search these two in the text that ends where the number begins. `WEAK` holds verbs that yield to
a plainer word behind the number: "shot 12 people dead"."""

TOLL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{measure}>{_ahead(measure)})' for measure in _MEASURES)})\b"
    r"[^.;:!?\n]{0,130}?(?:\b(?:to|at|of|reached|hit|passed|exceeded|"
    r"topped|surpassed|is|was|now|being|as)|:)[ ]+$"
)
"""Search in the text that ends where the number begins: "the death toll from the flood rose to"."""

NOUN_MEASURES = cast(dict[str, Measure], table("counted.noun_measures"))
"""What a counted noun measures where no verb tells otherwise."""

CONTINGENTS = words("counted.contingents")
"""Forces that, in hundreds, are a contingent ("about 850 soldiers"), not some men of it."""

ADJECTIVE_MEASURES = cast(dict[str, Measure], table("counted.adjective_measures"))
"""What a participle in front of the counted noun measures: "100 wounded people"."""

TRANSITIVE = words("counted.transitive")
"""Participles that, followed by an object, are a verb of their own: "two men killed a guard"."""


def measure_of(match: re.Match[str], *, skip: frozenset[str] = frozenset()) -> Measure | None:
    """Which measure of a table a match of `AFTER`, `BEFORE`, `WEAK` or `TOLL` stands for."""
    for name, value in match.groupdict().items():
        if value is not None and name in _MEASURES and name not in skip:
            return name
    return None
