"""A store that owes nothing is read without the stages; one that owes is brought up to date."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.test_stored import ONE, OTHER
from variorum.engine.browsing import Shelf, open_to_browse, plan_digest
from variorum.engine.stored import Store
from variorum.errors import StopRun
from variorum.store.catalogue import StoryFilter

COUNT = """
import sys
from variorum.cli import main
try:
    main()
finally:
    print("variorum.pipeline" in sys.modules, file=sys.stderr)
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    with Store(tmp_path / "v.db", workers=1) as store:
        store.add([ONE, OTHER])
    return tmp_path / "v.db"


def titles(path: Path) -> tuple[bool, list[str]]:
    """Whether the stages were not needed, and the titles of the stories."""
    with open_to_browse(path, lambda line: None, lambda work, done, total: None) as browsed:
        listed = browsed.catalogue().stories(StoryFilter())
        assert len(list(browsed.dossiers(StoryFilter()))) == len(listed)
        return isinstance(browsed, Shelf), [one.head.title for one in listed]


def change(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute(statement)


def test_the_stages_are_loaded_only_where_something_is_owed(path: Path) -> None:
    told = [OTHER["title"], ONE["title"]]
    assert titles(path) == (True, told)
    change(path, "INSERT INTO owed (kind, key) SELECT 'story', story FROM dossier")
    assert titles(path) == (False, told)
    assert titles(path) == (True, told)
    change(path, "UPDATE plan SET digest = 'of another program'")
    assert titles(path) == (False, told)
    change(path, "DELETE FROM dossier")
    with pytest.raises(StopRun, match="run the command again"):
        titles(path)
    assert len(plan_digest()) == 64


@pytest.mark.parametrize("command", [["stories"], ["search", "ferry"]])
def test_questions_do_not_load_the_stages(path: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT, *command, "--store", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ONE["title"] in done.stdout
    assert done.stderr == "False\n"
