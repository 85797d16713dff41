"""Choosing among the stories of a document."""

import pytest

from tests.dossier.sample import comparison
from variorum.engine.choosing import choose
from variorum.errors import StopRun
from variorum.store.catalogue import StoryFilter


def chosen(**wanted: object) -> list[str]:
    found = choose(comparison(), StoryFilter(**wanted))  # type: ignore[arg-type]
    return [one.story.id for one in found.dossiers]


def test_stories_of_a_document_are_chosen_as_in_a_store() -> None:
    assert choose(comparison(), StoryFilter()) == comparison()
    assert chosen(sort="articles") == ["story-flood", "story-bare"]
    assert chosen(since="2026-03") == ["story-flood"]
    assert chosen(since="2026-04") == []
    assert chosen(min_origins=2, limit=1) == ["story-flood"]
    assert chosen(about="dam") == ["story-flood"]
    with pytest.raises(StopRun, match="is no day"):
        chosen(until="soon")
