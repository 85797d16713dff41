"""Which of the places of one name a text means.

Every sense of a name in an article is taken to be one place (Leidner 2007). Among namesakes a sum
of weighted signs decides: what stands beside the name ("Paris, Texas"), the countries and states
that the article names, where its other names could lie together, the outlet's home, and size.
The weights are learned (`weights/places_first.json` for the choice that knows no other place of the
article yet, `weights/places.json` for the choice after it).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.annotate.places.candidates import among, as_sites, find_options, find_spellings
from variorum.annotate.places.embedded import WORD, is_generic
from variorum.annotate.places.gazetteer import (
    Entry,
    find_areas,
    find_counties,
    find_home,
    find_postal,
    find_provinces,
    fold,
)
from variorum.annotate.places.outlet_home import find_home_of
from variorum.model import Article
from variorum.weights import Weights, load

_HOLDER = re.compile(
    rf",\s((?:[A-Z]\.[A-Z]\.|[A-Z]{{2,3}}\b|[A-Z][a-z]+\.|{WORD}(?:\s{WORD}){{0,2}}))"
    rf"|\s\(({WORD}(?:\s{WORD}){{0,2}})\)"
)
_MOST = 60
"""The number of namesakes that are weighed, those with the most people. Only the commonest names
have more, and the rest are villages."""


class Signs(NamedTuple):
    """What speaks for one of several places of a name.

    The order is that of the features in `weights/places.json` and `weights/places_first.json`. Yes
    is 1 and no is 0; counts are logarithms to base 2.
    """

    people: float
    """Its people in powers of ten, five hundred at least."""
    country: float
    region: float
    continent: float
    famed: float
    """A region, sea or range of the project's own table: one that all the world's news names."""
    variant: float
    """A town known here by another name than the one written."""
    bare: float
    """An area named without its kind: Kanawha for Kanawha County."""
    top: float
    """It has the most people of its namesakes."""
    held: float
    """The country or state that a comma sets beside the name holds it."""
    named_country: float
    """How often the article names its country or people."""
    named_area: float
    """How often the article names its state."""
    siblings: float
    """Regions of its country that the article names, where it is a region itself."""
    together: float
    """Other names of the article that could lie in its state, the rarer the name the more."""
    home: float
    """The outlet is of its country."""
    local: float
    """It lies within 100 km of a town that the outlet may be named after."""
    near: float
    """Other places of the article within 60 km, after a first choice."""
    far: float
    """Other places of the article within 300 km, after a first choice."""
    same_country: float
    """Share of the article's other places that lie in its country, after a first choice."""
    same_area: float
    """Share of them that lie in its state."""
    nearest: float
    """Kilometres to the nearest of them in powers of ten, from 10 to 1,000."""


def resolve(
    text: str, spans: Sequence[tuple[int, int]], article: Article | None
) -> list[Entry | None]:
    """The place that each span of `text` names, None where the gazetteer has none of that name."""
    names = [text[start:end] for start, end in spans]
    context = Context(text, spans, article)
    first = {name: context.choose(name, load("places_first")) for name in context.options}
    context.settle(first)
    # The second choice is made twice. On the learning half this gains one toponym in a thousand.
    context.settle({name: context.choose(name, load("places")) for name in context.options})
    chosen = {name: context.choose(name, load("places")) for name in context.options}
    return [chosen[name] for name in names]


class Context:
    """What an article tells about where its places lie."""

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], article: Article | None
    ) -> None:
        self.counts = Counter(text[start:end] for start, end in spans)
        self.options = {name: find_options(name)[:_MOST] for name in self.counts}
        self.held, self.lettered = _containers(text, spans)
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.areas: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.shared: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.settled: dict[str, Entry] = {}
        self.home = find_home_of(article)
        for name, entries in self.options.items():
            self._name(name, entries)
        self._hear(re.findall(r"\b[A-Z][a-z]{3,}", text))
        for name in [name for name, entries in self.options.items() if not entries]:
            self.options[name] = among(find_spellings(name), self.countries)
        for start, end in spans:
            if not self.options[text[start:end]]:
                holders = _around(text, end)
                self.options[text[start:end]] = as_sites(text[start:end], holders)

    def _name(self, name: str, entries: Sequence[Entry]) -> None:
        count = self.counts[name]
        for state in find_counties(name) if name.endswith(" County") else ():
            self.areas["US", state] += count / len(find_counties(name))
            self.countries["US"] += count / len(find_counties(name))
        known = [entry for entry in find_areas(name) or find_home(name) if entry.country]
        for entry in known:
            country = entry.country or ""
            self.countries[country] += count / len(known)
            if entry.kind == "region":
                self.regions[country] += 1 / len(known)
                self.areas[country, entry.area] += count / len(known)
        for area in _areas(entries):
            self.shared[area] += 1 / len(_areas(entries))

    def _hear(self, words: Iterable[str]) -> None:
        """Takes words for peoples as half a naming of their country."""
        for word, count in Counter(words).items():
            for home in find_home(word):
                self.countries[home.country or ""] += count / 2

    def settle(self, chosen: dict[str, Entry | None]) -> None:
        """Takes a first choice as context for the second."""
        self.settled = {name: entry for name, entry in chosen.items() if entry is not None}

    def choose(self, name: str, weights: Weights) -> Entry | None:
        """The likeliest of the places of a name, None where the gazetteer has none."""
        entries = self._held(name)
        if len(entries) < 2:
            return entries[0] if entries else None
        known = {
            entry: weights.total(signs)
            for entry, signs in zip(self.options[name], self.signs(name), strict=True)
        }
        scores = [known[entry] for entry in entries]
        return entries[max(range(len(entries)), key=lambda at: (scores[at], -at))]

    def _held(self, name: str) -> tuple[Entry, ...]:
        """The places of a name that lie in what stands behind it: "Cairo, IL" is in Illinois.

        All of them where none does: "in Cairo, Georgia and Armenia" is a list. So are two
        countries: "Canada, Mexico and Brazil" means no Mexican town. Postal letters are no name of
        a list, so a town that is not known there is no other town of its name.
        """
        holders = self.held.get(name, ())
        if any(entry.kind == "country" for entry in self.options[name]):
            holders = tuple(holder for holder in holders if holder.kind != "country")
        if not holders:
            return self.options[name]
        inside = tuple(
            entry
            for entry in self.options[name]
            if any(_inside(entry, holder) for holder in holders)
        )
        return inside if inside or name in self.lettered else self.options[name]

    def signs(self, name: str) -> list[Signs]:
        """What speaks for each of the places of a name, in the order of `options`."""
        holders = self.held.get(name, ())
        own = _areas(self.options[name])
        others = [entry for other, entry in self.settled.items() if other != name]
        exact = [entry for entry in others if _is_exact(entry)]
        return [
            self._signs(name, entry, holders, own, others, exact) for entry in self.options[name]
        ]

    def _signs(
        self,
        name: str,
        entry: Entry,
        holders: Sequence[Entry],
        own: frozenset[tuple[str, str]],
        others: Sequence[Entry],
        exact: Sequence[Entry],
    ) -> Signs:
        country, area = entry.country or "", (entry.country or "", entry.area)
        reach = [distance(entry, other) for other in exact]
        towns = [km for km in reach if km < _REACH_KM]
        near = sum(km < 60 for km in towns)
        shared = self.shared.get(area, 0.0) - (1 / len(own) if area in own else 0.0)
        region, folded = entry.kind == "region", fold(name)
        return Signs(
            people=math.log10(max(entry.population, 500)),
            country=entry.kind == "country",
            region=region,
            continent=entry.kind == "continent",
            famed=region and entry.geonameid is None,
            variant=entry.kind == "city" and fold(entry.name) != folded,
            bare=region and entry.geonameid is not None and fold(entry.name) != folded,
            top=entry.population >= self.options[name][0].population,
            held=any(_inside(entry, holder) for holder in holders),
            named_country=math.log2(1 + self.countries.get(country, 0)),
            named_area=math.log2(1 + self.areas.get(area, 0)),
            siblings=math.log2(1 + self.regions.get(country, 0)) if region else 0.0,
            together=math.log2(1 + max(0.0, shared)),
            home=country == self.home.country,
            local=any(distance(entry, town) < 100 for town in self.home.towns),
            near=math.log2(1 + near),
            far=math.log2(1 + len(towns)),
            same_country=sum(one.country == country for one in others) / max(1, len(others)),
            same_area=sum((one.country, one.area) == area for one in others if one.area)
            / max(1, len(others)),
            nearest=math.log10(min(1000.0, max(10.0, min(reach, default=1000.0)))),
        )


def _areas(entries: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    return frozenset((entry.country, entry.area) for entry in entries if entry.country)


def _containers(
    text: str, spans: Sequence[tuple[int, int]]
) -> tuple[dict[str, tuple[Entry, ...]], set[str]]:
    """For each name that a comma and a country or state follow, what those may be.

    And the names that postal letters or a shortened state follow. A dateline in capitals says it of
    the same name in the text: "NAPLES, Fla. — Boats sank off Naples".
    """
    held: dict[str, tuple[Entry, ...]] = {}
    lettered: set[str] = set()
    for start, end in spans:
        match = _HOLDER.match(text[end : end + 45])
        if match is None:
            continue
        words = (match[1] or match[2]).split(" ")
        for count in range(len(words), 0, -1):
            holder = " ".join(words[:count])
            areas = find_postal(holder) or find_areas(holder) or find_provinces(holder)
            if areas:
                held.setdefault(text[start:end], areas)
                short = find_postal(holder) or holder.endswith(".")
                lettered.update([text[start:end]] if short else [])
                break
    for name in {text[start:end] for start, end in spans}:
        capitals = name.upper()
        if capitals != name and capitals in held:
            held.setdefault(name, held[capitals])
            lettered.update([name] if capitals in lettered else [])
    return held, lettered


_OUTER = re.compile(rf"(?:,\s(?:in\s|near\s)?|\sin\s|\s\()({WORD}(?:\s{WORD}){{0,2}})")


def _around(text: str, end: int) -> tuple[Entry, ...]:
    """The towns or areas that an unknown place is said to lie in: "Sallow Row, Lugo"."""
    match = _OUTER.match(text, end, end + 60)
    words = match[1].split(" ") if match is not None else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        found = () if is_generic(name) else find_options(name)
        if found:
            return () if found[0].kind in ("country", "continent") else found[:_MOST]
    return ()


def _inside(entry: Entry, holder: Entry) -> bool:
    if entry == holder or entry.country != holder.country:
        return False
    return (
        holder.kind == "country"
        or (bool(holder.area) and holder.area == entry.area)
        or (not holder.area and distance(entry, holder) < _BREADTH.get(holder.country or "", 600))
    )


# Kilometres from the middle of a province within which a town may lie in it, where the gazetteer
# does not tell; London and Toronto lie some 750 from the middle of Ontario.
_BREADTH = {"CA": 1000, "AU": 1000}
_REACH_KM = 300  # about the reach of one event


def _is_exact(entry: Entry) -> bool:
    """Whether a place is so small that a distance to it means something."""
    return entry.kind in ("city", "airport", "site") or (
        entry.kind == "region" and entry.geonameid is not None
    )


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places over the sphere; 1,001 where the latitudes alone tell that."""
    if abs(a.lat - b.lat) > 9:
        return 1001.0
    return great_circle(a.lat, a.lon, b.lat, b.lon)


def great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees (haversine)."""
    north, east = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    half = math.sin(north) ** 2
    half += math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
