import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.align.entities.same_name import compare, score, spelt_alike, words
from variorum.weights import load

MERGE = load("names").line("merge")
SAME = load("names").line("same")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dmitri Solovyov", "Dmitry Soloviev"),
        ("Юрий Ковальчук", "Yuri Kovalchuk"),
        ("Jörg Müller-Lüdenscheid", "Jorg Muller Ludenscheid"),
        ("Hassan Farouki", "Hasan Faruki"),
        ("Farouki, Hassan", "Hassan Farouki"),
        ("HassanFarouki", "Hassan Farouki"),
        ("JP Harrow", "John-Paul Harrow"),
        ("Bill Harrow", "William Harrow"),
    ],
)
def test_spellings_of_one_name_score_above_the_line(one: str, other: str) -> None:
    assert score(one, other, "person") >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("Orm Water Authority", "OWA"), ("van der Harrow Mills", "Vanderharrow Mills")],
)
def test_acronyms_and_blanks_are_other_writings_of_a_body(one: str, other: str) -> None:
    assert score(one, other, "organization") >= MERGE


def test_a_son_is_not_his_father() -> None:
    turned = score("Omar bin Hasan al-Harbi", "Hasan bin Omar al-Harbi", "person")
    assert turned < score("Omar Hasan al-Harbi", "Hasan Omar al-Harbi", "person")


def test_letters_that_stand_for_words_are_not_misspelt() -> None:
    assert score("BP p.l.c.", "BD p.l.c.", "organization") < MERGE


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
    assert words("Sheikh Omar al-Harbi", "person") == ("omar", "harbi")
    assert words("L.X.C Works", "organization")[0] == "lxc"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_get_one_score_whatever_their_order(one: str, other: str) -> None:
    for schema in ("person", "organization"):
        assert 0 <= score(one, other, schema) <= 1
        assert score(one, other, schema) == score(other, one, schema)
        assert compare(one, other, schema) == compare(other, one, schema)
