import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.align.pairs import MERGE, compare, score, spelt_alike, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dmitri Solovyov", "Dmitry Soloviev"),
        ("Юрий Ковальчук", "Yuri Kovalchuk"),
        ("Jörg Müller-Lüdenscheid", "Jorg Muller Ludenscheid"),
        ("Hassan Farouki", "Hasan Faruki"),
    ],
)
def test_spellings_of_one_name_score_above_even_odds(one: str, other: str) -> None:
    assert score(one, other, "person") >= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Kowalska", "Piotr Kowalski"), ("Tom Harrow", "Tom Ellison"), ("Lee Wan", "Park Sung")],
)
def test_names_that_share_a_word_score_below_the_threshold(one: str, other: str) -> None:
    assert score(one, other, "person") < MERGE


def test_given_names_that_differ_by_a_letter_are_two_people() -> None:
    assert not spelt_alike(("john", "harrow"), ("joan", "harrow"))
    assert not spelt_alike(("mario", "bruni"), ("maria", "bruni"))
    assert spelt_alike(("moammar", "kadiri"), ("muammar", "kadiri"))


def test_legal_forms_and_titles_are_no_words_of_a_name() -> None:
    assert words("The Harrow Mills Group, Ltd.", "organization") == ("harrow", "mills")
    assert words("Sheikh Omar al-Tamimi", "person") == ("omar", "tamimi")
    assert words("L.X.C Works", "organization")[0] == "lxc"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_get_one_score_whatever_their_order(one: str, other: str) -> None:
    for schema in ("person", "organization"):
        assert 0 <= score(one, other, schema) <= 1
        assert score(one, other, schema) == score(other, one, schema)
        assert compare(one, other, schema) == compare(other, one, schema)
