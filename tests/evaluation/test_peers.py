import pytest

from evaluation import peers
from tests.reuse.texts import CUT, DISPATCH, ELSEWHERE, OWN


def test_pairs_join_into_groups() -> None:
    assert peers.join(5, [(0, 2), (2, 4)]) == [0, 1, 0, 3, 0]


def test_noise_is_a_group_of_each_alone() -> None:
    assert peers.alone([-1, 0, 0, -1]) == [-1, 0, 0, -4]


def test_peers_fold_a_plain_copy() -> None:
    pytest.importorskip("datasketch")
    pytest.importorskip("rensa")
    for run in peers.near_duplicates([DISPATCH, DISPATCH + " More.", OWN, ELSEWHERE]).values():
        first, copy, own, other = run()
        assert first == copy
        assert len({first, own, other}) == 3


def test_peers_cluster_texts() -> None:
    pytest.importorskip("sklearn")
    texts = [DISPATCH, CUT, OWN, ELSEWHERE, ELSEWHERE]
    for run in peers.clusterings(texts).values():
        labels = run()
        assert len(labels) == len(texts)
        assert labels[3] == labels[4]
