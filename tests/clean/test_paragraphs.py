import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from variorum.clean.paragraphs import split_paragraphs, unescape
from variorum.model.invisible import show

WRAPPED = """The ferry struck the pier in Port Arden shortly after noon on
Tuesday, and nine of the people on board were taken to hospital in
the city, where the doctors said that none of them was in danger
of losing his life.

The harbour master said that the captain had reported a fault in
the rudder, and that divers would look at the hull as soon as the
weather and the tide allowed."""


def test_one_line_is_one_paragraph() -> None:
    assert split_paragraphs("One line.\nTwo lines.\r\n\r\nThree.") == [
        "One line.",
        "Two lines.",
        "Three.",
    ]


def test_text_wrapped_at_a_width_is_rejoined() -> None:
    found = split_paragraphs(WRAPPED)
    assert len(found) == 2
    assert "noon on Tuesday, and" in found[0]


def test_entities_invisible_characters_and_odd_blanks() -> None:
    text = "A&amp;B\u00a0 \t&quot;x&quot;&#8203; soft\u00adware &nosuch; R&D"
    assert split_paragraphs(show(unescape(text)).text) == ['A&B "x" software &nosuch; R&D']


@forall(st.text())
def test_paragraphs_are_trimmed_and_encodable(text: str) -> None:
    for line in split_paragraphs(text):
        assert line == line.strip() != ""
        assert "\n" not in line
        line.encode()


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            "The ferry was tow-\ned to the har-\nbour on Mon-\nday.\n\nNobody was hurt.",
            ["The ferry was towed to the harbour on Monday.", "Nobody was hurt."],
        ),
        (
            "It cost 14,-\n000 crowns and took six-\nteen of the divers and their wel-\nders.",
            ["It cost 14,000 crowns and took sixteen of the divers and their welders."],
        ),
        (
            "A well-\nknown pilot of Ar-\nden took the hel-\nm.",
            ["A well-known pilot of Arden took the helm."],
        ),
        (
            "Twenty-\nthree men heard Ida Far-\nrow sing a half-\nforgotten song.",
            ["Twenty-three men heard Ida Farrow sing a half-forgotten song."],
        ),
        (
            "The lifeboat of Ar-\nden took them off the pier, said Pia Sol-\nberg.",
            ["The lifeboat of Arden took them off the pier, said Pia Solberg."],
        ),
    ],
)
def test_words_broken_at_line_ends_are_whole(text: str, paragraphs: list[str]) -> None:
    assert split_paragraphs(text) == paragraphs


def test_a_hyphen_that_belongs_to_a_line_stays() -> None:
    lines = [
        "The ship sailed at noon -",
        "The pilot left it at dusk.",
        "Then a well-",
        "Known song.",
    ]
    assert split_paragraphs("\n".join(lines)) == lines
