"""Amounts as quantities of a text: which words each takes, beside the counts that stand there."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from variorum.annotate.quantities.amounts import Amount, find_amounts
from variorum.annotate.quantities.counted_nouns import singular_form
from variorum.annotate.quantities.told_again import rearranged
from variorum.lexicon import one_of
from variorum.model import Quantity, Span

# The word that an amount is told with, and small words between: "fell to below", "weighed".
_SMALL = one_of("units.told_before")
_GOVERNOR = re.compile(
    rf"(?<![\w'’-])(?!{_SMALL}[ ])[A-Za-z][\w'’-]*(?:[ ]{_SMALL})*[ ]$", re.IGNORECASE
)
_REACH = 40
# The last word of a run of words that a small word ends.
_LAST_WORD = re.compile(r"[^\W\d_][\w'’-]*(?=$|,|[ ](?:and|or|of|on|in|for|from|at|to)\b)")
_LEADING = re.compile(
    r"^(?:(?:the|these|those|other|others|more|its|their|his|her|our|of|in|on|for)[ ])+"
)


def with_amounts(
    text: str, lower: str, sentences: Sequence[Span], counts: Sequence[Quantity]
) -> list[Quantity]:
    """The counts and the amounts of the text in order, no amount overlapping a count.

    An amount whose noun does not stand behind it takes in the word before it, which tells what it
    is of: "fell to $5,920".
    """
    found = list(counts)
    taken = sorted((one.start, one.end) for one in counts)
    for start, end in sentences:
        amounts = find_amounts(text, lower, start, end)
        for amount in sorted(amounts, key=lambda one: (one.number.start, -one.number.end)):
            at = bisect_left(taken, (amount.number.start, 0))
            before = taken[at - 1][1] if at else 0
            after = taken[at][0] if at < len(taken) else len(text)
            if before > amount.number.start or after < amount.number.end:
                continue
            quantity = _quantity(text, amount, max(start, before), min(end, after))
            found.append(quantity)
            taken.insert(at, (quantity.start, quantity.end))
    return rearranged(found, sorted(range(len(found)), key=lambda at: found[at].start))


def _quantity(text: str, amount: Amount, before: int, after: int) -> Quantity:
    """An amount with the words that tell what it is of, as far as `[before, after)` leaves room."""
    number = amount.number
    fits = amount.end <= after
    start, end = number.start, amount.end if fits else number.end
    told = amount.words if fits else None
    governor = _GOVERNOR.search(text, max(before, start - _REACH), start)
    if told is None and governor is not None:
        start = governor.start()
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=amount.unit,
        measure="other",
        population=told,
    )


def folded(words: str | None) -> str | None:
    """What is counted in one form: small letters, the nouns in the singular.

    >>> folded("Crude explosive devices"), folded("soldiers and civilians"), folded(None)
    ('crude explosive device', 'soldier and civilian', None)
    """
    if words is None:
        return None
    plain = _LEADING.sub("", " ".join(words.lower().split()))
    return _LAST_WORD.sub(lambda match: singular_form(match[0]), plain) or None
