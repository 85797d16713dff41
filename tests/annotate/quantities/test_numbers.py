"""Numbers in digits, words and ranges."""

import pytest

from variorum.annotate.quantities.numbers import Number, find_numbers, to_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("twenty-seven", 27),
        ("two hundred and five", 205),
        ("three thousand four hundred", 3400),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("5k", 5000),
        ("a hundred thousand", 100_000),
        ("a million and a half", 1_500_000),
        ("five five", None),
        ("7 400", 7400),
        ("2 016 350", 2_016_350),
        ("1, 300", 1300),
        ("3,45,000", 345_000),
        ("1.5 crore", 15_000_000),
        ("4 lakh", 400_000),
        ("a hundred and six", 106),
        ("one million two hundred and forty thousand", 1_240_000),
        ("4 1/2", 4.5),
        ("2½ million", 2_500_000),
        ("five and a half thousand", 5500),
        ("two and a quarter million", 2_250_000),
    ],
)
def test_value_of_words(words: str, value: int | None) -> None:
    assert to_value(words) == value


def numbers(text: str) -> list[Number]:
    return list(find_numbers(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 to 15", [(None, 12, 15, "between")]),
        ("12-15", [(None, 12, 15, "between")]),
        ("between two and three hundred", [(None, 200, 300, "between")]),
        ("rose from 12 to 15", [(15, 15, 15, "exact")]),
        ("12 and 3", [(12, 12, 12, "exact"), (3, 3, 3, "exact")]),
        ("fewer than 20", [(20, None, 20, "less_than")]),
        ("100 or more", [(100, 100, None, "at_least")]),
        ("nearly 90", [(90, None, None, "about")]),
        ("tens of thousands", [(None, None, None, "vague")]),
        ("a pair of", [(2, 2, 2, "exact")]),
        ("a pair of men in glasses", [(2, 2, 2, "exact")]),
        ("a pair of smart glasses", []),
        ("a pair of shoes", []),
        ("$40", []),
        ("40%", []),
        ("10:30", []),
    ],
)
def test_numbers_with_bounds_and_qualifier(
    text: str, expected: list[tuple[int | None, int | None, int | None, str]]
) -> None:
    assert [(n.value, n.low, n.high, n.qualifier) for n in numbers(text)] == expected


def test_a_number_starts_at_its_qualifier_and_names_its_core() -> None:
    (number,) = numbers("they saw at least twelve")
    assert (number.start, number.core, number.end) == (9, 18, 24)


def test_over_may_belong_to_the_verb() -> None:
    (told,) = numbers("The rebels handed over 21 captives.")
    assert (told.qualifier, told.start) == ("exact", 23)
    (more,) = numbers("The camp held over 21 captives.")
    assert more.qualifier == "more_than"


def test_a_scale_may_be_glued_to_its_number() -> None:
    assert [n.value for n in numbers("She has 9.2million followers.")] == [9_200_000]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It left 7 400 homeless", [7400]),
        ("about 1, 300 tents stood there", [1300]),
        ("killed 3, 200 wounded", [3, 200]),
        ("On May 12 300 people came", [300]),
        ("Flight 370, 239 people aboard", [239]),
        ("a hundred and six pilgrims", [106]),
        ("a thousand and two thousand", [1000, 2000]),
        ("one and a half million", [1_500_000]),
        ("six and seven", [6, 7]),
        ("and three quarters of a million fled", [750_000]),
    ],
)
def test_what_parts_two_numbers_and_what_joins_them(text: str, values: list[int]) -> None:
    assert [n.value for n in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("30-45,000", (30_000, 45_000)),
        ("2.5-3m", (2_500_000, 3_000_000)),
        ("between 4 and 6 lakh", (400_000, 600_000)),
        ("2 to 15,000", (2, 15_000)),
    ],
)
def test_the_ends_of_a_range_share_their_scale(text: str, ends: tuple[int, int]) -> None:
    (number,) = numbers(text)
    assert (number.low, number.high) == ends
