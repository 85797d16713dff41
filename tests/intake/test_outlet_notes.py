"""Notes on outlets beside the coverage: by path, by pattern, by domain."""

from pathlib import Path

import pytest

from variorum.errors import StopRun
from variorum.intake.outlet_notes import SIDECAR, OutletNotes, read_notes
from variorum.model import OutletNote


def test_a_path_counts_before_a_pattern_and_a_near_folder_before_a_far_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / SIDECAR).write_text('"*.txt" = {name = "Far", country = "PT"}\n')
    (tmp_path / "in" / SIDECAR).write_text('"a.txt" = "Near"\n"www.Echo.example" = "Echo"\n')
    notes = OutletNotes()
    told, domains = notes.of(tmp_path / "in" / "a.txt", tmp_path)
    assert told == OutletNote(name="Near", country="PT")
    assert domains["echo.example"] == OutletNote(name="Echo")
    told, _ = notes.of(tmp_path / "in" / "b.txt", tmp_path)
    assert told is not None
    assert told.name == "Far"
    assert notes.of(tmp_path / "in" / "b.html", tmp_path)[0] is None


def test_a_pattern_with_a_slash_fits_a_path(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / SIDECAR).write_text('"in/*.txt" = "Echo"\n')
    assert OutletNotes().of(tmp_path / "in" / "a.txt", tmp_path)[0] == OutletNote(name="Echo")
    assert OutletNotes().of(tmp_path / "a.txt", tmp_path)[0] is None


def test_a_name_for_everything_counts_first(tmp_path: Path) -> None:
    notes = OutletNotes("Echo")
    assert notes.of_all() == OutletNote(name="Echo")
    (tmp_path / SIDECAR).write_text('"a.txt" = {name = "Post", country = "NO"}\n')
    assert notes.of(tmp_path / "a.txt", tmp_path)[0] == OutletNote(name="Echo", country="NO")
    assert OutletNotes().of_all() is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("= 1", "cannot be read as notes on outlets"),
        ("a = 1", "must be a table of"),
        ('a = {nom = "x"}', "has the unknown key 'nom'"),
        ('a = {name = " "}', "must be a text in quotes"),
        ("a = {name = 1}", "must be a text in quotes"),
        ('a = {country = "PRT"}', r"a code of two letters \(ISO 3166-1\)"),
        ('a = {language = "e"}', "a code of two or three letters"),
    ],
)
def test_what_is_no_note_stops_the_run(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / SIDECAR).write_text(text)
    with pytest.raises(StopRun, match=message):
        read_notes(tmp_path / SIDECAR)


def test_a_note_is_tidied(tmp_path: Path) -> None:
    (tmp_path / SIDECAR).write_text('a = {name = " The  Echo ", country = "pt"}')
    assert read_notes(tmp_path / SIDECAR)["a"] == OutletNote(name="The Echo", country="pt")
