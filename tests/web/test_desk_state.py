import asyncio
from pathlib import Path

import pytest

from variorum.store.base import BadRow, Unwritable
from variorum.store.catalogue import StoryFilter
from variorum.store.sqlite import SqliteStore
from variorum.web.desk_state import Desk


def test_a_damaged_dossier_is_made_anew(own_store: Path) -> None:
    desk = Desk(own_store, 1, writable=True, tell=pytest.fail)
    try:
        story = desk.reader.stories(StoryFilter())[0]
        store = SqliteStore(own_store)
        store.stories.drop_dossiers([story.key])
        store.close()
        bad = BadRow("story", story.key, "the dossier of the story")
        asyncio.run(desk.owe(bad))
        found = asyncio.run(desk.look(lambda it: it.dossier(story.head.id)))
        assert found.story.title == story.head.title
    finally:
        desk.close()


def test_nothing_is_changed_in_a_store_that_is_only_read(own_store: Path) -> None:
    desk = Desk(own_store, 1, writable=False, tell=pytest.fail)
    with pytest.raises(Unwritable, match="only be read"):
        asyncio.run(desk.change(lambda archive: archive.settle()))
    asyncio.run(desk.owe(BadRow("story", "s1", "the dossier of the story")))
    desk.close()


def test_a_knock_is_told_once(own_store: Path) -> None:
    told: list[str] = []
    desk = Desk(own_store, 81, writable=True, tell=told.append)
    link = desk.link()
    assert link.startswith("http://127.0.0.1:81/enter?token=")
    desk.knocked()
    assert told == []
    desk.sessions.enter(link.partition("token=")[2])
    desk.sessions._last_link = float("-inf")
    for _ in range(3):
        desk.knocked()
    assert len(told) == 1
    assert told[0].startswith("another link to the desk: http://127.0.0.1:81/enter?token=")
    desk.close()
