"""Tokens of times: words of the rules, numbers, clocks and marks."""

import pytest

from variorum.annotate.times.time_tokens import Token, as_token, read_tokens

WORDS = {"may": "M", "monday": "W", "three": "w", "twenty": "w", "half": "h"}


def codes(text: str) -> str:
    return read_tokens(text, WORDS)[1]


def tokens(text: str) -> list[tuple[str, float]]:
    return [(one.text, one.number) for one in map(as_token, read_tokens(text, WORDS)[0])]


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("21st", "o", 21),
        ("2023", "y", 2023),
        ("1499", "n", 1499),
        ("1500", "y", 1500),
        ("2099", "y", 2099),
        ("2100", "n", 2100),
        ("31", "d", 31),
        ("32", "n", 32),
        ("1,200", "n", 1200),
        ("three", "w", 3),
        ("2023-09-21", "i", 0),
        ("21/09/2023", "s", 0),
        ("1990s", "e", 0),
    ],
)
def test_a_number_has_its_code_and_its_value(text: str, code: str, number: float) -> None:
    assert codes(text) == code
    assert tokens(text) == [(text, number)]


def test_a_word_that_no_rule_knows_is_read_only_where_needed() -> None:
    found, _ = read_tokens("Rain on Monday", WORDS)
    assert [isinstance(one, Token) for one in found] == [False, False, True]
    assert as_token(found[0]) == Token(0, 4, "rain")


def test_a_month_that_is_also_a_word_has_its_capital() -> None:
    assert codes("May") == "M"
    assert codes("may") != "M"


def test_the_s_of_a_genitive_is_told_from_a_letter() -> None:
    assert codes("Monday's")[-2:] == "'p"
    assert codes("s") != "p"


def test_number_words_are_joined() -> None:
    assert tokens("twenty-three")[-1][1] == 23


def test_a_blank_line_ends_a_phrase() -> None:
    assert "\n" in codes("Monday\n\nMay")
