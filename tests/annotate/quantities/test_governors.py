"""What became of those who are counted: by the verb before them or behind."""

import pytest

from variorum.annotate.quantities.counted_nouns import Phrase, read_phrase
from variorum.annotate.quantities.governors import Governor, find_governor, fits
from variorum.annotate.quantities.numbers import find_numbers


def governor(text: str) -> Governor | bool | None:
    number = next(iter(find_numbers(text, 0, len(text))))
    phrase = read_phrase(text, number.end, len(text), many=number.value != 1)
    assert phrase is not None
    return find_governor(text, text.lower(), 0, len(text), number, phrase)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The blast killed 12 soldiers.", "killed"),
        ("The blast left 12 soldiers dead.", "killed"),
        ("The blast wounded 12 soldiers.", "injured"),
        ("12 soldiers were killed.", "killed"),
        ("12 soldiers, all of one town, were killed.", "killed"),
        ("12 soldiers were injured.", "injured"),
        ("12 soldiers were arrested.", "detained"),
        ("12 soldiers were freed.", "released"),
        ("12 houses were destroyed.", "destroyed"),
        ("Rescuers saved 12 miners.", "rescued"),
        ("12 miners are missing.", "missing"),
    ],
)
def test_a_verb_governs_the_phrase_beside_it(text: str, measure: str) -> None:
    found = governor(text)
    assert isinstance(found, Governor)
    assert found.measure == measure


@pytest.mark.parametrize(
    "text", ["The blast could kill 12 soldiers.", "12 soldiers could be killed."]
)
def test_what_may_be_is_no_count(text: str) -> None:
    assert governor(text) is False


def test_a_phrase_without_a_verb_is_governed_by_nothing() -> None:
    assert governor("12 soldiers sang in the hall.") is None


@pytest.mark.parametrize(
    ("measure", "unit", "noun", "verb", "fit"),
    [
        ("killed", "person", "soldier", "killed", True),
        ("killed", "building", "house", "killed", False),
        ("destroyed", "person", "soldier", "razed", False),
        ("destroyed", "building", "house", "razed", True),
        ("killed", "incident", "attack", "killed", False),
        ("killed", "person", "life", "cost", True),
        ("injured", "person", "life", "hurt", False),
    ],
)
def test_houses_are_not_killed_nor_soldiers_razed(
    measure: str, unit: str, noun: str, verb: str, fit: bool
) -> None:
    phrase = Phrase(9, unit, noun, noun)
    assert bool(fits(measure, phrase, verb)) is fit  # type: ignore[arg-type]
