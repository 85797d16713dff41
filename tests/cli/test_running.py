"""The manner in which a command runs: quiet, verbose, with a log."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.cli import running
from variorum.cli.running import Manner, choose, tell, to_front, write_event
from variorum.errors import StopRun

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _plain() -> Iterator[None]:
    yield
    choose(Manner())


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (Manner(), "line\n"),
        (Manner(quiet=True), ""),
        (Manner(verbose=True), "line\ndetail\n"),
    ],
)
def test_what_is_told(manner: Manner, told: str, capsys: Printed) -> None:
    choose(manner)
    assert running.chosen() == manner
    tell("line")
    tell("detail", detail=True)
    assert capsys.readouterr().err == told


def test_a_log_holds_all_of_it_with_the_time(tmp_path: Path, capsys: Printed) -> None:
    choose(Manner(quiet=True, log=tmp_path / "log.txt"))
    tell("rejected \udce9.txt: empty")
    tell("detail", detail=True)
    first, *rest = (tmp_path / "log.txt").read_text().splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ began: variorum.*", first)
    assert [line.partition(" ")[2] for line in rest] == [r"rejected \udce9.txt: empty", "detail"]
    assert capsys.readouterr().err == ""
    with pytest.raises(StopRun, match=r"the log .* cannot be written"):
        choose(Manner(log=tmp_path))


def test_a_log_of_events_holds_lines_of_json(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    choose(Manner(quiet=True, log=log, events=True))
    tell("rejected \udce9.txt: “empty”")
    write_event({"event": "asked", "url": "https://echo.example/", "status": 304})
    first, second, third = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    assert first["event"] == "told"
    assert second["line"] == "rejected \udce9.txt: “empty”"
    assert (third["event"], third["status"]) == ("asked", 304)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", third["time"])


def test_the_options_may_stand_anywhere() -> None:
    assert to_front(["add", "x", "--quiet", "--log", "a", "--log=b", "-f", "y"]) == [
        "--quiet",
        "--log",
        "a",
        "--log=b",
        "add",
        "x",
        "-f",
        "y",
    ]
    assert to_front(["search", "--", "--quiet"]) == ["search", "--", "--quiet"]
    assert to_front(["add", "--log"]) == ["--log", "add"]
