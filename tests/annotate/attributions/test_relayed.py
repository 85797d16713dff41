"""What a paper, an agency or a station repeats is said by who is quoted."""

import pytest

from tests.annotate.attributions.pages import page_of
from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.relayed import attach_relayed
from variorum.annotate.text.sentences import split
from variorum.model import Mention

NAMES = ("Ilse Vant", "Karel Dusk", "Orion")


def told(text: str) -> list[tuple[str, str]]:
    """Source and content of each statement, where two persons and an agency are known."""
    mentions = [
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            label="organization" if name == "Orion" else "person",
        )
        for name in NAMES
        if name in text
    ]
    mentions.sort(key=lambda one: one.start)
    return [
        (
            " ".join(text[slice(*one)] for one in made.source),
            " ".join(text[slice(*one)] for one in made.content),
        )
        for made in find_attributions(text, split(text), mentions)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The agency Orion cited the pilot Ilse Vant as saying that the ship had been empty.",
            "the pilot Ilse Vant",
            "that the ship had been empty",
        ),
        (
            "A radio station quoted her as saying men had watched the house.",
            "her",
            "men had watched the house",
        ),
        (
            "Ilse Vant was quoted by Orion as saying that the course was too icy.",
            "Ilse Vant",
            "that the course was too icy",
        ),
        (
            "Karel Dusk has been quoted in the Inland Mail as saying the bank was broke.",
            "Karel Dusk",
            "the bank was broke",
        ),
        (
            "The dam had been safe, the agency Orion quoted Ilse Vant as saying.",
            "Ilse Vant",
            "The dam had been safe",
        ),
        ("“We were never asked,” the radio quoted him as saying.", "him", "“We were never asked,”"),
    ],
)
def test_who_is_quoted_says_it(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Inland Mail, citing Ilse Vant, said eight had been poisoned.", "Ilse Vant"),
        ("Orion, quoting two officials, said that the dam was empty.", "two officials"),
        ("The mine had closed, Orion said, citing Karel Dusk.", "Karel Dusk"),
    ],
)
def test_who_is_cited_says_it(text: str, source: str) -> None:
    assert source in [one for one, _ in told(text)]
    assert all("Orion" not in one and "Mail" not in one for one, _ in told(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The agency said the miner Ilse Vant said that the pit had been shut.",
            "the miner Ilse Vant",
            "that the pit had been shut",
        ),
        (
            "The channel said Karel Dusk told the court that the pit had been shut.",
            "Karel Dusk",
            "that the pit had been shut",
        ),
    ],
)
def test_what_a_paper_says_that_somebody_said_is_his(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The agency said that the pit had been shut.",
        "The agency said the pit that Ilse Vant said was safe had been shut.",
        "The union said the miner Ilse Vant said so.",
    ],
)
def test_a_report_of_its_own_stays_with_who_reports(text: str) -> None:
    source = text.partition(" said")[0]
    assert source in [one for one, _ in told(text)]


def test_a_reason_is_no_speaker() -> None:
    text = "The airline, citing bad weather, said flights were late."
    assert told(text) == [("The airline", "flights were late")]


def test_a_page_that_quotes_nobody_is_left_as_it_is() -> None:
    text = "Ilse Vant said the dam was empty."
    page, units = page_of(text)
    draft = Draft(units[0], (0, 2), (2, 3), "says", [(3, 7)])
    assert attach_relayed(page, units, [draft], []) == [draft]
