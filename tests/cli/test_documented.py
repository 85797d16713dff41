"""No command, option or setting without its line in docs/cli.md."""

import re

import typer.main

from tests.support import ROOT
from variorum.cli.app import app

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0]: part for part in re.split(r"(?m)^## ", PAGE)[1:]}
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_every_command_has_its_section() -> None:
    assert set(COMMANDS) == set(SECTIONS) - {"Settings"}


def test_every_option_is_described() -> None:
    for name, command in COMMANDS.items():
        options = {opt for one in command.params for opt in one.opts if opt.startswith("-")}
        named = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", SECTIONS[name]))
        missing = options - {"--help", "-h"} - named
        assert not missing, f"{name}: {missing}"


def test_every_setting_is_described() -> None:
    named = set(re.findall(r"`(VARIORUM_\w+)`", SECTIONS["Settings"]))
    sources = [*(ROOT / "src").rglob("*.py"), ROOT / "tests" / "support.py"]
    used = {
        found
        for path in sources
        for found in re.findall(r"(?<!_)VARIORUM_\w+", path.read_text(encoding="utf-8"))
    }
    assert used == named


def test_every_command_has_help_that_teaches() -> None:
    for command in COMMANDS.values():
        assert command.help
        assert all(one.help for one in command.params if hasattr(one, "help"))
