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
            # Two claims may stand in one sentence: the parts that make them tell them apart.
            pieces = one.get("parts") or one["evidence"]
            found[one["id"]] = {(piece["article"], piece["start"]) for piece in pieces}
        told = {
            one["id"]: ((one["published"] or {}).get("value", "9999"), one["id"])
            for one in story["articles"]
        }
        for kind, id, places in known:
            holding = [
                one
                for one, held in found.items()
                # An account of the same day that sorts before them all founds a record anew.
                if places <= held
                and one[0] == kind
                and min(told[article] for article, _ in held)
                == min(told[article] for article, _ in places)
            ]
            assert not holding or id in holding
        known = [(id[0], id, places) for id, places in found.items()]
    assert {kind for kind, _, _ in known} == {"f", "c"}
    assert all(re.fullmatch(r"[fc][0-9a-f]{12}", id) for _, id, _ in known)


def shown(store: Path, wanted: str) -> dict[str, Any]:
    document = json.loads(in_process("show", wanted, "--store", store, "--format", "json"))
    (story,) = document["dossiers"]
    assert isinstance(story, dict)
    return story


def places_of(story: dict[str, Any]) -> dict[str, set[tuple[str, int]]]:
    """Where the evidence of each figure and claim stands, by its id."""
    found = {}
    for one in story["figures"]:
        evidence = [report["evidence"] for report in one["reports"]]
        found[one["id"]] = {(piece["article"], piece["start"]) for piece in evidence}
    for one in story["claims"]:
        found[one["id"]] = {(piece["article"], piece["start"]) for piece in one["evidence"]}
    return found


@pytest.mark.parametrize("chance", [4, 5, 6])
def test_a_store_keeps_every_id_as_articles_come_in_one_by_one(tmp_path: Path, chance: int) -> None:
    order = random.Random(chance).sample(sorted(ARTICLES), len(ARTICLES))
    paths = {path.stem: path for path in write_story(tmp_path / "in")}
    store = tmp_path / "v.db"
    born: list[str] = []
    known: dict[str, set[tuple[str, int]]] = {}
    said: dict[str, str] = {}
    for name in order:
        in_process("add", paths[name], "--store", store)
        stories = [
            json.loads(line)
            for line in in_process("stories", "--json", "--store", store).splitlines()
        ]
        for one in stories:
            # Every id ever given out leads to a story that says so.
            born += [id for id in (one["id"], *one["aliases"]) if id not in born]
        for id in born:
            story = shown(store, id)
            assert id in (story["story"]["id"], *story["story"]["aliases"])
        assert len([one for one in stories if one["id"] == born[0]]) == 1
        found: dict[str, set[tuple[str, int]]] = {}
        for one in stories:
            found |= places_of(shown(store, one["id"]))
        for id, places in known.items():
            holding = [new for new, held in found.items() if new[0] == id[0] and places <= held]
            # Of two records that became one, the elder's id stands.
            assert not holding or id in holding or set(holding) & known.keys()
        known = found
        feed = items(in_process("show", born[0], "--store", store, "--format", "rss"))
        for guid, told in feed.items():
            if told in said.values():
                assert said.get(guid) == told or "that was not known" in told
        said = feed
    (last,) = stories
    assert last["id"] == born[0]
    event = in_process("show", last["id"], "--store", store, "--format", "acled").splitlines()[1]
    assert event.startswith(born[0])


def test_stories_that_join_and_part_keep_their_ids(tmp_path: Path) -> None:
    first, second = write_story(tmp_path / "in", "marl-gazette", "coast-herald")
    other = tmp_path / "in" / "other.txt"
    other.write_text(
        "Ferry held at Port Elin\n\nThe Elin Journal, 5 June 2029\n\nThe ferry Osk was held at "
        "Port Elin on Tuesday after inspectors found two lifeboats unfit, its pilot said.\n"
    )
    store = tmp_path / "v.db"
    in_process("add", second, other, "--store", store)
    before = {
        Path(
            json.loads(in_process("show", path, "--store", store, "-f", "json"))["dossiers"][0][
                "articles"
            ][0]["uri"]
        ).name: shown(store, str(path))["story"]["id"]
        for path in (second, other)
    }
    assert len(set(before.values())) == 2
    # An earlier article joins: the story would be founded by it, and keeps its id all the same.
    in_process("add", first, "--store", store)
    assert shown(store, str(first))["story"]["id"] == before["coast-herald.txt"]
    # Two stories join by a decision: the elder's id stands, and the other leads to it.
    in_process("decide", "same", second, other, "--store", store)
    joined = shown(store, before["other.txt"])["story"]
    assert {joined["id"], *joined["aliases"]} == set(before.values())
    assert shown(store, before["coast-herald.txt"])["story"] == joined
    (decision,) = in_process("decisions", "--store", store).splitlines()
    in_process("undo", decision.split()[0], "--store", store)
    assert shown(store, str(other))["story"]["id"] == before["other.txt"]
    assert shown(store, str(second))["story"]["id"] == before["coast-herald.txt"]
    # The founding article is taken out: the id stays with what is left.
    in_process("remove", second, "--store", store)
    assert shown(store, before["coast-herald.txt"])["story"]["id"] == before["coast-herald.txt"]
