"""Numbers that count, and what stands for a number."""

import pytest

from variorum.annotate.quantities.anchors import find_anchors


def anchors(text: str) -> list[tuple[str, float | int | None, str]]:
    found = find_anchors(text, text.lower(), 0, len(text))
    return [(one.kind, one.number.value, text[one.number.start : one.phrase.end]) for one in found]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It killed 12 soldiers", ("number", 12, "12 soldiers")),
        ("It killed at least 12 soldiers", ("number", 12, "at least 12 soldiers")),
        ("A family of five was killed", ("number", 5, "A family of five")),
        ("A soldier was killed", ("indefinite", 1, "A soldier")),
        ("Another driver was killed", ("indefinite", 1, "Another driver")),
        ("No one was killed", ("none", 0, "No one")),
        ("None of the passengers was killed", ("none", 0, "None of the passengers")),
    ],
)
def test_a_number_or_what_stands_for_one_is_found(
    text: str, anchor: tuple[str, float, str]
) -> None:
    assert anchor in anchors(text)


@pytest.mark.parametrize(
    "text", ["It fell on 12 May", "It fell at 12:30", "A 12-year-old fell", "Some 12% fell"]
)
def test_dates_clocks_ages_and_shares_count_nothing(text: str) -> None:
    assert not [one for one in anchors(text) if one[0] == "number"]


def test_one_person_counts_where_something_happened() -> None:
    assert anchors("A soldier sang a song") == []
