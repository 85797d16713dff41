"""Words on a server are found as in a file: the same places in the same order, with one piece."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.cluster import cluster

pytest.importorskip("psycopg_pool", reason="the extra variorum[team] is not installed")

from variorum.model import Story, StoryHead
from variorum.store.base import Store
from variorum.store.catalogue import Passage, PassageKind, StoryEntry, StoryFilter
from variorum.store.postgres import PostgresStore
from variorum.store.postgres.server_words import ServerWords
from variorum.store.postgres.word_cutter import WordCutter
from variorum.store.rows.word_index import shown
from variorum.store.sqlite import SqliteStore
from variorum.store.sqlite.file_words import FileWords

TEXT = (
    "the ferry ferries flooded flooding U.S. Élan café river covid-19 don't sank sinking Kell's "
    "Ålborg 4,200 1,5 naïve generalization relational hull Aurora off Kell and said men men men"
)


def fill(store: Store) -> None:
    chance = random.Random(4)
    words = TEXT.split()
    for number in range(60):
        title = " ".join(chance.choices(words, k=4))
        text = ". ".join(" ".join(chance.choices(words, k=9)) for _ in range(chance.randint(1, 9)))
        store.catalogue.keep_article(f"a{number:02}", title, text)
        store.stories.assign([Story(id=f"s{number % 7}", articles=(f"a{number:02}",))])
    for number in range(7):
        said = " ".join(chance.choices(words, k=12))
        head = StoryHead(id=f"t{number}", title="Ferry", start="2024-03-10", end=None, places=())
        passage = Passage(kind="statement", id=f"c{number}", title="Ida Roe", text=said)
        entry = StoryEntry(head=head, articles=1, outlets=1, origins=1, passages=(passage,))
        store.catalogue.keep_story(f"s{number}", entry)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    file = SqliteStore(Path(tmp_path_factory.mktemp("words") / "v.db"))
    server = PostgresStore(cluster().database())
    assert (type(file.words), type(server.words)) == (FileWords, ServerWords)
    for store in (file, server):
        fill(store)
    yield file, server
    file.close()
    server.close()


@pytest.mark.parametrize(
    "words",
    [
        "flood",
        "ferry hull",
        '"the ferry"',
        '"ferry the" OR "hull aurora"',
        "fl*",
        "naive NOT cafe",
        "(elan OR alborg) NOT (river sank)",
        "men",
        "u.s.",
        "covid-19 kell's",
        "generalize relate",
        "4,200 OR 1,5",
        "roe",
        "nowhere",
        '"said men men"',
    ],
)
def test_the_same_places_are_found_in_the_same_order(both: tuple[Store, Store], words: str) -> None:
    kinds = get_args(PassageKind)
    file, server = (store.catalogue.find(words, kinds, StoryFilter(), 40) for store in both)
    assert [(one.id, one.text) for one in file] == [(one.id, one.text) for one in server]
    assert file == server
    assert bool(file) == (words != "nowhere")
    asked = StoryFilter(about=words)
    file_stories, server_stories = (store.catalogue.stories(asked) for store in both)
    assert file_stories == server_stories


def test_a_text_is_cut_into_stems_in_their_order() -> None:
    cutter = WordCutter()
    assert cutter.cut("The cafés’ floods, U.S.") == ["the", "cafe", "flood", "u", "s"]
    assert cutter.cut("") == cutter.cut("— …") == []
    assert cutter.piece('"flood"', "", "A café flooded.") == "A café \x02flooded\x03."


def test_places_are_kept_as_far_as_the_server_keeps_them() -> None:
    words = ServerWords.__new__(ServerWords)
    words._cutter = WordCutter()
    assert words.held("Ferry", "ferry hull") == (3, "'ferri':1,3 'hull':4")
    size, held = words.held("", "hull " * 16_390 + "quay")
    assert size == 16_391
    assert "'quai':16383" in held
    assert "16384" not in held
    assert words.held("", "")[1] == ""
    assert shown("a\x02b\0") == "a b "
