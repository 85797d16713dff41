"""A folder of output: whole sets of files, and never over what others wrote."""

from pathlib import Path

import pytest

from variorum.dossier.output_folder import LIST, check_folder, write_folder
from variorum.errors import StopRun


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_those_of_an_earlier_run_replaced(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    assert write_folder(out, {"a.txt": b"1", "b.txt": b"2"}) == [out / "a.txt", out / "b.txt"]
    write_folder(out, {"a.txt": b"3", "c.txt": b"4"})
    assert names(out) == [LIST, "a.txt", "c.txt"]
    assert (out / "a.txt").read_bytes() == b"3"


def test_what_others_wrote_or_changed_is_left_alone(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.txt": b"1"})
    (tmp_path / "a.txt").write_bytes(b"mine")
    with pytest.raises(StopRun, match="was changed since Variorum wrote it"):
        write_folder(tmp_path, {"a.txt": b"2"})
    (tmp_path / "a.txt").write_bytes(b"1")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    with pytest.raises(StopRun, match=r"did not write \(notes.txt\)"):
        check_folder(tmp_path, ("a.txt",))
    (tmp_path / "more.txt").write_bytes(b"mine")
    with pytest.raises(StopRun, match=r"did not write \(more.txt and 1 more\)"):
        check_folder(tmp_path, ("a.txt",))
    assert (tmp_path / "a.txt").read_bytes() == b"1"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(StopRun, match="is a symbolic link"):
        check_folder(tmp_path / "link", ())
    (tmp_path / "real" / "a.txt").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StopRun, match="is a symbolic link"):
        write_folder(tmp_path / "real", {"a.txt": b"1"})


def test_a_damaged_list_is_named(tmp_path: Path) -> None:
    (tmp_path / LIST).write_text("{")
    with pytest.raises(StopRun, match="is damaged"):
        check_folder(tmp_path, ())


def test_a_folder_older_than_lists_is_known_by_its_dossier(tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_bytes(b'{\n  "variorum": "1",\n}')
    check_folder(tmp_path, ("dossier.json",))
    (tmp_path / "dossier.json").write_bytes(b"{}")
    with pytest.raises(StopRun, match="did not write"):
        check_folder(tmp_path, ("dossier.json",))


def test_a_folder_that_is_not_there_may_be_written(tmp_path: Path) -> None:
    check_folder(tmp_path / "none", ("a.txt",))
    (tmp_path / "file").write_text("x")
    with pytest.raises(StopRun, match="cannot write into"):
        write_folder(tmp_path / "file" / "out", {"a.txt": b"1"})
