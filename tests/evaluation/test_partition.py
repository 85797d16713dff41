import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.partition import adjusted_rand, b_cubed

LABELS = st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=30)


def test_one_group_for_two_halves_precision() -> None:
    scores = b_cubed("aabb", "xxxx")
    assert scores.precision == pytest.approx(0.5)
    assert scores.recall == 1
    assert scores.f1 == pytest.approx(2 / 3)


def test_splitting_costs_recall_alone() -> None:
    scores = b_cubed("aaaa", "wxyz")
    assert scores.precision == 1
    assert scores.recall == pytest.approx(0.25)


def test_the_rand_index_of_a_known_table() -> None:
    """The table of Hubert and Arabie's kind: two groups of three, one thing in the wrong one."""
    assert adjusted_rand("aaabbb", "xxyyyy") == pytest.approx(0.3243, abs=1e-4)


@given(LABELS)
def test_the_same_grouping_scores_one_under_any_names(labels: list[int]) -> None:
    names = [f"group {label}" for label in labels]
    assert b_cubed(labels, names).f1 == pytest.approx(1)
    assert adjusted_rand(labels, names) == pytest.approx(1)
