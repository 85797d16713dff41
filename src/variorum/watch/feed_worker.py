"""The process that reads RSS and Atom: what is malformed on purpose costs its time and no other's.

It takes a length in 8 bytes and so many bytes of a feed, and gives back a listing in JSON, or an
error, in the same manner, until its input ends. It is run by
`python -m variorum.watch.feed_worker SECONDS`.
"""

import datetime
import email.utils
import io
import resource
import signal
import sys
from typing import Any

import msgspec

from variorum.errors import SkipArticle
from variorum.intake.feeds import clean_title, entry_authors, entry_language, entry_text
from variorum.limits import MEGABYTE
from variorum.watch.listings import Listing, Told, read_every

MAX_MEMORY = 1_024 * MEGABYTE
"""Bytes of memory: a feed of 5 MB takes some 300."""

MAX_PROCESSOR = 10.0
"""Seconds of the processor for one feed. The longest feeds of news take one; one that takes more is
made to. The process ends there, by the signal that ends any process: what is at work in the parser
would hear no other."""


def parse(data: bytes) -> Listing:
    """The listing in a feed; dates keep the zone in which they were written.

    Raises:
        SkipArticle: it is no RSS or Atom.
    """
    import feedparser

    # A stream, since feedparser takes other things for addresses to fetch.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    version = feed.get("version") or ""
    if not version:
        raise SkipArticle("it is no RSS or Atom feed that can be read")
    told = feed.feed
    return Listing(
        kind="atom" if version.startswith("atom") else "rss",
        title=clean_title(told.get("title")),
        language=told.get("language"),
        every=read_every(
            told.get("ttl"), told.get("sy_updateperiod"), told.get("sy_updatefrequency")
        ),
        told=tuple(_told(entry, told) for entry in feed.entries),
    )


def _told(entry: Any, feed: Any) -> Told:
    return Told(
        url=entry.get("link"),
        title=clean_title(entry.get("title")),
        published=_date(entry, "published") or _date(entry, "created"),
        updated=_date(entry, "updated"),
        byline=entry_authors(entry),
        language=entry_language(entry, feed),
        text=entry_text(entry) or None,
    )


def _date(entry: Any, name: str) -> str | None:
    """A date in ISO 8601 with the zone that was written, in UTC where it cannot be told."""
    # feedparser gives the date of publication for that of a change where there is none.
    told = entry.get(name) if name in entry.keys() else None  # noqa: SIM118
    if not told:
        return None
    for read in (email.utils.parsedate_to_datetime, datetime.datetime.fromisoformat):
        try:
            return read(str(told).strip()).isoformat()
        except ValueError:
            continue
    parsed = entry.get(f"{name}_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*parsed[:6]) if parsed else None


def _serve(most: float) -> None:
    """Read feeds for as long as any come; `most` are the seconds of the processor for each."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    while len(head := given.read(8)) == 8:
        data = given.read(int.from_bytes(head, "big"))
        signal.setitimer(signal.ITIMER_PROF, most)
        try:
            body = b"+" + msgspec.json.encode(parse(data))
        except SkipArticle as error:
            body = b"-" + str(error).encode()
        except MemoryError:
            body = b"-the feed takes too much memory to be read"
        except Exception as error:
            body = f"-the feed cannot be read: {type(error).__name__}: {error}".encode()
        signal.setitimer(signal.ITIMER_PROF, 0)
        taken.write(len(body).to_bytes(8, "big") + body)
        taken.flush()


if __name__ == "__main__":
    _serve(float(sys.argv[1]))
