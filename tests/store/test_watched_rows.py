"""What every store keeps of sources and of what was fetched from them."""

import pytest

from variorum.store.rows import RowStore
from variorum.store.rows.watched_rows import WatchedRows
from variorum.store.watched import Came, Entry, Signal, Site, Source, Visit

ECHO = Source(id="w1", url="https://echo.example/feed", outlet="Echo", country="PT", added="x")
LEDGER = Source(id="w2", url="https://ledger.example/feed")


@pytest.fixture
def watched(kept: RowStore) -> WatchedRows:
    return kept.watched


def test_sources_are_listed_by_their_addresses_with_their_visits(watched: WatchedRows) -> None:
    watched.put(LEDGER)
    watched.put(ECHO)
    visit = Visit(due=70, interval=60, etag='W/"a"', error="it said 503", failures=2)
    watched.keep_visit("w2", visit)
    assert watched.sources() == [(ECHO, Visit()), (LEDGER, visit)]
    assert watched.one("w2") == (LEDGER, visit)
    assert watched.one("w9") is None


def test_what_is_told_anew_of_a_source_leaves_its_visit(watched: WatchedRows) -> None:
    watched.put(ECHO)
    visit = Visit(due=70, asked=10)
    watched.keep_visit("w1", visit)
    renamed = Source(id="w1", url=ECHO.url, outlet="The Echo")
    watched.put(renamed)
    assert watched.sources() == [(renamed, visit)]
    assert watched.due(69, 9) == []
    assert watched.due(70, 9) == [(renamed, visit)]


def test_the_longest_due_comes_first_and_what_is_paused_never(watched: WatchedRows) -> None:
    for source, due in ((ECHO, 9), (LEDGER, 5)):
        watched.put(source)
        watched.keep_visit(source.id, Visit(due=due))
    assert [one.id for one, _ in watched.due(9, 5)] == ["w2", "w1"]
    assert [one.id for one, _ in watched.due(9, 1)] == ["w2"]
    watched.put(Source(id="w2", url=LEDGER.url, paused=True))
    watched.keep_visit("w2", Visit(due=1))
    assert [one.id for one, _ in watched.due(9, 5)] == ["w1"]
    watched.keep_visit("w1", Visit(due=1, retired="it is gone (410)"))
    assert watched.due(99, 5) == []
    watched.put(LEDGER)
    assert [one.id for one, _ in watched.due(9, 5)] == ["w2"]


def test_a_visit_to_a_source_that_was_removed_is_not_kept(watched: WatchedRows) -> None:
    watched.put(ECHO)
    watched.keep_entries([Entry(url="u", source="w1", mark="m", due=1)])
    watched.remove("w1")
    watched.keep_visit("w1", Visit(due=1))
    assert watched.sources() == []
    assert watched.entries(["u"]) == {}


def test_entries_are_found_by_address_and_by_when_they_are_due(watched: WatchedRows) -> None:
    for source in (ECHO, LEDGER):
        watched.put(source)
    first = Entry(url="u1", source="w1", mark="m", due=20, title="Dam breaks")
    second = Entry(url="u2", source="w1", mark="m", due=10)
    done = Entry(url="u3", source="w1", mark="m", state="fetched", reason="as it came")
    watched.keep_entries([first, second, done])
    assert watched.entries(["u3", "u1", "u9"]) == {"u1": first, "u3": done}
    assert watched.due_entries(20, 9) == [second, first]
    assert watched.due_entries(20, 1) == [second]
    other = Entry(url="u0", source="w2", mark="m", due=20)
    watched.keep_entries([other])
    assert watched.due_entries(20, 1) == [second, other]
    watched.keep_entries([Entry(url="u0", source="w2", mark="m", state="old")])
    assert watched.due_entries(9, 9) == []
    watched.keep_entries([Entry(url="u2", source="w1", mark="m", state="fetched")])
    assert watched.due_entries(20, 9) == [first]
    assert watched.tally() == {"w1": {"fetched": 2, "waiting": 1}, "w2": {"old": 1}}


def test_the_next_due_is_of_sources_and_entries(watched: WatchedRows) -> None:
    assert watched.next_due() is None
    watched.put(ECHO)
    watched.keep_visit("w1", Visit(due=50))
    assert watched.next_due() == 50
    watched.keep_entries([Entry(url="u", source="w1", mark="m", due=20)])
    assert watched.next_due() == 20
    watched.keep_entries([Entry(url="v", source="w9", mark="m", due=1)])
    assert watched.next_due() == 20, "nobody listed it"
    watched.put(Source(id="w1", url=ECHO.url, paused=True))
    assert watched.next_due() is None
    assert watched.due_entries(99, 9) == []


def test_what_a_site_says_is_kept_by_its_origin(watched: WatchedRows) -> None:
    assert watched.site("https://echo.example") is None
    site = Site(origin="https://echo.example", robots="User-agent: *\nDisallow:", asked=5)
    watched.keep_site(Site(origin="https://echo.example", closed=9))
    watched.keep_site(site)
    assert watched.site("https://echo.example") == site


def test_what_landed_waits_to_be_read_and_where_it_came_from_stays(watched: WatchedRows) -> None:
    signal = Signal(by="header", kind="tdmrep", use="tdm", allowed=False, text="1")
    came = [
        Came(article=id, url=id, source="w1", seen="2031-05-07T00:00:00Z", by="page", signals=told)
        for id, told in (("a2", (signal,)), ("a1", ()))
    ]
    for one in came:
        watched.land(one, one.article.encode())
    again = Came(article="a1", url="elsewhere", source="w2", seen="2031-05-08", by="feed")
    watched.land(again, b"a1")
    assert watched.landed(9) == [("a1", b"a1"), ("a2", b"a2")]
    watched.clear_landed(["a1"])
    assert watched.landed(9) == [("a2", b"a2")]
    assert watched.came("a2") == came[0]
    assert watched.came("a1") == came[1]
    assert watched.came("a9") is None


def test_one_watches_at_a_time(watched: WatchedRows) -> None:
    assert watched.take_turn("one", 0, 60) is None
    assert watched.take_turn("other", 59, 100) == "one"
    assert watched.take_turn("one", 59, 100) is None
    assert watched.take_turn("other", 100, 160) is None
    watched.end_turn("one")
    assert watched.take_turn("one", 101, 160) == "other"
    watched.end_turn("other")
    assert watched.take_turn("one", 101, 160) is None
