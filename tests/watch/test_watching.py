"""One watch over a few outlets: what is asked, what comes, and what is left for the next time."""

import itertools
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.made_outlets import Reply, page, rss
from tests.watch.made import MANNER, Desk, dated
from variorum.errors import StopRun
from variorum.watch import watching
from variorum.watch.watching import Manner, Report, Watch

HOST = "echo.example"
TEXT = (
    "The ferry Marigold ran aground near Kell harbor on Monday evening, the coast guard said.\n"
    "Fourteen passengers were taken off by lifeboat and nobody was hurt, officials said."
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "store.db")
    items = [(desk.outlets.url(HOST, f"/{n}"), f"Ferry aground {n}", dated(n)) for n in (1, 2)]

    def feed(fields: object, before: int) -> Reply:
        told = fields if isinstance(fields, dict) else {}
        if told.get("if-none-match") == 'W/"a;b"':
            return Reply(status=304)
        return Reply(rss("Echo", items), fields={"ETag": 'W/"a;b"'})

    desk.outlets.pages[HOST] = {
        "/feed": feed,
        "/1": Reply(page("Ferry aground 1", TEXT), fields={"Content-Type": "text/html"}),
        "/2": Reply(page("Ferry aground 2", TEXT), fields={"Content-Type": "text/html"}),
    }
    return desk


def test_a_feed_and_its_pages_are_asked_for_once(desk: Desk) -> None:
    source = desk.add(desk.outlets.url(HOST, "/feed"), outlet="Drovny Echo", country="PT")
    report = desk.once()
    asked = ["/robots.txt", "/feed", "/1", "/.well-known/tdmrep.json", "/2"]
    assert desk.outlets.paths(HOST) == asked
    assert min(desk.outlets.gaps(HOST)) >= 1.0
    assert desk.outlets.most_at_once == 1
    assert (report.counts.sources, report.counts.pages, report.added) == (1, 2, 2)
    visit = desk.visit(source)
    assert (visit.kind, visit.listed, visit.fresh, visit.etag) == ("rss", 2, 2, 'W/"a;b"')
    one = min(desk.shelf.documents, key=lambda one: one.uri)
    assert one.given.title == "Ferry aground 1"
    assert one.note is not None
    assert (one.note.name, one.note.country) == ("Drovny Echo", "PT")
    desk.once()
    assert desk.outlets.paths(HOST) == asked, "nothing is due"
    desk.outlets.clock.sleep(visit.interval)
    report = desk.once()
    assert desk.outlets.paths(HOST) == [*asked, "/feed"]
    assert report.counts.unchanged == 1
    assert desk.visit(source).interval == visit.interval * 3 // 2
    agents = {one.fields["user-agent"] for one in desk.outlets.asked}
    assert len(agents) == 1
    assert "(+desk@variorum.example)" in agents.pop()


def test_one_without_a_contact_asks_nobody(desk: Desk) -> None:
    desk.add(desk.outlets.url(HOST, "/feed"))
    with pytest.raises(StopRun, match="--contact"):
        desk.once(Manner(contact=None))
    assert desk.outlets.asked == []


def test_a_second_watch_is_refused_while_the_first_is_at_work(desk: Desk) -> None:
    now = int(desk.outlets.clock.now())
    assert desk.store.watched.take_turn("elsewhere:1", now, now + 100) is None
    with pytest.raises(StopRun, match="elsewhere:1"):
        desk.once()
    desk.outlets.clock.sleep(101)
    desk.once()


def test_what_a_site_says_holds_for_a_day(desk: Desk) -> None:
    desk.add(desk.outlets.url(HOST, "/feed"))
    for _ in range(3):
        desk.once()
        desk.outlets.clock.sleep(13 * 3_600)
    paths = desk.outlets.paths(HOST)
    assert (paths.count("/robots.txt"), paths.count("/feed")) == (2, 3)
    assert paths.count("/.well-known/tdmrep.json") == 1, "no page was new on the second day"


def test_of_an_index_the_parts_that_changed_are_read(desk: Desk) -> None:
    host = "maps.example"

    def index(*days: str) -> Reply:
        told = "".join(
            f"<sitemap><loc>/{n}.xml</loc><lastmod>{day}</lastmod></sitemap>"
            for n, day in enumerate(days)
        )
        told = told.replace("<loc>", f"<loc>{desk.outlets.url(host, '')}")
        return Reply(f"<sitemapindex>{told}</sitemapindex>".encode())

    desk.outlets.pages[host] = {
        "/map": index("2031-05-07", "2031-05-08"),
        "/0.xml": Reply(b"<urlset></urlset>"),
        "/1.xml": Reply(b"<urlset></urlset>"),
    }
    source = desk.add(desk.outlets.url(host, "/map"))
    desk.once()
    assert desk.outlets.paths(host) == ["/robots.txt", "/map", "/1.xml", "/0.xml"]
    desk.outlets.pages[host]["/map"] = index("2031-05-07", "2031-05-09")
    desk.outlets.clock.sleep(4_000)
    desk.once()
    assert desk.outlets.paths(host)[4:] == ["/map", "/1.xml"]
    assert sorted(desk.visit(source).parts.values()) == ["2031-05-07", "2031-05-09"]


def test_for_good_it_sleeps_till_the_next_is_due(desk: Desk) -> None:
    source = desk.add(desk.outlets.url(HOST, "/feed"))
    told: list[int] = []

    def heard(report: Report) -> None:
        told.append(report.counts.sources)
        if len(told) == 3:
            raise KeyboardInterrupt

    watch = Watch(desk.store, desk.shelf, MANNER, world=desk.world)
    with pytest.raises(KeyboardInterrupt):
        watch.for_good(heard)
    assert told == [1, 2, 3]
    asked = [one.began for one in desk.outlets.asked if one.path == "/feed"]
    waits = [round(b - a) for a, b in itertools.pairwise(asked)]
    assert 3_600 <= waits[0] <= 3_640
    assert 5_400 <= waits[1] <= 5_440
    assert desk.visit(source).failures == 0
    assert desk.store.watched.take_turn("elsewhere:1", 0, 1) is None, "its turn is over"


def test_a_round_that_ends_early_leaves_the_rest_for_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LONGEST", 2.5)
    desk.add(desk.outlets.url(HOST, "/feed"))
    report = desk.once()
    wanted = ["/robots.txt", "/feed", "/1", "/.well-known/tdmrep.json", "/2"]
    assert desk.outlets.paths(HOST) == wanted
    assert min(desk.outlets.gaps(HOST)) >= 1.0
    assert report.counts.pages == 2
    assert len(desk.shelf.documents) == 2


def test_the_turn_of_a_process_that_is_no_more_is_taken(desk: Desk) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    now = int(desk.outlets.clock.now())
    holder = f"{socket.gethostname()}:{ended.pid}"
    assert desk.store.watched.take_turn(holder, now, now + 900) is None
    desk.add(desk.outlets.url(HOST, "/feed"))
    assert desk.once().counts.sources == 1


def test_a_process_that_is_at_work_keeps_its_turn(desk: Desk) -> None:
    now = int(desk.outlets.clock.now())
    holder = f"{socket.gethostname()}:{os.getppid()}"
    assert desk.store.watched.take_turn(holder, now, now + 900) is None
    with pytest.raises(StopRun, match="another process watches this store"):
        desk.once()


def test_a_feed_that_has_moved_without_a_word_is_found_anew(desk: Desk) -> None:
    host = "home.example"
    link = '<link rel="alternate" type="application/rss+xml" href="/{}">'
    desk.outlets.pages[host] = {
        "/": Reply(page("Home", "News", link.format("old")), fields={"Content-Type": "text/html"}),
        "/old": Reply(rss("Echo", [])),
    }
    source = desk.add(desk.outlets.url(host, "/"))
    desk.once()
    assert desk.visit(source).address == desk.outlets.url(host, "/old")
    desk.outlets.pages[host] = {
        "/": Reply(page("Home", "News", link.format("new")), fields={"Content-Type": "text/html"}),
        "/new": Reply(rss("Echo", [])),
    }
    for _ in range(4):
        desk.outlets.clock.sleep(7_300)
        desk.once()
    asked = [path for path in desk.outlets.paths(host) if path != "/robots.txt"]
    assert asked == ["/", "/old", "/old", "/old", "/old", "/", "/new"]
    assert desk.visit(source).address == desk.outlets.url(host, "/new")
    assert desk.visit(source).failures == 0
