"""What nouns count."""

import pytest

from variorum.annotate.quantities.units import is_singular, unit_of


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("soldier", "person"),
        ("soldiers", "person"),
        ("policemen", "person"),
        ("children", "person"),
        ("mercenaries", "person"),
        ("family", "family"),
        ("families", "family"),
        ("households", "household"),
        ("house", "building"),
        ("factories", "building"),
        ("ferry", "vehicle"),
        ("buses", "vehicle"),
        ("aircraft", "vehicle"),
        ("crash", "incident"),
        ("crashes", "incident"),
        ("Karovians", "person"),
        ("Hope", None),
        ("dollars", None),
        ("table", None),
    ],
)
def test_a_noun_has_its_unit(word: str, unit: str | None) -> None:
    assert unit_of(word) == unit


@pytest.mark.parametrize("word", ["soldier", "bus", "house", "woman", "child"])
def test_a_singular_is_one(word: str) -> None:
    assert is_singular(word)


@pytest.mark.parametrize(
    "word",
    ["soldiers", "men", "people", "children", "personnel", "police", "crew", "aircraft", "sheep"],
)
def test_a_plural_is_more(word: str) -> None:
    assert not is_singular(word)
