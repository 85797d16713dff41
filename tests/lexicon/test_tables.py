"""The tables of the lexicon whose content is not a matter of choice: numbers and the calendar."""

import pytest

from variorum.lexicon import in_order, table, words

SMALL_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
SMALL = tuple(SMALL_WORDS.split())
ORDINAL_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = tuple(ORDINAL_WORDS.split())
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTH_WORDS = """
    january february march april may june july august september october november december
"""
MONTHS = tuple(MONTH_WORDS.split())
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("numbers.small", {name: at for at, name in enumerate(SMALL, 1)}),
        ("numbers.ordinals", {name: at for at, name in enumerate(ORDINALS, 1)}),
        ("numbers.tens", {name: 10 * at for at, name in enumerate(TENS, 2)}),
        ("calendar.months", {name: at for at, name in enumerate(MONTHS, 1)}),
        ("calendar.weekdays", {name: at for at, name in enumerate(WEEKDAYS)}),
        ("calendar.weekdays_plural", {f"{name}s": at for at, name in enumerate(WEEKDAYS)}),
    ],
)
def test_a_table_of_numbers_has_each_of_them(key: str, wanted: dict[str, int]) -> None:
    assert {name: int(number) for name, number in table(key).items()} == wanted


def test_shortened_months_and_weekdays_begin_as_the_whole_ones() -> None:
    for short, number in table("calendar.months_short").items():
        assert MONTHS[int(number) - 1].startswith(short)
    for short, number in table("calendar.weekdays_short").items():
        assert WEEKDAYS[int(number)].startswith(short)
    assert {int(one) for one in table("calendar.weekdays_short").values()} == set(range(7))
    # May has no shorter form.
    assert {int(one) for one in table("calendar.months_short").values()} == {*range(1, 13)} - {5}


def test_seasons_and_decades_are_whole() -> None:
    seasons = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
    assert table("calendar.seasons") == seasons
    assert sorted(map(int, table("calendar.decades").values())) == list(range(2, 10))


def test_units_and_parts_stand_in_both_numbers() -> None:
    for key in ("calendar.units", "calendar.parts"):
        found = table(key)
        singular = [name for name in found if f"{name}s" in found or name == "century"]
        assert 2 * len(singular) == len(found), key


def test_scales_multiply() -> None:
    scales = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
    assert {name: int(by) for name, by in table("numbers.scales").items()} == scales


def test_numbers_to_ten_and_twelve_are_those_of_the_table() -> None:
    assert words("numbers.to_ten") == set(SMALL[:10])
    assert words("numbers.to_twelve") == set(SMALL[:12])


def test_words_keep_the_order_of_the_file() -> None:
    assert in_order("calendar.months") == MONTHS
    assert in_order("calendar.weekdays") == WEEKDAYS
