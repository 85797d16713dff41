"""The commands that tell what is new, and by rule."""

import json
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

from variorum.cli.alert_commands import alerts
from variorum.cli.app import app
from variorum.cli.changes_command import changes
from variorum.engine.store_news import read_since, store_news
from variorum.errors import StopRun
from variorum.store.sqlite import SqliteStore

TEXT = "A fire on a ferry killed {} people on Tuesday off Tarn Island, the coast guard said."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "news.db"
    records = [{"url": "https://a.example/1", "text": TEXT.format("seven"), "title": "Ferry fire"}]
    (tmp_path / "news.json").write_text(json.dumps(records))
    assert run("add", "news.json", "--store", str(path), "--workers", "1").exit_code == 0
    return path


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, [*words])


def test_changes_are_listed_and_are_a_feed(store: Path) -> None:
    assert callable(changes)
    listed = run("changes", "--store", str(store))
    assert listed.exit_code == 0
    assert "account: A: new account: Ferry fire" in listed.stdout
    lines = run("changes", "--store", str(store), "-f", "jsonl").stdout.splitlines()
    assert {json.loads(line)["kind"] for line in lines} == {"account", "number"}
    feed = feedparser.parse(run("changes", "--store", str(store), "-f", "atom").stdout)
    assert len(feed.entries) == len(lines)
    assert run("changes", "--since", "2999-01-01", "--store", str(store)).exit_code == 1
    story = json.loads(lines[0])["story"]
    assert run("changes", story, "--store", str(store)).stdout == listed.stdout


def test_a_rule_is_added_listed_sent_and_removed(store: Path) -> None:
    assert alerts.registered_commands
    added = run("alerts", "add", "toll", "killed", "5", "--store", str(store))
    assert added.exit_code == 0
    rule = added.stdout.split()[0]
    again = [{"url": "https://b.example/1", "text": TEXT.format("nine"), "title": "Nine die"}]
    (store.parent / "more.json").write_text(json.dumps(again))
    run("add", "more.json", "--store", str(store), "--workers", "1")
    assert run("alerts", "send", "--store", str(store)).stdout == (
        "1 alerts made, 0 sent, 0 not taken\n"
    )
    assert run("alerts", "send", "--store", str(store)).stdout.startswith("0 alerts made")
    assert "1 sent, 0 due, 0 failed" in run("alerts", "list", "--store", str(store)).stdout
    feed = run("alerts", "feed", "-f", "jsonfeed", "--store", str(store)).stdout
    assert [one["tags"] for one in json.loads(feed)["items"]] == [["number"]]
    assert "taken" in run("alerts", "test", rule, "--store", str(store)).stdout
    assert run("alerts", "remove", rule, "--store", str(store)).exit_code == 0
    assert run("alerts", "list", "--store", str(store)).stdout == ""


def test_since_is_a_day_or_a_moment(store: Path) -> None:
    assert read_since("2026-03-10") == "2026-03-10T00:00:00.000000Z"
    assert read_since("2026-03-10T14:20+01:00") == "2026-03-10T13:20:00.000000Z"
    with pytest.raises(StopRun, match="no day and no moment"):
        read_since("yesterday")
    opened = SqliteStore(store)
    assert store_news(opened, None) == store_news(opened, "2020-01-01")
    opened.close()
