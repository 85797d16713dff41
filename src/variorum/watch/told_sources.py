"""Sources and where articles came from, as people and programs read them."""

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from variorum.dossier.formats.script_safe import script_safe
from variorum.dossier.formats.wording import one_line
from variorum.store.watched import Came, Signal, Source, Visit

if TYPE_CHECKING:
    from variorum.watch.listing_finder import Found

_SHOWN = 5
"""Entries of a source that a test shows."""


def as_line(source: Source, visit: Visit, entries: Mapping[str, int]) -> str:
    """A source in one line: id, state, last and next visit, what came, and where it is."""
    parts = [source.id, f"{_state(source, visit):8}", f"asked {_moment(visit.asked):16}"]
    if not (source.paused or visit.retired):
        due = _moment(visit.due) if visit.due else "now"
        parts.append(f"due {due:16}")
    taken = sum(entries.get(one, 0) for one in ("fetched", "feed"))
    counts = f"{visit.kind or 'not asked yet'}, {visit.listed} listed, {taken} taken"
    if waiting := entries.get("waiting"):
        counts += f", {waiting} waiting"
    parts += [counts, one_line(source.outlet or "-"), visit.address or source.url]
    if visit.retired or visit.error:
        again = f" ({visit.failures} times in a row)" if visit.failures > 1 else ""
        parts.append(f"“{one_line(visit.retired or visit.error or '')}”{again}")
    if said := _uses(visit.signals):
        parts.append(said)
    return "  ".join(parts)


def as_record(source: Source, visit: Visit, entries: Mapping[str, int]) -> str:
    """A source as one JSON document: what the user tells, its visit, and its entries by state."""
    record = {
        "source": msgspec.to_builtins(source),
        "visit": msgspec.to_builtins(visit),
        "asked": _moment(visit.asked),
        "due": None if source.paused or visit.retired else _moment(visit.due),
        "entries": dict(entries),
    }
    return script_safe(msgspec.json.encode(record))


def found_lines(url: str, found: "Found") -> Iterator[str]:
    """What a test of an address found."""
    listing = found.listing
    where = found.final.answer.url
    name = f" “{one_line(listing.title)}”" if listing.title else ""
    parts = f" in {len(listing.parts)} parts" if listing.parts else f", {len(listing.told)} entries"
    at = f" at {where}" if where != url else ""
    yield f"{url}: {listing.kind}{name}{parts}{at}"
    for one in listing.told[:_SHOWN]:
        when = one.published or one.updated or "undated"
        yield f"  {when[:16]:16}  {one_line(one.title or '-')}  {one.url}"
    if len(listing.told) > _SHOWN:
        yield f"  and {len(listing.told) - _SHOWN} more"


def came_lines(came: Came, source: Source | None) -> Iterator[str]:
    """Where an article came from, what dates it was given, and what is said of its use."""
    name = (source.outlet or source.url) if source else "a source that was removed"
    by = "its page" if came.by == "page" else f"the feed's own text ({came.reason})"
    yield f"{came.article}  {came.url}"
    yield f"  source: {came.source}  {one_line(name)}"
    if source and source.note:
        yield f"  note: {one_line(source.note)}"
    yield f"  fetched: {came.seen}, {by}"
    for one in came.dates:
        yield f"  date: {one.value} by the {one.by} ({one.precision}): {one.verdict}"
    for signal in came.signals:
        yield f"  use: {_signal(signal)}"


def _state(source: Source, visit: Visit) -> str:
    if source.paused:
        return "paused"
    if visit.retired:
        return "gone"
    return "failing" if visit.failures else "watched"


def _uses(signals: tuple[Signal, ...]) -> str:
    shut = [one.use for one in signals if one.allowed is False]
    return f"does not allow {', '.join(dict.fromkeys(shut))}" if shut else ""


def _signal(signal: Signal) -> str:
    allowed = {True: "allowed", False: "not allowed", None: "see"}[signal.allowed]
    return f"{signal.use} {allowed} by {signal.by} ({signal.kind}): {one_line(signal.text)}"


def _moment(seconds: int | None) -> str:
    """A moment in UTC, to the minute."""
    if seconds is None:
        return "never"
    moment = datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    return moment.strftime("%Y-%m-%d %H:%MZ").replace(" ", "T")
