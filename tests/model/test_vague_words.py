"""What vague words of number promise, and how they stand in the text."""

import pytest

from variorum.model.vague_words import promised, vague_words


@pytest.mark.parametrize(
    ("text", "written", "least"),
    [
        ("Hundreds of\nthousands of pilgrims", "Hundreds of thousands", 200_000),
        ("several dozen goats", "several dozen", 24),
        ("a handful of guests", "handful", 3),
        ("many ships", "many", None),
        ("40 ships", None, None),
    ],
)
def test_a_vague_word_as_written_and_what_it_promises(
    text: str, written: str | None, least: int | None
) -> None:
    assert (vague_words(text), promised(text)) == (written, least)
