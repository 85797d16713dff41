"""Every block of the tutorials and of the README runs, and prints what they say it prints."""

import os
import re
import runpy
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
_BLOCK = re.compile(r"(?ms)^```(\w+)\n(.*?)^```")


def blocks(page: Path) -> list[tuple[str, str]]:
    """The blocks of a page with their kinds, in order."""
    return _BLOCK.findall(page.read_text(encoding="utf-8"))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, where `variorum` is the command of this tree."""
    shutil.copytree(ROOT / "examples", tmp_path / "room" / "examples")
    command = tmp_path / "bin" / "variorum"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m variorum "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path / "room")
    return tmp_path / "room"


def run(script: str) -> str:
    """What a block of the shell prints; it must end well."""
    command = ["bash", "-euo", "pipefail", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, f"{script}\n{done.stderr}"
    return done.stdout


def assert_told(output: str, lines: str) -> None:
    """That a block's lines stand in what was printed, in their order."""
    at = 0
    for line in lines.splitlines():
        found = output.find(line.strip(), at)
        assert found >= 0, f"{line!r} is not in, or not in order:\n{output}"
        at = found + len(line.strip())


@pytest.mark.slow
@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_every_block_of_a_tutorial_runs(page: Path, room: Path) -> None:
    output = ""
    names: dict[str, object] = {}
    for kind, block in blocks(page):
        if kind == "sh":
            output = run(block)
        elif kind == "python":
            exec(compile(block, page.name, "exec"), names)
        else:
            assert kind == "text", f"no test runs a block of {kind}"
            assert_told(output, block)


def test_there_is_a_tutorial_for_each_kind_of_user_that_the_readme_names() -> None:
    named = re.findall(r"docs/tutorials/(\w+)\.md", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(named) == [page.stem for page in TUTORIALS]
    assert len(named) == 4


@pytest.mark.slow
def test_the_lines_of_the_readme_are_what_the_command_prints(room: Path) -> None:
    found = blocks(ROOT / "README.md")
    at = next(at for at, (_, block) in enumerate(found) if "| grep" in block)
    assert run(found[at][1]) == found[at + 1][1], "run: python examples/refresh.py"


@pytest.mark.browser
def test_the_picture_is_made_by_the_command_that_the_repository_holds(tmp_path: Path) -> None:
    if shutil.which("chromium") is None:
        pytest.skip("no Chromium")
    made = runpy.run_path(str(ROOT / "examples" / "refresh.py"))
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>a</title>b", encoding="utf-8")
    made["photograph"](page, tmp_path / "page.png")
    size = struct.pack(">II", made["WIDTH"], made["HEIGHT"])
    kept = (ROOT / "docs" / "page.png").read_bytes()
    assert (tmp_path / "page.png").read_bytes()[16:24] == kept[16:24] == size
    assert len(kept) < 250_000
