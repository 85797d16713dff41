"""What a listing changes of what is known."""

import datetime

from tests.watch.made import TODAY
from variorum.store.watched import Entry
from variorum.watch.listed_entries import Met, addresses, take
from variorum.watch.listings import Listing, Told

NOW = int(TODAY.timestamp())
URL = "https://echo.example/1"


def ago(**past: float) -> str:
    return (TODAY - datetime.timedelta(**past)).isoformat()


def taken(
    *told: Told,
    known: Entry | None = None,
    kind: str = "rss",
    first: bool = False,
    source: str = "w1",
) -> list[Entry]:
    listing = Listing(kind=kind, language="en-GB", told=told)  # type: ignore[arg-type]
    met = Met(source=source, now=NOW, base="https://echo.example/feed", first=first)
    held = {known.url: known} if known else {}
    return take(listing, addresses(listing, met.base), held, met)


def test_what_is_new_waits() -> None:
    (one,) = taken(Told(url="/1#top", title="Dam breaks", text="A dam.", published=ago(hours=1)))
    assert (one.url, one.source, one.state, one.due) == (URL, "w1", "waiting", NOW)
    assert (one.title, one.text, one.language) == ("Dam breaks", "A dam.", "en")


def test_what_is_known_and_told_alike_is_left() -> None:
    told = Told(url=URL, title="Dam breaks", published=ago(hours=1), text="A dam.")
    (one,) = taken(told)
    again = Told(url=URL, title="Dam breaks", published=ago(hours=1), text="A dam. 12 comments")
    assert taken(again, known=one) == []


def test_a_change_of_title_or_date_asks_for_the_page_again() -> None:
    (one,) = taken(Told(url=URL, title="Dam breaks"))
    before = Entry(url=URL, source="w1", mark=one.mark, state="fetched", etag='"a"', modified="Mon")
    for told in (
        Told(url=URL, title="Dam breaks, nine dead"),
        Told(url=URL, title="Dam breaks", updated=ago(minutes=1)),
    ):
        (after,) = taken(told, known=before)
        assert (after.state, after.due, after.etag, after.modified) == (
            "waiting",
            NOW,
            '"a"',
            "Mon",
        )


def test_another_source_that_titles_it_otherwise_is_not_heard() -> None:
    (one,) = taken(Told(url=URL, title="Dam breaks"))
    assert taken(Told(url=URL, title="LIVE: Dam breaks"), known=one, source="w2") == []


def test_what_is_refused_stays_refused() -> None:
    refused = Entry(url=URL, source="w1", mark="m", state="refused")
    assert taken(Told(url=URL, title="Another"), known=refused) == []


def test_what_is_old_is_left_out_with_the_reason() -> None:
    (one,) = taken(Told(url=URL, published=ago(days=9), text="A dam."))
    assert (one.state, one.due, one.text) == ("old", None, None)
    assert one.reason == "older than 7 days when first seen"
    (one,) = taken(Told(url=URL, published=ago(days=9), updated=ago(days=1)))
    assert one.state == "waiting"


def test_what_a_new_sitemap_lists_without_a_date_is_old() -> None:
    assert [one.state for one in taken(Told(url=URL), kind="sitemap", first=True)] == ["old"]
    assert [one.state for one in taken(Told(url=URL), kind="sitemap")] == ["waiting"]
    assert [one.state for one in taken(Told(url=URL), first=True)] == ["waiting"]


def test_a_feed_that_dates_all_by_when_it_was_made_dates_nothing() -> None:
    now = [Told(url=f"/{n}", title=f"{n}", published=ago(seconds=n)) for n in range(4)]
    assert [one.published for one in taken(*now)] == [None] * 4
    assert all(one.published for one in taken(*now[:2])), "two may be of one minute"
    apart = [Told(url=f"/{n}", title=f"{n}", published=ago(minutes=n)) for n in range(4)]
    assert all(one.published for one in taken(*apart))
    past = [Told(url=f"/{n}", title=f"{n}", published=ago(hours=9)) for n in range(4)]
    assert all(one.published for one in taken(*past)), "an embargo ends for all at once"


def test_what_is_listed_twice_or_nowhere_counts_once_or_not() -> None:
    listing = Listing(
        kind="rss",
        told=(Told(url=URL, title="a"), Told(url=f"{URL}#b"), Told(), Told(url="mailto:x@y.z")),
    )
    assert addresses(listing, "") == {URL: Told(url=URL, title="a")}
