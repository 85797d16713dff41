"""Feeds: RSS and Atom, one article an entry."""

import io
import re
from collections.abc import Iterator
from typing import Any

from variorum.errors import SkipArticle

_TAG = re.compile(r"<[a-zA-Z/]|&(?:\w+|#\d+);")


def read_feed(data: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a feed as records: the whole text where the feed has it, else the summary.

    The feed's own title is the outlet. Nothing is fetched.

    Raises:
        SkipArticle: it is no feed, or one without entries.
    """
    # Only who gives a feed pays for the reader.
    import feedparser

    # A stream, since feedparser takes other things for addresses to fetch.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise SkipArticle("it is no RSS or Atom feed that can be read")
    if not feed.entries:
        raise SkipArticle("the feed has no entries")
    outlet = clean_title(feed.feed.get("title"))
    for entry in feed.entries:
        fields = {
            "id": entry.get("id"),
            "url": entry.get("link"),
            "title": clean_title(entry.get("title")),
            "published": _date(entry),
            "outlet": clean_title((entry.get("source") or {}).get("title")) or outlet,
            "byline": entry_authors(entry),
            "language": entry_language(entry, feed.feed),
            "text": entry_text(entry),
        }
        yield {name: value for name, value in fields.items() if value}


def entry_text(entry: Any) -> str:
    """The longest of what the entry tells, marked as a page where it has markup."""
    told = [one.get("value") or "" for one in entry.get("content") or ()]
    text = max([*told, entry.get("summary") or ""], key=len)
    return f"<div>{text}</div>" if _TAG.search(text) else text


def _date(entry: Any) -> str | None:
    """When the entry was published, in UTC; as it is written where that cannot be read."""
    for name in ("published", "updated", "created"):
        if parsed := entry.get(f"{name}_parsed"):
            return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])
        if entry.get(name):
            return str(entry[name])
    return None


def entry_authors(entry: Any) -> str | None:
    """The names of an entry's authors."""
    names = [one.get("name") for one in entry.get("authors") or ()]
    return ", ".join(dict.fromkeys(name for name in names if name)) or entry.get("author")


def entry_language(entry: Any, feed: Any) -> str | None:
    """The language of an entry, else of its feed: a code of ISO 639."""
    told = [one.get("language") for one in entry.get("content") or ()]
    found = next((one for one in told if one), None) or feed.get("language")
    return str(found).partition("-")[0] if found else None


def clean_title(text: str | None) -> str | None:
    """A title without the markup that some feeds put into it."""
    import html

    return html.unescape(re.sub(r"<[^>]{1,200}>", "", text)).strip() or None if text else None
