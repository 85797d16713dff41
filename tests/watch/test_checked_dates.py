"""Dates of feed, page, text and address, checked against each other."""

import datetime

import pytest

from variorum.watch.checked_dates import By, check_dates

SEEN = datetime.datetime(2031, 5, 8, 12, 0, 0, tzinfo=datetime.UTC)
DATED = "https://echo.example/2031/05/07/dam"
URL = "https://echo.example/dam"


def meta(value: str) -> str:
    return f'<meta property="article:published_time" content="{value}">'


def checked(
    *, feed: str | None = None, updated: str | None = None, page: str = "", url: str = URL
) -> tuple[str | None, dict[str, str]]:
    told: list[tuple[By, str | None]] = [("feed", feed), ("feed-updated", updated)]
    value, dates = check_dates(told, page, url, SEEN)
    return value, {one.by: one.verdict for one in dates}


def test_all_that_tell_it_agree() -> None:
    page = meta("2031-05-07T10:00:00+02:00") + "<p>Published 7 May 2031</p>"
    value, verdicts = checked(feed="2031-05-07T08:00:30+00:00", page=page, url=DATED)
    assert value == "2031-05-07T10:00+02:00"
    assert verdicts == {"page": "taken", "feed": "agrees", "text": "agrees", "address": "agrees"}


def test_each_alone() -> None:
    assert checked(feed="2031-05-07T08:00:00Z")[0] == "2031-05-07T08:00Z"
    assert checked(page=meta("2031-05-07"))[0] == "2031-05-07"
    assert checked(page="<p>Published: 7 May 2031</p>")[0] == "2031-05-07"
    assert checked(url=DATED)[0] == "2031-05-07"
    assert checked(updated="2031-05-07T08:00:00Z")[0] == "2031-05-07T08:00Z"
    assert checked() == (None, {})


@pytest.mark.parametrize(
    "page",
    [
        '<meta name="date" content="2031-05-07">',
        "<META CONTENT='2031-05-07' NAME='dc.date.issued'>",
        '<meta itemprop="datePublished" content="2031-05-07">',
        '<script type="application/ld+json">{"datePublished": "2031-05-07"}</script>',
        '<time datetime="2031-05-07" pubdate>Wednesday</time>',
    ],
)
def test_what_a_page_states_for_programs(page: str) -> None:
    assert checked(page=page) == ("2031-05-07", {"page": "taken"})


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="article:modified_time" content="2031-05-07">',
        '<meta name="description" content="On 2031-05-07 a dam broke">',
        '<time datetime="2031-05-01">an event</time>',
        "<p>Updated 7 May 2031</p>",
    ],
)
def test_what_is_no_date_of_publication(page: str) -> None:
    assert checked(page=page) == (None, {})


def test_the_finer_of_two_that_agree() -> None:
    value, verdicts = checked(feed="2031-05-07T08:00:00Z", page=meta("2031-05-07"))
    assert value == "2031-05-07T08:00Z"
    assert verdicts == {"page": "agrees", "feed": "taken"}


def test_the_earlier_of_page_and_feed_that_differ() -> None:
    value, verdicts = checked(feed="2031-05-06T08:00:00Z", page=meta("2031-05-02T10:00:00Z"))
    assert value == "2031-05-02T10:00Z"
    assert verdicts == {"page": "taken", "feed": "later"}
    value, verdicts = checked(feed="2031-05-01T08:00:00Z", page=meta("2031-05-05T10:00:00Z"))
    assert value == "2031-05-01T08:00Z"
    assert verdicts == {"page": "later", "feed": "taken"}


def test_a_date_in_the_future_is_none() -> None:
    value, verdicts = checked(feed="2031-05-20T08:00:00Z", page=meta("2031-05-07"))
    assert (value, verdicts["feed"]) == ("2031-05-07", "future")
    assert checked(feed="2041-05-08T08:00:00Z") == (None, {"feed": "future"})
    assert checked(feed="2031-05-09T01:00:00+13:00")[0] is not None, "it is tomorrow somewhere"


def test_the_zero_of_a_clock_is_no_date() -> None:
    value, verdicts = checked(feed="1970-01-01T00:00:00Z", url=DATED)
    assert (value, verdicts) == ("2031-05-07", {"feed": "too old", "address": "taken"})


def test_a_page_that_is_dated_by_the_moment_of_fetching() -> None:
    page = meta("2031-05-08T12:00:01Z")
    assert checked(page=page) == (None, {"page": "time of fetching"})
    value, verdicts = checked(page=page, feed="2031-05-07T08:00:00Z")
    assert (value, verdicts["page"]) == ("2031-05-07T08:00Z", "time of fetching")


def test_news_of_the_last_minute_is_dated_by_page_and_feed_alike() -> None:
    value, verdicts = checked(page=meta("2031-05-08T11:59:30Z"), feed="2031-05-08T11:59:10Z")
    assert value == "2031-05-08T11:59Z"
    assert verdicts == {"page": "taken", "feed": "agrees"}


def test_a_day_in_the_address_bounds_the_others() -> None:
    value, verdicts = checked(
        feed="2031-05-07T08:00:00Z",
        page=meta("2031-05-05T10:00:00Z"),
        url="https://echo.example/2031/04/12/dam",
    )
    assert value == "2031-04-12"
    assert verdicts == {"page": "later", "feed": "later", "address": "taken"}
    value, verdicts = checked(page=meta("2019-01-01"), url=DATED)
    assert (value, verdicts["page"]) == ("2031-05-07", "earlier")


def test_a_month_in_the_address_bounds_nothing() -> None:
    value, _ = checked(feed="2031-05-07T08:00:00Z", url="https://echo.example/2031/04/dam")
    assert value == "2031-05-07T08:00Z"
