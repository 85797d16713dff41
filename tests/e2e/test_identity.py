"""Who is who stays: articles by their content, stories and what is in them by what founded them."""

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

from tests.e2e.command import in_process, variorum
from tests.e2e.quarry_story import ARTICLES, write_story
from tests.support import COVERAGE


def compared(*paths: Path | str) -> dict[str, Any]:
    printed = in_process("compare", *paths, "--format", "json", "--workers", "1")
    document: dict[str, Any] = json.loads(printed)
    return document


def without_uris(document: object) -> object:
    """The document without every field that may show the name of a file."""
    if isinstance(document, dict):
        return {name: without_uris(value) for name, value in document.items() if name != "uri"}
    return [without_uris(one) for one in document] if isinstance(document, list) else document


def items(feed: str) -> dict[str, str]:
    """What each item of an RSS feed says, by its guid."""
    channel = xml.fromstring(feed).findall("channel/item")
    said = {one.findtext("guid") or "": one.findtext("description") or "" for one in channel}
    assert len(said) == len(channel)
    return said


def test_twenty_orders_and_three_folders_give_the_same_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    forms = ("{}.txt", "{number:03}.md", "zz-{}.text")
    folders = [
        write_story(tmp_path / name, form=form)
        for name, form in zip(("one", "two/deeper", "three"), forms, strict=True)
    ]
    expected = without_uris(compared(tmp_path / "one"))
    chance = random.Random(7)
    for number in range(20):
        given = chance.sample(folders[number % 3], len(ARTICLES))
        relative = [path.relative_to(tmp_path) for path in given] if number % 2 else given
        assert without_uris(compared(*relative)) == expected
    for name in ("two", "three"):
        run = variorum("compare", tmp_path / name, "--format", "rss")
        assert items(run.stdout) == items(in_process("compare", tmp_path / "one", "-f", "rss"))


def test_no_file_name_is_in_a_dossier_but_where_it_is_shown(tmp_path: Path) -> None:
    """The sample under thirteen names of files and folders: the same bytes apart from `uri`."""
    expected = json.dumps(without_uris(compared(COVERAGE)))
    files = sorted(path for path in COVERAGE.iterdir() if path.is_file())
    for number in range(13):
        folder = tmp_path / f"{'abcdefghijklm'[number]}-{13 - number}" / "news"
        folder.mkdir(parents=True)
        for at, path in enumerate(files):
            name = f"{(at * 7 + number) % 13:02}-{number}{path.suffix}"
            shutil.copy(path, folder / name)
        assert json.dumps(without_uris(compared(folder))) == expected


def test_the_same_text_at_two_paths_is_one_article_and_a_rejection(tmp_path: Path) -> None:
    write_story(tmp_path / "a")
    write_story(tmp_path / "b", "unsigned", "coast-herald")
    document = compared(tmp_path / "b", tmp_path / "a")
    (story,) = document["dossiers"]
    assert len(story["articles"]) == 7
    assert document["rejected"] == [
        {
            "uri": str(tmp_path / "b" / f"{name}.txt"),
            "reason": f"the same text as {tmp_path / 'a' / name}.txt",
        }
        for name in ("coast-herald", "unsigned")
    ]


@pytest.mark.parametrize("chance", [1, 2, 3])
def test_items_that_say_the_same_keep_their_guids_as_articles_come_in(
    tmp_path: Path, chance: int
) -> None:
    order = random.Random(chance).sample(sorted(ARTICLES), len(ARTICLES))
    paths = {path.stem: path for path in write_story(tmp_path)}
    known: dict[str, str] = {}
    given: dict[str, str] = {}
    for count in range(1, 8):
        titles = {}
        feed = in_process("compare", *(paths[name] for name in order[:count]), "--format", "rss")
        for guid, said in items(feed).items():
            titles[guid] = said
        assert set(known) <= set(titles)
        for guid, said in titles.items():
            if said in given:
                assert given[said] == guid or "that was not known" in said
            given.setdefault(said, guid)
        known = titles


def test_what_comes_in_later_renames_no_figure_and_no_claim(tmp_path: Path) -> None:
    """Articles added in the order of their dates leave the ids of what stands as they are."""
    paths = {path.stem: path for path in write_story(tmp_path)}
    known: list[tuple[str, str, set[tuple[str, int]]]] = []
    for count in range(1, 8):
        (story,) = compared(*(paths[name] for name in list(ARTICLES)[:count]))["dossiers"]
        found = {}
        for one in story["figures"]:
            found[one["id"]] = {
                (report["evidence"]["article"], report["evidence"]["start"])
                for report in one["reports"]
            }
        for one in story["claims"]:
            found[one["id"]] = {(piece["article"], piece["start"]) for piece in one["evidence"]}
        for kind, id, places in known:
            holding = [one for one, held in found.items() if places <= held and one[0] == kind]
            assert not holding or id in holding
        known = [(id[0], id, places) for id, places in found.items()]
    assert {kind for kind, _, _ in known} == {"f", "c"}
    assert all(re.fullmatch(r"[fc][0-9a-f]{12}", id) for _, id, _ in known)
