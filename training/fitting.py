"""Fitting of weights: one logistic regression for all parts, and one choice among several.

Both raise a likelihood by Newton's method, from nought to where the slope is flat. There the
weights no longer depend on how the optimum was reached. Processors differ
in the last digits of a sum; weights are therefore rounded, and `margin` tells how far from an edge
of rounding the nearest of them lies.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

# More steps than any fit here has needed; where the slope is flat, nothing is gained by another.
_STEPS = 60
_FLAT = 1e-8
_LEAST = 1e-9


class Fit(NamedTuple):
    """An intercept, and a weight for each feature."""

    intercept: float
    weights: Floats

    def rounded(self, names: Sequence[str], digits: int) -> list[tuple[str, float]]:
        """The weights with the features' names, cut to so many digits after the point."""
        return [
            (name, round(float(weight), digits) + 0.0)
            for name, weight in zip(names, self.weights, strict=True)
        ]

    def logits(self, values: Floats) -> Floats:
        """The total of each row of values."""
        totals: Floats = values @ self.weights + self.intercept
        return totals


def fit_yes_or_no(
    values: Floats, truth: Floats, shares: Floats, penalty: float, scaled: bool = True
) -> Fit:
    """A logistic regression (cases by features; 1 and 0; what each case counts).

    The penalty is on the squares of the weights, half each; `scaled` measures a weight by how much
    its feature varies, so that the unit of a feature does not matter. The intercept is free.
    """
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    x = np.hstack([np.ones((len(values), 1)), (values - mean) / spread])
    ridge = np.full(values.shape[1], penalty) if scaled else penalty / spread**2
    ridge = np.concatenate([[0.0], ridge])
    w = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (shares * (p - truth)) + ridge * w
        bend = (x * (shares * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(bend, slope)
        if np.abs(slope).max() < _FLAT:
            break
    weights = w[1:] / spread
    return Fit(float(w[0] - (weights * mean).sum()), weights)


class Judged(Protocol):
    """A case of a story, with what is looked at in it."""

    @property
    def story(self) -> str:
        """The name of its story."""
        ...

    @property
    def signs(self) -> Sequence[float]:
        """The values of its features."""
        ...


Case = TypeVar("Case", bound=Judged)


def left_out(found: Sequence[Case], fit: Callable[[list[Case]], Fit]) -> Floats:
    """The probability of each case by a fit over the cases of all other stories."""
    odds = np.zeros(len(found))
    for story in sorted({case.story for case in found}):
        left = [at for at, case in enumerate(found) if case.story == story]
        learned = fit([case for case in found if case.story != story])
        odds[left] = 1 / (1 + np.exp(-learned.logits(np.array([found[at].signs for at in left]))))
    return odds


class Choice(NamedTuple):
    """Several candidates of which some are right: the features of each, and which are right."""

    values: Floats
    right: Bools


class _Choices(NamedTuple):
    """All choices in one table, the first row of each, and the choice of each row."""

    values: Floats
    right: Bools
    starts: Ints
    of_row: Ints

    def sums(self, rows: Floats) -> Floats:
        """The rows of each choice, added up."""
        added: Floats = np.add.reduceat(rows, self.starts)
        return added

    def bend(self, odds: Floats) -> Floats:
        """How the features of the candidates vary together by these odds, over all choices."""
        weighed = self.values * odds[:, None]
        means = self.sums(weighed)
        varied: Floats = weighed.T @ self.values - means.T @ means
        return varied


def fit_choice(choices: Sequence[Choice], penalty: float, free: Sequence[int]) -> Fit:
    """A conditional logistic regression: the weights under which right candidates are likeliest.

    Features that are not in `free` have a weight of nought; there is no intercept. Where a step
    would lower the likelihood it is halved, since several candidates may be right and the
    likelihood need not be concave.
    """
    columns = list(free)
    sizes = [len(one.right) for one in choices]
    table = _Choices(
        np.vstack([one.values[:, columns] for one in choices]),
        np.concatenate([one.right for one in choices]),
        np.cumsum([0, *sizes[:-1]]),
        np.repeat(np.arange(len(sizes)), sizes),
    )
    w = np.zeros(len(columns))
    loss, slope, bend = _choice_loss(table, w, penalty)
    for _ in range(_STEPS):
        step, size = np.linalg.solve(_convex(bend), slope), 1.0
        while (found := _choice_loss(table, w - size * step, penalty))[0] > loss and size > _LEAST:
            size /= 2
        if np.abs(slope).max() < _FLAT or found[0] > loss:
            break
        w -= size * step
        loss, slope, bend = found
    weights = np.zeros(choices[0].values.shape[1])
    weights[columns] = w
    return Fit(0.0, weights)


def _choice_loss(table: _Choices, w: Floats, penalty: float) -> tuple[float, Floats, Floats]:
    """The penalised negative log-likelihood, its slope and its second derivatives."""
    scores = table.values @ w
    odds = np.exp(scores - np.maximum.reduceat(scores, table.starts)[table.of_row])
    odds /= table.sums(odds)[table.of_row]
    mass = np.maximum(table.sums(np.where(table.right, odds, 0.0)), 1e-12)
    among = np.where(table.right, odds / mass[table.of_row], 0.0)
    return (
        0.5 * penalty * float(w @ w) - float(np.log(mass).sum()),
        penalty * w + table.values.T @ (odds - among),
        penalty * np.eye(len(w)) + table.bend(odds) - table.bend(among),
    )


def _convex(bend: Floats) -> Floats:
    """The second derivatives with what bends the other way turned round."""
    sizes, axes = np.linalg.eigh(bend)
    turned: Floats = (axes * np.maximum(np.abs(sizes), 1e-6)) @ axes.T
    return turned


def margin(fit: Fit, digits: int) -> float:
    """How far the nearest number of a fit lies from where it would be rounded otherwise."""
    numbers = np.array([fit.intercept, *fit.weights]) * 10**digits
    return float((0.5 - np.abs(numbers - np.round(numbers))).min() / 10**digits)
