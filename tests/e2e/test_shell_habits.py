"""Settings, completion, quiet runs and logs, through the real command."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.command import variorum
from variorum.cli import shell_commands


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    monkeypatch.delenv("VARIORUM_CONFIG", raising=False)


def test_settings_hold_unless_the_command_line_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank off Selmouth on Tuesday, police said.")
    (tmp_path / "variorum.toml").write_text('store = "kept.db"\n[stories]\njson = true\n')
    assert variorum("add", "a.txt", cwd=tmp_path).stdout.startswith("kept.db: 1 added")
    assert variorum("stories", cwd=tmp_path).stdout.startswith('{"id":')
    assert (
        "there is no store at other.db"
        in variorum("stories", "--store", "other.db", cwd=tmp_path).stderr
    )
    shown = variorum("config", cwd=tmp_path).stdout
    assert shown.startswith('# variorum.toml\nstore = "kept.db"\n\n[stories]\njson = true\n')
    assert "VARIORUM_MODEL=rules" in shown
    (tmp_path / "variorum.toml").write_text("stor = 1\n")
    wrong = variorum("stories", cwd=tmp_path)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "there is no option 'stor'" in wrong.stderr


def test_a_quiet_run_tells_only_what_ends_it_and_the_log_tells_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank off Selmouth on Tuesday, police said.")
    (tmp_path / "b.txt").write_text("")
    loud = variorum("read", "a.txt", "b.txt", "--verbose", cwd=tmp_path)
    assert "rejected b.txt: the file is empty" in loud.stderr
    assert "variorum: reading articles: 1 in " in loud.stderr
    quiet = variorum("read", "a.txt", "b.txt", "--quiet", "--log", "log", cwd=tmp_path)
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert quiet.stdout == loud.stdout
    ended = variorum("stories", "--quiet", "--log=log", cwd=tmp_path)
    assert "there is no store" in ended.stderr
    log = (tmp_path / "log").read_text()
    for line in ("began: variorum", "rejected b.txt: the file is empty", "there is no store"):
        assert line in log


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_what_completes(shell: str, tmp_path: Path) -> None:
    script = variorum("completion", shell).stdout
    assert "_VARIORUM_COMPLETE" in script
    words = {
        "bash": {"COMP_WORDS": "variorum se", "COMP_CWORD": "1"},
        "zsh": {"_TYPER_COMPLETE_ARGS": "variorum se"},
        "fish": {"_TYPER_COMPLETE_ARGS": "variorum se", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    code = "import sys; sys.argv = ['variorum']; from variorum.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **words, "_VARIORUM_COMPLETE": f"complete_{shell}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "search" in done.stdout
    assert "show" not in done.stdout
    assert shell_commands.VARIABLES


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_completes_a_format(tmp_path: Path) -> None:
    command = tmp_path / "variorum"
    command.write_text(
        f"#!{sys.executable}\nimport sys\nsys.argv[0] = 'variorum'\n"
        "from variorum.cli import main\nmain()\n"
    )
    command.chmod(0o755)
    ask = (
        'eval "$(variorum completion bash)"; COMP_WORDS=(variorum export -f geo); COMP_CWORD=3; '
        '_variorum_completion variorum; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", ask],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "geojson", done.stderr
