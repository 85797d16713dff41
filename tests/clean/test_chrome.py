import pytest

from variorum.clean.chrome import drop_chrome, is_furniture
from variorum.clean.page import Page

BODY = (
    "At least nine people were hurt when a ferry struck the pier in Port Arden on Tuesday.",
    "The harbour master said that the captain had reported a fault in the rudder.",
)


def kept(*lines: str) -> list[str]:
    page = Page(list(lines))
    drop_chrome(page)
    return [line for line in page.lines if line]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Facebook Twitter Pinterest",
        "Share this article",
        "Sign up for our morning newsletter",
        "Follow us on Twitter",
        "Read also: Five ferries that never came back",
        "RELATED: Five ferries that never came back",
        "Read or Share this story: http://example.org/x",
        "Copyright 2026 Arden Media. All rights reserved.",
        "This article was first published by Radio Arden.",
        "Click here for more photos.",
        "You must be logged in to post a comment.",
        "Do you have a story for us? Email us at desk@paper.example",
        "Terms of use | Privacy policy | Contact",
        "https://example.org/x",
        "* * *",
        "[Five ferries that never came back]",
        "Home > World > Europe",
        "You have 3 free articles left this month.",
        "Did you find this useful? Tell our newsroom.",
        "Put your address here and we will send you the newsletter.",
        "Report a typo to the desk",
        "This text was translated by a machine from the original.",
        "We do not guarantee for mistakes.",
        "This is a rush transcript and may be updated.",
        "This text may not be in its final form and may be revised in the future.",
        "This story is auto-generated from a syndicated feed.",
        "Related coverage Ferry of the same line ran aground in May",
        "More island news:",
        "On the subject: What one must know about the pier",
        "Scroll for video",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "The report was published on Monday by the United Nations.",
        "Facebook changed its privacy policy after the scandal, the company said.",
        "He was charged with unauthorised use of a vehicle.",
        "Users who subscribe to the service must pay a fee.",
        "They call us thieves, the miners said.",
        "“Please contact us if you saw anything,” the police said.",
        "Victims were told to click on the link in the message.",
        "She urged fans to follow him on Twitter.",
        "Anyone with information was asked to call the police.",
        "Watchmakers said that orders had fallen.",
        "See-saw talks went on until dawn.",
        "No drone may fly over the city without written permission.",
        "The minister invited all parties to join the discussion.",
        "Massive damage",
        "Leave your home at once if the siren sounds.",
        "Follow the instructions of the harbour police.",
        "Help for our island is on the way, the minister said.",
        "We do not know the cause yet.",
        "A transcript of the call was read to the court.",
        "You have three days to leave the island.",
        "What we know",
        "Nine dead, 40 injured",
    ],
)
def test_story_lines_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert line in kept(BODY[0], line, BODY[1])


def test_form_in_the_middle_of_a_paragraph_goes_and_its_neighbours_stay() -> None:
    form = (
        "Get the day's headlines delivered to your inbox. Invalid email address. "
        "Please re-enter. Thank you for subscribing."
    )
    assert kept(f"{BODY[0]} {form} {BODY[1]} {BODY[0]} {BODY[1]}") == [
        f"{BODY[0]} {BODY[1]} {BODY[0]} {BODY[1]}"
    ]


def test_furniture_without_a_full_stop_between_two_sentences() -> None:
    glued = f"{BODY[0]} Advertisement Continue reading the main story {BODY[1]}"
    assert kept(glued) == [f"{BODY[0]} {BODY[1]}"]


def test_labels_run_together_with_the_sentence_after_them_are_cut_off() -> None:
    for labels in ("Skip Ad Ad Loading... x Embed x Share ", "Story highlights "):
        assert kept(labels + BODY[0], BODY[1]) == list(BODY)
    share = "Share prices of the shipping company fell by a tenth on Wednesday morning."
    assert kept(share, BODY[1]) == [share, BODY[1]]


def test_notice_at_the_end_of_a_paragraph() -> None:
    line = f"{BODY[0]} Copyright 2026 Arden Media. All rights reserved."
    assert kept(line) == [BODY[0]]


def test_readers_comments_go_with_their_heading_but_not_a_counter_over_the_story() -> None:
    story = [*BODY, *(line.replace("Tuesday", "May 3") for line in BODY), "It was closed for days."]
    comment = "I was there and it was awful, the siren never sounded and nobody helped us."
    assert kept(*story, "Comments (2)", comment, "Reply") == story
    assert kept("2 comments", *story) == story


def test_links_under_their_heading_end_where_the_story_goes_on() -> None:
    links = ["Harbour fees to rise in autumn", "Who owns the pier?"]
    assert kept(BODY[0], "Related stories", *links, BODY[1]) == list(BODY)


def test_crossheads_stay_and_menus_go() -> None:
    assert kept(BODY[0], "Long night", BODY[1]) == [BODY[0], "Long night", BODY[1]]
    menu = ["Arden", "Orm", "Velmara", "The islands"]
    assert kept(BODY[0], *menu, BODY[1]) == list(BODY)


def test_names_under_a_colon_stay() -> None:
    names = ["Ann Bell", "Cy Dorn"]
    assert kept(*BODY, "The dead were named as:", *names) == [
        *BODY,
        "The dead were named as:",
        *names,
    ]
