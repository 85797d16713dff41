"""Wordings: identical ones are held once, and what may say the same is found by rare words."""

import numpy as np

from tests.align.claims.told import assertion
from variorum.align.claims.wordings import Wordings

DAM = "dam wall burst valley night water"
FERRY = "ferry crossed lake early storm"


def test_one_wording_of_two_accounts_is_held_once() -> None:
    held = Wordings([assertion(DAM), assertion(FERRY), assertion(DAM, article="b")])
    assert [*held.members] == [[0, 2], [1]]
    assert held.of == {0: 0, 2: 0, 1: 1}
    assert [one.article for one in held.firsts] == ["a", "a"]


def test_a_no_is_another_wording() -> None:
    held = Wordings([assertion(DAM), assertion(DAM, article="b", negated="burst")])
    assert len(held.members) == 2


def test_candidates_share_two_words_and_the_later_comes_first() -> None:
    told = [assertion(DAM), assertion("dam wall held", article="b"), assertion(FERRY, article="b")]
    ((at, other, words, meaning),) = Wordings(told).candidates()
    assert (at, other, meaning) == (1, 0, None)
    assert 0 < words < 1


def test_one_word_will_do_where_the_vectors_lie_near() -> None:
    told = [assertion(DAM), assertion("dam held firm again", article="b")]
    near = np.array([[1000, 0], [990, 141]], dtype=np.float32)
    far = np.array([[1000, 0], [0, 1000]], dtype=np.float32)
    assert len([*Wordings(told, near).candidates()]) == 1
    assert [*Wordings(told, far).candidates()] == []
    assert Wordings(told, near).placed
    assert not Wordings(told).placed
