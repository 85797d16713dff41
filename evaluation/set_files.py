"""Test sets as they are kept: one JSON object a line, compressed or not; and their bare texts."""

import gzip
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from variorum.model import Article, Outlet, Published

Record = TypeVar("Record")


@overload
def read_lines(path: Path) -> Iterator[dict[str, Any]]: ...


@overload
def read_lines(path: Path, type: type[Record]) -> Iterator[Record]: ...


def read_lines(path: Path, type: Any = dict) -> Iterator[Any]:
    """The records of a `.jsonl` or `.jsonl.gz` file, in order, each decoded as `type`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    decoder = msgspec.json.Decoder(type)
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield decoder.decode(line)


def drawn(names: Iterable[str], limit: int | None) -> list[str]:
    """At most `limit` of the names, by what they hash to (SHA-256): chance, and the same each time.

    All of them, in the same order of hashes, where there is no limit.
    """
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return ordered[:limit]


def whole_events(docs: Sequence[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """All articles of as many events (`story`) as hold `limit` articles, or of all without a limit.

    The events are taken in the order of `drawn` until they hold so many articles: a set of short
    events gives more events than a set of long ones, and no event is cut.
    """
    held = Counter(doc["story"] for doc in docs)
    events: set[str] = set()
    for event in drawn(held, None):
        if limit is not None and sum(held[one] for one in events) >= limit:
            break
        events.add(event)
    return [doc for doc in docs if doc["story"] in events]


def bare_article(
    name: str,
    text: str,
    *,
    uri: str | None = None,
    outlet: Outlet | None = None,
    title: str | None = None,
    published: Published | None = None,
) -> Article:
    """A text of a test set as an article, kept to the character; what is not told is unknown."""
    return Article(
        id=name,
        uri=name if uri is None else uri,
        outlet=outlet or Outlet(),
        title=title,
        byline=None,
        dateline=None,
        agency=None,
        via=(),
        published=published,
        language="en",
        text=text,
        removed=(),
    )
