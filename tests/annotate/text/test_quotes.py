"""Quotations: marks of all kinds, apostrophes, and those left open."""

import pytest

from variorum.annotate.text.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “it is over” and left.", ["“it is over”"]),
        ('"Go," she said. "Now."', ['"Go,"', '"Now."']),
        ("‘It’s the workers’ day,’ he said.", ["‘It’s the workers’ day,’"]),
        ("The workers' strike didn't end.", []),
        ("A board 6\" wide and a 'quick' fix.", ["'quick'"]),
        ("She said: ''Wait here.''", ["''Wait here.''"]),
    ],
)
def test_marks_open_and_close(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“We were asleep when it came.\n\n“Then we ran,” she said."
    assert quoted(text) == ["“We were asleep when it came.", "“Then we ran,”"]
