"""Bodies named in lower case."""

import pytest

from variorum.annotate.names.institutions import find_institutions
from variorum.annotate.text.word_tokens import tokenise


def found(text: str) -> list[str]:
    tokens = tokenise(text)
    ranges = find_institutions(tokens, set())
    return [text[tokens.start[first] : tokens.end[last - 1]] for first, last in ranges]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was the Kenyan defence ministry.", ["Kenyan defence ministry"]),
        ("It was South Korea’s coast guard.", ["South Korea’s coast guard"]),
        ("Then the army left.", ["army"]),
        ("Ten police officers left.", []),
        ("He left the service of the firm.", []),
        ("It was a government of the few.", []),
    ],
)
def test_a_body_has_its_country_and_its_field(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted
