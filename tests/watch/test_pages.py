"""Pages: what is kept of them, what binds, and what is taken instead."""

from pathlib import Path

import msgspec
import pytest

from evaluation.made_outlets import Reply, page, rss
from tests.watch.made import MANNER, Desk, dated
from variorum import pipeline
from variorum.errors import SkipArticle
from variorum.store.watched import Came, Entry, Site
from variorum.watch.asked_pages import TRIES
from variorum.watch.asked_sources import SourceVisits
from variorum.watch.fetch_round import Counts
from variorum.watch.fetched_documents import page_text
from variorum.watch.fetching import Answer
from variorum.watch.polite_hosts import Forgotten

HOST = "echo.example"
TEXT = "The ferry Marigold ran aground near Kell harbor on Monday.\nNobody was hurt, they said."
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "store.db")


def serve(desk: Desk, reply: Reply, **more: Reply) -> str:
    """An outlet with one article; its address."""
    url = desk.outlets.url(HOST, "/a")
    desk.outlets.pages[HOST] = {
        "/feed": Reply(rss("Echo", [(url, "Ferry aground", dated(3))])),
        "/a": reply,
        **{f"/{name}": one for name, one in more.items()},
    }
    desk.add(desk.outlets.url(HOST, "/feed"))
    return url


def entry(desk: Desk, url: str) -> Entry:
    return desk.store.watched.entries([url])[url]


def came(desk: Desk) -> Came:
    (document,) = desk.shelf.documents
    found = desk.store.watched.came(pipeline.article_id(document))
    assert found is not None
    return found


def test_a_page_is_kept_with_where_it_came_from(desk: Desk) -> None:
    head = '<meta property="article:published_time" content="2031-05-08T05:00:00Z">'
    url = serve(
        desk,
        Reply(page("Ferry aground", TEXT, head), fields={**HTML, "TDM-Reservation": "1"}),
        **{"robots.txt": Reply(b"User-agent: GPTBot\nDisallow: /")},
    )
    desk.once()
    one = came(desk)
    assert (one.url, one.by) == (url, "page")
    assert [(date.by, date.verdict) for date in one.dates] == [
        ("page", "taken"),
        ("feed", "agrees"),
    ]
    assert [(signal.by, signal.use) for signal in one.signals] == [
        ("robots.txt", "ai"),
        ("header", "tdm"),
    ]
    (document,) = desk.shelf.documents
    assert document.given.published == "2031-05-08T05:00Z"
    assert one.seen not in (document.given.published, document.given.title)


def test_what_binds_the_user_is_not_kept(desk: Desk) -> None:
    url = serve(desk, Reply(page("x", TEXT), fields={**HTML, "TDM-Reservation": "1"}))
    desk.once(msgspec.structs.replace(MANNER, binding=("tdm",)))
    assert desk.shelf.documents == []
    one = entry(desk, url)
    assert (one.state, one.due) == ("refused", None)
    assert one.reason == "its header does not allow tdm (1), which is to bind"


def test_where_a_page_is_shut_the_feeds_own_text_is_taken(desk: Desk) -> None:
    url = serve(desk, Reply(status=403))
    desk.once()
    one = came(desk)
    assert (one.by, one.reason) == ("feed", "the page answered 403")
    (document,) = desk.shelf.documents
    assert document.text.startswith("Ferry aground, as the feed tells it")
    assert entry(desk, url).state == "feed"


def test_a_page_that_is_gone_is_not_taken_from_the_feed(desk: Desk) -> None:
    url = serve(desk, Reply(status=404))
    desk.once()
    assert desk.shelf.documents == []
    assert (entry(desk, url).state, entry(desk, url).reason) == (
        "failed",
        "the page answered 404",
    )


def test_a_page_that_does_not_come_is_tried_again_and_then_taken_from_the_feed(desk: Desk) -> None:
    url = serve(desk, Reply(status=502))
    waits = []
    for _ in range(TRIES - 1):
        desk.once()
        due = entry(desk, url).due
        assert due is not None
        waits.append(due - int(desk.outlets.clock.now()))
        desk.outlets.clock.sleep(waits[-1] + 1)
    assert [round(wait / 600) for wait in waits] == [1, 2, 4, 8]
    desk.once()
    assert entry(desk, url).state == "feed"
    assert desk.outlets.paths(HOST).count("/a") == TRIES


def test_a_page_is_asked_for_again_when_the_feed_tells_of_a_change(desk: Desk) -> None:
    def reply(fields: object, before: int) -> Reply:
        text = f"{TEXT} Updated {before}." if before < 2 else TEXT
        same = before == 2
        return Reply(
            b"" if same else page("Ferry", text),
            status=304 if same else 200,
            fields={**HTML, "ETag": f'"{before}"'},
        )

    url = serve(desk, Reply())
    desk.outlets.pages[HOST]["/a"] = reply
    for number in range(3):
        title = f"Ferry aground {number}"
        desk.outlets.pages[HOST]["/feed"] = Reply(rss("Echo", [(url, title, dated(3))]))
        desk.once()
        desk.outlets.clock.sleep(86_400)
    asked = [one.fields.get("if-none-match") for one in desk.outlets.asked if one.path == "/a"]
    assert asked == [None, '"0"', '"1"']
    assert len(desk.shelf.documents) == 2
    assert entry(desk, url).state == "fetched"


def test_what_is_no_page_is_told_so(desk: Desk) -> None:
    url = serve(desk, Reply(b"%PDF-1.7", fields={"Content-Type": "application/pdf"}))
    desk.once()
    assert entry(desk, url).reason == "the answer is application/pdf, which is no page"
    with pytest.raises(SkipArticle, match="empty"):
        page_text(Answer(url=url, status=200))


def test_a_fault_of_ours_in_one_source_leaves_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(desk, Reply(page("x", TEXT), fields=HTML))
    bad = desk.add(desk.outlets.url("bad.example", "/feed"))
    desk.outlets.pages["bad.example"] = {"/feed": Reply(b"x")}
    visit = SourceVisits.visit

    async def broken(self: SourceVisits, source: object, *rest: object) -> object:
        if source == bad:
            raise ZeroDivisionError("by hand")
        return await visit(self, source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(SourceVisits, "visit", broken)
    report = desk.once()
    assert len(desk.shelf.documents) == 1
    assert (report.counts.sources, report.counts.failed) == (2, 1)
    assert desk.visit(bad).error == (
        "internal error while asking a source: ZeroDivisionError: by hand"
    )


def test_a_source_with_many_pages_gives_way_to_the_others(desk: Desk) -> None:
    many, few = "many.example", "few.example"
    for host, count in ((many, 60), (few, 2)):
        urls = [desk.outlets.url(host, f"/{n}") for n in range(count)]
        desk.outlets.pages[host] = {
            "/feed": Reply(rss(host, [(url, url, dated(1)) for url in urls])),
            **{
                f"/{n}": Reply(page(f"{n}", f"{host} {n} {TEXT}"), fields=HTML)
                for n in range(count)
            },
        }
        desk.add(desk.outlets.url(host, "/feed"))
    desk.once()
    assert len(desk.shelf.documents) == 62
    last = max(one.ended for one in desk.outlets.asked if one.host == few)
    assert last - desk.outlets.asked[0].began < 10


def test_counts_and_what_is_kept_for_a_run_alone() -> None:
    counts = Counts(sources=1, pages=2, unchanged=1)
    counts.add(Counts(sources=2, refused=1))
    assert (counts.sources, counts.asked, counts.unchanged) == (3, 6, 1)
    kept = Forgotten()
    kept.keep_site(Site(origin="o", robots="x"))
    assert kept.site("o") == Site(origin="o", robots="x")
    assert kept.site("p") is None
