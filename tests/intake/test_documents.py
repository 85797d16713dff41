import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from variorum import limits
from variorum.errors import SkipArticle
from variorum.intake import read, streams
from variorum.model import RawDocument, Rejection

STORY = "The bridge over the river was closed on Monday after the flood, the mayor said.\n"


def documents(*paths: object, as_is: bool = False) -> list[RawDocument]:
    return [x for x in read([str(p) for p in paths], as_is=as_is) if isinstance(x, RawDocument)]


def rejections(*paths: object) -> list[Rejection]:
    return [x for x in read([str(p) for p in paths]) if isinstance(x, Rejection)]


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    return data


def test_text_file_keeps_its_characters_and_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "a b ö.txt"
    file.write_bytes(b"One.\r\n\r\nTwo.\n")
    (found,) = documents(file)
    assert (found.text, found.kind, found.uri) == ("One.\r\n\r\nTwo.\n", "text", str(file))


def test_folder_is_walked_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("c.txt", "a.txt", ".hidden.txt", "sub/b.txt"):
        (tmp_path / name).write_text(STORY + name)
    names = [Path(found.uri).name for found in documents(tmp_path)]
    assert names == ["a.txt", "c.txt", "b.txt"]


def test_html_by_ending_and_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("<p>x</p>")
    (tmp_path / "page.php").write_text("<!DOCTYPE html><html><p>x</p></html>")
    assert [found.kind for found in documents(tmp_path)] == ["html", "html"]


def test_unknown_ending_in_a_folder_is_rejected_but_read_by_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "notes.log"
    file.write_text(STORY)
    (found,) = rejections(tmp_path)
    assert ".log" in found.reason
    assert documents(file)[0].text == STORY


def test_json_object_without_url_is_named_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"id": "7", "title": "T", "text": STORY, "published": "2026-01-02"}))
    (found,) = documents(file)
    assert found.uri == str(file)
    assert (found.given.id, found.given.title, found.given.published) == ("7", "T", "2026-01-02")


def test_records_are_named_by_url_then_id_then_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    url = "https://paper.example/1"
    file.write_bytes(lines({"text": STORY, "url": url}, {"text": "B", "id": "b"}, {"text": "C"}))
    assert [found.uri for found in documents(file)] == [url, f"{file}#b", f"{file}#3"]


def test_news_please_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    record = {
        "maintext": STORY,
        "date_publish": "2026-01-02 03:04:05",
        "source_domain": "paper.example",
        "authors": ["Ann Bell", "Cy Dorn"],
        "title": "T",
        "language": "en",
        "url": "https://paper.example/1",
    }
    file.write_text(json.dumps(record))
    given = documents(file)[0].given
    assert given.outlet == "paper.example"
    assert given.published == "2026-01-02 03:04:05"
    assert given.byline == "Ann Bell, Cy Dorn"


@pytest.mark.parametrize(
    "wrap",
    [lambda r: r, lambda r: {"articles": r}, lambda r: {"status": "ok", "response": {"docs": r}}],
)
def test_json_array_of_records(tmp_path: Path, wrap: object) -> None:
    file = tmp_path / "a.json"
    records = [{"content": "A", "id": 1}, {"body": "B", "headline": "H"}]
    file.write_text(json.dumps(wrap(records)))  # type: ignore[operator]
    found = documents(file)
    assert [item.text for item in found] == ["A", "B"]
    assert [item.uri for item in found] == [f"{file}#1", f"{file}#2"]
    assert found[1].given.title == "H"


def test_wrong_types_in_fields_are_read_or_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    record = {
        "title": 7,
        "text": STORY,
        "date": {"$date": 1767323045000},
        "author": {"name": "Ann Bell"},
        "url": ["no"],
        "language": None,
        "source": {"id": None, "name": "Paper"},
    }
    file.write_text(json.dumps(record))
    given = documents(file)[0].given
    assert given.title == "7"
    assert given.published == "2026-01-02T03:04:05Z"
    assert given.byline == "Ann Bell"
    assert given.outlet == "Paper"
    assert given.url is None


@pytest.mark.parametrize("text", [None, 7, "", "  ", [], {}, True])
def test_record_without_text_is_rejected(tmp_path: Path, text: object) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines({"title": "T", "text": text}, {"title": "U"}))
    found = rejections(file)
    assert [item.uri for item in found] == [f"{file}#1", f"{file}#2"]
    assert all("text" in item.reason for item in found)


def test_html_in_a_record_is_read_as_html_unless_as_is(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"text": "<p>One.</p><p>Two.</p>"}))
    assert documents(file)[0].kind == "html"
    assert documents(file, as_is=True)[0].kind == "text"


def test_broken_line_is_rejected_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = [json.dumps({"text": f"Text {n}."}) for n in range(1000)]
    good[6] = '{"text": "cut'
    file.write_text("\n".join(good))
    assert len(documents(file)) == 999
    (found,) = rejections(file)
    assert found.uri == f"{file}#7"
    assert "line 7" in found.reason


def test_gzip_of_each_form(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode(), mtime=0))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines({"text": "B"}), mtime=0))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"<p>C</p>", mtime=0))
    assert [found.kind for found in documents(tmp_path)] == ["text", "text", "html"]


def test_truncated_gzip_keeps_the_lines_before_the_break(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    data = gzip.compress(lines(*({"text": f"Text {os.urandom(60).hex()}"} for _ in range(2000))))
    file.write_bytes(data[: len(data) // 2])
    assert documents(file)
    (found,) = rejections(file)
    assert found.uri == str(file)
    assert "cut off" in found.reason


def test_truncated_gzip_of_one_document_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(os.urandom(5000).hex().encode())[:-500])
    (found,) = rejections(file)
    assert "cut off" in found.reason


def test_gzip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_DOCUMENT", 10_000)
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b"\n" * 20_000_000, mtime=0))
    (found,) = rejections(file)
    assert "unpacks" in found.reason


def test_large_file_is_rejected_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(200 * limits.MEGABYTE)
    (found,) = rejections(file)
    assert "20 MB" in found.reason


def test_long_line_is_rejected_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_DOCUMENT", 1000)
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines({"text": "x" * 5000}, {"text": "B"}))
    assert [found.text for found in documents(file)] == ["B"]
    assert rejections(file)[0].uri == f"{file}#1"


@pytest.mark.parametrize("data", [b"", b" \n\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_empty_file(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    (found,) = rejections(file)
    assert (found.uri, found.reason) == (str(file), "the file is empty")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", bytes(range(256)) * 40])
def test_binary_file(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    (found,) = rejections(file)
    assert "not text" in found.reason


def test_same_document_twice_is_read_once_and_rejected_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    assert len(documents(file, tmp_path)) == 1
    assert "given twice" in rejections(file, tmp_path / "." / "a.txt")[0].reason


def test_path_that_does_not_exist_and_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert "no such file" in rejections(tmp_path / "none.txt")[0].reason
    assert "leads to no file" in rejections(link)[0].reason


def test_links_that_loop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert len(documents(tmp_path)) == 1
    assert ["same folder" in r.reason or "itself" in r.reason for r in rejections(tmp_path)] == [
        True,
        True,
    ]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = rejections(file)
    assert "permission" in found.reason


def test_pipe_is_rejected_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (found,) = rejections(tmp_path)
    assert "pipe" in found.reason


def test_name_that_is_not_utf8_gives_a_uri_that_encodes(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
    (found,) = documents(tmp_path)
    assert found.uri.encode().endswith(b"caf\\xe9.txt")


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (STORY.encode(), ["text"]),
        (b"<html><p>x</p></html>", ["html"]),
        (lines({"text": "A"}, {"text": "B"}), ["text", "text"]),
        (b'[{"text": "A"}, {"text": "B"}]', ["text", "text"]),
        (b'{\n "text": "A"\n}', ["text"]),
        (gzip.compress(STORY.encode(), mtime=0), ["text"]),
    ],
)
def test_standard_input_is_told_by_its_content(
    stdin: io.BytesIO, data: bytes, kinds: list[str]
) -> None:
    stdin.write(data)
    stdin.seek(0)
    found = documents("-")
    assert [item.kind for item in found] == kinds
    assert all(item.uri == "-" or item.uri.startswith("-#") for item in found)


def test_digest_of_a_record_is_of_its_own_line(tmp_path: Path) -> None:
    a, b = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    a.write_bytes(lines({"text": "A"}, {"text": "B"}))
    b.write_bytes(lines({"text": "B"}))
    assert documents(a)[1].digest == documents(b)[0].digest


@forall(st.binary(max_size=300), st.sampled_from(["txt", "html", "json", "jsonl", "txt.gz"]))
def test_any_bytes_give_documents_or_rejections(data: bytes, ending: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{ending}"
        file.write_bytes(data)
        found = list(read([str(file)]))
    assert found
    for item in found:
        item.uri.encode()
        if isinstance(item, RawDocument):
            item.text.encode()
        else:
            assert item.reason


def test_the_same_text_at_another_path_is_the_same_document(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(
            STORY.encode() if name != "a.txt" else STORY.replace("\n", "\r\n").encode()
        )
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(STORY.encode(), mtime=0))
    (kept,) = documents(tmp_path / "sub", tmp_path / "b.txt", tmp_path / "a.txt")
    assert kept.uri == str(tmp_path / "a.txt")
    assert [one.reason for one in rejections(tmp_path)] == [f"the same text as {kept.uri}"] * 3


def test_records_are_told_apart_by_what_came_with_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    url = "https://courier.example/1"
    file.write_bytes(
        lines(
            {"text": STORY, "outlet": "Courier"},
            {"text": STORY, "outlet": "Ledger"},
            {"outlet": "Ledger", "text": STORY},
            {"text": STORY, "url": url, "title": "Bridge closed"},
            {"text": STORY, "url": url},
            {"text": STORY + "More.", "url": url},
        )
    )
    kept = documents(file)
    assert [one.uri.rpartition("/")[2] for one in kept] == ["a.jsonl#1", "a.jsonl#2", "1", "1"]
    assert [one.reason for one in rejections(file)] == [
        f"the same text as {file}#2",
        "given twice: the same address and content",
    ]


@pytest.mark.parametrize("field", ["text", "title", "byline"])
def test_half_of_a_surrogate_pair_in_a_record_of_a_list_harms_nobody(
    tmp_path: Path, field: str
) -> None:
    whole = {"text": "The council met.", "title": "Council", "byline": "Ann Bell"}
    broken = json.dumps([whole | {field: "Safe \ud83d now"}, whole])
    (tmp_path / "list.json").write_text(broken)
    first, second = documents(tmp_path / "list.json")
    assert "\ud83d" not in f"{first.text}{first.given}"
    assert second.text == "The council met."


@pytest.mark.parametrize(("unpacked", "refused"), [(6_000_000, False), (7_000_000, True)])
def test_standard_input_may_unpack_as_a_large_file_would(
    unpacked: int, refused: bool, stdin: io.BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size of a stream is not known: it counts as 64 of the largest documents, times 100."""
    monkeypatch.setattr(streams, "MAX_DOCUMENT", 1000)
    stdin.write(gzip.compress(b"\n" * unpacked, mtime=0))
    stdin.seek(0)
    with streams.open_source(None) as stream:
        parts = iter(lambda: stream.read(65536), b"")
        if refused:
            with pytest.raises(SkipArticle, match="unpacks to more"):
                sum(map(len, parts))
        else:
            assert sum(map(len, parts)) == unpacked
