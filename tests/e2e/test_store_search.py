"""A store searched, listed and exported through the real command."""

import json
from pathlib import Path

import pytest

from tests.e2e.command import variorum
from tests.support import COVERAGE


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "v.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_MODEL", "rules")
        assert variorum("add", COVERAGE, "--store", path).returncode == 0
    return path


def lines(store: Path, command: str, *arguments: str) -> list[dict[str, object]]:
    done = variorum(command, *arguments, "--json", "--store", store)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_words_are_found_and_lead_to_their_story(store: Path) -> None:
    stories = {one["id"] for one in lines(store, "stories")}
    found = lines(store, "search", "dam")
    assert {"article", "statement"} <= {str(one["kind"]) for one in found}
    assert {one["story"] for one in found} <= stories
    only = lines(store, "search", "dam", "--in", "statements", "--limit", "2")
    assert [one["kind"] for one in only] == ["statement"] * 2
    assert variorum("show", str(found[0]["story"]), "--store", store).returncode == 0
    none = variorum("search", "zeppelin", "--store", store)
    assert (none.returncode, none.stdout) == (1, "")
    wrong = variorum("search", "(dam", "--store", store)
    assert wrong.returncode == 2
    assert "a bracket is not closed" in wrong.stderr


def test_stories_are_filtered(store: Path) -> None:
    everything = lines(store, "stories")
    assert len(everything) == 2
    most = lines(store, "stories", "--sort", "origins", "--limit", "1")
    assert most[0]["origins"] == max(int(str(one["origins"])) for one in everything)
    place = str(most[0]["places"][0])  # type: ignore[index]
    assert most[0] in lines(store, "stories", "--place", place.upper())
    assert lines(store, "stories", "--since", "2100") == []
    assert lines(store, "stories", "--min-origins", "99") == []
    wrong = variorum("stories", "--since", "soon", "--store", store)
    assert wrong.returncode == 2
    assert "is no day, month or year" in wrong.stderr


def test_every_format_comes_from_a_store_or_a_document_without_reading(
    store: Path, tmp_path: Path
) -> None:
    document = variorum("show", "--all", "-f", "JSON", "--store", store)
    assert document.returncode == 0, document.stderr
    saved = tmp_path / "dossier.json"
    saved.write_text(document.stdout)
    for format in ("markdown", "acled", "jsonl", "geojson"):
        told = variorum("export", saved, "-f", format, "--sort", "earliest")
        kept = variorum("export", store, "-f", format, "--sort", "earliest")
        assert (told.returncode, kept.returncode) == (0, 0)
        assert told.stdout == kept.stdout
    some = variorum("export", store, "-f", "jsonl", "--limit", "1").stdout.splitlines()
    assert len(some) == 1
    (tmp_path / "one.json").write_text(some[0])
    assert variorum("verify", tmp_path / "one.json").returncode == 0
    out = tmp_path / "out"
    written = variorum("export", saved, "-o", out, "-f", "pages,ucdp").stdout.splitlines()
    assert written == [
        *sorted(map(str, out.glob("story-*"))),
        f"{out}/index.html",
        f"{out}/ucdp.csv",
    ]
    near = variorum("export", saved, "-f", "geojsn")
    assert near.returncode == 2
    assert "did you mean geojson?" in near.stderr


def test_show_takes_one_story_or_all(store: Path) -> None:
    for wrong in ([], ["--all", "--policy", "latest"]):
        done = variorum("show", *wrong, "--store", store)
        assert done.returncode == 2
        assert "ask for --all alone" in done.stderr


def test_one_story_is_shown_at_a_glance_or_whole(store: Path) -> None:
    story = json.loads(variorum("stories", "--json", "--store", store).stdout.splitlines()[0])
    glance = variorum("show", story["id"], "--store", store).stdout
    whole = variorum("show", story["id"], "--all", "--store", store).stdout
    assert "; --all shows" in glance
    assert "; --all shows" not in whole
    assert len(whole) > len(glance)
