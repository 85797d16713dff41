"""The store through the real command: incremental, resumable, and never torn by a kill."""

import json
import random
import re
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests.e2e.command import in_process, variorum
from tests.e2e.invented_coverage import make_coverage
from tests.support import COVERAGE, without_given_ids
from variorum.model import Comparison, Dossier


def dossiers(store: Path) -> dict[str, bytes]:
    """The dossier of each story of a store, by the story's id, as it is kept."""
    with sqlite3.connect(store) as db:
        return dict(db.execute("SELECT story, body FROM dossier ORDER BY story"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample coverage; to be copied, not to be changed."""
    store = tmp_path_factory.mktemp("sample") / "v.db"
    assert variorum("add", COVERAGE, "--store", store).returncode == 0
    return store


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Path:
    """A copy of the store of the sample coverage, for one test."""
    return Path(shutil.copy(sample, tmp_path / "v.db"))


def unnamed(store: Path) -> list[str]:
    """The dossiers of a store without the ids that it gave out."""
    return [without_given_ids(body) for body in dossiers(store).values()]


def test_add_in_parts_equals_add_at_once(sample: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in COVERAGE.rglob("*") if path.is_file())
    random.Random(7).shuffle(files)
    in_parts = tmp_path / "parts.db"
    for part in (files[:1], files[1:4], files[4:5], files[5:]):
        in_process("add", *part, "--store", in_parts)
    assert unnamed(sample) == unnamed(in_parts)


def test_store_and_compare_give_the_same_dossiers(store: Path) -> None:
    printed = msgspec.json.decode(
        variorum("compare", COVERAGE, "--format", "json").stdout, type=Comparison
    )
    kept = tuple(msgspec.json.decode(body, type=Dossier) for body in dossiers(store).values())
    # A store keeps by which rule something was taken out of a page; a document tells it on request.
    assert set(Comparison(dossiers=kept).unexplained().dossiers) == set(printed.dossiers)


def test_remove_gives_what_was_never_added(tmp_path: Path) -> None:
    files = sorted(str(path) for path in COVERAGE.rglob("*.txt"))
    with_one, without = tmp_path / "with.db", tmp_path / "without.db"
    variorum("add", *files, "--store", with_one)
    result = variorum("remove", files[0], "--store", with_one)
    assert result.returncode == 0, result.stderr
    variorum("add", *files[1:], "--store", without)
    assert unnamed(with_one) == unnamed(without)


def test_stories_show_and_verify(store: Path) -> None:
    lines = variorum("stories", "--store", store).stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.search(r"\d articles?, \d outlets?, \d origins?  ", line)
        story = line.split()[0]
        shown = variorum("show", story, "--store", store, "--format", "json").stdout
        comparison = msgspec.json.decode(shown, type=Comparison)
        assert comparison.dossiers[0].story.id == story
        # An article's id, and the id of a story it once founded, lead to the story it is in.
        for article in comparison.dossiers[0].articles:
            for wanted in (article.id, "s" + article.id[1:]):
                again = in_process("show", wanted, "--store", store, "--format", "json")
                assert again == shown
    assert variorum("verify", store).returncode == 0


def test_adding_again_changes_nothing(store: Path) -> None:
    before = dossiers(store)
    again = variorum("add", COVERAGE, "--store", store)
    assert "0 added" in again.stdout
    assert "0 stories compiled" in again.stdout
    assert dossiers(store) == before


def stories_of(store: Path) -> list[set[str]]:
    """The articles of each story of a store, by address."""
    with sqlite3.connect(store) as db:
        rows = db.execute("SELECT story, uri FROM story JOIN article ON article.id = article")
        stories: dict[str, set[str]] = {}
        for story, uri in rows:
            stories.setdefault(story, set()).add(Path(uri).name)
    return sorted(stories.values(), key=sorted)


def test_decisions_are_honoured_on_every_run_and_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules read, which is quick: nothing here is about how well they do."""
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    folder, store = make_coverage(tmp_path / "made", 9), tmp_path / "v.db"
    variorum("add", folder, "--store", store)
    before = stories_of(store)
    one, near = sorted(next(story for story in before if len(story) > 1))[:2]
    far = sorted(next(story for story in before if one not in story))[0]
    paths = {name: str(folder / name) for name in (one, near, far)}
    parted = variorum("decide", "apart", paths[one], paths[near], "--by", "Ida", "--store", store)
    assert parted.returncode == 0
    joined = variorum("decide", "same", paths[one], paths[far], "--note", "why", "--store", store)
    after = stories_of(store)
    assert not any({one, near} <= story for story in after)
    assert any({one, far} <= story for story in after)
    # They hold on the next run, and where the articles come after they were decided on.
    variorum("remove", paths[one], "--store", store)
    assert variorum("add", paths[one], "--store", store).returncode == 0
    assert stories_of(store) == after
    listed = variorum("decisions", "--json", "--store", store).stdout.splitlines()
    assert [json.loads(line)["by"] for line in listed] == ["Ida", None]
    for line in (parted.stdout, joined.stdout):
        assert variorum("undo", line.split()[0], "--store", store).returncode == 0
    assert stories_of(store) == before
    listed = variorum("decisions", "--json", "--store", store).stdout.splitlines()
    assert [json.loads(line)["holds"] for line in listed] == [False] * 4


def test_owners_that_the_user_names_are_one_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    owners = tmp_path / "owners.toml"
    owners.write_text("Press = 3", encoding="utf-8")
    assert variorum("compare", COVERAGE, "--owners", owners).returncode == 2
    owners.write_text('"Press" = ["nowhere.example"]', encoding="utf-8")
    assert variorum("compare", COVERAGE, "--owners", owners).returncode == 0


def test_a_store_with_features_of_an_older_version_comes_to_the_same(store: Path) -> None:
    before = dossiers(store)
    with sqlite3.connect(store) as db:
        db.execute("DELETE FROM key")
        db.execute("DELETE FROM link")
        db.execute("UPDATE article SET features = '{}'")
        db.execute("INSERT INTO owed (kind, key) SELECT 'features', id FROM article")
    assert variorum("stories", "--store", store).returncode == 0
    assert dossiers(store) == before
