"""What is new in stories as a feed: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Literal
from xml.etree import ElementTree as xml

from variorum.dossier.formats import wording
from variorum.dossier.formats.rss import add_text, as_html, as_title, moment
from variorum.model.story_news import StoryNews

FeedForm = Literal["rss", "atom", "jsonfeed"]

_ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_feed(
    news: Sequence[StoryNews], form: FeedForm, title: str, address: str = "urn:variorum"
) -> str:
    """The news as one feed, the latest first; `address` is where the feed itself is found.

    An entry's id does not change, so a reader that has seen it shows it once.
    """
    ordered = sorted(news, key=lambda one: (instant(one), one.id), reverse=True)
    return _WRITERS[form](ordered, title, address)


def instant(one: StoryNews) -> datetime:
    """When an entry became known, else when it was told; a feed needs a moment for each."""
    for told in (one.known, one.at):
        full = (told or "") + "-01-01"[len(told or "") - 4 :] if told and len(told) < 10 else told
        found = moment(full) if full else None
        if found:
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return _EPOCH


def _stamp(one: datetime) -> str:
    return one.strftime("%Y-%m-%dT%H:%M:%SZ")


def _link(one: StoryNews) -> str | None:
    return one.uri if one.uri.startswith(("http://", "https://")) else None


def _body(one: StoryNews) -> str:
    """The line, and the words that it rests on."""
    quoted = [f"“{wording.one_line(evidence.text)}”" for evidence in one.evidence]
    return "\n".join((one.text, *quoted, one.title))


def _rss(news: Sequence[StoryNews], title: str, address: str) -> str:
    feed = xml.Element("rss", version="2.0")
    channel = xml.SubElement(feed, "channel")
    add_text(channel, "title", as_title(title))
    add_text(channel, "link", address)
    add_text(channel, "description", "What is new in each story, with the words it rests on.")
    for one in news:
        item = xml.SubElement(channel, "item")
        add_text(item, "title", as_title(one.text))
        if link := _link(one):
            add_text(item, "link", link)
        add_text(item, "description", as_html(_body(one)))
        add_text(item, "category", one.kind)
        add_text(item, "guid", f"urn:variorum:{one.id}").set("isPermaLink", "false")
        add_text(item, "pubDate", format_datetime(instant(one)))
    return _written(feed)


def _atom(news: Sequence[StoryNews], title: str, address: str) -> str:
    feed = xml.Element("feed", xmlns=_ATOM)
    add_text(feed, "title", title)
    add_text(feed, "id", address)
    if address.startswith("http"):
        xml.SubElement(feed, "link", rel="self", href=address)
    add_text(xml.SubElement(feed, "author"), "name", "Variorum")
    add_text(feed, "updated", _stamp(instant(news[0]) if news else _EPOCH))
    for one in news:
        entry = xml.SubElement(feed, "entry")
        add_text(entry, "title", one.text)
        add_text(entry, "id", f"urn:variorum:{one.id}")
        if link := _link(one):
            xml.SubElement(entry, "link", rel="alternate", href=link)
        add_text(entry, "updated", _stamp(instant(one)))
        add_text(entry, "summary", _body(one))
        xml.SubElement(entry, "category", term=one.kind)
    return _written(feed)


def _json(news: Sequence[StoryNews], title: str, address: str) -> str:
    items = [
        {
            "id": f"urn:variorum:{one.id}",
            **({"url": link} if (link := _link(one)) else {}),
            "title": one.text,
            "content_text": _body(one),
            "date_published": _stamp(instant(one)),
            "tags": [one.kind],
        }
        for one in news
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        **({"feed_url": address} if address.startswith("http") else {}),
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _written(root: xml.Element) -> str:
    xml.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + xml.tostring(root, encoding="unicode") + "\n"


_WRITERS: Mapping[FeedForm, Callable[[Sequence[StoryNews], str, str], str]] = {
    "rss": _rss,
    "atom": _atom,
    "jsonfeed": _json,
}
