"""The command `why`: its answer as text or as JSON, of a file or a pipe."""

import io
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.dossier.sample import comparison
from variorum import why as reasons
from variorum.cli.app import app
from variorum.cli.why_command import why
from variorum.dossier.formats import render
from variorum.errors import StopRun
from variorum.model import Because, Comparison
from variorum.why.answering import Answer

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier file, of which nothing is read again: each answer says what was asked."""

    def answer(known: Comparison, wanted: str) -> Answer:
        assert len(known.dossiers) == 2
        return Answer(
            asked=wanted, kind="claim", id="c1", text="“The dam”", because=(Because(words="So."),)
        )

    monkeypatch.setattr(reasons, "answer", answer)
    made = tmp_path / "dossier.json"
    made.write_text(render(comparison(), "json"), encoding="utf-8")
    return made


def test_the_answer_is_printed_as_text(file: Path, capsys: Printed) -> None:
    why(str(file), "c1")
    assert capsys.readouterr().out == "claim c1\n  “The dam”\n- So.\n"


def test_the_answer_is_printed_as_json(file: Path, capsys: Printed) -> None:
    why(str(file), "c1", format="json")
    out = capsys.readouterr().out
    assert json.loads(out) == {
        "asked": "c1",
        "kind": "claim",
        "id": "c1",
        "text": "“The dam”",
        "because": [{"words": "So."}],
    }
    assert '\n  "kind": "claim"' in out, "it is laid out for people"


def test_a_dossier_may_come_through_a_pipe(
    file: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    why("-", "c1")
    assert capsys.readouterr().out.startswith("claim c1\n")


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[")
    with pytest.raises(StopRun, match=r"odd\.json is no dossier"):
        why(str(tmp_path / "odd.json"), "c1")
    with pytest.raises(StopRun, match="there is no file"):
        why(str(tmp_path / "none.json"), "c1")


def test_the_command_takes_a_short_option_and_no_other_format(file: Path) -> None:
    done = CliRunner().invoke(app, ["why", str(file), "c1", "-f", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["asked"] == "c1"
    refused = CliRunner().invoke(app, ["why", str(file), "c1", "-f", "docx"])
    assert refused.exit_code == 2
