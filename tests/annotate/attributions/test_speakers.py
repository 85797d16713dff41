"""Who speaks, as readings give it: pronouns, relatives, titles and participles."""

import pytest

from tests.support import article
from variorum.annotate import annotate


def speakers(text: str) -> list[str | None]:
    """The speaker of each statement of a text, null where the reading abstains."""
    reading = annotate(article(text))
    return [
        None if one.speaker is None else reading.entities[one.speaker].text
        for one in reading.attributions
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“We ran,” said Edda Vant. Her neighbour, Iven Solm, nodded. “We fell,” she added.",
            "Edda Vant",
        ),
        (
            "Edda Vant flew the plane. Iven Solm was her deputy. “It stalled,” she told the court.",
            "Edda Vant",
        ),
        (
            "Gov. Mike Arden toured the valley. “We need help,” the governor said.",
            "Mike Arden",
        ),
        (
            "Rep. Ines Valdo left early. “I am tired,” the three-term congresswoman said.",
            "Ines Valdo",
        ),
        (
            "Tomas Brek criticised Olaf Tarn, whom he called a “danger to the city”.",
            "Tomas Brek",
        ),
        (
            "Karin Holt left the party in May, saying that the vote had been a farce.",
            "Karin Holt",
        ),
        (
            "OSLO — Karin Holt left the party in May, saying that the vote had been a farce.",
            "Karin Holt",
        ),
    ],
)
def test_a_speaker_named_before(text: str, wanted: str) -> None:
    assert speakers(text)[-1] == wanted


def test_a_pronoun_is_who_spoke_not_another_name_in_that_source() -> None:
    text = (
        "A Karovian military spokesman, Davit Orsan, dismissed the explanation. "
        "“There was a post office in the house,” he said."
    )
    assert speakers(text)[-1] == "Davit Orsan"


def test_a_title_of_the_sentence_before_is_not_of_the_next_name() -> None:
    text = "They elected a new governor. Mike Arden left. “We won,” the governor said."
    assert speakers(text)[-1] is None


def test_what_stands_for_the_rest_of_its_clause() -> None:
    text = "The army fired after what it said was an attack on the camp."
    reading = annotate(article(text))
    contents = [text[start:end] for one in reading.attributions for start, end in one.content]
    assert "an attack on the camp" in contents


def test_who_asked_not_to_be_named_said_nothing_by_that() -> None:
    text = "An official, who asked not to be named, said the deal was close."
    reading = annotate(article(text))
    contents = [text[start:end] for one in reading.attributions for start, end in one.content]
    assert contents == ["the deal was close"]


def test_the_airline_is_the_one_of_two_that_spoke_last() -> None:
    text = (
        "TNA said on Monday that a flight had turned back. The passenger had a ticket of Orla"
        " Airlines. The airline said it was sorry. It said that nobody was hurt."
    )
    assert speakers(text) == ["TNA"] * 3
