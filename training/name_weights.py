"""Learns whether two names are spellings of one name, for `align/entities/same_name.py`.

The weights are fitted to one half of the pairs of names. What is printed tells how a line would do:
precision and recall in ten-fold cross-validation within that half, pairs that share a name in one
fold. So nothing of the half on which `python -m evaluation names` scores is seen.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from evaluation.name_pairs import Case, groups, learning, load, schema
from training.fitting import Bools, Fit, Floats, fit_yes_or_no
from training.parts import PARTS
from training.weight_files import digest, renew
from variorum.align.entities.same_name import Likeness, compare

PENALTY = 1.0
DIGITS = 2
LINES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
"""The probabilities that are tried as lines."""


def cases(data: Path) -> list[Case]:
    """The pairs of names of the learning half."""
    every = load(data)
    return [case for case, learn in zip(every, learning(every), strict=True) if learn]


def values_of(half: Sequence[Case]) -> tuple[Floats, Floats]:
    """What the names of each pair have in common (pairs by features), and 1 where they are one."""
    values = np.array([compare(c.name1, c.name2, schema(c)) for c in half], dtype=float)
    return values, np.array([case.match for case in half], dtype=float)


def fit(values: Floats, truth: Floats) -> Fit:
    """The weights of these pairs."""
    return fit_yes_or_no(values, truth, np.ones(len(truth)), PENALTY, scaled=False)


def report(
    half: Sequence[Case], values: Floats, truth: Floats, write: Callable[[str], object] = print
) -> None:
    """Print the precision and the recall of each line, by weights learned without a fold."""
    odds = np.zeros(len(truth))
    for learned, held in GroupKFold(10).split(values, truth, groups(half)):
        logits = fit(values[learned], truth[learned]).logits(values[held])
        odds[held] = 1 / (1 + np.exp(-logits))
    match: Bools = truth > 0
    for line in LINES:
        said = odds >= line
        right = int((said & match).sum())
        write(
            f"from {line} on: precision {right / said.sum():.3f}, recall {right / match.sum():.3f}"
        )


def make(data: Path, out: Path) -> None:
    """Learn, report, and write `names.json`."""
    half = cases(data)
    values, truth = values_of(half)
    report(half, values, truth)
    learned = fit(values, truth)
    fitted = learned.rounded(Likeness._fields, DIGITS)
    of = digest(data, PARTS["names"].data)
    renew("names.json", fitted, round(learned.intercept, DIGITS), of, out)
