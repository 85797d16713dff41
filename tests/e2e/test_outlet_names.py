"""Outlets are named by the user, never by a file; counts say what they count in every format."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.e2e.command import in_process, variorum
from tests.e2e.quarry_story import write_story

NOTES = """
"evening-bell.txt" = "The Evening Bell"

["weekly-*"]
name = "Weekly  Lantern"
country = "no"
owner = "Sorn Media"

["old/*.txt"]
name = "Nobody"

["courier.example"]
name = "Sorn Courier"
language = "en"
owner = "Sorn Media"
"""


def outlets(folder: Path, *options: str) -> dict[str, dict[str, str | None]]:
    document = json.loads(in_process("compare", folder, "--format", "json", *options))
    (story,) = document["dossiers"]
    return {Path(one["uri"]).name: one["outlet"] for one in story["articles"]}


def test_a_file_beside_the_coverage_names_outlets_by_path_pattern_and_domain(
    tmp_path: Path,
) -> None:
    write_story(tmp_path)
    record = {
        "text": "Brackwell Stone closed its quarry above Sorn Hallow on Sunday, 10 June 2029. "
        "Twelve people were killed when its north wall collapsed, rescue chief Anders Holm said.",
        "url": "https://www.courier.example/quarry",
    }
    (tmp_path / "feed.json").write_text(json.dumps(record))
    before = outlets(tmp_path)
    (tmp_path / "outlets.toml").write_text(NOTES)
    named = outlets(tmp_path)
    assert before["evening-bell.txt"] == {"name": None, "domain": None, "basis": "unknown"}
    assert named["evening-bell.txt"]["name"] == "The Evening Bell"
    assert named["weekly-lantern.txt"] == {
        "name": "Weekly Lantern",
        "domain": None,
        "basis": "metadata",
        "country": "NO",
        "owner": "Sorn Media",
    }
    assert named["quarry"] == {
        "name": "Sorn Courier",
        "domain": "courier.example",
        "basis": "metadata",
        "owner": "Sorn Media",
    }
    assert named["unsigned.txt"] == before["unsigned.txt"]
    assert named["marl-gazette.txt"] == before["marl-gazette.txt"]
    # It holds for files given by name too, and is itself never an article.
    files = sorted(str(path) for path in tmp_path.iterdir())
    run = variorum("compare", *files, "--format", "json")
    assert json.loads(run.stdout)["rejected"] == []
    assert "The Evening Bell" in run.stdout


def test_one_name_for_everything_given(tmp_path: Path) -> None:
    write_story(tmp_path)
    assert {one["name"] for one in outlets(tmp_path, "--outlet", "Sorn Wire").values()} == {
        "Sorn Wire"
    }
    page = in_process("compare", tmp_path, "--outlet", "Sorn Wire")
    assert re.search(r"Accounts 7 articles, 1 outlet, \d origins", page)


@pytest.mark.parametrize(
    ("notes", "named"),
    [
        ('["03.txt"]\nnme = "A"', "unknown key 'nme'"),
        ('["03.txt"]\nname = 3', "'name' of '03.txt' must be a text in quotes"),
        ('["03.txt"]\ncountry = "Norway"', "'country' of '03.txt' must be a code of two letters"),
        ('["03.txt"]\nlanguage = "e"', "'language' of '03.txt' must be a code"),
        ('"03.txt" = ["A"]', "'03.txt' must be a table of name, country, language, owner"),
        ("[", "cannot be read as notes on outlets"),
    ],
)
def test_a_mistake_in_the_notes_is_told_with_its_place(
    tmp_path: Path, notes: str, named: str
) -> None:
    write_story(tmp_path, "unsigned")
    (tmp_path / "outlets.toml").write_text(notes)
    run = variorum("compare", tmp_path)
    assert run.returncode == 2
    assert f"{tmp_path / 'outlets.toml'}" in run.stderr
    assert named in run.stderr


def shown(folder: Path, format: str, out: Path) -> str:
    """What a reader of a format sees as plain text."""
    if format != "docx":
        return in_process("compare", folder, "--format", format)
    in_process("compare", folder, "--out", out)
    document = zipfile.ZipFile(out / "dossier.docx").read("word/document.xml").decode()
    return re.sub(r"<[^>]*>", " ", document)


COUNTS = r"\b7 articles, 4 outlets, (\d) origins\b"


def test_every_format_and_the_list_of_stories_count_alike(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_story(folder)
    told = set()
    for format in ("text", "markdown", "html", "docx", "rss", "acled"):
        page = shown(folder, format, tmp_path / "out")
        found = re.search(COUNTS, page)
        assert found, format
        told.add(found[1])
        assert not re.search(r"\b1 (?:articles|outlets|origins)\b", page)
        assert "unnamed (unsigned.txt)" in page
        # Nowhere are more origins than articles, nor more outlets.
        for articles, named, origins in re.findall(
            r"(\d+) articles?, (\d+) outlets?, (\d+) origins?", page
        ):
            assert int(articles) >= max(int(named), int(origins)) > 0
    for format in ("csv", "hxl"):
        rows = list(csv.DictReader(io.StringIO(shown(folder, format, tmp_path))))
        counts = [(row["articles"], row["outlets"], row["origins"]) for row in rows]
        assert ("7", "4", "5") in counts
    variorum("add", folder, "--store", tmp_path / "v.db")
    listed = variorum("stories", "--store", tmp_path / "v.db").stdout
    assert {match[1] for match in re.finditer(COUNTS, listed)} == told
    line = json.loads(variorum("stories", "--json", "--store", tmp_path / "v.db").stdout)
    assert (line["articles"], line["outlets"], str(line["origins"])) == (7, 4, *told)


def test_outlets_of_one_owner_in_the_notes_are_one_origin_where_they_share_text(
    tmp_path: Path,
) -> None:
    shared = (
        "Divers searched the harbour basin of Port Elin for a third day after the tug Marit sank "
        "beside the grain pier with two men aboard. "
    )
    for name, own in (
        ("a", "The owner of the tug said its hull had been checked in March and found sound. "),
        ("b", "A pilot told this paper that the tide had turned early and hard on Sunday. "),
    ):
        (tmp_path / f"{name}.txt").write_text(
            f"Tug lost in Port Elin\n\n8 May 2031\n\n{shared}\n\n{own * 4}\n"
        )

    def origins() -> int:
        document = json.loads(in_process("compare", tmp_path, "--format", "json"))
        return len(document["dossiers"][0]["origins"])

    assert origins() == 2
    (tmp_path / "outlets.toml").write_text(
        '["a.txt"]\nname = "A"\nowner = "X"\n["b.txt"]\nname = "B"\nowner = "X"\n'
    )
    assert origins() == 1
