"""Bare numbers that stand for people told of elsewhere."""

import pytest

from variorum.annotate.quantities.anchors import find_anchors
from variorum.annotate.quantities.told_again import is_bare, settle_retold


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("I met the 21 who came back", True),
        ("I met the 9 who came back", False),
        ("I met 21 who came back", False),
        ("I met the 21 pupils who came back", False),
    ],
)
def test_a_large_number_after_the_stands_for_people(text: str, bare: bool) -> None:
    lower = text.lower()
    anchor = next(iter(find_anchors(text, lower, 0, len(text))))
    assert is_bare(lower, anchor) is bare


def test_nothing_counted_is_nothing_told_again() -> None:
    assert settle_retold("", ()) == []
