"""Where the words of a dispatch begin behind its dateline."""

import pytest

from variorum.model.dispatch_opening import opening_end


@pytest.mark.parametrize(
    "opening",
    [
        "Arden [Northland], March 3: ",
        "Port Arden, Northland, March 3: ",
        "ARDEN, March 3 (NWA) - ",
        "Port Arden, Mar 3 (PTI) ",
        "Ferry sinks\n\nARDEN (NWA) -- ",
    ],
)
def test_the_words_behind_a_dateline(opening: str) -> None:
    text = opening + "The council met on Monday."
    assert text[opening_end(text) :] == "The council met on Monday."


def test_a_text_without_a_dateline_begins_at_once() -> None:
    assert opening_end("The council met on Monday.") == 0
