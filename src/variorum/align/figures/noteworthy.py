"""Which counts and amounts tell something: the others are left out of the ledger."""

import re
from collections.abc import Sequence

from variorum.align.figures.reports import Candidate
from variorum.model import Quantity
from variorum.model.vague_words import promised

_HARM = frozenset(
    str.split("""
    killed injured hospitalized missing trapped rescued detained released displaced evacuated
    affected destroyed damaged attending incidents
""")
)
"""Measures of which a vague word ("several") still tells something beside the others."""
_TOLL = frozenset(["killed", "injured", "missing"])
"""Measures that one person, or a number that nobody knows, is told of for its own sake."""
_STATES = frozenset(["other", "attending", "affected", "population"])
"""Measures of which one person or thing tells nothing: "one participant", "in one case"."""
_NUMERAL = re.compile(r"\b(?:one|1)\b", re.IGNORECASE)
"""Where a count of one has it, the one is counted; "a soldier" only tells who."""
_ASKED = "how many"
"""Words by which a number is asked for; "no reports of injuries" tells something."""
_TELLING_WORD = 20
"""A vague word that promises this much (tens, dozens, hundreds) is told for its size."""


def of_note(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without what counts nothing in particular: "many people", "one user", "a suspect".

    Of 735 counts and amounts of 29 stories of news, careful readers noted 96 in 100 of those that
    are kept here as telling something, and 20 in 100 of those that are left out. "A man was shot"
    is no toll in an article that counts four shot.
    """
    told = {(c.key[0], c.quantity.measure, c.setting) for c in candidates if _is_sum(c.quantity)}
    return [
        c
        for c in candidates
        if (is_of_note(c.quantity) or _is_only_one(c))
        and not (
            c.quantity.value == 1
            and not _NUMERAL.search(c.quantity.text)
            and (c.key[0], c.quantity.measure, c.setting) in told
        )
    ]


def is_of_note(quantity: Quantity) -> bool:
    """Whether a count or an amount tells something by itself.

    A number above one does, and a nought. One person does who was killed, hurt or is missing, else
    only where the number is told as a bound ("at least one") or as a numeral of a measure. A vague
    word does from dozens on; "several" of harm done; "many" never.
    """
    if quantity.value is None and quantity.high is None and quantity.low is None:
        return _is_telling_word(quantity)
    if quantity.value != 1 or quantity.qualifier != "exact":
        return True
    if quantity.measure in _STATES:
        return False
    return quantity.measure in _TOLL or _NUMERAL.search(quantity.text) is not None


def _is_only_one(c: Candidate) -> bool:
    """ "Only one woman won": that it was no more is the news."""
    return c.quantity.value == 1 and (c.lead or "").lower().endswith("only")


def _is_telling_word(quantity: Quantity) -> bool:
    if quantity.qualifier == "unknown":
        asked = quantity.text.lower().startswith(_ASKED)
        return quantity.measure in _HARM and not asked
    least = promised(quantity.text) or 0
    if least >= _TELLING_WORD:
        return True
    return least > 0 and quantity.measure in _HARM and quantity.part_of is None


def _is_sum(quantity: Quantity) -> bool:
    return (quantity.value or _least(quantity)) > 1 and quantity.part_of is None


def _least(quantity: Quantity) -> float:
    """The least that a count promises: the lower end of a range, two dozen of "dozens"."""
    least = promised(quantity.text) if quantity.qualifier == "vague" else quantity.low
    return least or 0
