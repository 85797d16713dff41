"""`--out`: a set of files, whole or not at all, never through a link, never over other things."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.e2e.command import COMMAND, variorum
from tests.e2e.planted import run_planted
from tests.e2e.test_bad_input import GOOD

NAMES = [
    *("claims.csv", "dossier.docx", "dossier.html", "dossier.json", "dossier.md", "dossier.txt"),
    *("events.csv", "figures.csv", "statements.csv"),
]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def shown(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(text: Path, out: Path, *why: str) -> None:
    """The run ends at once with one line that says why, and nothing in the folder changes."""
    before = held(out) if out.is_dir() else None
    result = variorum("compare", text, "--out", out)
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert all(part in line for part in why), line
    assert before is None or held(out) == before


def test_a_second_run_replaces_the_first_and_removes_what_it_no_longer_makes(
    text: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = variorum("compare", text, "--out", out, "-f", "json,pages")
    assert first.returncode == 0, first.stderr
    assert {"dossier.json", "index.html"} < set(shown(out))
    assert not set(shown(out)) <= set(NAMES)
    text.write_text(GOOD.replace("12", "14"), encoding="utf-8")
    result = variorum("compare", text, "--out", out)
    assert result.returncode == 0, result.stderr
    assert shown(out) == NAMES
    assert "14 passengers" in (out / "dossier.json").read_text()
    kept = json.loads((out / ".variorum-files.json").read_text())["files"]
    assert sorted(kept) == NAMES
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == [
        ".variorum-files.json"
    ]


def test_a_folder_of_other_things_is_refused(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    refused(text, out, "notes.txt", "name a new or empty folder with --out")
    (out / "dossier.md").write_text("mine too")
    refused(text, out, "dossier.md and 1 more")


def test_what_was_added_or_changed_since_is_refused(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    variorum("compare", text, "--out", out)
    (out / "dossier.md").write_text("my own words")
    refused(text, out, "dossier.md was changed since Variorum wrote it", "move it away")
    (out / "dossier.md").unlink()
    assert variorum("compare", text, "--out", out).returncode == 0
    (out / "letter.docx").write_text("mine")
    refused(text, out, "letter.docx", "did not write")


def test_a_folder_of_an_older_version_is_taken_over(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    variorum("compare", text, "--out", out)
    (out / ".variorum-files.json").unlink()
    assert variorum("compare", text, "--out", out).returncode == 0
    (out / ".variorum-files.json").unlink()
    (out / "dossier.json").write_text("{}")
    refused(text, out, "did not write")


def test_nothing_is_written_through_a_link(text: Path, tmp_path: Path) -> None:
    real, out = tmp_path / "real", tmp_path / "out"
    real.mkdir()
    out.symlink_to(real)
    refused(text, out, "symbolic link", str(real))
    out.unlink()
    out.mkdir()
    precious = tmp_path / "precious"
    precious.write_text("keep me")
    (out / "dossier.html").symlink_to(precious)
    refused(text, out, "dossier.html is a symbolic link", "remove it")
    (out / "dossier.html").unlink()
    (out / ".variorum-files.json").symlink_to(precious)
    refused(text, out, ".variorum-files.json is a symbolic link")
    assert precious.read_text() == "keep me"
    assert not any(real.iterdir())


FULL = """
import errno, os
left = {left}
def fsync(number):
    global left
    left -= 1
    if left < 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
os.fsync = fsync
"""


@pytest.mark.parametrize("left", [0, 5, 9])
def test_a_full_disk_leaves_the_earlier_set(text: Path, tmp_path: Path, left: int) -> None:
    out = tmp_path / "out"
    variorum("compare", text, "--out", out)
    before = held(out)
    text.write_text(GOOD.replace("12", "14"), encoding="utf-8")
    result = run_planted(FULL.format(left=left), "compare", text, "--out", out)
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert "No space left on device" in line
    assert "make room" in line
    assert held(out) == before
    assert variorum("compare", text, "--out", out).returncode == 0


def test_a_run_that_ends_between_two_files_is_made_good_by_the_next(
    text: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    variorum("compare", text, "--out", out)
    text.write_text(GOOD.replace("12", "14"), encoding="utf-8")
    killed = """
import os, pathlib
done = 0
whole = pathlib.Path.replace
def replace(path, target):
    global done
    done += 1
    if done == 5:
        os._exit(9)
    return whole(path, target)
pathlib.Path.replace = replace
"""
    assert run_planted(killed, "compare", text, "--out", out).returncode == 9
    result = variorum("compare", text, "--out", out)
    assert result.returncode == 0, result.stderr
    assert shown(out) == NAMES
    assert len(list(out.iterdir())) == len(NAMES) + 1
    assert "14 passengers" in (out / "dossier.md").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_a_redirection_is_one_line(text: Path) -> None:
    for arguments in (["read"], ["compare", "--format", "json"], ["compare", "--format", "docx"]):
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(
                [*COMMAND, *arguments, str(text)],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert result.returncode == 2
        assert result.stderr == "variorum: the output: No space left on device\n"


def test_a_file_in_the_place_of_the_folder(text: Path) -> None:
    refused(text, text, "is there already", "remove it, or name another file")
    out = text.with_name("out")
    out.write_text("mine")
    result = variorum("compare", text, "--out", out)
    assert result.returncode == 2
    assert "cannot write into" in result.stderr
    assert out.read_text() == "mine"
