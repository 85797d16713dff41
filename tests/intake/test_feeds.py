"""Feeds: each entry is an article."""

from pathlib import Path

import pytest

from variorum.errors import SkipArticle
from variorum.intake import read
from variorum.intake.feeds import read_feed
from variorum.model import RawDocument

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://post.example/</link><language>en-GB</language>
<item><title>Ferry &amp;amp; barge collide</title><link>https://post.example/1</link>
<guid>p1</guid><pubDate>Tue, 12 Mar 2024 18:30:00 +0100</pubDate><dc:creator>Ida Roe</dc:creator>
<description>A ferry and a barge collided.</description>
<content:encoded><![CDATA[<p>A ferry and a barge collided off Selmouth.</p>
<p>Nobody was hurt.</p>]]></content:encoded></item>
<item><title>Bridge shut</title><description>The bridge at Kell was shut.</description></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kell Courier</title>
<entry><id>urn:c:1</id><title>Dam holds</title><link href="https://kell.example/dam"/>
<updated>2024-03-13T06:00:00Z</updated><author><name>Olm Kerrick</name></author>
<content type="html">&lt;p&gt;The dam above Kell held.&lt;/p&gt;</content></entry></feed>"""


def test_entries_of_rss_are_records() -> None:
    first, second = read_feed(RSS)
    assert first.pop("text").startswith("<div><p>A ferry and a barge collided off Selmouth.</p>")
    assert first == {
        "id": "p1",
        "url": "https://post.example/1",
        "title": "Ferry & barge collide",
        "published": "2024-03-12T17:30:00Z",
        "outlet": "Harbour Post",
        "byline": "Ida Roe",
        "language": "en",
    }
    assert second["text"] == "The bridge at Kell was shut."
    assert "published" not in second


def test_entries_of_atom_are_records() -> None:
    (entry,) = read_feed(ATOM)
    assert entry["published"] == "2024-03-13T06:00:00Z"
    assert (entry["byline"], entry["outlet"]) == ("Olm Kerrick", "Kell Courier")
    assert entry["text"] == "<div><p>The dam above Kell held.</p></div>"


def test_feeds_are_told_by_their_ending_or_their_first_element(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(RSS)
    (tmp_path / "b.xml").write_bytes(ATOM)
    (tmp_path / "c.xml").write_bytes(b'<?xml version="1.0"?><html><p>The dam held.</p></html>')
    found = [one for one in read([str(tmp_path)]) if isinstance(one, RawDocument)]
    assert [one.kind for one in found] == ["html", "text", "html", "html"]
    assert [one.uri for one in found][:3] == [
        "https://post.example/1",
        f"{tmp_path}/a.rss#2",
        "https://kell.example/dam",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "no entries"),
        (b"The ferry sank.", "no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(SkipArticle, match=reason):
        list(read_feed(data))


def test_nothing_outside_a_feed_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words")
    place = (tmp_path / "secret.txt").as_uri()
    data = RSS.replace(
        b"<rss ", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{place}">]><rss '.encode(), 1
    ).replace(b"The bridge at Kell", b"The bridge &x; at Kell")
    assert not any("hidden words" in str(entry) for entry in read_feed(data))
