"""Learns which place of a name a text means, for `annotate/places/senses.py`.

Every second article of the sets of places is learned from. Right is any candidate within 161 km of
the annotated point. The second choice is learned with the places of the first one as its context.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evaluation.toponym_sets import GoldArticle, as_article, load
from training.fitting import Choice, Fit, fit_choice
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum.annotate.places.senses import Context, Signs, great_circle
from variorum.weights import Feature, Weights

PENALTY = 0.02
DIGITS = 2
KM = 161
"""A hundred miles, as the measures of this task count."""

_SECOND = ("near", "far", "same_country", "same_area", "nearest")
"""Features that the first choice does not know."""


def choices(articles: Sequence[GoldArticle], first: Weights | None) -> list[Choice]:
    """For each name with namesakes: the features of each place, and which of them is right."""
    found = []
    for item in articles:
        located = [one for one in item.toponyms if one.lat is not None and one.lon is not None]
        spans = [(toponym.start, toponym.end) for toponym in located]
        context = Context(item.text, spans, as_article(item))
        if first is not None:
            context.settle({name: context.choose(name, first) for name in context.options})
        for toponym in located:
            name = item.text[toponym.start : toponym.end]
            right = np.array(
                [
                    great_circle(one.lat, one.lon, toponym.lat or 0.0, toponym.lon or 0.0) <= KM
                    for one in context.options[name]
                ],
                dtype=bool,
            )
            if right.any() and not right.all():
                found.append(Choice(np.array(context.signs(name), dtype=float), right))
    return found


def fit(articles: Sequence[GoldArticle]) -> tuple[Fit, Fit]:
    """The weights of the first choice and of the second."""
    early = [at for at, name in enumerate(Signs._fields) if name not in _SECOND]
    first = fit_choice(choices(articles, None), PENALTY, early)
    second = choices(articles, _as_weights(first))
    return first, fit_choice(second, PENALTY, range(len(Signs._fields)))


def _as_weights(one: Fit) -> Weights:
    """A fit in the form in which a context takes it."""
    return Weights(
        judges="Which place?",
        fitted="just now",
        data=(),
        digest="",
        date="",
        intercept=one.intercept,
        features=tuple(
            Feature(name=name, label=name, weight=weight)
            for name, weight in one.rounded(Signs._fields, DIGITS)
        ),
        lines={},
    )


def make(data: Path, out: Path) -> None:
    """Learn, and write `places_first.json` and `places.json`."""
    articles = [item for name in PARTS["places"].data for item in load(data / name)[::2]]
    of = digest(data, PARTS["places"].data)
    for name, one in zip(PARTS["places"].makes, fit(articles), strict=True):
        renew(name, one.rounded(Signs._fields, DIGITS), 0.0, of, out)
        print(f"{name}: learned from {len(articles)} articles")
