"""What a listing changes: which entries are new, which are told of anew, and which are too old."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from variorum.clean.publication_dates import read_date
from variorum.store.watched import Entry, Progressed
from variorum.watch.listings import Listing, Told
from variorum.watch.web_addresses import clean_address

BACKLOG = 7
"""Days: what a source lists that is older is not fetched. A week covers what is being told now."""

_SAME = 60
"""Seconds between the dates of entries that a feed dates alike, by when it was made."""


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """How a listing was met: of which source, when, at which address, and whether first of all."""

    source: str
    now: int
    base: str
    first: bool
    backlog: int = BACKLOG


def addresses(listing: Listing, base: str) -> dict[str, Told]:
    """What is told by the address of each article, in the order of the listing."""
    found: dict[str, Told] = {}
    for told in listing.told:
        url = clean_address(told.url, base) if told.url else None
        if url:
            found.setdefault(url, told)
    return found


def take(
    listing: Listing, told: Mapping[str, Told], known: Mapping[str, Entry], met: Met
) -> list[Entry]:
    """The entries that are new or told of anew; those to be fetched are due now."""
    made_now = _dated_alike(tuple(told.values()), met.now)
    return list(_changed(listing, told, known, met, made_now))


def _changed(
    listing: Listing,
    told: Mapping[str, Told],
    known: Mapping[str, Entry],
    met: Met,
    made_now: bool,
) -> Iterator[Entry]:
    undated = listing.kind in ("sitemap", "sitemap-index") and met.first
    for url, one in told.items():
        if made_now:
            one = msgspec.structs.replace(one, published=None, updated=None)
        mark = _mark(one)
        before = known.get(url)
        if before is not None and not _told_anew(before, mark, met):
            continue
        state: Progressed = "waiting"
        if _is_old(one, met, undated):
            state = "old"
        yield Entry(
            url=url,
            source=met.source,
            mark=mark,
            title=one.title,
            published=one.published,
            updated=one.updated,
            byline=one.byline,
            language=(one.language or listing.language or "").partition("-")[0] or None,
            text=one.text if state == "waiting" else None,
            state=state,
            due=met.now if state == "waiting" else None,
            reason=f"older than {met.backlog} days when first seen" if state == "old" else None,
            etag=before.etag if before else None,
            modified=before.modified if before else None,
        )


def _told_anew(before: Entry, mark: str, met: Met) -> bool:
    """Whether what is told of a known entry asks for its page again.

    Only the source that told of it first is heard: two feeds may title one article in two ways.
    """
    return before.mark != mark and before.source == met.source and before.state != "refused"


def _mark(told: Told) -> str:
    """What changes when a source tells of a change: its title or its dates."""
    body = msgspec.json.encode((told.title, told.published, told.updated))
    return hashlib.sha256(body).hexdigest()[:16]


def _is_old(told: Told, met: Met, undated: bool) -> bool:
    """Whether an entry is too old to be fetched.

    What a sitemap lists without a date when it is first seen may be of any age, and counts as old.
    """
    day = _day(told.updated) or _day(told.published)
    if day is None:
        return undated
    today = datetime.datetime.fromtimestamp(met.now, tz=datetime.UTC).date()
    return (today - day).days > met.backlog


def _day(text: str | None) -> datetime.date | None:
    found = read_date(text) if text else None
    if found is None or found[1] not in ("day", "minute"):
        return None
    return datetime.date.fromisoformat(found[0][:10])


def _dated_alike(told: Sequence[Told], now: int) -> bool:
    """Whether a feed dates all its entries by the moment at which it was made.

    Three alike, and all within an hour of now, are no chance.
    """
    moments = [moment for one in told if (moment := _moment(one.published)) is not None]
    if len(moments) < 3 or len(moments) < len(told):
        return False
    return max(moments) - min(moments) <= _SAME and abs(max(moments) - now) <= 3_600


def _moment(text: str | None) -> float | None:
    try:
        told = datetime.datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (told if told.tzinfo else told.replace(tzinfo=datetime.UTC)).timestamp()
