"""Lengths of time, and times that come again."""

import pytest

from tests.annotate.times.phrases import meaning, value
from variorum.annotate.times import lengths
from variorum.annotate.times.grammar import Builder


@pytest.mark.parametrize(
    ("builder", "text", "read"),
    [
        (lengths.length, "for three days", "P3D"),
        (lengths.length, "a 12-year war", "P12Y"),
        (lengths.length, "for at least 72 hours", "PT72H"),
        (lengths.length, "in the past two months", "P2M"),
        (lengths.length, "for six weeks", "P6W"),
        (lengths.length, "for 40 minutes", "PT40M"),
        (lengths.vague_length, "for weeks", "PXW"),
        (lengths.vague_length, "for years", "PXY"),
        (lengths.every, "every day", "P1D"),
        (lengths.every, "each year", "P1Y"),
        (lengths.every, "every other week", "P2W"),
        (lengths.every_weekday, "every Monday", "XXXX-WXX-1"),
        (lengths.every_weekday, "every Sunday", "XXXX-WXX-7"),
        (lengths.every_month, "every July", "XXXX-07"),
        (lengths.every_month, "each summer", "XXXX-SU"),
        (lengths.frequency, "It is checked daily by divers", "P1D"),
        (lengths.frequency, "It is checked weekly by divers", "P1W"),
        (lengths.frequency, "It is checked annually by divers", "P1Y"),
    ],
)
def test_a_length_is_a_duration(builder: Builder, text: str, read: str) -> None:
    assert value(builder, f"The dam held {text}.") == read


def test_what_comes_again_is_a_set_and_what_lasts_a_duration() -> None:
    kinds = [
        found.type
        for found in (
            meaning(lengths.length, "for three days"),
            meaning(lengths.every, "every day"),
            meaning(lengths.every_weekday, "every Monday"),
        )
        if found
    ]
    assert kinds == ["DURATION", "SET", "SET"]


@pytest.mark.parametrize("text", ["He is 42 years old", "a 42-year-old man"])
def test_an_age_is_no_time(text: str) -> None:
    with pytest.raises(AssertionError):
        assert meaning(lengths.length, text) is not None
