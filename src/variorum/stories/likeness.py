"""How likely two articles are of one event: what speaks for it and against it, weighed."""

import math
from functools import cache
from typing import NamedTuple

from variorum.stories.clashes import Elsewhere, clash, clash_rule, days_clash
from variorum.stories.features import Features
from variorum.stories.sentence_forms import Forms, read_forms
from variorum.weights import load

WINDOW = 30
"""Days that may lie between two articles of one event that share no strong key. Coverage of an
event thins out within weeks. A date on a page may be that of its capture, which is later."""

CLIP = 2000
"""Likeness is cut at plus and minus this, so that no single pair decides over groups."""

SIGNS = (
    "terms",
    "lead",
    "names",
    "title",
    "headline",
    "persons",
    "persons clash",
    "places",
    "places clash",
    "ages clash",
    "tolls clash",
    "days",
    "days clash",
    "undated",
    "days apart",
    "over 3 days",
    "over 14 days",
    "short",
)
"""What `signs` gives, in order; the weights of each stand in `weights/stories.json`."""

_SHORT = 600
"""Characters of an article too short to say much: what it shares counts more."""


class View(NamedTuple):
    """Features as they are compared."""

    features: Features
    terms: dict[str, int]
    lead: dict[str, int]
    headline: dict[str, int]
    names: frozenset[str]
    title: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    ages: frozenset[str]
    killed: frozenset[float]
    injured: frozenset[float]
    days: frozenset[int]
    elsewhere: Elsewhere
    titled: Elsewhere
    forms: Forms

    @classmethod
    def of(cls, one: Features) -> "View":
        """The view of one article's features."""
        terms = dict(zip(one.terms, one.weights, strict=True))
        headline = dict(zip(one.headline, one.headline_weights, strict=True))
        where = frozenset(one.where)
        return cls(
            one,
            terms,
            dict(zip(one.lead, one.lead_weights, strict=True)),
            headline,
            frozenset(one.names),
            frozenset(one.title),
            frozenset(one.persons),
            frozenset(one.places),
            frozenset(one.ages),
            frozenset(one.killed),
            frozenset(one.injured),
            frozenset(one.days),
            Elsewhere.of(terms, where),
            Elsewhere.of(headline, where),
            read_forms(one.forms),
        )


def signs(a: View, b: View) -> tuple[float, ...]:
    """What speaks for one event and against it, in the order of `SIGNS`; symmetric."""
    undated = a.features.day is None or b.features.day is None
    apart = 0 if undated else abs((a.features.day or 0) - (b.features.day or 0))
    return (
        cosine(a, b),
        _dot(a.lead, b.lead) / 1e6,
        math.log1p(len(a.names & b.names)),
        min(len(a.title & b.title), 3),
        _dot(a.headline, b.headline) / 1e6,
        _shared(a.persons, b.persons),
        len(a.persons) > 1 and len(b.persons) > 1 and a.persons.isdisjoint(b.persons),
        _shared(a.places, b.places),
        clash(a.places, b.places),
        clash(a.ages, b.ages),
        clash(a.killed, b.killed) + clash(a.injured, b.injured),
        _shared(a.days, b.days),
        days_clash(a.days, b.days),
        undated,
        math.log1p(min(apart, 365)),
        apart > 3,
        apart > 14,
        min(a.features.size, b.features.size) < _SHORT,
    )


def likeness(a: View, b: View) -> int:
    """How likely two articles are of one event: thousandths of a logit, cut at `CLIP`.

    The weights were learned by logistic regression from pairs of articles
    (`weights/stories.json`). Two articles that cannot be of one event (`clashes`) are as unlike as
    can be.
    """
    if clash_rule(a, b) is not None:
        return -CLIP
    total, weights = _weights()
    # Not `Weights.total`: here the intercept comes first, and the last digit depends on the order.
    for weight, sign in zip(weights, signs(a, b), strict=True):
        total += weight * sign
    return max(-CLIP, min(CLIP, round(1000 * total)))


def cosine(a: View, b: View) -> float:
    """The cosine of the terms of two articles, 0 to 1."""
    return _dot(a.terms, b.terms) / 1e6


def _dot(a: dict[str, int], b: dict[str, int]) -> int:
    if len(a) > len(b):
        a, b = b, a
    return sum([weight * b[term] for term, weight in a.items() if term in b])


def _shared(a: frozenset[str] | frozenset[int], b: frozenset[str] | frozenset[int]) -> float:
    """The cosine of two sets."""
    both = len(a & b)
    return both / math.sqrt(len(a) * len(b)) if both else 0.0


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    """The intercept, and the weight of each sign."""
    weights = load("stories")
    return weights.intercept, weights.by
