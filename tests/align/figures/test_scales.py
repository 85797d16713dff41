"""Amounts on one scale."""

import pytest

from tests.align.figures.reports_of import amount
from variorum.align.figures.scales import (
    in_unit,
    is_amount,
    is_rounding,
    kind_of,
    on_one_scale,
    scaled,
)


def test_units_of_one_kind_are_compared_in_their_base() -> None:
    assert scaled(amount(2, unit="kilometre").quantity).value == 2_000
    assert scaled(amount(2, unit="thing").quantity).base == "count"
    feet, metres = (scaled(amount(v, unit=u).quantity) for v, u in ((131, "foot"), (40, "metre")))
    assert feet.differs(metres) < 0.01
    assert scaled(amount(5, unit="USD").quantity).base == "USD"


@pytest.mark.parametrize(
    ("value", "unit", "telling"),
    [
        (359, "thing", True),
        (300, "thing", False),
        (2.6, "terabyte", True),
        (60, "day", True),
        (10, "day", False),
        (4e9, "USD", True),
        (500, "USD", False),
        (181, "kilogram", True),
        (400, "pound", False),
    ],
)
def test_telling_numbers(value: float, unit: str, telling: bool) -> None:
    assert scaled(amount(value, unit=unit).quantity).is_telling is telling


def test_vague_words_leave_room_for_what_they_promise() -> None:
    dozens = scaled(amount(None, words="dozens of files").quantity)
    assert dozens.is_vague
    assert dozens.word == "dozens"
    assert dozens.allows(scaled(amount(30).quantity))
    assert not dozens.allows(scaled(amount(12).quantity))
    assert scaled(amount(30).quantity).differs(dozens) == 1


def test_numbers_are_told_in_another_unit_of_their_kind() -> None:
    assert in_unit(2, "kilometre", "metre") == 2_000
    assert in_unit(3, "thing", "vehicle") == 3
    assert in_unit(3, "USD", "EUR") is None
    assert on_one_scale("person", "thing")
    assert not on_one_scale("foot", "metre")


def test_what_a_unit_measures_has_a_word() -> None:
    words = [kind_of(one) for one in ("USD", "percent", "foot", "hour", "pound", "time")]
    assert words == ["money", "share", "length", "length of time", "weight", "how often"]
    assert is_amount("percent")
    assert not is_amount("vehicle")


@pytest.mark.parametrize(
    ("one", "other", "rounded"),
    [
        (15_000_000, 14_959_450, True),
        (14_959_450, 15_000_000, True),
        (44_000_000, 43_885_310, True),
        (43_000_000, 43_885_310, False),
        (36, 35.7, True),
        (40, 35.7, False),
        (139, 141, False),
        (15, 15, False),
    ],
)
def test_a_rounding_has_fewer_digits(one: float, other: float, rounded: bool) -> None:
    assert is_rounding(one, other) is rounded
