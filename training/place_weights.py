"""Learns the weights of `annotate/places/senses.py` on every second article of the sets of places.

    python training/place_weights.py DATA

A conditional logit: the gold place is any candidate within 161 km of the annotated point, and the
likelihood of the gold among the namesakes is raised by gradient ascent. The second choice is
learned with the first one's places as its context.
"""

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from evaluation.toponym_sets import FILES, GoldArticle, _article, load
from variorum.annotate.places import senses
from variorum.annotate.places.senses import Context, Signs, great_circle

Cases = list[tuple[np.ndarray, np.ndarray]]


def cases(articles: list[GoldArticle], first: Signs | None) -> Cases:
    """For each name with namesakes: the signs of each, and which of them is right."""
    found: Cases = []
    for item in articles:
        located = [toponym for toponym in item.toponyms if toponym.lat is not None]
        spans = [(toponym.start, toponym.end) for toponym in located]
        context = Context(item.text, spans, _article(item))
        if first is not None:
            context.settle({name: context.choose(name, first) for name in context.options})
        for toponym in located:
            name = item.text[toponym.start : toponym.end]
            entries = context.options[name]
            right = np.array(
                [great_circle(e.lat, e.lon, toponym.lat, toponym.lon) <= 161 for e in entries]
            )
            if right.any() and not right.all():
                found.append((np.array(context.signs(name), dtype=float), right))
    return found


def learn(found: Cases, start: Signs, free: list[int]) -> Signs:
    """The weights under which the right places are likeliest; those not `free` stay nought."""

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights = np.zeros(len(start))
        weights[free] = values
        total, slope = 0.5 * 0.02 * float(values @ values), np.zeros(len(start))
        slope[free] += 0.02 * values
        for signs, right in found:
            scores = signs @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            mass = max(odds[right].sum(), 1e-12)
            total -= float(np.log(mass))
            slope += signs.T @ (odds - np.where(right, odds / mass, 0.0))
        return total, slope[free]

    best = minimize(loss, np.array(start)[free], jac=True, method="L-BFGS-B").x
    weights = np.zeros(len(start))
    weights[free] = best
    return Signs(*(round(float(weight), 2) for weight in weights))


def main(data: Path) -> None:
    """Prints both rows of weights."""
    articles = [item for name in FILES for item in load(data / name)[::2]]
    count = len(senses.FIRST)
    first = learn(cases(articles, None), senses.FIRST, list(range(count - 5)))
    second = learn(cases(articles, first), senses.SECOND, list(range(count)))
    print("FIRST =", first)
    print("SECOND =", second)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
