"""The list of sources: added, told of, paused, taken out; OPML in and out."""

import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree  # type: ignore[import-untyped]

from variorum.errors import StopRun
from variorum.store.base import Store
from variorum.store.place import open_store
from variorum.store.watched import Entry, Source, Visit
from variorum.watch.opml import is_opml, read_opml, write_opml
from variorum.watch.source_list import add_sources, pick, remove_sources, set_paused

TODAY = datetime.date(2031, 5, 8)
FEED = "https://echo.example/feed"
OPML = b"""<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Echo" type="rss" xmlUrl="https://echo.example/feed"/>
<outline title="Ledger &amp; Post" xmlUrl="https://ledger.example/rss?a=1&amp;b=2"/></outline>
<outline text="A folder that is empty"/></body></opml>"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store.db")


def test_a_source_is_kept_with_what_is_told_of_it(store: Store) -> None:
    told = {"outlet": " Drovny  Echo", "country": "pt", "language": "en", "note": "slow to correct"}
    (one,) = add_sources(store, "HTTPS://echo.example/feed#x", told, TODAY).new
    assert one.url == FEED
    assert (one.outlet, one.country, one.language) == ("Drovny Echo", "PT", "en")
    assert (one.note, one.added) == ("slow to correct", "2031-05-08")
    assert store.watched.sources() == [(one, Visit())]


def test_one_that_is_there_is_told_of_anew(store: Store) -> None:
    (first,) = add_sources(store, FEED, {"outlet": "Echo", "owner": "Roe"}, TODAY).new
    done = add_sources(store, FEED, {"outlet": "The Echo"}, datetime.date(2032, 1, 1))
    assert done.new == ()
    (one,) = done.known
    assert (one.id, one.outlet, one.owner, one.added) == (
        first.id,
        "The Echo",
        "Roe",
        "2031-05-08",
    )


def test_a_list_of_another_reader_comes_in(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    path.write_bytes(OPML)
    done = add_sources(store, str(path), {"country": "PT"}, TODAY)
    assert [(one.url, one.outlet, one.country) for one in done.new] == [
        (FEED, "Echo", "PT"),
        ("https://ledger.example/rss?a=1&b=2", "Ledger & Post", "PT"),
    ]


def test_a_file_with_an_address_in_each_line_comes_in(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(f"# mine\n{FEED}\n\n  https://ledger.example/\n")
    assert len(add_sources(store, str(path), {}, TODAY).new) == 2


def test_what_goes_out_as_opml_comes_in_the_same(store: Store, tmp_path: Path) -> None:
    told = {"outlet": 'Echo "& <co>"', "country": "PT", "owner": "Roe", "note": "a\u2019b"}
    add_sources(store, FEED, told, TODAY)
    add_sources(store, "https://ledger.example/rss?a=1&b=2", {"language": "en"}, TODAY)
    set_paused(store, "https://ledger.example/rss?a=1&b=2", True)
    held = [source for source, _ in store.watched.sources()]
    text = write_opml(held, datetime.datetime(2031, 5, 8, 10, 0))
    assert is_opml(text.encode())
    path = tmp_path / "out.opml"
    path.write_text(text, encoding="utf-8")
    other = open_store(tmp_path / "other.db")
    assert list(add_sources(other, str(path), {}, TODAY).new) == held


def test_other_readers_take_our_opml() -> None:
    text = write_opml([Source(id="w1", url=FEED, outlet="Echo", country="PT")])
    # feedparser's own reader of lists, and any reader of XML.
    root = etree.fromstring(text.encode())
    (outline,) = root.iter("outline")
    assert (outline.get("type"), outline.get("xmlUrl"), outline.get("text")) == (
        "rss",
        FEED,
        "Echo",
    )
    assert feedparser.parse(text).bozo == 0


@pytest.mark.parametrize(
    ("given", "told", "reason"),
    [
        ("nothing.opml", {}, "neither an address"),
        ("ftp://echo.example/", {}, "no address of the web"),
        (FEED, {"country": "Portugal"}, "two letters"),
        (FEED, {"language": "english"}, "ISO 639"),
    ],
)
def test_what_is_refused(store: Store, given: str, told: dict[str, str], reason: str) -> None:
    with pytest.raises(StopRun, match=reason):
        add_sources(store, given, dict(told), TODAY)
    assert store.watched.sources() == []


def test_a_file_that_names_nothing_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("# none\n")
    with pytest.raises(StopRun, match="names no sources"):
        add_sources(store, str(path), {}, TODAY)
    with pytest.raises(StopRun, match="no OPML"):
        read_opml(b"<html></html>")


def test_a_source_is_meant_by_id_start_address_or_outlet(store: Store) -> None:
    (one,) = add_sources(store, FEED, {"outlet": "Echo"}, TODAY).new
    (other,) = add_sources(store, "https://echo.example/sport", {"outlet": "Echo"}, TODAY).new
    assert [source for source, _ in pick(store, one.id)] == [one]
    assert [source for source, _ in pick(store, other.id[:9])] == [other]
    assert [source for source, _ in pick(store, FEED)] == [one]
    assert len(pick(store, "echo")) == 2
    with pytest.raises(StopRun, match="no source is meant"):
        pick(store, "zzz")


def test_a_pause_and_its_end(store: Store) -> None:
    (one,) = add_sources(store, FEED, {}, TODAY).new
    set_paused(store, FEED, True)
    assert store.watched.due(10**10, 9) == []
    set_paused(store, FEED, False)
    assert [source for source, _ in store.watched.due(10**10, 9)] == [one]
    store.watched.keep_visit(one.id, Visit(retired="it answered 410", failures=3, due=99))
    assert store.watched.due(10**10, 9) == []
    set_paused(store, FEED, False)
    assert store.watched.due(0, 9) == [(one, Visit())]


def test_one_that_is_removed_is_forgotten_with_what_it_listed(store: Store) -> None:
    (one,) = add_sources(store, FEED, {}, TODAY).new
    store.watched.keep_entries([Entry(url="u", source=one.id, mark="m")])
    assert remove_sources(store, FEED) == [one]
    assert store.watched.sources() == []
    assert store.watched.entries(["u"]) == {}
