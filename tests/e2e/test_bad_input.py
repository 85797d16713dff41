"""Bad input, each through the real command: a clear line, the rest goes on, a right exit code."""

import gzip
import json
import os
from pathlib import Path

import msgspec
import pytest

from tests.e2e.command import variorum
from tests.e2e.planted import run_planted
from variorum import compare as variorum_compare
from variorum.model import Comparison

GOOD = (
    "Ferry runs aground off Port Malen\n\n"
    "PORT MALEN, 3 May 2023 - At least 12 passengers were injured on Wednesday when a ferry ran "
    "aground in thick fog outside the harbour of Port Malen, the coast guard said.\n\n"
    "“The captain could not see the light,” said Anna Verrick, a spokeswoman for the coast "
    "guard. The ferry carried 140 people, and all of them were brought ashore by noon.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def compared(folder: Path) -> tuple[Comparison, str]:
    """The comparison of a folder in which something was compared, and what was said of the rest."""
    result = variorum("compare", folder, "--format", "json")
    assert result.returncode == 0, result.stderr
    return msgspec.json.decode(result.stdout, type=Comparison), result.stderr


def reason(folder: Path, name: str) -> str:
    """Why the file was refused, while good.txt was not; said on standard error as well."""
    comparison, stderr = compared(folder)
    assert any(
        article.uri.endswith("good.txt") for one in comparison.dossiers for article in one.articles
    )
    (rejection,) = [one for one in comparison.rejected if name in one.uri]
    assert f"rejected {rejection.uri}: {rejection.reason}" in stderr
    return rejection.reason


def test_empty_file(folder: Path) -> None:
    (folder / "empty.txt").touch()
    assert "empty" in reason(folder, "empty.txt")


def test_binary(folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "not text" in reason(folder, "picture.txt")


def test_huge_file_is_not_read(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    assert "MB" in reason(folder, "huge.txt")


def test_truncated_gzip(folder: Path) -> None:
    whole = gzip.compress(os.urandom(3000).hex().encode())
    (folder / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    assert "gzip" in reason(folder, "cut.txt.gz")


def test_broken_json_in_line_7_of_a_thousand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules read, which is quick: nothing here is about how well they do."""
    monkeypatch.setenv("VARIORUM_MODEL", "rules")
    lines = [
        json.dumps({"id": f"n{n}", "text": GOOD.replace("12", str(n + 20))}) for n in range(1000)
    ]
    lines[6] = lines[6][:-20]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = variorum("read", tmp_path / "many.jsonl", "--workers", "2")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == 999
    # On a slow machine lines of progress stand there too.
    (line,) = [one for one in result.stderr.splitlines() if one.startswith("rejected ")]
    assert "7" in line
    assert "JSON" in line


HALF = "\\ud83d"
"""Half of a character beyond the first plane, as scrapers write it into JSON."""


@pytest.mark.parametrize(
    "record",
    [
        f'{{"text": "{HALF} AAA", "id": "odd"}}',
        f'{{"text": "AAA", "id": "{HALF}odd", "extra": "{HALF}"}}',
        f'{{"text": "AAA", "meta": {{"deep": ["{HALF}", {{"{HALF}": "{HALF}"}}]}}}}',
        f'{{"text": "AAA", "title": "T{HALF}", "outlet": "O{HALF}", "published": "{HALF}"}}',
        f'{{"text": "AAA", "url": "https://a.example/{HALF}", "authors": ["{HALF} Roe"]}}',
    ],
)
def test_half_a_character_in_one_record_of_a_list(folder: Path, record: str) -> None:
    """In one process; the whole list was lost to it before."""
    text = json.dumps(GOOD.replace("12", "13"))
    other = json.dumps({"text": GOOD.replace("12", "14"), "id": "beside"})
    (folder / "list.json").write_text(f"[{record.replace('AAA', text[1:-1])}, {other}]", "utf-8")
    comparison = variorum_compare([str(folder)])
    assert not comparison.rejected
    read = [article for one in comparison.dossiers for article in one.articles]
    assert len(read) == 3


def test_half_a_character_through_the_command(folder: Path) -> None:
    text = json.dumps(GOOD.replace("12", "13"))
    (folder / "list.json").write_text(f'[{{"text": {text}, "note": "{HALF}"}}]', "utf-8")
    comparison, _ = compared(folder)
    assert sum(len(one.articles) for one in comparison.dossiers) == 2
    result = variorum("read", folder / "list.json")
    assert result.returncode == 0


def test_a_fault_on_one_record_costs_that_record(folder: Path) -> None:
    records = [{"text": GOOD.replace("12", str(20 + n)), "id": f"n{n}"} for n in range(3)]
    (folder / "list.json").write_text(json.dumps(records))
    plant = """
from variorum.intake import file_reading as documents
whole = documents.read_text
def read_text(record, **options):
    if record["id"] == "n1":
        raise RuntimeError("planted")
    return whole(record, **options)
documents.read_text = read_text
"""
    result = run_planted(plant, "compare", folder, "--format", "json")
    assert result.returncode == 0, result.stderr
    comparison = msgspec.json.decode(result.stdout, type=Comparison)
    (rejection,) = comparison.rejected
    assert rejection.uri.endswith("list.json#n1")
    assert rejection.reason == "internal error while reading the record: RuntimeError: planted"
    assert sum(len(one.articles) for one in comparison.dossiers) == 3


OTHER = (
    "BRIGHTON FALLS, 9 June 2023 - The mayor of Brighton Falls, Leo Tamsin, resigned on Friday "
    "after auditors found that 3 million dollars of the hospital's money were missing.\n\n"
    "“I take the blame,” Mr Tamsin told the council. A judge will hear the case in July.\n"
)
STORY_FAULT = """
from variorum import align
whole = align.align
def fail(readings, *rest):
    if any("Tamsin" in one.article.text for one in readings):
        raise RuntimeError("planted")
    return whole(readings, *rest)
align.align = fail
"""


def test_a_fault_on_one_story_costs_that_story(folder: Path) -> None:
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    result = run_planted(STORY_FAULT, "compare", folder, "--format", "json")
    assert result.returncode == 0, result.stderr
    comparison = msgspec.json.decode(result.stdout, type=Comparison)
    assert len(comparison.dossiers) == 1
    (rejection,) = comparison.rejected
    assert rejection.uri.endswith("other.txt")
    assert "internal error while compiling the story s" in rejection.reason
    assert "planted" in rejection.reason


def test_a_story_that_failed_in_a_store_is_compiled_by_the_next_run(folder: Path) -> None:
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    store = folder / "store.db"
    texts = [folder / "good.txt", folder / "other.txt"]
    result = run_planted(STORY_FAULT, "add", *texts, "--store", store)
    assert result.returncode == 0, result.stderr
    assert "planted" in result.stderr
    again = variorum("add", *texts, "--store", store)
    assert "2 there already, 0 rejected; 1 story compiled" in again.stdout
    assert len(variorum("stories", "--store", store).stdout.splitlines()) == 2


def test_page_without_text(folder: Path) -> None:
    (folder / "nothing.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body>")
    assert "text" in reason(folder, "nothing.html")


def test_a_language_we_do_not_read(folder: Path) -> None:
    (folder / "german.txt").write_text(
        "Bei dem Unglück auf der Fähre sind nach Angaben der Küstenwache am Mittwoch mindestens "
        "zwölf Menschen verletzt worden. Die Fähre war im dichten Nebel auf Grund gelaufen, und "
        "alle Passagiere wurden bis zum Mittag an Land gebracht, wie eine Sprecherin sagte.",
        encoding="utf-8",
    )
    assert "German" in reason(folder, "german.txt")


def test_same_file_twice(folder: Path) -> None:
    result = variorum("compare", folder / "good.txt", folder / "good.txt", "--format", "json")
    comparison = msgspec.json.decode(result.stdout, type=Comparison)
    assert result.returncode == 0
    assert sum(len(one.articles) for one in comparison.dossiers) == 1
    assert "twice" in comparison.rejected[0].reason


def test_names_with_spaces_and_other_letters(tmp_path: Path) -> None:
    path = tmp_path / "Fähre läuft auf – 船.txt"
    path.write_text(GOOD, encoding="utf-8")
    comparison, _ = compared(tmp_path)
    assert comparison.dossiers[0].articles[0].uri == str(path)


def test_names_of_odd_characters_are_told_in_one_line(folder: Path) -> None:
    for name in ("a\nb.txt", "c\x1b[31md.txt", "[red]e[bold].txt", "-f.txt"):
        (folder / name).touch()
    comparison, stderr = compared(folder)
    assert len(comparison.rejected) == 4
    assert {line.rpartition(": ")[2] for line in stderr.splitlines()} == {"the file is empty"}
    assert "\x1b" not in stderr
    assert "[red]e[bold].txt" in stderr


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.json", b"null", "no JSON object"),
        ("a.json", b"42", "no JSON object"),
        ("a.json", b"[]", "empty"),
        ("a.json", b"{}", "no JSON object"),
        ("a.json", b"[[{}]]", "no JSON object"),
        ("a.json", b'{"text": 5}', "no string"),
        ("a.json", b'{"text": "a",}', "not valid JSON"),
        ("a.json", b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        ("a.json", b'{"a":' * 5000 + b"1" + b"}" * 5000, "nested too deeply"),
        ("a.jsonl", b"{", "not valid JSON"),
        ("a.html", b"<html><head><title>x</title></head></html>", "no running text"),
        ("a.html", b"<html>", "no running text"),
        ("a.html", b"<script>var a = 1</script>", "no running text"),
        ("a.txt", b"\xef\xbb\xbf", "no running text"),
        ("a.txt", b"1 2 3", "no running text"),
        ("a.txt", b"\x00" * 9, "binary"),
        ("a.txt", b"PK\x03\x04 and so on", "zip archive"),
        ("a.txt", b"%PDF-1.7 and so on", "PDF"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"twice", mtime=0), mtime=0), "gzip"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00 and so on", "gzip"),
    ],
)
def test_odd_files(folder: Path, name: str, data: bytes, why: str) -> None:
    """In one process: what the command says of each is what `read` and `clean` say of it."""
    (folder / name).write_bytes(data)
    said = [one.reason for one in variorum_compare([str(folder)]).rejected]
    assert len(said) == 1
    assert why in said[0]


def test_a_link_that_leads_back_and_a_folder_named_twice(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    comparison, _ = compared(folder)
    said = {Path(one.uri).name: one.reason for one in comparison.rejected}
    assert said["a"] == said["b"] == "the link leads back to itself"
    assert "already read" in said["loop"]


def test_name_that_is_not_unicode(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/f\xe4hre.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(GOOD)
    comparison, _ = compared(tmp_path)
    assert len(comparison.dossiers) == 1


def test_broken_symlink(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert "link" in reason(folder, "gone.txt")


def test_missing_path(folder: Path) -> None:
    result = variorum("compare", folder / "good.txt", folder / "absent.txt", "--format", "json")
    assert result.returncode == 0
    assert "absent.txt" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_no_permission(folder: Path) -> None:
    (folder / "locked.txt").write_text(GOOD)
    (folder / "locked.txt").chmod(0)
    assert "permission" in reason(folder, "locked.txt")


def test_nothing_compared_is_exit_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = variorum("compare", tmp_path)
    assert result.returncode == 1
    assert "empty.txt" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "--format", "gif", "x"],
        ["nonsense"],
        ["show", "s1", "--store", "no.db"],
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], tmp_path: Path) -> None:
    result = variorum(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.strip()


def test_a_store_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("these are notes, not a store\n" * 100)
    result = variorum("stories", "--store", tmp_path / "notes.db")
    assert result.returncode == 2
    assert "it is damaged, or no store at all" in result.stderr
    assert (tmp_path / "notes.db").read_text().startswith("these are notes")
