"""The speaker of each attribution, by what stands as its source."""

import pytest

from tests.annotate.attributions.pages import page_of
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.attributions.speakers import resolve_speakers
from variorum.model import Mention


def speakers(text: str, *sources: str) -> list[str | None]:
    """For each source its speaker, where "Ann Bell" and "Tom Gray" are known as persons."""
    page, units = page_of(text)
    mentions = [
        Mention(start=at, end=at + len(name), text=name, label="person")
        for name in ("Ann Bell", "Tom Gray", "Bell")
        for at in [text.find(name)]
        if at >= 0
    ]
    mentions.sort(key=lambda one: (one.start, -one.end))
    drafts = []
    for source in sources:
        first, last = page.tokens.between((text.rindex(source), text.rindex(source) + len(source)))
        unit = next(one for one in units if one.first <= first < one.last)
        drafts.append(Draft(unit, (first, last), (last, last + 1), "says", [(last + 1, unit.last)]))
    found = resolve_speakers(page, units, drafts, mentions)
    return [None if at is None else mentions[at].text for at in found]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Ann Bell said it fell.", "Ann Bell", "Ann Bell"),
        ("Ann Bell left. She said it fell.", "She", "Ann Bell"),
        ("The dam said it fell.", "The dam", None),
        ("Ann Bell drove. Tom Gray's arm was broken. She said it fell.", "She", "Ann Bell"),
        ("Tom Gray drove. Bell's arm was broken. He said it fell.", "He", "Tom Gray"),
    ],
)
def test_a_source_is_a_name_or_points_at_one(text: str, source: str, speaker: str | None) -> None:
    assert speakers(text, source) == [speaker]


def test_a_draft_without_a_source_has_no_speaker() -> None:
    page, units = page_of("“It fell in the night,” it said.")
    assert resolve_speakers(page, units, [Draft(units[0], None, None, "says", [(0, 5)])], []) == [
        None
    ]
