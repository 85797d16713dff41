"""A story as one row of an event data set: its day, its place, its toll.

The tables in the manner of ACLED and UCDP hold one row for each story. What the coverage does not
tell stays empty there; day, place and toll have to be chosen from all accounts, and are chosen
here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from variorum.dossier.formats.lookups import Index, number_articles
from variorum.errors import StopRun
from variorum.model import Comparison, Event, Evidence, Figure, Location

COUNTRIES = Path(__file__).with_name("iso3166.tsv")
"""Codes of two letters, numeric codes and English names of countries; the build makes it."""

# From fine to coarse; every other kind is a town or finer.
_COARSE = {"region": 1, "country": 2, "continent": 3}

_DATELINE = 40
"""A dateline opens the text; a place named further on is not its place."""


class Country(NamedTuple):
    """A country of ISO 3166-1: its English name and its numeric code."""

    name: str
    number: int


class Coded(Index):
    """One story with the choices that a row of event data needs."""

    @cached_property
    def leads(self) -> Mapping[str, tuple[Evidence, date]]:
        """The first happening that each article tells and dates to the day, by the article's id."""
        found: dict[str, tuple[int, date, Evidence]] = {}
        for event in self.dossier.events:
            if day := _day(event):
                for one in event.evidence:
                    known = found.get(one.article)
                    if known is None or (one.start, day) < known[:2]:
                        found[one.article] = (one.start, day, one)
        return {article: (one, day) for article, (_, day, one) in sorted(found.items())}

    @cached_property
    def days(self) -> Mapping[str, date]:
        """The day of each article's first happening, by the article's id."""
        return {article: day for article, (_, day) in self.leads.items()}

    @cached_property
    def day(self) -> date | None:
        """The day that most origins begin with, the earliest of these; none where none is told."""
        origins: dict[date, set[str]] = defaultdict(set)
        for article, day in self.days.items():
            origins[day].add(self.origin_of[article].id)
        return min(origins, key=lambda day: (-len(origins[day]), day), default=None)

    @property
    def spread(self) -> int:
        """How many days lie between the first and the last of `days`."""
        days = self.days.values()
        return (max(days) - min(days)).days if days else 0

    @cached_property
    def place(self) -> Location | None:
        """Where the articles' first happenings of the day are told to be."""
        return self.finest(one for one, day in self.leads.values() if day == self.day)

    def finest(self, evidence: Iterable[Evidence]) -> Location | None:
        """The place that these words name: a town before a region before a country.

        More than half of the origins whose words name any place must name it. Where that is true
        of several equally fine ones, the words do not tell which, and a coarser one stands.
        """
        origins: dict[int, set[str]] = defaultdict(set)
        for one in evidence:
            mentions = self._mentions.get(one.article, [])
            low, high = (bisect_left(mentions, (edge, 0)) for edge in (one.start, one.end))
            for _, at in mentions[low:high]:
                origins[at].add(self.origin_of[one.article].id)
        voices = len({origin for named in origins.values() for origin in named})
        places = [
            self.dossier.places[at] for at, named in origins.items() if 2 * len(named) > voices
        ]
        for kind in range(4):
            fine = [place for place in places if _COARSE.get(place.kind, 0) == kind]
            if len(fine) == 1:
                return fine[0]
        return None

    def placed(self, name: str | None) -> Location | None:
        """The story's place of this name, where there is only one."""
        found = [one for one in self.dossier.places if name and one.name == name]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[int, int]]]:
        """Where each article names a place, and which one of the story's.

        The place of a dateline is where the report was written, not where something happened.
        """
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, place in enumerate(self.dossier.places):
            for one in place.mentions:
                if not self._in_dateline(one):
                    found[one.article].append((one.start, at))
        return {article: sorted(mentions) for article, mentions in found.items()}

    def _in_dateline(self, mention: Evidence) -> bool:
        article = self.piece_of[mention.article].article
        place = article.dateline.place if article.dateline else None
        if not place:
            return False
        start = article.text.casefold().find(place.casefold())
        return 0 <= start <= mention.start < start + len(place) and start < _DATELINE

    @cached_property
    def toll(self) -> Figure | None:
        """The figure of the dead that most origins report, then most reports.

        Figures that are part of another one, or that were true before the story began, are none.
        """
        start = self.dossier.story.start or ""
        figures = [
            one
            for one in self.dossier.figures
            if one.measure == "killed"
            and one.best is not None
            and not all(report.part_of for report in one.reports)
            and not all(report.as_of and _before(report.as_of, start) for report in one.reports)
        ]
        return min(figures, key=lambda one: (-one.origins, -len(one.reports), one.id), default=None)

    @property
    def outlets(self) -> str:
        """The outlets, each once, in the order of the articles' numbers."""
        return "; ".join(dict.fromkeys(piece.outlet for piece in self.pieces))


def coded(comparison: Comparison) -> Iterable[Coded]:
    """Each story of the comparison, to be written as one row."""
    numbers = number_articles(comparison)
    return (Coded(dossier, numbers) for dossier in comparison.dossiers)


def country(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, or None where the standard has none such."""
    return _countries().get(code or "")


@cache
def _countries() -> dict[str, Country]:
    """The countries of the standard by their codes, from the table that the build makes."""
    if not COUNTRIES.exists():
        raise StopRun("the table of countries is missing: install again (`pip install .`)")
    rows = (line.split("\t") for line in COUNTRIES.read_text(encoding="utf-8").splitlines())
    return {code: Country(name, int(numeric)) for code, numeric, name in rows}


def is_town(place: Location | None) -> bool:
    """Whether a place is finer than a region, so that its coordinates are those of the place."""
    return place is not None and place.kind not in _COARSE


def _day(event: Event) -> date | None:
    """The day of a happening that is known to the day."""
    if event.kind != "happened" or event.date.precision not in ("day", "minute"):
        return None
    try:
        return date.fromisoformat(event.date.value[:10])
    except ValueError:
        return None


def _before(as_of: str, start: str) -> bool:
    return as_of < start[: len(as_of)]
