"""The feeds that a page names in its head, as browsers look for them."""

import html
import re

from variorum.watch.web_addresses import clean_address

_LINK = re.compile(r"<link\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json")
_COMMENTS = re.compile(r"comment", re.IGNORECASE)


def find_feeds(page: str, address: str) -> list[str]:
    """The addresses of a page's feeds in the order of the page; feeds of comments come last."""
    found: list[tuple[bool, str]] = []
    for tag in _LINK.findall(page[:500_000]):
        told = {
            name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)
        }
        if "alternate" not in told.get("rel", "").lower().split():
            continue
        if told.get("type", "").partition(";")[0].strip().lower() not in _TYPES:
            continue
        url = clean_address(told.get("href", ""), address)
        if url:
            of_comments = _COMMENTS.search(f"{url} {told.get('title', '')}") is not None
            found.append((of_comments, url))
    return list(dict.fromkeys(url for _, url in sorted(found, key=lambda one: one[0])))
