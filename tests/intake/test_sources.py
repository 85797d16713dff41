"""Which files a run reads, and how their names and failures are told in one line."""

import os
from pathlib import Path

import pytest

from variorum.intake.sources import READABLE, Source, explain, find_sources, spell
from variorum.model import Rejection


def reasons(*paths: Path) -> list[str]:
    found = find_sources([str(path) for path in paths])
    return [one.reason for one in found if isinstance(one, Rejection)]


def test_a_path_that_was_given_is_told_from_one_that_was_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    given, walked = find_sources([str(tmp_path / "a.txt"), str(tmp_path)])
    assert isinstance(given, Source)
    assert isinstance(walked, Source)
    assert (given.named, walked.named) == (True, False)
    assert given.path == walked.path


def test_a_folder_is_walked_once(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "a.txt").write_text("x")
    (inner / "loop").symlink_to(tmp_path)
    assert reasons(tmp_path) == [f"the same folder as {tmp_path}, already read"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "empty").mkdir()
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / ".a.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    assert reasons(tmp_path / "none") == ["there is no such file or folder"]
    assert reasons(tmp_path / "gone") == ["the link leads to no file"]
    assert reasons(tmp_path / "self") == ["the link leads back to itself"]
    assert reasons(tmp_path / "pipe") == ["it is a pipe, socket or device, not a file"]
    assert reasons(tmp_path / "empty", tmp_path / "hidden") == ["the folder is empty"] * 2
    assert reasons(Path("a\x00b")) == ["this is not a path"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "x"), "there is no such file or folder"),
        (PermissionError(13, "x"), "no permission to read it"),
        (OSError(5, "Input/output error"), "it cannot be read: Input/output error"),
        (OSError(), "it cannot be read: OSError"),
    ],
)
def test_a_failure_of_the_system_is_told_plainly(error: OSError, reason: str) -> None:
    assert explain(error) == reason


def test_a_name_is_one_line_of_text() -> None:
    assert spell(Path("a ö.txt")) == "a ö.txt"
    assert spell(Path(os.fsdecode(b"caf\xe9"))) == "caf\\xe9"
    assert spell(Path("a\nb\x1b[2J\x7f\x80")) == "a\\x0ab\\x1b[2J\\x7f\\x80"


def test_texts_pages_and_records_are_readable_by_their_endings() -> None:
    assert {".txt", ".text", ".md"} < READABLE
    assert {".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"} < READABLE
    assert {".csv", ".eml", ".rss", ".atom", ".docx", ".pdf", ".zip", ".tar"} < READABLE
    assert not {".doc", ".log", ".odt", ""} & READABLE
