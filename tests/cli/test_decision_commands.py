"""Every kind of record is corrected by the command, and what was decided is listed."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.support import COVERAGE
from variorum.cli import decision_commands, report_command
from variorum.cli.app import app
from variorum.engine.archive import Archive
from variorum.model import Dossier
from variorum.store.sqlite import SqliteStore


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    path = tmp_path / "v.db"
    opened = SqliteStore(path)
    Archive(opened, workers=1).add([str(COVERAGE)])
    opened.close()
    return path


def dam(store: Path) -> Dossier:
    opened = SqliteStore(store)
    found = next(one for one in Archive(opened, workers=1).stories() if "Dam" in one.story.title)
    opened.close()
    return found


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(store)])


def decide(store: Path, *arguments: str) -> None:
    done = run(store, "decide", *arguments, "--by", "Ida", "--note", "read again")
    assert done.exit_code == 0, done.output
    assert "by Ida" in done.output


def test_records_are_corrected_and_listed(store: Path, tmp_path: Path) -> None:
    assert callable(decision_commands.decide)
    assert callable(report_command.report)
    before = dam(store)
    story = ("--story", before.story.id)
    one, other = before.entities[:2]
    event, said, article = before.events[-1], before.statements[0], before.articles[0]
    decide(store, "merge", other.id, "--line", one.id, *story)
    decide(store, "date", "--line", event.id, "--to", "1911-02-03", *story)
    decide(store, "mode", "--line", said.id, "--to", "warns", *story)
    decide(store, "outlet", "01", "--to", "Marven Post", *story)
    words = article.text[:40].rpartition(" ")[0]
    decide(store, "add", article.id, "--words", words, "--mode", "denies")
    after = dam(store)
    assert after.events[0].date.value == "1911-02-03"
    assert [each.kind for each in after.decisions or ()] == [
        "merge",
        "date",
        "mode",
        "outlet",
        "add",
    ]
    listed = run(store, "decisions", "--of", before.story.id, "--line", after.events[0].id)
    assert listed.output.count("\n") == 1
    assert "date" in listed.output
    run(store, "remove", said.evidence.article)
    stale = run(store, "decisions", "--stale", "--json")
    told = [json.loads(line) for line in stale.output.splitlines()]
    assert "mode" in {each["kind"] for each in told}
    assert {each["standing"] for each in told} <= {"waits", "stale", "unmet"}
    table = tmp_path / "all.csv"
    assert run(store, "decisions", "--csv", str(table)).exit_code == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["by"] for row in rows] == ["Ida"] * 5
    assert "1911-02-03" in {row["to"] for row in rows}


def test_a_story_is_handed_over(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dam(store)
    decide(store, "accept", "--line", before.claims[0].id, "--story", before.story.id)
    for ending in ("html", "docx"):
        file = tmp_path / f"report.{ending}"
        assert run(store, "report", before.story.id, "--out", str(file)).exit_code == 0
        assert file.stat().st_size > 10_000
    assert "1 line reviewed by 1 person" in (tmp_path / "report.html").read_text(encoding="utf-8")
    monkeypatch.setenv("VARIORUM_BROWSER", "no-such-browser")
    for name, why in (("report.pdf", "install Chromium"), ("report.odt", "is no report")):
        told = run(store, "report", before.story.id, "--out", str(tmp_path / name))
        assert told.exit_code != 0
        assert why in f"{told.output}{told.exception}"
        assert not (tmp_path / name).exists()
