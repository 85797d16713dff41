"""Records put together and taken apart as people decided."""

from variorum.align.regrouped import regroup
from variorum.model.record_ids import Place
from variorum.model.regrouping import Regrouping

A, B, C, D = (("a", at, at + 4) for at in (0, 10, 20, 30))
GROUPS = [[A, B], [C], [D]]


def done(*wanted: Regrouping) -> list[list[Place]]:
    return regroup(GROUPS, lambda place: place, "figures", wanted)


def test_nothing_decided_changes_nothing() -> None:
    assert done() == GROUPS
    assert done(Regrouping("entities", True, (A, C))) == GROUPS
    assert done(Regrouping("figures", True, (A, ("b", 0, 4)))) == GROUPS
    assert done(Regrouping("figures", True, (A, B))) == GROUPS
    assert done(Regrouping("figures", False, (("b", 0, 4),))) == GROUPS


def test_groups_are_joined_and_parted_one_after_the_other() -> None:
    assert done(Regrouping("figures", True, (A, D))) == [[A, B, D], [C]]
    assert done(Regrouping("figures", True, (D, A))) == [[A, B, D], [C]]
    assert done(Regrouping("figures", False, (B, C))) == [[A], [D], [B, C]]
    both = Regrouping("figures", True, (A, D)), Regrouping("figures", False, (D, B))
    assert done(*both) == [[A], [C], [B, D]]


def test_words_with_other_ends_are_found_by_half_of_them() -> None:
    assert done(Regrouping("figures", True, (("a", 0, 6), ("a", 19, 24)))) == [[A, B, C], [D]]
    assert done(Regrouping("figures", True, (("a", 0, 9), C))) == GROUPS
