"""Sources and where articles came from, as they are told."""

import json

from tests.watch.made import TODAY
from variorum.store.watched import Came, Dated, Signal, Site, Source, Visit
from variorum.watch.fetching import Answer
from variorum.watch.listing_finder import Found
from variorum.watch.listings import Listing, Told
from variorum.watch.polite_hosts import Final
from variorum.watch.told_sources import as_line, as_record, came_lines, found_lines

NOW = int(TODAY.timestamp())
ECHO = Source(id="w1", url="https://echo.example/feed", outlet="Drovny\nEcho", note="quick")
TDM = Signal(by="tdmrep.json", kind="tdmrep", use="tdm", allowed=False, text="1 https://p")


def test_a_source_in_a_line() -> None:
    visit = Visit(due=NOW + 60, asked=NOW, kind="rss", listed=40, signals=(TDM,))
    line = as_line(ECHO, visit, {"fetched": 3, "feed": 1, "waiting": 2})
    assert line == (
        f"w1  watched   asked {TODAY:%Y-%m-%dT%H:%M}Z  due {TODAY:%Y-%m-%dT%H:}"
        f"{TODAY.minute + 1:02}Z  rss, 40 listed, 4 taken, 2 waiting  Drovny Echo  "
        "https://echo.example/feed  does not allow tdm"
    )


def test_what_went_wrong_is_told_in_words() -> None:
    failing = as_line(ECHO, Visit(due=NOW, asked=NOW, error="it answered 500", failures=3), {})
    assert "failing" in failing
    assert "“it answered 500” (3 times in a row)" in failing
    gone = as_line(ECHO, Visit(asked=NOW, retired="it answered 410", failures=1), {})
    assert "gone" in gone
    assert "due" not in gone
    assert "“it answered 410”" in gone
    new = as_line(Source(id="w2", url="https://x.example/"), Visit(), {})
    assert "asked never" in new
    assert "due now" in new
    assert "not asked yet" in new
    paused = as_line(Source(id="w2", url="https://x.example/", paused=True), Visit(), {})
    assert "paused" in paused
    assert "due" not in paused


def test_a_source_as_a_record() -> None:
    record = json.loads(as_record(ECHO, Visit(asked=NOW, due=NOW), {"old": 2}))
    assert record["source"]["note"] == "quick"
    assert record["asked"] == record["due"] == f"{TODAY:%Y-%m-%dT%H:%M}Z"
    assert record["entries"] == {"old": 2}


def test_where_an_article_came_from() -> None:
    came = Came(
        article="a1",
        url="https://echo.example/1",
        source="w1",
        seen="2031-05-08T12:00:00Z",
        by="feed",
        reason="the page answered 403",
        dates=(Dated(by="feed", value="2031-05-07", precision="day", verdict="taken"),),
        signals=(TDM, Signal(by="robots.txt", kind="rsl", use="license", allowed=None, text="u")),
    )
    assert list(came_lines(came, ECHO)) == [
        "a1  https://echo.example/1",
        "  source: w1  Drovny Echo",
        "  note: quick",
        "  fetched: 2031-05-08T12:00:00Z, the feed's own text (the page answered 403)",
        "  date: 2031-05-07 by the feed (day): taken",
        "  use: tdm not allowed by tdmrep.json (tdmrep): 1 https://p",
        "  use: license see by robots.txt (rsl): u",
    ]
    assert "a source that was removed" in list(came_lines(came, None))[1]


def test_what_a_test_found() -> None:
    told = tuple(Told(url=f"https://e.example/{n}", title=f"{n}") for n in range(7))
    answer = Answer(url="https://e.example/feed", status=200)
    final = Final(answer=answer, site=Site(origin="https://e.example"), moved=False)
    found = Found(final, Listing(kind="rss", title="E", told=told), None)
    lines = list(found_lines("https://e.example/", found))
    assert lines[0] == "https://e.example/: rss “E”, 7 entries at https://e.example/feed"
    assert lines[1] == "  undated           0  https://e.example/0"
    assert lines[-1] == "  and 2 more"
    index = Found(final, Listing(kind="sitemap-index", parts={"u": ""}), None)
    assert list(found_lines(answer.url, index)) == [f"{answer.url}: sitemap-index in 1 parts"]
