"""The real command, run as a user runs it."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from variorum.cli.app import app

COMMAND = [sys.executable, "-m", "variorum"]


def variorum(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `variorum` and return what it printed; it never prints a traceback."""
    result = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
    )
    done = subprocess.CompletedProcess(
        result.args, result.returncode, result.stdout.decode(), result.stderr.decode()
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def in_process(*arguments: str | Path) -> str:
    """What `variorum` prints, run without a process of its own: for tests that run it often."""
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 0, result.stderr
    return result.stdout
