"""What a visit to a source leaves behind: when it is asked next, and what is told of it."""

import re
from collections.abc import Mapping

import msgspec

from variorum.store.watched import Kind, Signal, Visit
from variorum.watch.fetching import Answer
from variorum.watch.intervals import MOST, after_failure, next_interval

GONE_FOR_GOOD = 410
"""The status by which a source says that it is no more (RFC 9110)."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*(\d{1,9})", re.IGNORECASE)


def conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """The fields that ask for what has changed since; both as they were given, to the letter."""
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in told.items() if value}


def unchanged(visit: Visit, answer: Answer, now: int) -> Visit:
    """After an answer that nothing has changed (304)."""
    return _answered(visit, answer, now, 0, asked_for(answer.fields, 0))


def changed(visit: Visit, answer: Answer, now: int, counts: tuple[int, int], every: int) -> Visit:
    """After an answer that was read; `counts` are how many entries it lists, and the new ones.

    `every` are the seconds that the feed itself asks for.
    """
    listed, fresh = counts
    visit = msgspec.structs.replace(
        visit,
        etag=answer.fields.get("etag"),
        modified=answer.fields.get("last-modified"),
        listed=listed,
    )
    return _answered(visit, answer, now, fresh, asked_for(answer.fields, every))


def found_as(visit: Visit, kind: Kind, address: str | None, signals: tuple[Signal, ...]) -> Visit:
    """The visit with what the source was found to be."""
    return msgspec.structs.replace(visit, kind=kind, address=address, signals=signals)


def failed(visit: Visit, reason: str, now: int, wait: int = 0, status: int | None = None) -> Visit:
    """After a visit that failed: asked more seldom each time, and no more once it is gone."""
    interval = after_failure(visit, wait)
    return msgspec.structs.replace(
        visit,
        due=now + interval,
        asked=now,
        status=status,
        error=reason,
        failures=visit.failures + 1,
        fresh=0,
        retired=reason if status == GONE_FOR_GOOD else None,
    )


def put_off(visit: Visit, reason: str, until: int) -> Visit:
    """Asked when the host may be asked again; no failure of the source."""
    return msgspec.structs.replace(visit, due=until, error=reason)


def asked_for(fields: Mapping[str, str], every: int) -> int:
    """The seconds that a source asks to wait, by its own word and by `max-age`; a day at most."""
    told = _MAX_AGE.search(fields.get("cache-control", ""))
    return min(MOST, max(every, int(told[1]) if told else 0))


def _answered(visit: Visit, answer: Answer, now: int, fresh: int, every: int) -> Visit:
    interval = next_interval(visit.interval, fresh, every)
    return msgspec.structs.replace(
        visit,
        due=now + interval,
        interval=interval,
        asked=now,
        status=answer.status,
        error=None,
        failures=0,
        fresh=fresh,
    )
