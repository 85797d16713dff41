"""Bad input, each through the real command: a clear line, the rest goes on, a right exit code."""

import gzip
import json
import os
from pathlib import Path

import msgspec
import pytest

from tests.e2e.command import variorum
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


def test_broken_json_in_line_7_of_a_thousand(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"n{n}", "text": GOOD.replace("12", str(n + 20))}) for n in range(1000)
    ]
    lines[6] = lines[6][:-20]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = variorum("read", tmp_path / "many.jsonl", "--workers", "2")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) == 999
    (line,) = result.stderr.splitlines()
    assert "7" in line
    assert "JSON" in line


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
    assert "cannot be opened as a store" in result.stderr
    assert (tmp_path / "notes.db").read_text().startswith("these are notes")
