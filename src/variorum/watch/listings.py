"""What a source lists: the entries of a feed or sitemap, whatever its form."""

import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from variorum.errors import SkipArticle
from variorum.limits import MEGABYTE
from variorum.store.watched import Kind

MAX_FEED = 5 * MEGABYTE
"""Bytes of a feed. Feeds of whole articles have 1 MB; the reader takes seconds for each MB."""

MAX_SITEMAP = 50 * MEGABYTE
"""Bytes of a sitemap, unpacked: the most that its standard allows."""

MAX_ENTRIES = 50_000
"""Entries of one source: as many as a sitemap may have by its standard."""

_HOUR = 3_600
_PERIODS = {"hourly": _HOUR, "daily": 24 * _HOUR, "weekly": 168 * _HOUR, "monthly": 720 * _HOUR}


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source tells of one article; dates are ISO 8601, with the zone that was written."""

    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    language: str | None = None
    text: str | None = None


class Listing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source lists. `every` are the seconds between visits that it asks for.

    `parts` are the parts of a sitemap's index by their addresses, each with its last change.
    """

    kind: Kind
    title: str | None = None
    language: str | None = None
    every: int = 0
    told: tuple[Told, ...] = ()
    parts: dict[str, str] = {}


def read_listing(data: bytes, parse_feed: Callable[[bytes], Listing]) -> Listing | None:
    """What a source lists; null where it is a page. `parse_feed` reads RSS and Atom.

    Raises:
        SkipArticle: it is none of the forms that are read, or is damaged, or too large.
    """
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(data)
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{"):
        return _read_json_feed(data)
    if b"<urlset" in head or b"<sitemapindex" in head:
        return _read_sitemap(data)
    if any(one in head for one in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel")):
        if len(data) > MAX_FEED:
            raise SkipArticle(f"the feed has more than {MAX_FEED // MEGABYTE} MB")
        return parse_feed(data)
    if b"<html" in head or b"<!doctype html" in head:
        return None
    if not head:
        raise SkipArticle("the answer is empty")
    raise SkipArticle("it is no feed, sitemap or page")


def _unpacked(data: bytes) -> bytes:
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = packed.decompress(data, MAX_SITEMAP)
    except zlib.error as error:
        raise SkipArticle(f"it is packed as gzip, and damaged: {error}") from None
    if packed.unconsumed_tail:
        raise SkipArticle(f"it unpacks to more than {MAX_SITEMAP // MEGABYTE} MB")
    return body


def _read_json_feed(data: bytes) -> Listing:
    """A JSON Feed (version 1 and 1.1)."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SkipArticle(f"it is no JSON that can be read: {error}") from None
    if "jsonfeed.org/version" not in str(feed.get("version")):
        raise SkipArticle("it is JSON, but no JSON Feed")
    items = feed.get("items")
    told = [_json_item(one) for one in items or [] if isinstance(one, dict)]
    return Listing(
        kind="json",
        title=_text(feed.get("title")),
        language=_text(feed.get("language")),
        told=tuple(told[:MAX_ENTRIES]),
    )


def _json_item(item: dict[str, Any]) -> Told:
    authors = item.get("authors") or [item.get("author")]
    names = [_text(one.get("name")) for one in authors if isinstance(one, dict)]
    html = _text(item.get("content_html"))
    return Told(
        url=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        byline=", ".join(name for name in names if name) or None,
        language=_text(item.get("language")),
        text=f"<div>{html}</div>"
        if html
        else _text(item.get("content_text") or item.get("summary")),
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read_sitemap(data: bytes) -> Listing:
    """A sitemap, one of news, or an index of sitemaps, element by element."""
    from lxml import etree  # type: ignore[import-untyped]

    told: list[Told] = []
    parts: dict[str, str] = {}
    news = False
    try:
        steps = etree.iterparse(
            io.BytesIO(data), resolve_entities=False, no_network=True, recover=True
        )
        for _, element in steps:
            name = _name(element)
            if name == "url":
                fields = dict(_fields(element))
                news = news or "publication_date" in fields
                told.append(_listed(fields))
            elif name == "sitemap":
                fields = dict(_fields(element))
                parts[fields.get("loc", "")] = fields.get("lastmod", "")
            if name in ("url", "sitemap"):
                # What was read is let go, so that 50,000 entries take no room.
                element.clear()
            if len(told) + len(parts) >= MAX_ENTRIES:
                break
    except etree.XMLSyntaxError as error:
        raise SkipArticle(f"the sitemap cannot be read: {error}") from None
    parts.pop("", None)
    kind: Kind = "sitemap-index" if parts else "news-sitemap" if news else "sitemap"
    return Listing(kind=kind, told=tuple(one for one in told if one.url), parts=parts)


def _listed(fields: dict[str, str]) -> Told:
    return Told(
        url=fields.get("loc"),
        title=fields.get("title"),
        published=fields.get("publication_date"),
        updated=fields.get("lastmod"),
        language=fields.get("language"),
    )


def _fields(element: Any) -> Iterator[tuple[str, str]]:
    for one in element.iter():
        if (one.text or "").strip() and isinstance(one.tag, str):
            yield _name(one), " ".join((one.text or "").split())


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def read_every(ttl: str | None, period: str | None, times: str | None) -> int:
    """The seconds between visits that a feed asks for: `ttl` in minutes, or `sy:updatePeriod`."""
    if ttl and re.fullmatch(r"\s*\d{1,6}\s*", ttl):
        return int(ttl) * 60
    often = int(times) if times and re.fullmatch(r"\d{1,4}", times) else 1
    return _PERIODS.get((period or "").strip().lower(), 0) // max(1, often)
