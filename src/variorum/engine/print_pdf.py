"""A page as PDF, printed by the engine of a browser that is on this machine."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from variorum.errors import StopRun

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "msedge", "chrome", "brave-browser"),
)
"""The names under which browsers that print without a window are known."""

PATIENCE = 120.0
"""Seconds that a browser may take."""


def print_pdf(page: str) -> bytes:
    """A page of HTML as PDF. Nothing of it is asked of the network.

    The browser is the one that `VARIORUM_BROWSER` names, else the first of `BROWSERS` on the path.

    Raises:
        StopRun: there is none, or it does not print.
    """
    browser = _browser()
    with tempfile.TemporaryDirectory(prefix="variorum-pdf-") as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-pdf-header-footer"),
            *("--disable-extensions", "--no-first-run", "--disable-background-networking"),
            # No name but this machine's leads anywhere.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"),
            # A browser keeps no sandbox for the administrator, and does not start without this.
            *(["--no-sandbox"] if _is_administrator() else []),
            source.as_uri(),
        ]
        told = _run(command)
        if not target.is_file() or not target.read_bytes().startswith(b"%PDF"):
            raise StopRun(
                f"{browser} printed nothing: {told[-300:].strip() or 'it tells no reason'}"
            )
        return target.read_bytes()


def _browser() -> str:
    named = os.environ.get("VARIORUM_BROWSER")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise StopRun(
            f"PDF is printed by a browser, and {named or 'none'} is on this machine: install "
            "Chromium, Chrome or Edge, name one in VARIORUM_BROWSER, or take html or docx"
        )
    return found


def _is_administrator() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def _run(command: list[str]) -> str:
    """What a command says, when it has ended."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StopRun(f"{command[0]} did not print the page: {error}") from error
    return done.stderr.decode("utf-8", "replace")
