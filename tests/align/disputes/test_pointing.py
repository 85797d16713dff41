"""What a denial points at."""

from tests.align.claims.told import assertion
from variorum.align.disputes.denials import Denial
from variorum.align.disputes.pointing import Pointer

DENIAL = Denial(
    at=2,
    denies=True,
    refutes=False,
    negates=False,
    spared=False,
    content=frozenset(["charges"]),
    pointing=frozenset(["charges"]),
    restated=False,
)


def pointer() -> Pointer:
    return Pointer(
        [
            assertion("ministry ignored warnings letters", speaker="mayor", mode="accuses"),
            assertion("rain fell valley night", at=20),
            assertion("charges", speaker="ministry", mode="denies", at=40),
        ],
        {"ministry": ["ministry"]},
    )


def test_what_stands_near_may_be_pointed_at() -> None:
    assert {0, 1} <= pointer().near(DENIAL)
    assert max(pointer().near(DENIAL)) <= 2
    assert list(pointer().accusations) == [0]


def test_an_accusation_is_pointed_at_before_a_telling() -> None:
    accused, told = (pointer().rank(DENIAL, at) for at in (0, 1))
    assert accused is not None
    assert told is None or accused > told


def test_words_that_tell_something_must_stand_there() -> None:
    telling = DENIAL._replace(content=frozenset(["bribe", "judge", "court", "charges"]))
    assert pointer().rank(telling, 0) is None
