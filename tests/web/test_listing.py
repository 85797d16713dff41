"""The list of stories: filters, order, pages, words, and the feed of it."""

import re
from pathlib import Path
from urllib.parse import urlencode

import feedparser
import pytest

from tests.web.served import Served, served
from variorum.errors import StopRun
from variorum.model import StoryHead
from variorum.store.catalogue import StoryEntry
from variorum.store.sqlite import SqliteStore
from variorum.web.listing import PAGE, asked_for, filter_of

_TITLES = re.compile(r'<li><a href="/stories/[^"]+"><bdi>(.*?)</bdi>')


def titles(desk: Served, **asked: str) -> list[str]:
    answer = desk.get("/?" + urlencode(asked))
    assert answer.status == 200
    return _TITLES.findall(answer.text)


DAM = "At Least 12 Killed as Dam Overflows in Marvenia"
BLASTS = "Observers count 14 blasts in Halmet"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [BLASTS, DAM]),
        ({"sort": "earliest"}, [DAM, BLASTS]),
        ({"sort": "articles"}, [DAM, BLASTS]),
        ({"place": "marvenia"}, [DAM]),
        ({"outlet": "The Velmara Courier"}, [DAM]),
        ({"until": "2026-03"}, [DAM]),
        ({"since": "2026-04", "min_origins": "2"}, [BLASTS]),
        ({"about": "reservoir"}, [DAM]),
        ({"min_origins": "9"}, []),
    ],
)
def test_filters_are_those_of_the_command(
    desk: Served, asked: dict[str, str], found: list[str]
) -> None:
    assert titles(desk, **asked) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"min_origins": "-1"},
        {"min_origins": "٣"},
        {"sort": "id; DROP TABLE story"},
        {"about": '"open'},
        {"after": "x"},
        {"after": "WyJhIl0"},
    ],
)
def test_what_cannot_be_understood_is_told_and_nothing_breaks(
    desk: Served, asked: dict[str, str]
) -> None:
    answer = desk.get("/?" + urlencode(asked))
    assert answer.status == 400
    assert "<h1>Bad Request</h1>" in answer.text


def test_values_are_shown_again_and_never_as_markup(desk: Served) -> None:
    evil = '"><script>alert(1)</script>\u202e'
    for path in ("/?place=", "/?outlet=", "/search?about="):
        answer = desk.get(path + urlencode({"": evil})[1:])
        assert "<script>alert" not in answer.text
        assert "\u202e" not in answer.text


def test_words_are_found_with_their_places(desk: Served) -> None:
    page = desk.get("/search?about=reservoir+NOT+blasts").text
    assert "<mark>reservoir</mark>" in page
    assert re.search(r'href="/articles/a[0-9a-f]{12}"', page)
    assert "Nothing holds these words" in desk.get("/search?about=zeppelin").text
    assert desk.get("/search").status == 200


def test_the_feed_of_a_filter(desk: Served) -> None:
    answer = desk.get("/feed.atom?place=Marvenia")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.body)
    assert not feed.bozo
    assert [one.title for one in feed.entries] == [DAM]
    assert feed.entries[0].link.startswith(f"{desk.origin}/stories/s")
    assert feed.entries[0].updated == feed.feed.updated


def test_a_page_that_did_not_change_is_not_sent_again(desk: Served) -> None:
    first = desk.get("/")
    tag = first.headers["etag"]
    again = desk.get("/", If_None_Match=f'"other", W/{tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert desk.get("/?sort=origins", If_None_Match=tag).status == 200


def test_pages_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    """Two pages and some more, in every order; stories without a day and of one day among them."""
    path = tmp_path / "many.db"
    many = 2 * PAGE + 7
    store = SqliteStore(path)
    for number in range(many):
        day = None if number % 9 == 0 else f"2026-03-{1 + number % 20:02}"
        head = StoryHead(id=f"s{number:04}", title=f"T{number}", start=day, end=day, places=())
        entry = StoryEntry(head=head, articles=number % 5, outlets=1, origins=number % 3)
        store.catalogue.keep_story(head.id, entry)
    store.close()
    with served(tmp_path, path) as desk:
        for sort in ("latest", "earliest", "origins", "articles"):
            seen: list[str] = []
            at: str | None = f"/?sort={sort}"
            while at:
                page = desk.get(at).text
                seen += _TITLES.findall(page)
                found = re.search(r'rel="next" href="([^"]+)"', page)
                at = found[1].replace("&amp;", "&") if found else None
                assert len(seen) <= many
            assert len(set(seen)) == many, sort
            whole = SqliteStore(path, read_only=True)
            order = whole.catalogue.stories(filter_of({"sort": sort}))
            whole.close()
            assert seen == [one.head.title for one in order]


def test_filters_of_an_address() -> None:
    assert asked_for({"place": " Kell ", "x": "1", "about": " "}) == {"place": "Kell"}
    assert filter_of({"place": "Kell"}, limit=3).limit == 3
    with pytest.raises(StopRun, match="sorted"):
        filter_of({"sort": "worst"})
