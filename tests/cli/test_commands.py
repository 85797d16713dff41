"""The command as a whole: how errors end, and what each exit code says."""

import sys

import pytest

from variorum import __version__
from variorum.cli import app as commands
from variorum.errors import SkipArticle, StopRun

Printed = pytest.CaptureFixture[str]


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["variorum", *arguments])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (StopRun("no store"), 2, "variorum: no store"),
        (SkipArticle("no text"), 1, "variorum: no text"),
        (ValueError("odd"), 70, "variorum: internal error: ValueError: odd"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    error: Exception, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.delenv("VARIORUM_DEBUG", raising=False)
    monkeypatch.setattr(commands, "app", fail)
    assert exit_code(monkeypatch) == code
    printed = capsys.readouterr()
    assert printed.err.startswith(line)
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_an_internal_error_is_raised_where_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("odd")

    monkeypatch.setenv("VARIORUM_DEBUG", "1")
    monkeypatch.setattr(commands, "app", fail)
    with pytest.raises(ValueError, match="odd"):
        commands.main()


def test_the_version_is_printed_where_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    assert exit_code(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == f"variorum {__version__}\n"


def test_wrong_usage_ends_with_two(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    assert exit_code(monkeypatch, "compare", "--workers", "0", "x") == 2
    assert exit_code(monkeypatch, "nothing") == 2
    assert exit_code(monkeypatch) == 2
    assert "compare" in capsys.readouterr().err


def test_a_schema_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    assert exit_code(monkeypatch, "schema", "reading") == 0
    assert capsys.readouterr().out.startswith("{")
