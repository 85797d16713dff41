import pytest

from variorum.clean.bylines import read_byline
from variorum.clean.credits import drop_credits, find_via
from variorum.clean.page import Page
from variorum.lexicon import one_rule

BODY = (
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
)


def kept(*lines: str) -> list[str]:
    page = Page(list(lines))
    drop_credits(page)
    return [line for line in page.lines if line]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Bell in Port Arden; Editing by Tomas Weld)",
        "Edited by: Tomas Weld",
        "Edited byTomas Weld",
        "With additional material from Reuters and dpa",
        "Enditem",
        "ENDS",
        "ab/tw (AFP, dpa)",
        "Editor: Weld",
        "Ann Bell is a staff writer for the Courier.",
        "Ann Bell covers shipping for the Courier. Reach her at bell@courier.example.",
        "Source: Arden Courier",
        "Ann Bell contributed to this report.",
    ],
)
def test_credits_at_the_end_go(line: str) -> None:
    assert kept(*BODY, line) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Mira Sandell is a writer who was on board.",
        "The film was edited by Ann Bell.",
        "She was with reporters from Arden when the siren sounded.",
        "It ends here.",
    ],
)
def test_story_lines_are_no_credits(line: str) -> None:
    passenger = "“We heard a long scrape,” said Sandell, who was not hurt."
    assert kept(*BODY, passenger, line) == [*BODY, passenger, line]


def test_bylines_whose_blanks_were_lost() -> None:
    assert read_byline("Written byAnnBell and TomasWeld") == "AnnBell and TomasWeld"
    assert read_byline("By Ann Bell [email protected]") == "Ann Bell"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Arden Courier", "Arden Courier"),
        ("This article was first published by Radio Arden.", "Radio Arden"),
        ("Originally published in the Arden Courier", "Arden Courier"),
        ("Republished with permission from Arden Courier.", "Arden Courier"),
    ],
)
def test_the_chain_through_which_a_text_came(line: str, name: str) -> None:
    assert find_via([*BODY, line]) == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Bell contributed to this report",
        "Ann Bell contributed reporting",
        "Ann Bell in Port Arden contributed from the scene",
        "Ann Bell and Tom Reddy contributed.",
        "Ann Bell reported from Port Arden",
    ],
)
def test_who_else_reported_is_a_credit(line: str) -> None:
    assert one_rule("credits", "credit.contributed").find(line)
