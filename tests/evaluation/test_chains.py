import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.chains import assigned, chained

LABELS = st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=20)


def test_a_chain_in_two_halves_loses_one_link() -> None:
    scores = chained("aaaa", "xxyy")
    assert scores.muc == pytest.approx(0.8)
    assert scores.b_cubed == pytest.approx(2 / 3)
    assert scores.ceaf_e == pytest.approx(4 / 9)


def test_single_mentions_alone_have_no_links() -> None:
    assert chained("abc", "xyz").muc == 0
    assert chained("abc", "xyz").ceaf_e == 1


def test_the_best_assignment_is_no_greedy_one() -> None:
    assert assigned([[0.9, 0.8], [0.85, 0.1]]) == pytest.approx(1.65)
    assert assigned([[0.5], [0.7]]) == pytest.approx(0.7)


@given(LABELS)
def test_names_of_chains_do_not_count(labels: list[int]) -> None:
    assert chained(labels, [str(one) for one in labels]).b_cubed == pytest.approx(1)
    assert chained(labels, labels).ceaf_e == pytest.approx(1)


@given(LABELS)
def test_scores_lie_between_none_and_all(labels: list[int]) -> None:
    scores = chained(labels, [one % 2 for one in labels])
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores)
