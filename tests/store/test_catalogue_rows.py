"""What a store is searched by: words, and the entries of stories."""

from typing import get_args

import pytest

from variorum.errors import StopRun
from variorum.model import Story, StoryHead
from variorum.store.catalogue import (
    Catalogue,
    Order,
    Passage,
    PassageKind,
    StoryEntry,
    StoryFilter,
    Unsure,
    fold,
)
from variorum.store.rows import RowStore

ALL: tuple[PassageKind, ...] = ("article", "statement", "claim")


def entry(
    id: str, start: str | None, end: str | None, origins: int, *passages: Passage
) -> StoryEntry:
    return StoryEntry(
        head=StoryHead(id=id, title=id.title(), start=start, end=end, places=()),
        articles=10 - origins,
        outlets=1,
        origins=origins,
        place_names=frozenset({"kell" if origins > 1 else "sorn"}),
        outlet_names=frozenset({fold("Kell Courier"), "kell.example"}),
        agency_names=frozenset({"nwa"} if origins > 1 else ()),
        person_names=frozenset({fold(f"Ida {id}"), id}),
        measures=frozenset({"killed"} if origins == 2 else {"school_days"}),
        disputed=origins == 3,
        changed=end or "",
        unsure=()
        if start is None
        else (Unsure(address=f"c{id}", kind="claims", sure=1, weight=1),),
        passages=passages,
    )


@pytest.fixture
def rows(kept: RowStore) -> Catalogue:
    made = kept.catalogue
    made.keep_article("a1", "Ferry sinks", "The ferry Aurora was flooded off Kell, U.S. men say.")
    made.keep_article("a2", "Élan", "The café by the river stayed open.")
    stories = [Story(id=f"s{one}", articles=(f"a{one}",)) for one in (1, 2)]
    kept.stories.assign(stories)
    said = Passage(kind="statement", id="t1", title="Ida Roe", text="the hull was cracked")
    held = Passage(kind="claim", id="c1", text="The ferry Aurora sank")
    made.keep_story("s1", entry("one", "2024-03-10", "2024-03-14", 2, said, held))
    made.keep_story("s2", entry("two", "2024-04", None, 1))
    made.keep_story("s3", entry("old", None, None, 3))
    kept.teamwork.assign("a2", "Ida", "2031")
    return made


def listed(rows: Catalogue, **wanted: object) -> list[str]:
    return [one.head.id for one in rows.stories(StoryFilter(**wanted))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["two", "one", "old"]),
        ({"sort": "earliest"}, ["one", "two", "old"]),
        ({"sort": "origins"}, ["old", "one", "two"]),
        ({"sort": "articles", "limit": 2}, ["two", "one"]),
        ({"since": "2024-03-14"}, ["two", "one"]),
        ({"since": "2024-03-15"}, ["two"]),
        ({"since": "2024-04-29"}, ["two"]),
        ({"until": "2024-03-09"}, []),
        ({"until": "2024-03"}, ["one"]),
        ({"since": "2024", "until": "2024"}, ["two", "one"]),
        ({"place": "KELL"}, ["one", "old"]),
        ({"outlet": "kell  courier", "limit": 1}, ["two"]),
        ({"outlet": "kell.example", "place": "Sorn"}, ["two"]),
        ({"min_origins": 2}, ["one", "old"]),
        ({"agency": "NWA"}, ["one", "old"]),
        ({"person": "ida  ONE"}, ["one"]),
        ({"person": "two"}, ["two"]),
        ({"measure": "killed"}, ["one"]),
        ({"measure": "school_days", "agency": "nwa"}, ["old"]),
        ({"disputed": True}, ["old"]),
        ({"to_review": True}, ["two", "one"]),
        ({"changed_since": "2024-03-14"}, ["one"]),
        ({"changed_since": "2024-03-15"}, []),
        ({"assigned_to": "Ida"}, ["two"]),
        ({"assigned_to": "ida"}, []),
        ({"about": "ferry"}, ["one"]),
        ({"about": "cracked OR river"}, ["two", "one"]),
        ({"about": "river", "since": "2025"}, []),
    ],
)
def test_stories_are_listed_as_asked(
    rows: Catalogue, wanted: dict[str, object], ids: list[str]
) -> None:
    assert listed(rows, **wanted) == ids


@pytest.mark.parametrize("order", get_args(Order))
def test_pages_of_one_story_make_the_whole_list(rows: Catalogue, order: Order) -> None:
    for id, start in (("b", "2024-03-10"), ("c", "2024-03-10"), ("d", None)):
        rows.keep_story(f"s{id}", entry(id, start, None, 2))
    whole = [one.key for one in rows.stories(StoryFilter(sort=order))]
    paged, after = [], None
    while found := rows.stories(StoryFilter(sort=order, limit=1, after=after)):
        paged.append(found[0].key)
        after = found[0].place
        assert len(paged) <= len(whole)
    assert paged == whole
    assert len(set(whole)) == 6


def test_stories_are_spread_over_the_days_on_which_they_begin(rows: Catalogue) -> None:
    rows.keep_story("s4", entry("four", "2024-03-12", None, 1))
    assert rows.spread(StoryFilter(), 10) == [("2024-03-10", 1), ("2024-03-12", 1), ("2024-04", 1)]
    assert rows.spread(StoryFilter(), 7) == [("2024-03", 2), ("2024-04", 1)]
    assert rows.spread(StoryFilter(place="kell"), 4) == [("2024", 1)]


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-3-1", "2024-03-14T10:00", ""])
def test_a_day_that_is_none_says_so(rows: Catalogue, day: str) -> None:
    with pytest.raises(StopRun, match="is no day, month or year"):
        listed(rows, since=day)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("flooding", ["a1"]),
        ("ferries aurora", ["a1", "c1"]),
        ('"ferry aurora"', ["a1", "c1"]),
        ('"aurora ferry"', []),
        ("U.S.", ["a1"]),
        ("cafe", ["a2"]),
        ("elan", ["a2"]),
        ("Roe", ["t1"]),
        ("ferr*", ["a1", "c1"]),
        ("aurora NOT sank", ["a1"]),
        ("(aurora OR cafe) river", ["a2"]),
    ],
)
def test_words_are_found(rows: Catalogue, words: str, ids: list[str]) -> None:
    assert sorted(one.id for one in rows.find(words, ALL, StoryFilter(), 9)) == ids


def test_a_hit_tells_where_it_stands(rows: Catalogue) -> None:
    (hit,) = rows.find("flood", ["article"], StoryFilter(), 9)
    assert (hit.kind, hit.id, hit.story, hit.title) == ("article", "a1", "one", "Ferry sinks")
    assert hit.date == "2024-03-10"
    assert "\x02flooded\x03 off Kell" in hit.text
    (said,) = rows.find("hull", ALL, StoryFilter(place="kell"), 9)
    assert (said.kind, said.story, said.title) == ("statement", "one", "Ida Roe")
    assert rows.find("hull", ALL, StoryFilter(place="sorn"), 9) == []
    assert len(rows.find("aurora", ALL, StoryFilter(), 1)) == 1


def test_what_is_kept_anew_takes_the_place_of_what_was(rows: Catalogue) -> None:
    rows.keep_article("a1", "", "A dam held.")
    rows.keep_story("s1", entry("one", "2030-01-01", None, 1))
    assert [one.id for one in rows.find("ferry OR dam OR hull", ALL, StoryFilter(), 9)] == ["a1"]
    assert listed(rows, since="2030") == ["one"]
    rows.drop_article("a1")
    rows.drop_stories(["s1", "s3"])
    assert rows.find("dam", ALL, StoryFilter(), 9) == []
    assert listed(rows) == ["two"]
    assert listed(rows, place="kell") == []


def test_names_are_folded() -> None:
    assert fold(" SÃO  Paulo ") == "sao paulo"
