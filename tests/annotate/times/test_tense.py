"""The tense that holds where a time stands."""

import pytest

from variorum.annotate.times.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The dam burst on @", "past"),
        ("The dam will burst on @", "future"),
        ("They plan to meet on @", "future"),
        ("On @ the council will meet", "future"),
        ("The dam was repaired on @ and will reopen", "past"),
        ("They said that the council would meet on @", "future"),
        ("Meeting of @", "past"),
        ("In @, the port vowed to reopen the pier", "past"),
        ("The port vowed to reopen the pier in @", "future"),
        ("In @ May a keeper saw the fox", "past"),
        ("The port may reopen in @", "future"),
        ("They agreed to free them on @ after the storm, and by evening all were home", "past"),
        (
            "They agreed to free them on @ after the storm, and by evening all will be home",
            "future",
        ),
    ],
)
def test_the_nearest_cue_tells_the_tense(text: str, tense: str) -> None:
    assert tense_at(text, (0, len(text)), text.index("@")) == tense


def test_a_cue_of_another_sentence_tells_nothing() -> None:
    text = "The council will meet. The dam fell on @"
    start = text.index("The dam")
    assert tense_at(text, (0, len(text)), text.index("@")) in ("past", "future")
    assert tense_at(text, (start, len(text)), text.index("@")) == "past"
