"""What was said: right of a cue, left of it, and beyond one that splits it."""

import pytest

from tests.annotate.attributions.pages import at, page_of, words
from variorum.annotate.attributions.contents import content_after, content_before, content_beyond
from variorum.annotate.text.cues import CUES


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor said that the dam fell.", "said", "that the dam fell"),
        ("The mayor said the dam fell.", "said", "the dam fell"),
        ("The mayor told reporters that the dam fell.", "told", "that the dam fell"),
        ("The mayor said on Monday that the dam fell.", "said", "that the dam fell"),
        ("The mayor said.", "said", None),
    ],
)
def test_a_content_follows_its_cue(text: str, cue: str, content: str | None) -> None:
    page, units = page_of(text)
    i = at(page, cue)
    found = content_after(page, units[0], i + 1, CUES[cue])
    assert words(page, found) == content


def test_a_content_stands_before_she_said() -> None:
    page, units = page_of("The dam fell, she said.")
    assert words(page, content_before(page, units[0], at(page, "she"), [])) == "The dam fell"
    assert content_before(page, units[0], 0, []) is None


def test_a_content_goes_on_beyond_its_cue() -> None:
    page, units = page_of("“The dam,” she said, “fell at night.”")
    found = content_beyond(page, units[0], at(page, "said") + 1, CUES["said"])
    assert words(page, found) == "“fell at night.”"
    page, units = page_of("The dam fell, she said, adding more.")
    assert content_beyond(page, units[0], at(page, "said") + 1, CUES["said"]) is None
