"""What a number counts: the phrase after it, its unit and its head noun."""

import pytest

from variorum.annotate.quantities.counted_nouns import Phrase, read_phrase


def phrase(after: str, *, many: bool = True) -> tuple[Phrase | None, str]:
    text = f"12{after}"
    found = read_phrase(text, 2, len(text), many=many)
    return found, text[2 : found.end].strip() if found else ""


@pytest.mark.parametrize(
    ("after", "unit", "noun", "words"),
    [
        (" soldiers were killed", "person", "soldier", "soldiers"),
        (" Karovian soldiers were killed", "person", "soldier", "Karovian soldiers"),
        (" fire and rescue crews came", "crew", "crews", "fire and rescue crews"),
        (" houses burned", "building", "house", "houses"),
        (" bodies were found", "person", "body", "bodies"),
        (" families fled", "family", "family", "families"),
        (" U.S.-trained pilots fled", "person", "pilot", "U.S.-trained pilots"),
        (" EU monitors left", "person", "monitor", "EU monitors"),
        (" soldiers and civilians died", "person", "soldier", "soldiers and civilians"),
    ],
)
def test_a_phrase_has_its_unit_and_its_head(after: str, unit: str, noun: str, words: str) -> None:
    found, told = phrase(after)
    assert found is not None
    assert (found.unit, found.noun, told) == (unit, noun, words)


def test_a_measure_word_before_the_noun_is_kept() -> None:
    found, _ = phrase(" wounded people came")
    assert found is not None
    assert found.adjective == "wounded"


@pytest.mark.parametrize("after", [" of them were killed", " of those trapped", " of the soldiers"])
def test_some_of_a_group_are_partitive(after: str) -> None:
    found, _ = phrase(after)
    assert found is not None
    assert found.unit == "person"


@pytest.mark.parametrize("after", [" miles away", " days later", " percent", " dollars", "-seater"])
def test_distances_times_and_money_count_no_thing(after: str) -> None:
    assert phrase(after)[0] is None


def test_a_number_alone_counts_what_stands_elsewhere() -> None:
    found, _ = phrase(" in the north")
    assert found is not None
    assert (found.unit, found.noun) == (None, None)
    others, told = phrase(" others")
    assert others is not None
    assert (others.unit, told) == ("person", "others")


def test_a_plural_that_no_list_knows_is_something_else() -> None:
    found, told = phrase(" lanterns were killed")
    assert found is not None
    assert (found.unit, told) == ("other", "lanterns")


def test_a_singular_is_known_as_one() -> None:
    found, _ = phrase(" soldier was killed", many=False)
    assert found is not None
    assert found.singular
