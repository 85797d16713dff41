"""Sums of money, shares, measures and spans of time in a sentence."""

import pytest

from variorum.annotate.quantities.amounts import find_amounts


def amounts(text: str) -> list[tuple[float | int | None, str]]:
    found = find_amounts(text, text.lower(), 0, len(text))
    return sorted(
        ((one.number.value, one.unit) for one in found), key=lambda one: (one[0] or 0, one[1])
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $4 billion.", 4_000_000_000, "USD"),
        ("They paid US$6,500 for it.", 6_500, "USD"),
        ("A £380m robbery.", 380_000_000, "GBP"),
        ("They lost 3.5 million euros.", 3_500_000, "EUR"),
        ("The fine was Rs 500.", 500, "INR"),
        ("It pays 2 million crowns.", 2_000_000, "crown"),
        ("They raised 36 million pounds.", 36_000_000, "GBP"),
        ("It weighs 400 pounds.", 400, "pound"),
        ("It has 5 million pounds of thrust.", 5_000_000, "pound"),
        ("Prices fell 14% in a day.", 14, "percent"),
        ("Some 30 per cent stayed away.", 30, "percent"),
        ("It rose two percentage points.", 2, "percentage point"),
        ("They walked 15 kilometres.", 15, "kilometre"),
        ("A 40m dry well.", 40, "metre"),
        ("A 181-kg gorilla.", 181, "kilogram"),
        ("A 400-pound-plus male.", 400, "pound"),
        ("Half a ton of files.", 0.5, "ton"),
        ("It is 3.8 billion light-years away.", 3_800_000_000, "light-year"),
        ("An 11-and-a-half hour journey.", 11.5, "hour"),
        ("They were married for nearly two decades.", 20, "year"),
        ("It drove for more than a mile.", 1, "mile"),
        ("It flew 21 times.", 21, "time"),
        ("A nine-page reply.", 9, "thing"),
        ("The 28-member bloc met.", 28, "thing"),
        ("It was 30 degrees Celsius.", 30, "degree-celsius"),
    ],
)
def test_an_amount_has_its_number_and_its_unit(text: str, value: float, unit: str) -> None:
    assert amounts(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "They rub two sticks.",
        "A 31-year-old man aged 12 years spoke.",
        "He came ten years ago, and again two weeks later.",
        "In the last six months they met.",
        "It takes one day.",
        "It is three times larger.",
        "They have 24-hour access.",
        "He was 5-foot-11.",
        "About 2m people live there.",
        "A mile is far.",
        "It hit a 12-week low.",
    ],
)
def test_ages_dates_and_single_units_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


def test_a_range_is_one_amount_and_what_moved_is_two() -> None:
    (one,) = find_amounts("between 20 and 30 percent", "between 20 and 30 percent", 0, 25)
    assert (one.number.low, one.number.high, one.number.value) == (20, 30, None)
    assert amounts("It cost $1.5-2m.") == [(None, "USD")]
    assert amounts("The price plunged from $11,926 to $10,925.") == [(10925, "USD"), (11926, "USD")]
    assert amounts("It dropped $11 billion to $9 billion.") == [(9e9, "USD"), (11e9, "USD")]


def test_vague_words_have_a_unit_and_no_number() -> None:
    assert amounts("They lost thousands of dollars.") == [(None, "USD")]
    assert amounts("It is a multi-million pound campaign.") == [(None, "GBP")]
    assert amounts("It lasted for hundreds of years.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 25 percent tariff on steel imports, too", "tariff on steel imports"),
        ("10% on aluminium", "on aluminium"),
        ("6% last year", None),
        ("$5 to spend", None),
        ("70 miles in two hours", None),
    ],
)
def test_the_words_behind_tell_what_it_is_of(text: str, words: str | None) -> None:
    first = min(find_amounts(text, text.lower(), 0, len(text)), key=lambda one: one.number.start)
    assert first.words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They paid $3 million on Tuesday for it.", None),
        ("They paid $3 million in taxes.", "in taxes"),
        ("They paid $3 million last year.", None),
    ],
)
def test_the_day_of_a_payment_is_not_what_was_paid(text: str, words: str | None) -> None:
    (one,) = find_amounts(text, text.lower(), 0, len(text))
    assert one.words == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The flight took 8 hours and 20 minutes.", [(8.33, "hour")]),
        ("He was jailed for two years and six months.", [(2.5, "year")]),
        ("The board is 5 feet 11 inches long.", [(5.92, "foot")]),
        ("It lasted two hours, 30 minutes.", [(2.5, "hour")]),
        ("It took 20 minutes and 8 hours.", [(8, "hour"), (20, "minute")]),
        ("It took 8 hours and 90 minutes.", [(8, "hour"), (90, "minute")]),
        ("It took 8 hours, while 20 minutes would do.", [(8, "hour"), (20, "minute")]),
    ],
)
def test_two_units_of_one_amount_are_read_together(
    text: str, told: list[tuple[float, str]]
) -> None:
    assert amounts(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They held the boat for about 10 minutes before it sank.", [(10, "minute")]),
        ("The town will wait another 30 days before deciding.", [(30, "day")]),
        ("They won for the first time in 108 years after a draw.", [(108, "year")]),
        ("They left two hours before the meeting.", []),
        ("They left ten minutes after the start.", []),
    ],
)
def test_how_long_is_told_apart_from_when(text: str, told: list[tuple[float, str]]) -> None:
    assert amounts(text) == told
