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
    scales = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
    scales |= {"billion": 10**9, "trillion": 10**12}
    indian = {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
    assert {name: int(by) for name, by in table("numbers.scales").items()} == scales | indian


def test_numbers_to_ten_and_twelve_are_those_of_the_table() -> None:
    assert words("numbers.to_ten") == set(SMALL[:10])
    assert words("numbers.to_twelve") == set(SMALL[:12])


def test_words_keep_the_order_of_the_file() -> None:
    assert in_order("calendar.months") == MONTHS
    assert in_order("calendar.weekdays") == WEEKDAYS


def test_letters_behind_figures_multiply() -> None:
    letters = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
    assert {name: int(by) for name, by in table("numbers.scale_letters").items()} == letters


def test_the_parts_of_a_day_are_whole() -> None:
    for part, form in (("MO", "morning"), ("AF", "afternoon"), ("EV", "evening"), ("NI", "night")):
        found = table("calendar.parts")
        assert (found[form], found[f"{form}s"]) == (part, part)


@pytest.mark.parametrize(
    ("key", "members"),
    [
        ("function_words.be", "is are was were be been being"),
        ("function_words.called", "him her it them himself herself itself themselves"),
        ("function_words.he", "he him his"),
        ("function_words.she", "she her hers"),
        ("function_words.personal", "i you he she it we they who"),
        ("function_words.appositives", "who whose which himself herself itself themselves"),
        ("function_words.clause_openers", "that if whether how what why who where when"),
        (
            "function_words.auxiliaries",
            "am is are was were be been being have has had having do does did will would shall"
            " should can could may might must",
        ),
        (
            "function_words.conjunctions",
            "and or but nor yet so if because although though while whereas when where unless"
            " whether whenever wherever until since once",
        ),
        (
            "function_words.prepositions",
            "of in on at by for from with to into onto over under after before since until during"
            " against between among across through throughout toward towards near outside inside"
            " around behind beyond above below beside besides despite amid along off out up down"
            " within without upon via per as than like unlike",
        ),
        ("function_words.determiners", "the a an this that these those my your his her its our"),
        ("function_words.joints", "and but or then , ;"),
        ("function_words.before_participle", "after before while by in and or"),
        ("counted.phrase_ends", "i you he she it we they him us them who whom whose which what"),
        ("function_words.negations", "not no never n't neither nor without cannot"),
        ("calendar.date_label_words", "by of the and for in under"),
    ],
)
def test_a_closed_class_has_each_of_its_members(key: str, members: str) -> None:
    """English adds no pronoun or preposition, so that one that is missing is a mistake."""
    assert set(members.split()) - words(key) == set()
