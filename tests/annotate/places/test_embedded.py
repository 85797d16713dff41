"""Places inside other names."""

import pytest

from variorum.annotate.places.embedded import find_attached, find_inner, is_generic, is_local


@pytest.mark.parametrize(
    ("name", "attested", "inner"),
    [
        ("Oslo Police", (), "Oslo"),
        ("Oslo Mayor Ann Bell", (), "Oslo"),
        ("Dallas County Sheriff", (), "Dallas County"),
        ("Oslo Hospital", (), ""),
        ("Oslo Hospital", ("Oslo",), "Oslo"),
        ("Norway Police", (), ""),
        ("Ann Bell", (), ""),
        ("Oslo", (), ""),
    ],
)
def test_a_place_in_the_name_of_its_office_is_found(
    name: str, attested: tuple[str, ...], inner: str
) -> None:
    assert name[: find_inner(name, attested)] == inner


def test_a_town_is_local_and_a_country_is_not() -> None:
    assert [is_local(name) for name in ("Oslo", "Texas", "Norway", "Bridge", "oslo", "Ulm")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_a_word_of_other_use_is_generic() -> None:
    assert [is_generic(name) for name in ("Bridge", "Council", "St.", "Oslo")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("An Oslo-based bank fell.", "Oslo"),
        ("Ann Bell, D-Oakland, left.", "Oakland"),
        ("OSLO — The mayor left.", "OSLO"),
        ("The mayor left.", None),
    ],
)
def test_a_place_is_found_by_what_is_attached_to_it(text: str, place: str | None) -> None:
    found = [text[start:end] for start, end in find_attached(text)]
    assert found == ([place] if place else [])


PLAIN = """
    North South East West Northern Southern Eastern Western Central Middle Upper Lower Old New Hill
    Hills Creek Saint First Second Third Police Mayor Council Sheriff Hospital Airport School Church
"""
OFFICES = """
    Police Fire Sheriff County Mayor Council Councillor Commission Commissioner District Coroner
    Prosecutor Prosecutors Judge Magistrate Governor Attorney Legislature Lawmakers Senator
    Superintendent Auditor Clerk Treasurer Residents Officials Firefighters Paramedics Schools
"""


@pytest.mark.parametrize("name", PLAIN.split())
def test_a_word_inside_many_names_is_no_place_alone(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("office", OFFICES.split())
def test_an_office_is_named_after_its_place(office: str) -> None:
    assert find_inner(f"Oslo {office}", ()) >= len("Oslo")
