"""Sixty outlets with every habit that is known: what is asked is exactly what may be asked.

Each kind of outlet says what it is to be asked for on the first round, in order; the second round
comes two hours later. A trap stands where no request may go.
"""

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from evaluation.made_outlets import PLACE, MadeOutlets, Reply, page, rss
from tests.watch.made import Desk, dated

ROBOTS = "/robots.txt"
TDMREP = "/.well-known/tdmrep.json"
HTML = {"Content-Type": "text/html"}
TEXT = "The ferry Marigold ran aground near Kell harbor on Monday evening.\nNobody was hurt."
Kind = Callable[[MadeOutlets, str, int], tuple[list[str], list[str]]]
"""Makes an outlet; the paths that it is asked for in the first round, and then in the second."""


def story(outlets: MadeOutlets, host: str, *paths: str) -> list[tuple[str, str, str]]:
    for path in paths:
        outlets.pages[host].setdefault(path, Reply(page(f"Ferry {path}", TEXT), fields=HTML))
    return [(outlets.url(host, path), f"Ferry {path}", dated(2)) for path in paths]


def tagged(body: bytes, tag: str) -> Callable[[Mapping[str, str], int], Reply]:
    """A page that is sent again only where it has changed."""

    def reply(fields: Mapping[str, str], _: int) -> Reply:
        same = tag in (fields.get("if-none-match"), fields.get("if-modified-since"))
        name = "Last-Modified" if tag.endswith("GMT") else "ETag"
        return Reply(status=304) if same else Reply(body, fields={name: tag})

    return reply


def plain(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    items = story(outlets, host, "/a", "/b", "/c")
    outlets.pages[host]["/feed"] = tagged(rss(host, items), f'W/"{number}, x"')
    return [ROBOTS, "/feed", "/a", TDMREP, "/b", "/c"], ["/feed"]


def dated_to_the_letter(outlets: MadeOutlets, host: str, n: int) -> tuple[list[str], list[str]]:
    items = story(outlets, host, "/a")
    # No date that is so written is right; it is given back as it came.
    outlets.pages[host]["/feed"] = tagged(rss(host, items), f"Mon, 31 Feb 2031 1{n}:00:00  GMT")
    return [ROBOTS, "/feed", "/a", TDMREP], ["/feed"]


def json_feed(outlets: MadeOutlets, host: str, _: int) -> tuple[list[str], list[str]]:
    ((url, title, _when),) = story(outlets, host, "/a")
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1", '
        f'"url": "{url}", "title": "{title}", "content_text": "x"}}]}}'
    )
    outlets.pages[host]["/feed"] = Reply(body.encode())
    return [ROBOTS, "/feed", "/a", TDMREP], ["/feed"]


def ruled(outlets: MadeOutlets, host: str, _: int) -> tuple[list[str], list[str]]:
    """Another program's rules do not hold for this one; its own do, and before everybody's."""
    items = story(outlets, host, "/open/a", "/shut/a", "/shut/but/a")
    rules = (
        "User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /open\n\n"
        "User-agent: Variorum\nDisallow: /shut\nAllow: /shut/but\nDisallow: /.well-known\n"
    )
    outlets.pages[host] |= {ROBOTS: Reply(rules.encode()), "/feed": Reply(rss(host, items))}
    return [ROBOTS, "/feed", "/open/a", "/shut/but/a"], ["/feed"]


def slow_by_rule(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    items = story(outlets, host, "/a", "/b")
    rules = f"User-agent: *\nCrawl-delay: {delay(number)}\n"
    outlets.pages[host] |= {ROBOTS: Reply(rules.encode()), "/feed": Reply(rss(host, items))}
    return [ROBOTS, "/feed", "/a", TDMREP, "/b"], ["/feed"]


def delay(number: int) -> int:
    return 5 + number


def found_in_page(outlets: MadeOutlets, host: str, _: int) -> tuple[list[str], list[str]]:
    items = story(outlets, host, "/a")
    link = '<link rel="alternate" type="application/rss+xml" href="/feeds/all">'
    outlets.pages[host] |= {
        "/feed": Reply(page("Home", "All the news", link), fields=HTML),
        "/feeds/all": Reply(rss(host, items)),
    }
    return [ROBOTS, "/feed", "/feeds/all", "/a", TDMREP], ["/feeds/all"]


def found_in_robots(outlets: MadeOutlets, host: str, _: int) -> tuple[list[str], list[str]]:
    """A page that names no feed: robots.txt names a sitemap, and that its part with news."""
    ((url, *_rest),) = story(outlets, host, "/a")
    index = f"<sitemapindex><sitemap><loc>{outlets.url(host, '/news.xml')}</loc></sitemap>"
    news = (
        '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        f"<loc>{url}</loc><news:news><news:publication_date>2031-05-08T10:00:00+02:00"
        "</news:publication_date><news:title>Ferry aground</news:title></news:news></url></urlset>"
    )
    outlets.pages[host] |= {
        ROBOTS: Reply(f"Sitemap: {outlets.url(host, '/map.xml')}".encode()),
        "/feed": Reply(page("Home", "All the news"), fields=HTML),
        "/map.xml": Reply((index + "</sitemapindex>").encode()),
        "/news.xml": Reply(gzip.compress(news.encode())),
    }
    first = [ROBOTS, "/feed", "/map.xml", "/news.xml", "/a", TDMREP]
    return first, ["/map.xml", "/news.xml"]


def rules_out_of_order(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """Rules that cannot be read forbid all, and are asked for anew."""
    story(outlets, host, "/feed")
    replies = [
        Reply(status=503),
        Reply(status=500),
        Reply(b"User-agent: *\nAllow: /", wait=100),
        Reply(b"User-agent: *\nAllow: /" * 90, drip=20),
    ]
    outlets.pages[host][ROBOTS] = replies[number % 4]
    return [ROBOTS], [ROBOTS]


def no_rules(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """No rules allow all; a page that is shut leaves what the feed tells."""
    items = story(outlets, host, "/a", "/b")
    outlets.pages[host] |= {
        ROBOTS: Reply(status=(401, 403, 404, 410)[number % 4]),
        "/feed": Reply(rss(host, items)),
        "/b": Reply(status=403),
    }
    return [ROBOTS, "/feed", "/a", TDMREP, "/b"], ["/feed"]


def too_busy(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """Who asks to be left alone is, whatever it was asked for; an hour later it has time."""
    items = story(outlets, host, "/a", "/b")

    def busy(then: Reply) -> Callable[[Mapping[str, str], int], Reply]:
        status = 503 if number % 4 == 3 else 429
        wait = {"Retry-After": "3600"}
        return lambda _, before: then if before else Reply(status=status, fields=wait)

    feed = Reply(rss(host, items))
    outlets.pages[host]["/feed"] = feed
    if number % 4 == 0:
        outlets.pages[host][ROBOTS] = busy(Reply(b""))
        return [ROBOTS], [ROBOTS, "/feed", "/a", TDMREP, "/b"]
    if number % 4 == 1:
        page_of_a = outlets.pages[host]["/a"]
        assert isinstance(page_of_a, Reply)
        outlets.pages[host]["/a"] = busy(page_of_a)
        # The feed has told new things last time, so it comes first again.
        return [ROBOTS, "/feed", "/a"], ["/feed", "/a", TDMREP, "/b"]
    outlets.pages[host]["/feed"] = busy(feed)
    return [ROBOTS, "/feed"], ["/feed", "/a", TDMREP, "/b"]


TRICKS = (
    "http://127.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0x7f.1:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://inside.example:{port}/",
    "file:///etc/passwd",
    "http://name@127.0.0.1:{port}/",
    "http://0:{port}/",
)


def leads_inside(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """A redirect to where nothing may be asked, written in every way that is known."""
    outlets.names["inside.example"] = [["127.0.0.1"]]
    target = TRICKS[number % len(TRICKS)].format(port=outlets.port)
    fields = {"Location": target}
    if number % 2:
        outlets.pages[host]["/feed"] = Reply(status=302, fields=fields)
        return [ROBOTS, "/feed"], ["/feed"]
    items = story(outlets, host, "/a")
    outlets.pages[host]["/feed"] = Reply(rss(host, items))
    outlets.pages[host]["/a"] = Reply(status=301, fields=fields)
    return [ROBOTS, "/feed", "/a"], ["/feed", "/a"] if _fails_at_robots(target) else ["/feed"]


def _fails_at_robots(target: str) -> bool:
    """Whether the rules of the place are asked for, in vain: then the page is tried again."""
    return target.startswith("http") and "name@" not in target


def changes_its_mind(outlets: MadeOutlets, host: str, _: int) -> tuple[list[str], list[str]]:
    """A name that means an outlet when it is looked up first, and this machine after that."""
    outlets.names[host] = [[PLACE], ["127.0.0.1"]]
    outlets.pages[host] |= {
        ROBOTS: Reply(b"", fields={"Connection": "close"}),
        "/feed": Reply(rss(host, story(outlets, host, "/a"))),
    }
    return [ROBOTS], []


def moved(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """What has moved for good is asked where it is now; what loops is given up."""
    if number % 2:
        outlets.pages[host]["/feed"] = Reply(status=302, fields={"Location": "/feed"})
        return [ROBOTS, *["/feed"] * 6], ["/feed"] * 6
    outlets.pages[host] |= {
        "/feed": Reply(status=301, fields={"Location": "/new"}),
        "/new": Reply(rss(host, story(outlets, host, "/a"))),
    }
    return [ROBOTS, "/feed", "/new", "/a", TDMREP], ["/new"]


def too_slow_or_too_large(outlets: MadeOutlets, host: str, n: int) -> tuple[list[str], list[str]]:
    feed = rss(host, story(outlets, host, "/a") * 9)
    outlets.pages[host]["/feed"] = (
        Reply(feed, drip=10),
        Reply(feed, wait=90),
        Reply(BOMB, fields={"Content-Encoding": "gzip"}),
        Reply(BOMB),
    )[n % 4]
    return [ROBOTS, "/feed"], ["/feed"]


def gone(outlets: MadeOutlets, host: str, number: int) -> tuple[list[str], list[str]]:
    """What is gone for good is asked no more; any other failure is tried again."""
    outlets.pages[host]["/feed"] = (
        Reply(status=410),
        Reply(status=404),
        Reply(b"<rss><channel>"),
        Reply(status=500),
    )[number % 4]
    return [ROBOTS, "/feed"], [] if number % 4 == 0 else ["/feed"]


BOMB = gzip.compress(bytes(60 * 1024 * 1024), 1)
KINDS: tuple[Kind, ...] = (
    *(plain, dated_to_the_letter, json_feed, ruled, slow_by_rule, found_in_page, found_in_robots),
    *(rules_out_of_order, no_rules, too_busy, leads_inside, changes_its_mind, moved),
    *(too_slow_or_too_large, gone),
)
EACH = 4
FEWER_TRICKS = EACH


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, dict[str, list[list[str]]]]:
    """A desk after two rounds, and by host what each of them was to ask."""
    desk = Desk(tmp_path_factory.mktemp("sixty") / "store.db")
    wanted: dict[str, list[list[str]]] = {}
    outlets = desk.outlets
    for kind in KINDS:
        for number in range(len(TRICKS) if kind is leads_inside else EACH):
            host = f"{kind.__name__.replace('_', '-')}-{number}.example"
            outlets.pages[host] = {}
            first, second = kind(outlets, host, number)
            wanted[host] = [first, second]
            desk.add(outlets.url(host, "/feed"))
    desk.once()
    for host, asked in wanted.items():
        assert outlets.paths(host) == asked[0], host
    outlets.clock.sleep(2 * 3_600)
    desk.once()
    return desk, wanted


Watched = tuple[Desk, dict[str, list[list[str]]]]


def test_exactly_what_may_be_asked_is_asked_in_order(watched: Watched) -> None:
    desk, wanted = watched
    assert len(wanted) >= 60
    for host, (first, second) in wanted.items():
        assert desk.outlets.paths(host) == [*first, *second], host
    assert {one.host for one in desk.outlets.asked} == set(wanted)


def test_nothing_goes_where_nothing_may_go(watched: Watched) -> None:
    desk, _ = watched
    assert desk.outlets.trapped == []
    errors = [visit.error or "" for _, visit in desk.store.watched.sources()]
    assert any("127.0.0.1, which is no address of the public network" in one for one in errors)


def test_a_host_is_asked_one_thing_at_a_time_at_its_own_pace(watched: Watched) -> None:
    desk, wanted = watched
    assert desk.outlets.most_at_once == 1
    for host in wanted:
        least = delay(int(host[-9:].partition(".")[0][-1])) if host.startswith("slow-by") else 1
        gaps = desk.outlets.gaps(host)
        # Rules are not known before they are read: robots.txt itself is no later than a second.
        assert all(gap >= least - 1e-6 for gap in gaps[1:]), host
        assert all(gap >= 1 - 1e-6 for gap in gaps), host


def test_a_slow_or_dead_outlet_keeps_nobody_waiting(watched: Watched) -> None:
    desk, _ = watched
    began = desk.outlets.asked[0].began
    ended = max(
        one.ended
        for one in desk.outlets.asked
        if one.host.startswith("plain") and one.began < began + 3_600
    )
    assert ended - began < 10


def test_all_others_were_taken(watched: Watched) -> None:
    desk, _ = watched
    kinds = {one.uri.split("/")[2].rpartition("-")[0] for one in desk.shelf.documents}
    assert kinds == {
        *("plain", "dated-to-the-letter", "json-feed", "ruled", "slow-by-rule", "found-in-page"),
        *("found-in-robots", "no-rules", "too-busy", "moved"),
    }
    kept = [one for one in desk.shelf.documents if one.uri.endswith("/b") and "no-rules" in one.uri]
    assert len(kept) == EACH
    assert all("as the feed tells it" in one.text for one in kept)


def test_what_went_wrong_is_told_in_words(watched: Watched) -> None:
    desk, _ = watched
    told = {
        source.url.split("/")[2].split(".")[0]: visit.retired or visit.error
        for source, visit in desk.store.watched.sources()
    }
    assert told["plain-0"] is None
    assert told["rules-out-of-order-0"] == (
        "robots.txt cannot be read (503), so nothing may be asked"
    )
    assert told["too-slow-or-too-large-0"] == "no whole answer came in time"
    assert told["too-slow-or-too-large-2"] == "the answer has more than 50 MB"
    assert told["too-slow-or-too-large-3"] == "it unpacks to more than 50 MB"
    assert told["gone-0"] == "it answered 410"
    assert told["moved-1"] == "it sends on more than 5 times"


def test_pages_in_any_charset_are_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "store.db")
    host = "letters.example"
    words = "Café Élan “said” – naïve. The ferry Marigold ran aground near Kell harbor."
    outlets = desk.outlets
    outlets.pages[host] = {}
    body = page("x", words).decode()
    made = {
        "/declared": (body.encode("cp1252"), "text/html; charset=windows-1252"),
        "/changed": (body.encode("cp1252"), "text/html; charset=utf-8"),
        "/marked": (b"\xff\xfe" + body.encode("utf-16-le"), "text/html; charset=iso-8859-1"),
        "/plain": (body.encode(), "text/html; charset=iso-8859-1"),
        "/unknown": (body.encode("cp1252"), 'text/html; charset="x-nothing"'),
    }
    for path, (data, told) in made.items():
        outlets.pages[host][path] = Reply(data, fields={"Content-Type": told})
    outlets.pages[host]["/feed"] = Reply(rss(host, story(outlets, host, *made)))
    desk.add(outlets.url(host, "/feed"))
    desk.once()
    assert len(desk.shelf.documents) == len(made)
    for one in desk.shelf.documents:
        assert "Café Élan “said” – naïve" in one.text, one.uri
