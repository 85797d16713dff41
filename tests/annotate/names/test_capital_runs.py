"""Names: where they begin and end, and what kind they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.names.capital_runs import find_names
from variorum.annotate.text.sentences import split


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.label) for mention in find_names(text, split(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The dam broke, Gen. Pavel Orlik said.", [("Pavel Orlik", "person")]),
        ("A spokesman for Mr. Dunmore declined.", [("Dunmore", "person")]),
        ("Ludwig van der Hagen was seen there.", [("Ludwig van der Hagen", "person")]),
        ("It happened in Norway on Monday.", [("Norway", "place")]),
        ("Rescuers reached Tarvik province at dawn.", [("Tarvik", "place")]),
        ("The Ministry of the Interior said so.", [("Ministry of the Interior", "organization")]),
        ("The Ostrava Fire Brigade was called.", [("Ostrava Fire Brigade", "organization")]),
        ("It fell on the Gulf of Aden.", [("Gulf of Aden", "place")]),
        ("Guards at SeaLand saw it.", [("SeaLand", "organization")]),
        ("Most Kenyans stayed at home.", [("Kenyans", "group")]),
        ("The Rhine Flood Agreement holds.", [("Rhine Flood Agreement", "other")]),
    ],
)
def test_a_name_has_its_extent_and_kind(text: str, wanted: list[tuple[str, str]]) -> None:
    assert names(text) == wanted


def test_an_office_and_its_country_stand_apart_from_the_name() -> None:
    assert names("It was Chilean Foreign Minister Rosa Quiroga who called.") == [
        ("Chilean", "group"),
        ("Rosa Quiroga", "person"),
    ]
    assert names("Then Secretary of State Alan Brightwell left.")[-1] == (
        "Alan Brightwell",
        "person",
    )


def test_institutions_in_lower_case_are_organizations() -> None:
    text = "The Kenyan army denied it. The interior ministry and Norway’s police agreed."
    assert names(text) == [
        ("Kenyan army", "organization"),
        ("interior ministry", "organization"),
        ("Norway’s police", "organization"),
    ]


def test_a_capital_that_only_opens_the_sentence_makes_no_name() -> None:
    assert names("Floods hit the town. Residents fled. Yesterday it rained.") == []
    assert names("Bridges fell. Later, bridges were rebuilt.") == []


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "Maria Tolvanen ran the shelter. Food was short, Tolvanen wrote."
    assert names(text) == [("Maria Tolvanen", "person"), ("Tolvanen", "person")]


def test_a_heading_in_capitals_gives_no_names() -> None:
    assert names("HEAVY RAIN FLOODS OLD TOWN\n\nIt rained.") == []


def test_possessives_stand_outside() -> None:
    assert names("They met Anna Brandt’s mother.") == [("Anna Brandt", "person")]


@given(st.text(max_size=300))
def test_any_text_gives_exact_names_in_order(text: str) -> None:
    found = find_names(text, split(text))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


BODIES = """
    Authority Ministry Agency Committee Council Commission Company Institute University Party
    Department Association Service Bank Board Federation Union Office Corporation Hospital
"""


def test_who_leads_a_body_stands_behind_its_name() -> None:
    """The "president of Arden University Ann Bell" names a body and a person, not one of them."""
    for body in BODIES.split():
        text = f"The president of Arden {body} Ann Bell spoke."
        found = [text[one.start : one.end] for one in find_names(text, split(text))]
        assert found == [f"Arden {body}", "Ann Bell"]
