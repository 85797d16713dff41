"""Feeds, sitemaps and pages that name feeds, in every form that is read."""

import gzip
import sys
from collections.abc import Iterator

import pytest

from evaluation.made_outlets import rss
from variorum.errors import SkipArticle
from variorum.watch.capped_reader import CappedReader
from variorum.watch.feed_discovery import find_feeds
from variorum.watch.feed_worker import parse
from variorum.watch.listings import MAX_FEED, MAX_SITEMAP, Listing, Told, read_every, read_listing

URL = "https://echo.example/1"


def read(data: bytes) -> Listing | None:
    return read_listing(data, parse)


def one(data: bytes) -> Told:
    listing = read(data)
    assert listing is not None
    (told,) = listing.told
    return told


def test_rss_keeps_the_zone_in_which_a_date_was_written() -> None:
    listing = read(
        rss(
            "The Echo &amp; Ledger",
            [(URL, "A &lt;b&gt;dam&lt;/b&gt; breaks", "Thu, 08 May 2031 00:30:00 +0200")],
        )
    )
    assert listing is not None
    assert (listing.kind, listing.title) == ("rss", "The Echo & Ledger")
    (told,) = listing.told
    assert (told.url, told.title) == (URL, "A dam breaks")
    assert told.published == "2031-05-08T00:30:00+02:00"
    assert told.updated is None
    assert told.text is not None
    assert "in some words of its own" in told.text


def test_atom_tells_publication_from_change() -> None:
    told = one(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Echo</title><entry>'
        b"<title>Dam breaks</title><link href='https://echo.example/1'/>"
        b"<published>2031-05-07T10:00:00Z</published><updated>2031-05-08T11:00:00+02:00</updated>"
        b"<author><name>Ida Roe</name></author><content type='html'>&lt;p&gt;A dam.&lt;/p&gt;"
        b"</content></entry></feed>"
    )
    assert (told.published, told.updated) == (
        "2031-05-07T10:00:00+00:00",
        "2031-05-08T11:00:00+02:00",
    )
    assert (told.byline, told.language, told.text) == ("Ida Roe", "en", "<div><p>A dam.</p></div>")


def test_atom_with_a_date_of_change_alone_has_none_of_publication() -> None:
    told = one(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>E</title><entry><title>D</title>'
        b"<link href='https://echo.example/1'/><updated>2031-05-08T11:00:00Z</updated></entry></feed>"
    )
    assert (told.published, told.updated) == (None, "2031-05-08T11:00:00+00:00")


def test_json_feeds() -> None:
    body = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Echo", "language": "en-US",'
        b'"items": [{"id": "1", "url": "https://echo.example/1", "title": "Dam", "authors":'
        b'[{"name": "Ida Roe"}, {"name": "Ann Lee"}],'
        b'"date_published": "2031-05-07T10:00:00+02:00",'
        b'"content_html": "<p>A dam.</p>"}, {"id": "2", "external_url": "https://o.example/2",'
        b'"author": {"name": "Bo"}, "content_text": "Two."}, 7]}'
    )
    listing = read(body)
    assert listing is not None
    assert (listing.kind, listing.title, listing.language) == ("json", "Echo", "en-US")
    first, second = listing.told
    assert (first.byline, first.published) == ("Ida Roe, Ann Lee", "2031-05-07T10:00:00+02:00")
    assert first.text == "<div><p>A dam.</p></div>"
    assert (second.url, second.byline, second.text) == ("https://o.example/2", "Bo", "Two.")


def test_sitemaps_of_news_packed_or_not() -> None:
    body = (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        b'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://echo.example/1'
        b" </loc><lastmod>2031-05-08</lastmod><n:news><n:publication><n:name>Echo</n:name>"
        b"<n:language>en</n:language></n:publication><n:publication_date>2031-05-07T10:00:00Z"
        b"</n:publication_date><n:title>Dam breaks</n:title></n:news></url></urlset>"
    )
    for data in (body, gzip.compress(body)):
        listing = read(data)
        assert listing is not None
        assert listing.kind == "news-sitemap"
        assert listing.told == (
            Told(
                url=URL,
                title="Dam breaks",
                published="2031-05-07T10:00:00Z",
                updated="2031-05-08",
                language="en",
            ),
        )


def test_an_index_of_sitemaps_has_parts() -> None:
    listing = read(
        b"<sitemapindex><sitemap><loc>https://echo.example/a.xml</loc><lastmod>2031-05-08</lastmod>"
        b"</sitemap><sitemap><loc>https://echo.example/b.xml</loc></sitemap></sitemapindex>"
    )
    assert listing is not None
    assert listing.kind == "sitemap-index"
    assert listing.parts == {
        "https://echo.example/a.xml": "2031-05-08",
        "https://echo.example/b.xml": "",
    }


def test_no_file_is_read_by_an_entity() -> None:
    body = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        b"<urlset><url><loc>https://echo.example/1</loc><title>&e;</title></url></urlset>"
    )
    assert one(body).title is None
    feed = body.replace(b"<urlset><url><loc>https://echo.example/1</loc>", b"<rss><channel><item>")
    feed = feed.replace(b"</url></urlset>", b"</item></channel></rss>")
    assert "root:" not in str(read(feed))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"Just a line", "no feed, sitemap or page"),
        (b'{"items": []}', "no JSON Feed"),
        (b'{"items"', "no JSON that can be read"),
        (b"\x1f\x8bxxxx", "damaged"),
        (gzip.compress(bytes(MAX_SITEMAP + 1), 1), "unpacks to more than 50 MB"),
        (b"<rss>" + bytes(MAX_FEED), "more than 5 MB"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SkipArticle, match=reason):
        read(data)


def test_a_page_is_no_listing() -> None:
    assert read(b"\n <!DOCTYPE html><html><head></head></html>") is None


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (("30", None, None), 1_800),
        ((None, "hourly", "2"), 1_800),
        ((None, "daily", None), 86_400),
        (("soon", "never", "0"), 0),
        ((None, None, None), 0),
    ],
)
def test_how_often_a_feed_wants_to_be_asked(told: tuple[str | None, ...], seconds: int) -> None:
    assert read_every(*told) == seconds


def test_a_feed_says_how_often_it_wants_to_be_asked() -> None:
    assert parse(rss("E", [], "<ttl>45</ttl>")).every == 2_700


def test_feeds_that_a_page_names() -> None:
    page = (
        "<link rel=stylesheet href=/a.css><link rel='alternate' type='application/rss+xml' "
        "title='Comments' href='/comments/feed'><LINK HREF='/feed?a=1&amp;b=2' REL='alternate' "
        "TYPE='application/atom+xml'><link rel='alternate' hreflang='pt' href='/pt'>"
        "<link rel=alternate type='application/feed+json' href='https://o.example/f.json'>"
        "<link rel=alternate type='application/rss+xml' href='javascript:x'>"
    )
    assert find_feeds(page, "https://echo.example/news/") == [
        "https://echo.example/feed?a=1&b=2",
        "https://o.example/f.json",
        "https://echo.example/comments/feed",
    ]


@pytest.fixture
def reader() -> Iterator[CappedReader]:
    one = CappedReader()
    yield one
    one.close()


def test_a_process_of_its_own_reads_feeds_one_after_the_other(reader: CappedReader) -> None:
    feed = rss("Echo", [(URL, "Dam breaks", "Thu, 08 May 2031 00:30:00 +0200")])
    assert reader.parse(feed) == parse(feed)
    with pytest.raises(SkipArticle, match="no RSS or Atom"):
        reader.parse(b"<rss but nothing of it")
    assert reader.parse(feed) == parse(feed)


def test_a_feed_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    items = [(f"{URL}{n}", "Dam breaks", "Thu, 08 May 2031 00:30:00 +0200") for n in range(3000)]
    reader = CappedReader(processor=0.2)
    try:
        with pytest.raises(SkipArticle, match="takes too long to be read"):
            reader.parse(rss("Echo", items))
    finally:
        reader.close()
    waiting = CappedReader(wait=0.0)
    try:
        with pytest.raises(SkipArticle, match="takes too long to be read"):
            waiting.parse(rss("Echo", []))
        waiting._wait = 60.0
        assert waiting.parse(rss("Echo", [])).title == "Echo"
    finally:
        waiting.close()


def test_a_reader_that_is_killed_is_begun_anew(reader: CappedReader) -> None:
    feed = rss("Echo", [(URL, "Dam breaks", "Thu, 08 May 2031 00:30:00 +0200")])
    reader.parse(feed)
    assert reader._process is not None
    reader._process.kill()
    reader._process.wait()
    assert reader.parse(feed).title == "Echo"


def test_a_feed_that_ends_its_reader_is_given_up(
    reader: CappedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        changed.setattr(sys, "executable", "/bin/false")
        with pytest.raises(SkipArticle, match="ends its reader"):
            reader.parse(bytes(1 << 20))
    assert reader.parse(rss("Echo", [])).title == "Echo"
