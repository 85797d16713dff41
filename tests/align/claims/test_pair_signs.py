"""The signs of a pair: the same either way round, and seen beside the other pairs of a story."""

import pytest

from tests.align.claims.told import assertion
from variorum.align.claims.assertions import Assertion
from variorum.align.claims.pair_signs import Candidate, PairJudge, PairSigns
from variorum.align.claims.wordings import Wordings

DAM = "dam wall burst valley night water"


def signs(one: Assertion, other: Assertion, *more: Assertion, near: float = 0.5) -> PairSigns:
    """The signs of the first two; the first lies so near to each of the others."""
    held = Wordings([one, other, *more])
    pairs = [Candidate(1, 0, 0.4, 0.6)]
    pairs += [Candidate(at, 0, near, 0.5) for at in range(2, 2 + len(more))]
    return PairJudge(held.firsts, held.total, pairs).signs(pairs[0])


def test_a_pair_has_the_same_signs_either_way() -> None:
    one = assertion(f"{DAM} 7", names="rowe", speaker="s", at=5)
    other = assertion("dam burst mine 9 @2024-05-02", article="b", at=40)
    assert signs(one, other) == signs(other, one)


def test_what_both_hold_and_what_one_alone_holds_is_counted() -> None:
    one = assertion("dam burst 7 @2024-05-02", names="rowe ilde")
    other = assertion("dam held 7 12 @2024-05-02", names="rowe", article="b")
    found = signs(one, other)
    assert (found.names, found.names_left) == (1, 1)
    assert (found.numbers, found.numbers_left) == (1, 1)
    assert found.day
    assert not found.no_plain


@pytest.mark.parametrize(
    ("sign", "one", "other"),
    [
        ("said", assertion(DAM, speaker="p"), assertion(f"{DAM} ash", article="b", speaker="q")),
        ("one_said", assertion(DAM, speaker="p"), assertion(f"{DAM} ash", article="b")),
        (
            "one_speaker",
            assertion(DAM, speaker="p"),
            assertion(f"{DAM} ash", article="b", speaker="p"),
        ),
        (
            "two_speakers",
            assertion(DAM, speaker="p"),
            assertion(f"{DAM} ash", article="b", speaker="q"),
        ),
        ("modes", assertion(DAM, mode="warns"), assertion(f"{DAM} ash", article="b")),
        ("no_and_yes", assertion(DAM, negated="burst"), assertion(f"{DAM} ash", article="b")),
        ("opposed", assertion("coal prices rise"), assertion("coal prices fall", article="b")),
    ],
)
def test_a_sign_is_seen_where_it_is_and_not_where_it_is_not(
    sign: str, one: Assertion, other: Assertion
) -> None:
    plain = signs(assertion(DAM), assertion(f"{DAM} ash", article="b"))
    assert getattr(signs(one, other), sign)
    assert not getattr(plain, sign)


def test_a_likelier_sentence_of_the_same_account_takes_the_margin() -> None:
    one, other = assertion(DAM), assertion("dam burst mine", article="b")
    rival = assertion("dam wall burst valley", article="b", at=90)
    assert signs(one, other).margin == pytest.approx(1.0)
    assert signs(one, other, rival).margin == pytest.approx(0.0)
    assert signs(one, other, rival, near=0.9).margin == pytest.approx(-0.4)
    # Another account has sentences of its own.
    assert signs(one, other, rival._replace(article="c"), near=0.9).margin == pytest.approx(1.0)


def test_words_that_both_hold_make_it_likelier() -> None:
    one = assertion(DAM)
    held = Wordings(
        [one, assertion(f"{DAM} ash", article="b"), assertion("dam x y z", article="c")]
    )
    pairs = [Candidate(1, 0, 0.9, 0.9), Candidate(2, 0, 0.1, 0.5)]
    judge = PairJudge(held.firsts, held.total, pairs)
    assert judge.likely(pairs[0]) > 0.5 > judge.likely(pairs[1])
