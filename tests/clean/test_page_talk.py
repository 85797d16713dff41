"""How a page talks to its reader, and how a story does not."""

import pytest

from variorum.clean.page_talk import SPEAKS, opens_with_order, speaks_to_reader


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Follow us on Twitter and Facebook",
        "By clicking you accept all cookies",
        "Subscribe now to read the full story",
        "All rights reserved.",
    ],
)
def test_a_page_speaks_by_its_wording(line: str) -> None:
    rule = speaks_to_reader(line)
    assert rule in {one.id for one in SPEAKS}


@pytest.mark.parametrize(
    "line",
    [
        "The mayor signed the letter on Monday.",
        "Divers followed the boat to the harbour.",
        "The club subscribed to the plan.",
    ],
)
def test_a_story_does_not(line: str) -> None:
    assert speaks_to_reader(line) is None


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Read more about the flood", True),
        ("Please subscribe to our channel", True),
        ("Click here for more", True),
        ("Manage your subscription", True),
        ("Unlock all of our stories", True),
        ("The reader left", False),
        ("Readers read more", False),
    ],
)
def test_an_order_to_the_reader_opens_a_line(line: str, order: bool) -> None:
    assert opens_with_order(line) is order
