"""A page is printed by a browser, and where there is none it is said what to do."""

from pathlib import Path

import pytest

from variorum.engine.print_pdf import print_pdf
from variorum.errors import StopRun


def browser(folder: Path, script: str) -> str:
    """A program that is called as a browser is."""
    file = folder / "browser"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    file.chmod(0o755)
    return str(file)


PRINTS = """
for one in "$@"; do case "$one" in
  --print-to-pdf=*) target=${one#--print-to-pdf=};;
  file://*) page=${one#file://};;
esac; done
{ printf '%%PDF-1.7 '; cat "$page"; } > "$target"
"""


def test_the_page_goes_through_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_BROWSER", browser(tmp_path, PRINTS))
    assert print_pdf("<p>Zoë</p>") == "%PDF-1.7 <p>Zoë</p>".encode()


@pytest.mark.parametrize("script", ["echo no display >&2; exit 1", "exit 0"])
def test_a_browser_that_prints_nothing_is_told(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_BROWSER", browser(tmp_path, script))
    with pytest.raises(StopRun, match=r"printed nothing: (no display|it tells no reason)"):
        print_pdf("<p>a</p>")


def test_where_there_is_no_browser_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VARIORUM_BROWSER", str(tmp_path / "none"))
    with pytest.raises(StopRun, match="none is on this machine: install Chromium"):
        print_pdf("")
    monkeypatch.delenv("VARIORUM_BROWSER")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StopRun, match="and none is on this machine"):
        print_pdf("")
