"""Lists of sources as other readers keep them: OPML 2.0, in and out."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from variorum.errors import StopRun
from variorum.store.watched import Source

_FIELDS = ("country", "language", "owner", "note", "paused")
"""What other readers have no place for, kept under names of our own."""

_NAMESPACE = "https://variorum.invalid/opml"


def is_opml(data: bytes) -> bool:
    """Whether bytes begin as a list of sources does."""
    return b"<opml" in data[:2000].lower()


def read_opml(data: bytes) -> list[dict[str, str]]:
    """The sources of a list: `url`, and what it tells of `outlet`, `country` and the rest.

    Folders are gone through; what has no address is passed over.

    Raises:
        StopRun: it cannot be read.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None or not str(root.tag).lower().endswith("opml"):
        raise StopRun("the list of sources cannot be read: it is no OPML")
    return list(_outlines(root))


def _outlines(root: Any) -> Iterator[dict[str, str]]:
    for one in root.iter("outline"):
        told = {str(name).rpartition("}")[2].lower(): str(value) for name, value in one.items()}
        if not told.get("xmlurl"):
            continue
        outlet = told.get("title") or told.get("text") or ""
        found = {"url": told["xmlurl"], "outlet": "" if outlet == told["xmlurl"] else outlet}
        found |= {name: told.get(name, "") for name in _FIELDS}
        yield {name: value for name, value in found.items() if value.strip()}


def write_opml(sources: Iterable[Source], made: datetime.datetime | None = None) -> str:
    """A list of sources as other readers take it, in the order given."""
    dated = f"\n    <dateCreated>{made:%a, %d %b %Y %H:%M:%S} GMT</dateCreated>" if made else ""
    lines = "".join(f"    {_outline(one)}\n" for one in sources)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<opml version="2.0" xmlns:v="{_NAMESPACE}">\n'
        f"  <head>\n    <title>Sources</title>{dated}\n  </head>\n"
        f"  <body>\n{lines}  </body>\n</opml>\n"
    )


def _outline(source: Source) -> str:
    name = source.outlet or source.url
    told = {"type": "rss", "text": name, "title": name, "xmlUrl": source.url}
    for field in _FIELDS:
        value = getattr(source, field)
        if value:
            told[f"v:{field}"] = "yes" if value is True else str(value)
    return f"<outline {' '.join(f'{name}={quoteattr(value)}' for name, value in told.items())}/>"
