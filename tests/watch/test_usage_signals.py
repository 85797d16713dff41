"""What sites say of the uses that they allow, by every means that is read."""

from variorum.store.watched import Signal, Site
from variorum.watch.usage_signals import joined, of_answer, of_site, reserved

URL = "https://echo.example/news/1"


def told(signals: list[Signal]) -> list[tuple[str, str, str, bool | None]]:
    return [(one.by, one.kind, one.use, one.allowed) for one in signals]


def site(robots: str = "", tdmrep: str = "") -> Site:
    return Site(origin="https://echo.example", robots=robots, tdmrep=tdmrep)


def test_rules_against_programs_that_gather_for_ai() -> None:
    robots = "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /news\n\nUser-agent: *\nAllow: /\n"
    (one,) = of_site(site(robots), URL)
    assert one.text == "disallowed for GPTBot, CCBot"
    assert told([one]) == [("robots.txt", "ai-agents", "ai", False)]
    assert of_site(site(robots), "https://echo.example/open") == []
    assert of_site(site("User-agent: *\nDisallow: /x"), URL) == []


def test_preferences_in_robots_hold_for_their_group_and_path() -> None:
    robots = (
        "License: https://echo.example/rsl.xml\n"
        "User-agent: OtherBot\nContent-Usage: search=n\n\n"
        "User-agent: *\nContent-Signal: ai-train=no, search=yes, ai-input=yes\n"
        "Content-Usage: train-ai=n\nContent-Usage: /archive train-ai=y\nAllow: /\n"
    )
    assert told(of_site(site(robots), URL)) == [
        ("robots.txt", "rsl", "license", None),
        ("robots.txt", "content-signal", "train-ai", False),
        ("robots.txt", "content-signal", "search", True),
        ("robots.txt", "content-signal", "ai-input", True),
        ("robots.txt", "aipref", "train-ai", False),
    ]
    own = (
        "User-agent: *\nContent-Usage: search=n\n\nUser-agent: Variorum\nContent-Usage: search=y\n"
    )
    assert told(of_site(site(own), URL)) == [("robots.txt", "aipref", "search", True)]


def test_tdmrep_takes_the_first_rule_that_fits() -> None:
    rules = (
        '[{"location": "/open/*", "tdm-reservation": 0},'
        ' {"location": "/news/*", "tdm-reservation": 1, "tdm-policy": "https://echo.example/p"},'
        ' {"location": "/", "tdm-reservation": 0}]'
    )
    (one,) = of_site(site(tdmrep=rules), URL)
    assert (one.by, one.use, one.allowed) == ("tdmrep.json", "tdm", False)
    assert one.text == "1 https://echo.example/p"
    assert of_site(site(tdmrep=rules), "https://echo.example/open/1")[0].allowed is True
    for broken in ("{", "{}", '[1, {"location": 2}]', '[{"location": "/"}]'):
        assert of_site(site(tdmrep=broken), URL) == []


def test_fields_of_the_answer() -> None:
    fields = {
        "content-usage": "train-ai=n, search=y",
        "tdm-reservation": "1",
        "tdm-policy": "https://echo.example/p",
        "x-robots-tag": "noindex, noai",
        "link": '<https://echo.example/l.xml>; rel="license"; type="application/rsl+xml"',
    }
    assert told(of_answer(fields, "")) == [
        ("header", "aipref", "train-ai", False),
        ("header", "aipref", "search", True),
        ("header", "tdmrep", "tdm", False),
        ("header", "meta-robots", "ai", False),
        ("header", "rsl", "license", None),
    ]
    assert of_answer({"tdm-reservation": "perhaps", "x-robots-tag": "noindex"}, "") == []


def test_the_head_of_a_page() -> None:
    page = (
        '<meta name="tdm-reservation" content="1"><META content=\'noai, index\' name="robots">'
        '<link rel="license" type="application/rsl+xml" href="/l.xml">'
        '<meta name="description" content="noai is a word here">'
    )
    assert told(of_answer({}, page)) == [
        ("page", "rsl", "license", None),
        ("page", "tdmrep", "tdm", False),
        ("page", "meta-robots", "ai", False),
    ]
    assert of_answer({}, '<meta name="robots" content="index"><link rel="license" href="/x">') == []


def test_what_binds_is_for_the_user_to_say() -> None:
    shut = Signal(by="header", kind="tdmrep", use="tdm", allowed=False, text="1")
    open_to = Signal(by="header", kind="aipref", use="search", allowed=True, text="search=y")
    assert reserved([open_to, shut], ["tdm"]) == shut
    assert reserved([open_to, shut], ["search", "ai"]) is None
    assert reserved([shut], []) is None
    assert joined([shut, open_to], [shut]) == (shut, open_to)
