"""Stores that are damaged, full, locked or read-only, through the real command."""

import ctypes
import json
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.command import COMMAND, variorum
from tests.e2e.invented_coverage import make_coverage
from tests.e2e.test_archive import dossiers

CAP_DAC_OVERRIDE = 1
PR_CAPBSET_DROP = 24


@pytest.fixture(scope="module", autouse=True)
def rules() -> Iterator[None]:
    """The rules read, which is quick; nothing here is about how well they do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        yield


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nothing is wrong with; a test works on a copy of it."""
    folder = tmp_path_factory.mktemp("sound")
    # The outlet's line stands in several of its articles.
    coverage = make_coverage(folder / "coverage", 15)
    for number in range(3):
        path = coverage / f"{number * 3:03}.txt"
        text = path.read_text(encoding="utf-8")
        record = {"outlet": "The Selby Courier", "text": f"{text}\nFollow the Courier everywhere"}
        path.with_suffix(".json").write_text(json.dumps(record), encoding="utf-8")
        path.unlink()
    assert variorum("add", coverage, "--store", folder / "v.db").returncode == 0
    return folder / "v.db"


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "v.db"))


def change(store: Path, *statements: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        for statement in statements:
            assert db.execute(statement).rowcount


BROKEN = {
    "no dossier": ["DELETE FROM dossier WHERE story = (SELECT min(story) FROM dossier)"],
    "dossier": [
        "UPDATE dossier SET body = '{\"story' WHERE story = (SELECT min(story) FROM dossier)"
    ],
    "parts": [
        "UPDATE dossier SET parts = x'00', made = replace(made, 'dossier', 'other')",
        "INSERT INTO owed (kind, key) SELECT 'story', story FROM dossier",
    ],
    "marks": [
        "UPDATE dossier SET made = 'no'",
        "INSERT INTO owed (kind, key) SELECT 'story', story FROM dossier",
    ],
    "reading": [
        "UPDATE article SET reading = x'ff' WHERE id = (SELECT min(id) FROM article)",
        "DELETE FROM dossier",
    ],
    "reading of an outlet": [
        "UPDATE article SET reading = '{}' WHERE outlet IS NOT NULL",
        "INSERT INTO owed (kind, key) "
        "SELECT DISTINCT 'outlet', outlet FROM article WHERE outlet IS NOT NULL",
    ],
    "article": [
        "UPDATE article SET own = '{' WHERE outlet IS NOT NULL",
        "INSERT INTO owed (kind, key) "
        "SELECT DISTINCT 'outlet', outlet FROM article WHERE outlet IS NOT NULL",
    ],
    "features": [
        "UPDATE article SET features = '[]' WHERE id = (SELECT min(id) FROM article)",
        "INSERT INTO owed (kind, key) SELECT 'article', id FROM article",
    ],
    "keys": [
        "UPDATE keyed SET keys = 'no' WHERE article = (SELECT min(id) FROM article)",
        "INSERT INTO owed (kind, key) SELECT 'features', id FROM article",
    ],
    "standing lines": [
        "UPDATE standing SET lines = 'no'",
        "INSERT INTO owed (kind, key) SELECT 'annotate', id FROM article",
    ],
}


@pytest.mark.parametrize("statements", BROKEN.values(), ids=BROKEN)
def test_what_is_damaged_or_missing_is_made_anew(
    statements: list[str], store: Path, sound: Path
) -> None:
    change(store, *statements)
    for _ in range(12):
        # `stories` lists by the catalogue; what reads every dossier finds each that is damaged.
        result = variorum("export", store, "-f", "jsonl")
        if result.returncode == 0:
            break
        # Until all is mended each run tells what is wrong and what to do, and owes it.
        assert result.returncode == 2
        assert "run the command again" in result.stderr
        assert "internal error" not in result.stderr
    assert result.returncode == 0
    assert dossiers(store) == dossiers(sound)


def test_a_damaged_decision_is_told(store: Path) -> None:
    change(store, "INSERT INTO decision VALUES ('d1', '2031', x'7b')")
    result = variorum("decisions", "--store", store)
    assert result.returncode == 2
    assert "the decision d1 is missing from the store or damaged" in result.stderr


@pytest.mark.parametrize("beginning", [0, 8192])
def test_overwritten_pages_are_told_with_the_mend(beginning: int, store: Path) -> None:
    whole = bytearray(store.read_bytes())
    whole[beginning:] = b"\xa5" * (len(whole) - beginning)
    store.write_bytes(bytes(whole))
    for command in (["stories"], ["show", "s1"], ["remove", "a123"], ["decisions"]):
        result = variorum(*command, "--store", store)
        assert result.returncode == 2, command
        assert "damaged" in result.stderr
        assert "put back a copy" in result.stderr


def test_a_full_disk_is_told_and_nothing_is_lost(sound: Path, tmp_path: Path) -> None:
    coverage, store = sound.parent / "coverage", tmp_path / "v.db"

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    result = run_with(little_room, "add", coverage, "--store", store)
    assert result.returncode == 2
    assert "run the command again, which goes on from here" in result.stderr
    assert "internal error" not in result.stderr
    assert variorum("add", coverage, "--store", store).returncode == 0
    assert dossiers(store) == dossiers(sound)


def run_with(
    before: Callable[[], None], *arguments: str | Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        preexec_fn=before,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def bound_by_permissions() -> None:
    """Take from the superuser the right to write where permissions forbid it (Linux)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_store_in_a_read_only_folder_is_read(store: Path, sound: Path) -> None:
    listed = variorum("stories", "--store", sound).stdout
    story = listed.split()[0]
    store.chmod(0o444)
    store.parent.chmod(0o555)
    try:
        for command in (["stories"], ["decisions"]):
            result = run_with(bound_by_permissions, *command, "--store", store)
            assert (result.returncode, result.stderr) == (0, "")
            assert result.stdout == (listed if command == ["stories"] else "")
        shown = run_with(bound_by_permissions, "show", story, "--store", store)
        assert shown.returncode == 0
        assert run_with(bound_by_permissions, "verify", store).returncode == 0
        refused = run_with(bound_by_permissions, "remove", "0", "--store", store)
        assert refused.returncode == 2
        assert "read-only" in refused.stderr
        assert sorted(path.name for path in store.parent.iterdir()) == ["v.db"]
    finally:
        store.parent.chmod(0o755)


def test_where_work_is_owed_and_cannot_be_done_what_there_is_is_shown(
    store: Path, sound: Path
) -> None:
    listed = variorum("stories", "--store", sound).stdout.splitlines()
    change(store, "INSERT INTO owed (kind, key) SELECT 'story', max(story) FROM story")
    for table in ("dossier", "catalogue"):
        change(store, f"DELETE FROM {table} WHERE story = (SELECT max(story) FROM story)")
    store.chmod(0o444)
    store.parent.chmod(0o555)
    try:
        result = run_with(bound_by_permissions, "stories", "--store", store)
    finally:
        store.parent.chmod(0o755)
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == len(listed) - 1
    assert set(result.stdout.splitlines()) < set(listed)
    assert "work is owed and cannot be done now" in result.stderr


def test_changes_that_a_killed_run_left_beside_a_read_only_store_are_told(store: Path) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute("DELETE FROM rejected")
        db.execute("DELETE FROM link")
        db.commit()
        left = store.with_name("v.db-wal").read_bytes()
    store.with_name("v.db-wal").write_bytes(left)
    store.parent.chmod(0o555)
    try:
        result = run_with(bound_by_permissions, "stories", "--store", store)
    finally:
        store.parent.chmod(0o755)
    assert result.returncode == 2
    assert "copy both to a folder that can be written" in result.stderr


def test_a_store_that_is_being_written_is_read_and_says_so_to_who_would_write(
    store: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_WAIT", "0.2")
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    listed = variorum("stories", "--store", sound).stdout
    assert variorum("stories", "--store", store).stdout == listed
    result = variorum("add", sound.parent / "coverage", "--store", store)
    assert result.returncode == 2
    assert "locked by another process" in result.stderr
    other.close()
    assert variorum("add", sound.parent / "coverage", "--store", store).returncode == 0
