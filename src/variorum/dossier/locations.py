"""The places of a story: one entry for each place of the gazetteer that its articles name."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from variorum.dossier.accounts import Account
from variorum.model import Evidence, Location
from variorum.model.reading import PlacePrecision


class _Entry(NamedTuple):
    """A place as the gazetteer has it; two mentions with the same one lead to one place."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    precision: PlacePrecision | None
    offset: str | None


def places(accounts: Sequence[Account]) -> tuple[Location, ...]:
    """The places that most origins name first, then those named most often.

    Only what a reading resolved is here: a name that the gazetteer does not know has no place.
    """
    mentions: dict[_Entry, list[Evidence]] = defaultdict(list)
    origins: dict[_Entry, set[str]] = defaultdict(set)
    for account in accounts:
        for one in account.reading.places:
            entry = _Entry(**{field: getattr(one, field) for field in _Entry._fields})
            mentions[entry].append(account.evidence((one.start, one.end)))
            origins[entry].add(account.origin)
    ranked = sorted(
        mentions, key=lambda one: (-len(origins[one]), -len(mentions[one]), one.name, repr(one))
    )
    return tuple(Location(**entry._asdict(), mentions=tuple(mentions[entry])) for entry in ranked)
