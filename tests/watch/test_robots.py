"""robots.txt as RFC 9309 has it."""

import pytest

from variorum.store.watched import Site
from variorum.watch.fetching import Answer
from variorum.watch.robots import (
    CLOSED_FOR,
    KEPT_FOR,
    MAX_RULES,
    Closed,
    Rules,
    is_fresh,
    read_rules,
)

ORIGIN = "https://echo.example"


def rules(text: str) -> Rules:
    return Rules(Site(origin=ORIGIN, robots=text))


def came(status: int, body: bytes = b"", **fields: str) -> Site | Closed:
    told = {name.replace("_", "-"): value for name, value in fields.items()}
    answer = Answer(url=f"{ORIGIN}/robots.txt", status=status, fields=told, body=body)
    return read_rules(ORIGIN, answer, 1000.5)


def test_the_longest_rule_that_fits_decides() -> None:
    one = rules("User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /*.pdf$")
    assert one.may(f"{ORIGIN}/")
    assert not one.may(f"{ORIGIN}/news/x")
    assert one.may(f"{ORIGIN}/news/open/x")
    assert not one.may(f"{ORIGIN}/a.pdf")
    assert one.may(f"{ORIGIN}/a.pdf?x=1")


def test_own_rules_count_before_everybodys() -> None:
    one = rules("User-agent: *\nDisallow: /\n\nUser-agent: variorum\nDisallow: /x\n")
    assert one.may(f"{ORIGIN}/a")
    assert not one.may(f"{ORIGIN}/x")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("", 1.0),
        ("User-agent: *\nCrawl-delay: 0.2", 1.0),
        ("User-agent: *\nCrawl-delay: 12", 12.0),
        ("User-agent: *\nRequest-rate: 1/30", 30.0),
        ("User-agent: GPTBot\nCrawl-delay: 12", 1.0),
    ],
)
def test_the_pace(text: str, gap: float) -> None:
    assert rules(text).gap == gap


def test_rules_hold_for_a_day() -> None:
    site = came(200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /x")
    assert isinstance(site, Site)
    assert site.robots.startswith("User-agent")
    assert site.asked == 1000
    assert is_fresh(site, 1000 + KEPT_FOR - 1)
    assert not is_fresh(site, 1000 + KEPT_FOR)
    assert not is_fresh(None, 0)
    assert not is_fresh(Site(origin=ORIGIN, closed=5), 0)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_none_allow_all(status: int) -> None:
    site = came(status, b"User-agent: *\nDisallow: /")
    assert isinstance(site, Site)
    assert Rules(site).may(f"{ORIGIN}/x")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_what_cannot_be_read_forbids_all(status: int) -> None:
    closed = came(status)
    assert isinstance(closed, Closed)
    assert closed.failed
    assert closed.seconds == CLOSED_FOR
    assert str(status) in closed.reason


def test_too_many_requests_slow_down_and_are_no_failure() -> None:
    closed = came(429, retry_after="90")
    assert isinstance(closed, Closed)
    assert (closed.failed, closed.seconds) == (False, 90)


def test_rules_are_read_up_to_a_limit() -> None:
    site = came(200, b"#" * MAX_RULES + b"\nUser-agent: *\nDisallow: /")
    assert isinstance(site, Site)
    assert Rules(site).may(f"{ORIGIN}/x")


def test_sitemaps_that_it_names() -> None:
    assert rules("Sitemap: https://echo.example/news.xml").sitemaps() == [f"{ORIGIN}/news.xml"]
