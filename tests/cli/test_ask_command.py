"""The command `ask`: text, JSON and exit codes, over files and over a store."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import variorum
from variorum import engine
from variorum.cli.app import app
from variorum.cli.ask_command import NOTHING, OTHERWISE, TOLD
from variorum.engine.asking import ask, is_store
from variorum.engine.opening import open_archive
from variorum.errors import StopRun

TEXT = "The bridge at Marl collapsed on Monday. Two workers were hurt.\n\nNobody was killed there."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("coverage")
    line = {"id": "1", "text": TEXT, "published": "2026-05-05", "outlet": "The Marl Post"}
    (made / "one.jsonl").write_text(json.dumps(line), encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("The bridge at Marl collapsed.", TOLD),
        ("Five workers were hurt.", OTHERWISE),
        ("The mayor of Marl resigned.", NOTHING),
    ],
)
def test_the_exit_code_tells_what_was_found(folder: Path, claim: str, code: int) -> None:
    result = CliRunner().invoke(app, ["ask", claim, str(folder)])
    assert result.exit_code == code
    assert "Marl" in result.stdout or code == NOTHING


def test_the_answer_as_json_has_exact_evidence(folder: Path) -> None:
    claim = "The bridge at Marl collapsed."
    result = CliRunner().invoke(app, ["ask", claim, str(folder), "-f", "json"])
    answer = json.loads(result.stdout)
    (telling,) = answer["says"]
    evidence = telling["evidence"]
    assert evidence["text"] == TEXT[evidence["start"] : evidence["end"]]
    assert answer["found"] == "told"
    assert [one["id"] for one in answer["accounts"]] == [evidence["article"]]


def test_a_store_answers_as_its_files_do(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "marl.db"
    with open_archive(store, create=True, workers=1) as archive:
        archive.add([str(folder)])
    assert is_store(str(store))
    claim = "The bridge at Marl collapsed."
    assert engine.ask(claim, [str(store)], workers=1) == variorum.ask(claim, [str(folder)])
    with pytest.raises(StopRun, match="is a store"):
        ask(claim, [str(store), str(folder)])


def test_an_empty_claim_is_refused(folder: Path) -> None:
    with pytest.raises(StopRun, match="the claim is empty"):
        ask("  ", [str(folder)])
