"""Archives: what lies in them is read as from a folder, within bounds, and nothing is unpacked."""

import io
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.intake.made_files import tarred, zipped
from variorum.errors import SkipArticle
from variorum.intake import read
from variorum.intake.packed_files import open_tar, open_zip, place_of, refusal
from variorum.model import RawDocument, Rejection

STORY = b"The bridge over the river was closed on Monday after the flood, the mayor said."
LINES = b'{"text": "The dam held."}\n{"text": "The ferry sank."}\n'
MEMBERS = {
    "b/two.txt": STORY + b" Two.",
    "a.jsonl": LINES,
    ".hidden.txt": STORY,
    "__MACOSX/x.txt": STORY,
    "c.csv": b"title,text\nX,The quay was shut.\n",
    "d.bin": b"The text of an unknown ending.",
}


def found(*paths: Path) -> tuple[list[str], list[Rejection]]:
    all = list(read([str(path) for path in paths]))
    return (
        [one.uri for one in all if isinstance(one, RawDocument)],
        [one for one in all if isinstance(one, Rejection)],
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", zipped(MEMBERS)),
        ("x", zipped(MEMBERS)),
        ("x.tar", tarred(dict(sorted(MEMBERS.items())))),
        ("x.tar.gz", tarred(dict(sorted(MEMBERS.items())), "gz")),
        ("x.tgz", tarred(dict(sorted(MEMBERS.items())), "gz")),
    ],
)
def test_members_are_read_as_from_a_folder(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    read_ones, rejected = found(tmp_path / name)
    at = str(tmp_path / name)
    assert read_ones == [
        f"{at}/a.jsonl#1",
        f"{at}/a.jsonl#2",
        f"{at}/b/two.txt",
        f"{at}/c.csv#1",
    ]
    assert [(one.uri, one.reason[:16]) for one in rejected] == [(f"{at}/d.bin", "names ending in ")]


def test_an_archive_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (zipped(MEMBERS), tarred(MEMBERS)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert len([one for one in read(["-"]) if isinstance(one, RawDocument)]) == 4


def test_ids_do_not_depend_on_the_packing(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"one.txt": STORY}))
    (tmp_path / "b.txt").write_bytes(STORY)
    (first,), (second,) = found(tmp_path)
    assert first == f"{tmp_path}/a.zip/one.txt"
    assert second.reason == f"the same text as {first}"


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt"])
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    assert refusal(name)
    (tmp_path / "x.tar").write_bytes(tarred({name: STORY, "in.txt": STORY}))
    read_ones, rejected = found(tmp_path / "x.tar")
    assert read_ones == [f"{tmp_path}/x.tar/in.txt"]
    assert [one.reason for one in rejected] == ["its name leads out of the archive"]
    assert refusal("a/b..c/d.txt") is None


def test_links_are_refused(tmp_path: Path) -> None:
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w") as packed:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    (tmp_path / "x.tar").write_bytes(body.getvalue())
    info = zipfile.ZipInfo("passwd.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as file:
        file.writestr(info, "/etc/passwd")
    read_ones, rejected = found(tmp_path)
    assert read_ones == []
    assert all("a link" in one.reason for one in rejected)
    assert len(rejected) == 2


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = b" " * 60_000_000
    (tmp_path / "a.zip").write_bytes(zipped({"a.jsonl": zeros, "b.txt": STORY}))
    (tmp_path / "b.tar.gz").write_bytes(tarred({"a.jsonl": zeros}, "gz"))
    read_ones, rejected = found(tmp_path)
    assert read_ones == []
    assert {one.reason for one in rejected} == {
        "unpacks to more than 100 times its size; it is no collection of news"
    }


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({"in.zip": zipped({"a.txt": STORY})}))
    _, (rejected,) = found(tmp_path / "x.zip")
    assert rejected.uri == f"{tmp_path}/x.zip/in.zip"
    assert "an archive inside an archive" in rejected.reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", zipped({"a.txt": STORY})[:60], "damaged or cut off"),
        ("a.tar", tarred({"a.txt": STORY * 40})[:900], "cut off"),
        ("a.zip", zipped({}), "holds no files"),
        ("a.tar", tarred({}), "holds no files"),
        ("book", zipped({"mimetype": b"application/epub+zip"}), "is not read"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    read_ones, rejected = found(tmp_path / name)
    assert read_ones == []
    assert reason in rejected[0].reason


def test_a_damaged_member_costs_that_member_alone(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": STORY * 3, "b.txt": STORY}))
    data[45] ^= 0xFF
    (tmp_path / "x.zip").write_bytes(bytes(data))
    read_ones, (rejected,) = found(tmp_path / "x.zip")
    assert read_ones == [f"{tmp_path}/x.zip/b.txt"]
    assert "cut off or damaged" in rejected.reason


def test_the_readers_of_archives_name_what_they_hold() -> None:
    data = zipped({"b.txt": b"2", "a.txt": b"1"})
    members = open_zip(io.BytesIO(data), len(data))
    assert [(name, one.read()) for name, one in members if not isinstance(one, SkipArticle)] == [
        ("a.txt", b"1"),
        ("b.txt", b"2"),
    ]
    data = tarred({"b.txt": b"2", "a.txt": b"1"})
    assert [name for name, _ in open_tar(io.BytesIO(data), len(data))] == ["b.txt", "a.txt"]
    assert place_of("x.zip", "./a\n/ü.txt") == "x.zip/a\\x0a/ü.txt"
