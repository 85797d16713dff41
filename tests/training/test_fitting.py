"""The fit finds the optimum, whatever the unit of a feature, and tells how sure its rounding is."""

import numpy as np
import pytest

from training.fitting import Choice, Fit, fit_choice, fit_yes_or_no, margin

SEED = np.random.default_rng(7)
VALUES = SEED.normal(size=(400, 3)) * [1.0, 10.0, 0.1] + [0.0, 5.0, 1.0]
ODDS = 1 / (1 + np.exp(-(VALUES @ [1.0, -0.2, 8.0] - 7.0)))
TRUTH = (SEED.random(400) < ODDS).astype(float)
ALIKE = np.ones(400)


def slope(fit: Fit, shares: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """How the penalised likelihood changes with the intercept and with each weight."""
    miss = shares * (1 / (1 + np.exp(-fit.logits(VALUES))) - TRUTH)
    return np.concatenate([[miss.sum()], VALUES.T @ miss + penalty * fit.weights])


@pytest.mark.parametrize("scaled", [True, False])
def test_at_the_optimum_the_slope_is_nought(scaled: bool) -> None:
    fit = fit_yes_or_no(VALUES, TRUTH, ALIKE, 2.0, scaled)
    penalty = 2.0 * VALUES.std(axis=0) ** 2 if scaled else np.full(3, 2.0)
    assert np.abs(slope(fit, ALIKE, penalty)).max() < 1e-5


def test_a_case_that_counts_double_is_a_case_given_twice() -> None:
    twice = np.concatenate([VALUES, VALUES[:100]]), np.concatenate([TRUTH, TRUTH[:100]])
    shares = np.where(np.arange(400) < 100, 2.0, 1.0)
    one = fit_yes_or_no(VALUES, TRUTH, shares, 1.0, scaled=False)
    other = fit_yes_or_no(*twice, np.ones(500), 1.0, scaled=False)
    assert np.allclose(one.weights, other.weights, atol=1e-7)


def test_the_unit_of_a_feature_does_not_matter_where_it_is_scaled() -> None:
    metres = VALUES * [1.0, 1000.0, 1.0]
    one = fit_yes_or_no(VALUES, TRUTH, ALIKE, 1.0)
    other = fit_yes_or_no(metres, TRUTH, ALIKE, 1.0)
    assert np.allclose(one.weights, other.weights * [1.0, 1000.0, 1.0])
    assert np.isclose(one.intercept, other.intercept)


def test_a_feature_that_never_varies_weighs_nothing() -> None:
    values = np.hstack([VALUES, np.ones((400, 1))])
    assert abs(fit_yes_or_no(values, TRUTH, ALIKE, 1.0).weights[3]) < 1e-6


def make_choices(count: int) -> list[Choice]:
    """Three candidates each; the one that wins by -1, 2 and a draw of chance is right."""
    made = []
    for _ in range(count):
        values = SEED.normal(size=(3, 3))
        draw = values @ [-1.0, 2.0, 0.0] + SEED.gumbel(size=3)
        made.append(Choice(values, np.arange(3) == draw.argmax()))
    return made


def test_a_choice_is_learned_from_which_candidate_was_right() -> None:
    fit = fit_choice(make_choices(3000), 0.02, [0, 1, 2])
    assert np.allclose(fit.weights, [-1.0, 2.0, 0.0], atol=0.2)
    assert fit.intercept == 0


def test_what_is_not_free_weighs_nothing() -> None:
    fit = fit_choice(make_choices(300), 0.02, [1])
    assert fit.weights[0] == fit.weights[2] == 0
    assert fit.weights[1] > 0.5


def test_of_two_that_are_right_either_will_do() -> None:
    values = np.array([[1.0], [1.0], [0.0]])
    both = [Choice(values, np.array([True, True, False]))] * 50
    either = [Choice(values[1:], np.array([True, False]))] * 50
    assert fit_choice(both, 0.5, [0]).weights[0] > 0
    assert fit_choice(both, 0.5, [0]).weights[0] < fit_choice(either, 0.5, [0]).weights[0]


def test_rounding_keeps_the_names_and_no_sign_of_nought() -> None:
    fit = Fit(0.5, np.array([1.234, -0.001]))
    assert fit.rounded(("calm", "wind"), 2) == [("calm", 1.23), ("wind", 0.0)]
    assert str(fit.rounded(("calm", "wind"), 2)[1][1]) == "0.0"


def test_the_margin_is_how_far_the_nearest_edge_of_rounding_lies() -> None:
    assert np.isclose(margin(Fit(1.0, np.array([0.124])), 2), 0.001)
    assert np.isclose(margin(Fit(0.0149, np.array([0.12])), 2), 0.0001)
