import pytest

from variorum.align.entities.name_forms import (
    alike,
    body_key,
    initials,
    is_acronym,
    name_tokens,
    same_person,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Foreign Minister Lena-Marie Orsk", ("lena", "marie", "orsk")),
        ("Mr Orsk's", ("orsk",)),
        ("Şükrü Özdem", ("sukru", "ozdem")),
        ("General", ("general",)),
        ("LenaOrsk", ("lena", "orsk")),
        ("McOrsk", ("mcorsk",)),
    ],
)
def test_titles_diacritics_and_possessives_are_no_part_of_a_name(
    text: str, tokens: tuple[str, ...]
) -> None:
    assert name_tokens(text, "person") == tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sayed kamal rahimi", "sayid kamal rahimi"),
        ("noor mohammad faiz", "noor mohammad fayez"),
        ("kamal rahimi", "sayed kamal rahimi"),
        ("j rahimi", "jamal rahimi"),
        ("mohammed rahimi", "muhammad rahimi"),
        ("qasim suleymany", "qassem soleimani"),
        ("hassan nasr allah", "hasan nasrallah"),
        ("abd el karim zein el dine", "abdelkarim zeineddine"),
    ],
)
def test_spellings_and_fuller_forms_of_one_person(one: str, other: str) -> None:
    assert same_person(tuple(one.split()), tuple(other.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("anna orsk", "peter orsk"),
        ("anna orsk", "anna verrick"),
        ("mario rossi", "maria rossi"),
        ("joan smith", "john smith"),
        ("orsk", "anna orsk"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert not same_person(tuple(one.split()), tuple(other.split()))


def test_spellings_of_a_word_but_not_of_another() -> None:
    assert alike("mazarisharif", "mazaresharif", 0.85)
    assert not alike("niger", "nigeria", 0.85)
    assert not alike("mali", "malawi", 0.85)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Israel's military", "the Israeli army"),
        ("Ministry of Health", "Health Ministry"),
        ("Ukrainian navy", "the navy of Ukraine"),
        ("Germany's consulate", "German consulate"),
    ],
)
def test_a_body_has_one_key_in_every_form(one: str, other: str) -> None:
    keys = [body_key(name_tokens(text, "organization")) for text in (one, other)]
    assert keys[0] == keys[1]


def test_bodies_of_two_countries_have_two_keys() -> None:
    keys = {
        body_key(name_tokens(f"{nation} army", "organization"))
        for nation in ("Nigerian", "Niger", "Austrian", "Australian", "Indian", "Indonesian")
    }
    assert len(keys) == 6


def test_acronyms_and_what_they_shorten() -> None:
    assert is_acronym("RAIB")
    assert is_acronym("TfL")
    assert is_acronym("U.N.")
    assert not is_acronym("Rome")
    assert "tfl" in initials("Transport for London")
    assert initials("London") == frozenset()
