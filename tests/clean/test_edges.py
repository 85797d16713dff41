import pytest

from variorum.clean.edges import drop_edges, drop_pointers
from variorum.clean.page import Page

BODY = (
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
    "The coast guard closed the harbour until Wednesday and sent divers to look at the hull.",
)


def kept(*lines: str) -> list[str]:
    page = Page(list(lines))
    drop_edges(page)
    drop_pointers(page)
    return [line for line in page.lines if line]


@pytest.mark.parametrize(
    "line",
    [
        "Arden Courier > Islands",
        "Islands / Shipping / Accidents",
        "Live TV ▸ Weather ▸ My account",
        "Reading time 4' | Text: Island desk",
        "Hear this story | 3 min",
        "3 min read",
        "Listen on your favourite podcast platform",
        "Jump to storyJump to replies",
        "Get The Island Letter every Friday",
        "Name (required) E-mail (stays hidden) Website",
        "Buy our reporters a coffee",
        "Tide tables and moon phases",
    ],
)
def test_what_has_nothing_to_do_with_the_story_goes_over_it_and_under_it(line: str) -> None:
    assert kept(line, *BODY) == list(BODY)
    assert kept(*BODY, line) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Nine hurt as ferry strikes pier in Port Arden",
        "Captain had reported rudder fault on Monday",
    ],
)
def test_a_standfirst_shares_words_with_the_story_and_stays(line: str) -> None:
    assert kept(line, *BODY)[0] == line


def test_the_last_paragraph_stays_though_it_lost_its_full_stop() -> None:
    last = "The ferry was towed to the yard on Thursday"
    assert kept(*BODY, last)[-1] == last


def test_headlines_of_other_stories_between_the_paragraphs_go() -> None:
    pointers = ("ALSO: Who owns the pier of Port Arden?", "FIVE FERRIES THAT NEVER CAME BACK HOME")
    for line in pointers:
        assert kept(BODY[0], line, BODY[1], BODY[2]) == list(BODY)


def test_boxes_of_facts_and_crossheads_stay() -> None:
    box = ("WHERE: The old pier of Port Arden", "WHEN: Early on Tuesday, in fog", "LONG NIGHT")
    for line in box:
        assert kept(BODY[0], line, BODY[1], BODY[2]) == [BODY[0], line, *BODY[1:]]
    facts = ["Ship – The Sandpiper", "Built – 1998", "On board – 140"]
    assert kept(*BODY, *facts) == [*BODY, *facts]
    crew = ("CAPTAIN: Tomas Weld from Orm", "ENGINEER: Mira Sandell from Arden")
    labelled = [*crew, "PILOT: Ann Bell of Port Arden"]
    assert kept(BODY[0], *labelled, *BODY[1:]) == [BODY[0], *labelled, *BODY[1:]]


def test_a_text_in_capitals_throughout_is_left_alone() -> None:
    first, second, third = (line.upper() for line in BODY)
    assert kept(first, second.rstrip("."), third) == [first, second.rstrip("."), third]
