"""What is changed behind Variorum's back is found by `variorum verify`."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import in_process, variorum
from tests.e2e.quarry_story import write_story
from variorum.model.dossier import seal_of

Story = dict[str, Any]

OTHER = (
    "Ferry held at Port Elin\n\nThe Elin Journal, 5 June 2029\n\nThe ferry Osk was held at Port "
    "Elin on Tuesday after inspectors found two lifeboats unfit, its harbour master said.\n"
)


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tampering") / "in"
    write_story(folder)
    (folder / "other.txt").write_text(OTHER)
    return folder


@pytest.fixture(scope="module")
def sound(coverage: Path) -> str:
    return in_process("compare", coverage, "--format", "json")


@pytest.fixture(scope="module")
def kept(coverage: Path) -> Path:
    store = coverage.parent / "kept.db"
    in_process("add", coverage, "--store", store)
    with sqlite3.connect(store) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store


def test_what_nobody_touched_verifies(tmp_path: Path, sound: str, kept: Path) -> None:
    (tmp_path / "sound.json").write_text(sound)
    assert variorum("verify", tmp_path / "sound.json").returncode == 0
    # Laid out otherwise it is the same document.
    (tmp_path / "sound.json").write_text(json.dumps(json.loads(sound), indent=7))
    assert variorum("verify", tmp_path / "sound.json").returncode == 0
    run = variorum("verify", kept)
    assert run.returncode == 0, run.stdout
    assert run.stdout.startswith("8 articles, 2 stories, 2 dossiers: ")


def words(story: Story) -> None:
    """Others are put into an article's text, and into the evidence that stands there."""
    text = json.dumps(story["articles"])
    story["articles"] = json.loads(text.replace("knocking", "shouting"))
    for one in story["statements"]:
        one["evidence"]["text"] = one["evidence"]["text"].replace("knocking", "shouting")


def number(story: Story) -> None:
    report = story["figures"][0]["reports"][0]
    report["value"] = report["low"] = 60


def qualifier(story: Story) -> None:
    at_least = (one for one in story["figures"][0]["reports"] if one["qualifier"] == "at_least")
    next(at_least)["qualifier"] = "exact"


def best(story: Story) -> None:
    story["figures"][0]["best"] = 11


def speaker(story: Story) -> None:
    (holm,) = (one["id"] for one in story["entities"] if one["name"] == "Anders Holm")
    (reuss,) = (one["id"] for one in story["entities"] if one["name"] == "Dagny Reuss")
    for one in story["statements"]:
        if one["speaker"] == reuss:
            one["speaker"] = holm
            return


def speaker_words(story: Story) -> None:
    said = next(one for one in story["statements"] if one["speaker_text"])
    said["speaker_text"] = "Prime Minister Otto Vance"


def cue(story: Story) -> None:
    next(one for one in story["statements"] if one["cue"] == "said")["cue"] = "boasted"


def outlet(story: Story) -> None:
    named = next(one for one in story["articles"] if one["outlet"]["basis"] == "credit")
    named["outlet"]["name"] = "The Forged Times"


def label(story: Story) -> None:
    story["origins"][0]["label"] = "Reuters"


def origins(story: Story) -> None:
    story["figures"][0]["origins"] += 1


def row_removed(story: Story) -> None:
    del story["statements"][0]


def row_added(story: Story) -> None:
    story["statements"].append({**story["statements"][0]})


def article_removed(story: Story) -> None:
    del story["articles"][0]


def asserted(story: Story) -> None:
    claim = next(one for one in story["claims"] if one["asserted_by"])
    quiet = {one["id"] for one in story["entities"]} - {
        one["speaker"] for one in story["statements"]
    }
    claim["asserted_by"] = [min(quiet)]


MEANING = (
    *(words, number, qualifier, best, speaker, speaker_words, cue, outlet, label, origins),
    *(row_removed, row_added, article_removed, asserted),
)


@pytest.mark.parametrize("tamper", MEANING, ids=lambda one: one.__name__)
def test_a_forged_document_is_found_sealed_anew_or_not(
    tmp_path: Path, sound: str, tamper: Callable[[Story], None]
) -> None:
    document = json.loads(sound)
    tamper(max(document["dossiers"], key=lambda one: len(one["articles"])))
    file = tmp_path / "forged.json"
    file.write_text(json.dumps(document))
    run = variorum("verify", file)
    assert run.returncode == 1
    assert "it was changed after it was written" in run.stdout
    document["seal"] = seal_of(file.read_bytes())
    file.write_text(json.dumps(document))
    assert variorum("verify", file).returncode == 1


def title(document: dict[str, Any]) -> None:
    document["dossiers"][0]["story"]["title"] = "All is well"


def whole_dossier(document: dict[str, Any]) -> None:
    del document["dossiers"][1]


def rejection(document: dict[str, Any]) -> None:
    document["rejected"].append({"uri": "x.txt", "reason": "the file is empty"})


def unknown_field(document: dict[str, Any]) -> None:
    document["dossiers"][0]["approved"] = True


def seal_taken(document: dict[str, Any]) -> None:
    del document["seal"]


@pytest.mark.parametrize(
    "tamper",
    [title, whole_dossier, rejection, unknown_field, seal_taken],
    ids=lambda one: one.__name__,
)
def test_the_seal_finds_what_no_word_tells(
    tmp_path: Path, sound: str, tamper: Callable[[dict[str, Any]], None]
) -> None:
    document = json.loads(sound)
    tamper(document)
    (tmp_path / "forged.json").write_text(json.dumps(document))
    assert variorum("verify", tmp_path / "forged.json").returncode == 1


def test_a_document_of_an_older_version_has_no_seal_and_verifies(
    tmp_path: Path, sound: str
) -> None:
    document = json.loads(sound)
    del document["seal"]
    for story in document["dossiers"]:
        del story["story"]["aliases"]
        for article in story["articles"]:
            del article["sha256"]
    (tmp_path / "old.json").write_text(json.dumps(document))
    run = variorum("verify", tmp_path / "old.json")
    assert run.returncode == 0
    assert "no seal" in run.stdout


def replaced(table: str, column: str, old: str, new: str) -> str:
    text = f"replace(CAST({column} AS TEXT), '{old}', '{new}')"
    return f"UPDATE {table} SET {column} = CAST({text} AS BLOB)"


STORE = {
    "words of a dossier": replaced("dossier", "body", "knocking", "shouting"),
    "words of a reading": replaced("article", "reading", "knocking", "shouting"),
    "words of both": replaced("article", "own", "knocking", "shouting")
    + ";"
    + replaced("article", "reading", "knocking", "shouting")
    + ";"
    + replaced("dossier", "body", "knocking", "shouting"),
    "number of a reading": replaced("article", "reading", '"value":9', '"value":90'),
    "number of a dossier": replaced("dossier", "body", '"best":12', '"best":19'),
    "speaker": replaced("dossier", "body", '"Dagny Reuss"', '"Otto Vance"'),
    "outlet": replaced("article", "own", "The Marl Gazette", "The Forged Times"),
    "outlet everywhere": replaced("article", "own", '"name":"The Marl', '"name":"The Forged')
    + ";"
    + replaced("article", "reading", '"name":"The Marl', '"name":"The Forged')
    + ";"
    + replaced("dossier", "body", '"name":"The Marl', '"name":"The Forged'),
    "column of the address": "UPDATE article SET uri = 'https://a.example/' || rowid",
    "dossier removed": "DELETE FROM dossier WHERE story = (SELECT min(story) FROM dossier)",
    "article removed": "DELETE FROM article WHERE id = (SELECT min(id) FROM article)",
    "story row removed": "DELETE FROM story WHERE article = (SELECT min(article) FROM story)",
    "document removed": "DELETE FROM document WHERE article = (SELECT min(article) FROM document)",
    "digest removed": "DELETE FROM digest WHERE article = (SELECT min(article) FROM digest)",
    "keys removed": "DELETE FROM keyed WHERE article = (SELECT min(article) FROM keyed)",
    "id removed": "DELETE FROM given WHERE kind = 'figures'",
    "story of another": "UPDATE story SET story = (SELECT max(story) FROM story)",
    "dossier added": "INSERT INTO dossier (story, body) SELECT 's0', body FROM dossier LIMIT 1",
    "article added": "INSERT INTO article SELECT 'a0', 'x', outlet, features, own, reading, "
    "own_made, reading_made, features_made FROM article LIMIT 1",
    "link removed": "DELETE FROM link",
}


@pytest.mark.parametrize("kind", STORE)
def test_a_changed_store_is_found(tmp_path: Path, kept: Path, kind: str) -> None:
    store = tmp_path / "v.db"
    shutil.copy(kept, store)
    with sqlite3.connect(store) as db:
        changed = sum(db.execute(statement).rowcount for statement in STORE[kind].split(";"))
        assert changed
    run = variorum("verify", store)
    assert run.returncode == 1, kind
    assert run.stdout


def test_a_damaged_file_is_found_by_the_database(tmp_path: Path, kept: Path) -> None:
    store = tmp_path / "v.db"
    body = bytearray(kept.read_bytes())
    half = len(body) // 2
    body[half : half + 8192] = b"\x5a" * 8192
    store.write_bytes(body)
    run = variorum("verify", store)
    assert run.returncode == 1
    assert "the file is damaged" in run.stdout
