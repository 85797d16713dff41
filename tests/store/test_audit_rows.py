"""What a check asks of a store's file: whether it is whole, and whether its rows fit together."""

from pathlib import Path

import msgspec
import pytest

from tests.dossier.sample import COURIER, bare
from tests.store.conftest import Changed
from tests.support import article
from variorum.engine.story_entries import entry_of
from variorum.model import Reading, Story
from variorum.store.audited import Audited
from variorum.store.base import GivenId, Prepared
from variorum.store.rows import RowStore
from variorum.store.rows.audit_rows import digest
from variorum.store.sqlite import SqliteStore, check_file


@pytest.fixture
def store(kept: RowStore) -> RowStore:
    """One article, in one story with a dossier."""
    opened = kept
    own = article("Text.", uri="courier")
    opened.articles.put(
        Prepared(
            own=own,
            outlet="echo",
            reading=Reading(article=own),
            keys=("k",),
            features=b"f",
            document=b"d",
        )
    )
    opened.stories.assign([Story(id="s1", articles=("courier",))])
    opened.stories.keep_dossier("s1", bare(COURIER), {}, b"")
    opened.catalogue.keep_story("s1", entry_of(bare(COURIER)))
    opened.given_ids.give([GivenId(id="s1", kind="story", article="courier")])
    return opened


def after(store: RowStore, change: Changed, statement: str) -> list[str]:
    """What is loose after somebody else changed the store."""
    change(statement)
    return store.audit.loose()


def test_in_a_whole_store_nothing_is_loose(store: RowStore) -> None:
    assert store.audit.loose() == []
    assert store.audit.counts() == (1, 1, 1)


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("DELETE FROM dossier", "story s1 has no dossier"),
        ("DELETE FROM given", "story s1 has no id that was given out"),
        ("DELETE FROM keyed", "article courier has no keys"),
        ("UPDATE dossier SET story = 's2'", "the dossier of s2 is of no story"),
        (
            "UPDATE document SET article = 'lost'",
            "a document is kept for lost, which is no article",
        ),
        (
            "INSERT INTO link (a, b, alike) VALUES ('courier', 'lost', 9)",
            "a link is kept for lost, which is no article",
        ),
        ("UPDATE story SET article = 'lost'", "the story table places lost, which is no article"),
        ("UPDATE story SET article = 'lost'", "article courier is in no story"),
        ("DELETE FROM words", "article courier cannot be found by its words"),
        ("DELETE FROM catalogue", "story s1 has no entry in the catalogue"),
        (
            "UPDATE passage SET owner = 'lost'",
            "words or an entry are kept for lost, which has none",
        ),
        ("UPDATE keyed SET article = 'lost'", "keys are kept for lost, which is no article"),
    ],
)
def test_a_row_that_lacks_another_is_told(
    store: RowStore, change: Changed, statement: str, line: str
) -> None:
    assert line in after(store, change, statement)


def test_what_is_owed_is_not_missing(store: RowStore, change: Changed) -> None:
    store.debts.owe("story", ["s1"])
    assert after(store, change, "DELETE FROM dossier") == []
    store.debts.owe("article", ["courier"])
    assert after(store, change, "DELETE FROM story") == []


def test_an_article_is_given_with_its_columns_and_digest(store: RowStore) -> None:
    (row,) = store.audit.articles()
    assert isinstance(row, Audited)
    assert (row.id, row.uri, row.outlet, row.digested) == ("courier", "courier", "echo", True)
    assert msgspec.json.decode(row.own)["text"] == "Text."


def test_a_row_that_was_changed_does_not_match_its_digest(store: RowStore, change: Changed) -> None:
    (own,) = store.articles.own(["courier"])
    store.articles.renew_own(msgspec.structs.replace(own[0], text="Test."), "echo", "")
    change("UPDATE digest SET own = '0'")
    (row,) = store.audit.articles()
    assert row.digested is False
    change("DELETE FROM digest")
    (row,) = store.audit.articles()
    assert row.digested is None


def test_a_dossier_is_given_as_it_is_kept(store: RowStore) -> None:
    assert msgspec.json.decode(store.audit.body("s1"))["story"]["id"] == "story-bare"
    assert store.audit.body("s9") == b""


def test_a_file_is_checked_by_the_database_itself(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "v.db")
    store.debts.owe("story", [f"s{one}" for one in range(999)])
    assert check_file(tmp_path / "v.db") == []
    (tmp_path / "odd.db").write_text("This is no database at all. " * 40)
    (failure,) = check_file(tmp_path / "odd.db")
    assert failure.startswith("the file is damaged: ")
    store.close()
    body = bytearray((tmp_path / "v.db").read_bytes())
    # Every page but the first, which holds the table of contents.
    body[4096:] = b"\xff" * (len(body) - 4096)
    (tmp_path / "torn.db").write_bytes(body)
    assert check_file(tmp_path / "torn.db")[0].startswith("the file is damaged: ")


def test_a_digest_is_of_every_byte() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest(b"ebb") != digest(b"eba")
