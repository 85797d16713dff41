from itertools import pairwise
from typing import get_args

from variorum.access.rights import ACTS, RIGHTS, ROLES, Right, Role, may


def test_each_role_may_do_what_the_one_before_may_and_more() -> None:
    rights = [ROLES[role] for role in get_args(Role)]
    assert all(one < other for one, other in pairwise(rights))
    assert get_args(Right) == RIGHTS
    assert set(ACTS.values()) == set(RIGHTS)


def test_what_nobody_thought_of_is_for_editors() -> None:
    assert not may(ROLES["reviewer"], "burn the archive")
    assert may(ROLES["editor"], "burn the archive")
    assert may(ROLES["reader"], "look")
    assert not may((), "look")
