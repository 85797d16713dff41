"""What the commands print: lines for people, JSON for programs, progress on a terminal alone."""

import io
import json
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tests.dossier.sample import comparison, flood
from variorum.cli.terminal import Terminal
from variorum.dossier import formats
from variorum.engine.story_entries import entry_of
from variorum.errors import StopRun
from variorum.model import Comparison, Decision, Dossier, Rejection
from variorum.store.catalogue import Hit, Listed

DECISION = Decision(
    id="d1",
    kind="apart",
    articles=("courier", "desk"),
    made="2026-03-14T09:30:12.000001Z",
    by=None,
    note=None,
    supersedes=None,
)
Printed = pytest.CaptureFixture[str]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that a clock shows, which a test may move."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_progress_is_silent_in_a_pipe(capsys: Printed) -> None:
    with Terminal().progress() as progress:
        progress("read", 1, 2)
    assert capsys.readouterr().err == ""


def test_progress_is_shown_after_a_second(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with Terminal().progress() as progress:
        clock[0] += 0.9
        progress("read", 1, 20)
        assert screen.getvalue() == ""
        clock[0] += 0.2
        progress("read", 2, 20)
        assert "2/20" in screen.getvalue()
        progress("read", 3, 20)
        assert "3/20" not in screen.getvalue()
        clock[0] += 0.2
        progress("read", 4, 20)
        assert "4/20" in screen.getvalue()
        progress("read", 20, 20)
        assert "20/20" in screen.getvalue()


def test_each_rejection_is_a_line_of_errors(capsys: Printed) -> None:
    Terminal().rejections([Rejection(uri="a.gz", reason="it ends too early")])
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "rejected a.gz: it ends too early\n")


def listed(dossier: Dossier) -> Listed:
    entry = entry_of(dossier)
    return Listed(
        key="k",
        head=entry.head,
        articles=entry.articles,
        outlets=entry.outlets,
        origins=entry.origins,
    )


def test_stories_are_a_line_each(capsys: Printed) -> None:
    undated, dated = listed(comparison().dossiers[1]), listed(flood())
    Terminal().stories([dated, undated], as_json=False)
    assert capsys.readouterr().out.splitlines() == [
        "story-flood  2026-03-11  3 articles, 3 outlets, 2 origins  Dam overflow in Marvenia",
        "story-bare  undated     1 article, 1 outlet, 1 origin  Blasts in Halmet",
    ]
    Terminal().stories([dated], as_json=True)
    read = json.loads(capsys.readouterr().out)
    assert (read["id"], read["articles"], read["origins"]) == ("story-flood", 3, 2)


def test_what_is_found_is_a_line_each(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    hit = Hit(
        kind="claim",
        id="c1",
        story="s1",
        title="",
        text="The \x02dam\x03 at\n\x02Kell\x03, held",
        date=None,
    )
    Terminal().hits([hit], as_json=False)
    assert capsys.readouterr().out == "s1  undated     claim c1  The dam at Kell, held\n"
    Terminal().hits([hit], as_json=True)
    assert json.loads(capsys.readouterr().out)["text"] == "The dam at\nKell, held"
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    Terminal().hits([hit], as_json=False)
    assert "The \x1b[1mdam\x1b[0m at \x1b[1mKell\x1b[0m, held" in screen.getvalue()


@pytest.mark.parametrize(
    ("more", "holds", "line"),
    [
        ({}, True, "d1  2026-03-14T09:30  apart  courier desk"),
        ({}, False, "d1  2026-03-14T09:30  apart  courier desk  (no longer holds)"),
        (
            {"by": "Ida", "note": "two dams"},
            True,
            "d1  2026-03-14T09:30  apart  courier desk  by Ida  “two dams”",
        ),
        (
            {"kind": "undo", "supersedes": "d0"},
            False,
            "d1  2026-03-14T09:30  undo d0  courier desk",
        ),
    ],
)
def test_a_decision_is_one_line(
    more: dict[str, str], holds: bool, line: str, capsys: Printed
) -> None:
    Terminal().decision(msgspec.structs.replace(DECISION, **more), holds)
    assert capsys.readouterr().out == line + "\n"


def test_a_decision_as_json_says_whether_it_holds(capsys: Printed) -> None:
    Terminal().decision(DECISION, False, as_json=True)
    read = json.loads(capsys.readouterr().out)
    assert (read["id"], read["holds"]) == ("d1", False)


def unsealed(loaded: Comparison) -> Comparison:
    assert loaded.seal
    return msgspec.structs.replace(loaded, seal=msgspec.UNSET)


def test_a_dossier_is_loaded_from_a_file_or_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = formats.encode(comparison(), "json")
    (tmp_path / "d.json").write_bytes(body)
    assert unsealed(Terminal().load(tmp_path / "d.json")) == comparison()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert unsealed(Terminal().load(Path("-"))) == comparison()


def test_a_store_is_loaded_whole(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with Terminal().archive(path) as archive:
        assert list(archive.stories()) == []
    assert Terminal().load(path).dossiers == ()


def test_what_is_no_dossier_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"dossiers": 7}')
    (tmp_path / "b.json").write_bytes(b'"\xff"')
    for name, message in (
        ("a.json", "is no dossier"),
        ("b.json", "is no dossier"),
        ("none.json", "there is no file"),
    ):
        with pytest.raises(StopRun, match=message):
            Terminal().load(tmp_path / name)
