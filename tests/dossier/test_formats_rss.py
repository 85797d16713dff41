"""The feed, read back by feedparser."""

import feedparser
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.sample import DESK, bare, comparison, flood, sheet
from variorum.dossier.formats.rss import to_rss
from variorum.model import Comparison, Published


def read(given: Comparison) -> feedparser.FeedParserDict:
    feed = feedparser.parse(to_rss(given))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    return feed


def test_each_article_is_an_item_the_latest_first() -> None:
    feed = read(comparison())
    assert feed.feed.title == "2 stories compared"
    assert [one.title.split(":")[0] for one in feed.entries] == [
        "World Desk",
        "Harbor Ledger",
        "Velmara Courier",
        "Lakeland Weekly",
    ]
    assert feed.entries[0].link == "https://desk.example/flood"
    assert len({one.id for one in feed.entries}) == 4


def test_an_item_tells_what_was_not_known_before() -> None:
    desk, ledger, courier, weekly = read(comparison()).entries
    assert courier.title == "Velmara Courier: people killed: at least 12"
    assert "people moved: about 4,000" in courier.description
    assert "first to tell: “accused the water authority" in courier.description
    assert ledger.description == "No number or claim that was not known before."
    assert "people killed: 17 (before: at least 12)" in desk.description
    assert "people moved: 4,200 (before: about 4,000)" in desk.description
    assert weekly.title == "Lakeland Weekly: Blasts in Halmet"


def test_a_denial_is_told_with_the_article_that_first_has_it() -> None:
    items = {one.id: one.description for one in read(comparison()).entries}
    (courier,) = (text for key, text in items.items() if key.endswith(":courier"))
    assert "denies: “denied that it had received any such letter”" in courier
    assert sum("denies: " in text for text in items.values()) == 1
    # A claim of which one account says that it is denied.
    claims = tuple(
        msgspec.structs.replace(one, statements=("s1", "s5")) if one.id == "c1" else one
        for one in flood().claims
    )
    story = msgspec.structs.replace(flood(), claims=claims, relations=())
    desk = read(Comparison(dossiers=(story,))).entries[0]
    assert f"denied: “{claims[0].text}”" in desk.description


def test_a_day_stays_a_day_and_a_time_is_a_time() -> None:
    timed = msgspec.structs.replace(
        DESK.article,
        published=Published(value="2026-03-13T18:05+01:00", precision="minute", basis="text"),
    )
    story = msgspec.structs.replace(flood(), articles=(*flood().articles[1:], timed))
    text = to_rss(Comparison(dossiers=(story,)))
    assert "<pubDate>Fri, 13 Mar 2026 18:05:00 +0100</pubDate>" in text
    assert text.count("<dc:date>2026-03-12</dc:date>") == 2
    latest = read(Comparison(dossiers=(story,))).entries[0]
    assert latest.published_parsed[:5] == (2026, 3, 13, 17, 5)


def test_an_article_that_comes_later_changes_no_id() -> None:
    before = msgspec.structs.replace(flood(), articles=flood().articles[1:])
    before = msgspec.structs.replace(
        before, figures=(), claims=(), events=(), relations=(), statements=(), only_in=()
    )
    old = {one.id for one in read(Comparison(dossiers=(before,))).entries}
    new = {one.id for one in read(Comparison(dossiers=(flood(),))).entries}
    assert old < new
    assert len(new - old) == 1


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_is_well_formed(title: str, outlet: str) -> None:
    where = sheet("a", "x", outlet=outlet, title=title, uri=f"https://a.example/{title}")
    read(Comparison(dossiers=(bare(where),)))
