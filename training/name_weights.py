"""Learns the weights of `align/entities/same_name.py` on one half of the pairs of names.

    python training/name_weights.py DATA

Prints the constants. The threshold is chosen by the precision in ten-fold cross-validation within
that half, pairs that share a name in one fold; so nothing of the half that is reported is seen.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from evaluation.name_pairs import groups, learning, load, schema
from variorum.align.entities.same_name import Likeness, compare


def main(data: Path) -> None:
    """Prints the bias, the weights, and what each threshold gives."""
    cases = load(data)
    half = [case for case, learn in zip(cases, learning(cases), strict=True) if learn]
    signs = np.array([compare(c.name1, c.name2, schema(c)) for c in half], dtype=float)
    match = np.array([case.match for case in half])
    model = LogisticRegression(C=1, max_iter=5000)
    odds = cross_val_predict(
        model, signs, match, groups=groups(half), cv=GroupKFold(10), method="predict_proba"
    )[:, 1]
    for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        said = odds >= threshold
        right = (said & match).sum()
        print(threshold, round(right / said.sum(), 3), round(right / match.sum(), 3))
    model.fit(signs, match)
    print("BIAS =", round(float(model.intercept_[0]), 2))
    weights = Likeness(*(round(float(weight), 2) for weight in model.coef_[0]))
    print("WEIGHTS =", weights)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
