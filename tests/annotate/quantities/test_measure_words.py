"""Which word told what a count measures."""

import pytest

from variorum.annotate.quantities.counts import find_quantities
from variorum.annotate.quantities.measure_words import measure_word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 12 people were killed in Tessen.", ["were killed"]),
        ("Police arrested 30 marchers.", ["arrested"]),
        # The second count takes over what the first measures; the noun of the third says it.
        ("Six men and two women were killed.", ["were killed", "were killed"]),
        ("There were 14 deaths.", [None]),
    ],
)
def test_the_word_that_governs_a_count(text: str, words: list[str | None]) -> None:
    sentence = (0, len(text))
    found = [measure_word(text, sentence, one) for one in find_quantities(text, [sentence])]
    assert [word.strip() if word else None for word in found] == words


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    text = "In İzmir 12 people were killed."
    (one,) = find_quantities(text, [(0, len(text))])
    assert measure_word(text, (0, len(text)), one) is None
