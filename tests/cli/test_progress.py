"""How far work is, where no terminal shows a bar."""

import time
from collections.abc import Iterator

import pytest

from variorum.cli.progress import Progress
from variorum.cli.running import Manner, choose

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    yield now
    choose(Manner())


def test_a_line_every_ten_seconds_tells_total_rate_and_time_left(
    clock: list[float], capsys: Printed
) -> None:
    progress = Progress()
    progress("reading articles", 0, 1200)
    clock[0] += 9.9
    progress("reading articles", 30, 1200)
    assert capsys.readouterr().err == ""
    clock[0] += 0.1
    progress("reading articles", 40, 1200)
    assert capsys.readouterr().err == "variorum: reading articles: 40 of 1,200, 4.0/s, 4:50 left\n"
    clock[0] += 5
    progress("reading articles", 60, 1200)
    assert capsys.readouterr().err == ""
    clock[0] += 5
    progress("cleaning articles", 7, None)
    assert capsys.readouterr().err == "variorum: cleaning articles: 7\n"


def test_what_was_done_is_told_where_it_is_asked_for(clock: list[float], capsys: Printed) -> None:
    for manner, told in (
        (Manner(), ""),
        (Manner(verbose=True), "variorum: compiling stories: 3 in 2.5 s\n"),
        (Manner(quiet=True), ""),
    ):
        choose(manner)
        progress = Progress()
        progress("compiling stories", 1, 3)
        clock[0] += 2.5
        progress("compiling stories", 3, 3)
        progress.end()
        assert capsys.readouterr().err == told


def test_nothing_is_told_where_quiet_is_asked_for(clock: list[float], capsys: Printed) -> None:
    choose(Manner(quiet=True))
    progress = Progress()
    clock[0] += 60
    progress("reading articles", 1, 2)
    assert capsys.readouterr().err == ""
