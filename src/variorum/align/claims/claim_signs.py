"""Claims: how sure it is that the accounts of a claim tell one fact, and one worth a line.

Two accounts may share words and tell two things, and some of what many pages share is no fact at
all (a greeting, a caption). A logistic regression over the signs of a claim (`weights/claims.json`,
made by `training/pair_weights.py`) gives each claim a probability; from one line on it is shown.
"""

import re
from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

from variorum.align.claims.whole_sentences import Told

_TO_READER = re.compile(r"\b(?:I|we|my|our|me|us|you|your)\b")

# A claim that the rules alone link is as sure as a pair that the judge gives so much.
_BY_RULE = 0.2

# The logit of a pair is told up to here; beyond it, more is no news.
_SUREST = 0.999


class ClaimSigns(NamedTuple):
    """The signs of a claim, in the order of the features in `weights/claims.json`."""

    best: float
    """How likely the likest two tell one fact, as a logit."""
    second: float
    """How likely the next two do, 0 to 1."""
    mean: float
    """How likely any two of two articles do on average, 0 to 1."""
    any: float
    """How likely at least two do, if pairs were independent, 0 to 1."""
    origins: float
    """Independent origins that tell it, five at most."""
    articles: float
    """Articles that tell it, eight at most."""
    tellings: float
    """Its tellings (logarithm)."""
    least: float
    """The words of the shortest telling (logarithm)."""
    most: float
    """The words of the longest telling (logarithm)."""
    common: float
    """Words that all tellings share, eight at most."""
    whole: float
    """The part of their sentences that the tellings take, on average."""
    mixed: float
    """Somebody says it in one account, and another tells it in its own voice."""
    said: float
    """Somebody says it in all."""
    question: float
    """It is a question."""
    to_reader: float
    """A telling says I, we or you."""
    height: float
    """How far down the highest telling stands, 0 to 1."""
    heights: float
    """How far down the tellings stand on average, 0 to 1."""
    names: float
    """Names in its sentences, the most in one, five at most."""
    numbers: float
    """Numbers in its sentences, the most in one, three at most."""
    headline: float
    """The part of the likest telling's words that stand in headlines."""


def claim_signs(
    tellings: Sequence[Told],
    likely: Callable[[int, int], float | None],
    origins: int,
    titles: frozenset[str],
) -> ClaimSigns:
    """The signs of a claim of these tellings.

    `likely` tells how likely the tellings with two indices tell one fact, None where only the rules
    say so. `titles` are the words of the headlines.
    """
    ones = [told.one for told in tellings]
    pairs = sorted(
        (
            _BY_RULE if (found := likely(a, b)) is None else found
            for a in range(len(ones))
            for b in range(a)
            if ones[a].article != ones[b].article
        ),
        reverse=True,
    ) or [0.0]
    none, best = 1.0, min(_SUREST, max(0.001, pairs[0]))
    for one in pairs:
        none *= 1 - min(0.99, one)
    sizes = [len(one.keys) for one in ones]
    heights = [told.height for told in tellings]
    spoken = [bool(one.statement) for one in ones]
    return ClaimSigns(
        best=log(best / (1 - best)),
        second=pairs[min(1, len(pairs) - 1)],
        mean=sum(pairs) / len(pairs),
        any=1 - none,
        origins=min(5, origins),
        articles=min(8, len({one.article for one in ones})),
        tellings=log(len(ones)),
        least=log(1 + min(sizes)),
        most=log(1 + max(sizes)),
        common=min(8, len(frozenset.intersection(*(one.keys for one in ones)))),
        whole=sum(told.whole for told in tellings) / len(ones),
        mixed=any(spoken) and not all(spoken),
        said=all(spoken),
        question=any("?" in told.sentence.text[-3:] for told in tellings),
        to_reader=any(_TO_READER.search(told.sentence.text) for told in tellings),
        height=min(heights),
        heights=sum(heights) / len(heights),
        names=min(5, max(told.names for told in tellings)),
        numbers=min(3, max(told.numbers for told in tellings)),
        headline=max(len(one.keys & titles) / max(1, len(one.keys)) for one in ones),
    )
