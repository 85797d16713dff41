"""Which of the places of one name a text means.

Every sense of a name in an article is taken to be one place (Leidner 2007). Among namesakes a sum
of weighted signs decides: what stands beside the name ("Paris, Texas"), the countries and states
that the article names, where its other names could lie together, the outlet's home, and size.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.annotate.geonames import (
    Entry,
    find_areas,
    find_counties,
    find_entries,
    find_home,
    find_provinces,
)
from variorum.annotate.home import find_home_of
from variorum.model import Article

WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'\-]*"
"""A word that begins with a capital."""

# A kind of area after a town's name: "Lugo province" lies where Lugo does.
_AREA = re.compile(
    r"^(?P<name>.+?)\s(?:province|state|region|district|governorate|oblast|prefecture|"
    r"municipality|city|metropolitan area)$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:(?:the|north|south|east|west|central|greater|old|upper|lower)\w*\s)+", re.I
)
_HOLDER = re.compile(
    rf",\s((?:[A-Z]\.[A-Z]\.|[A-Z][a-z]+\.|{WORD}(?:\s{WORD}){{0,2}}))"
    rf"|\s\(({WORD}(?:\s{WORD}){{0,2}})\)"
)
_MOST = 60
"""So many namesakes are weighed, the most populous: beyond lie villages of the commonest names."""


class Signs(NamedTuple):
    """What speaks for one of several places of a name: yes as 1, counts as logarithms to base 2."""

    people: float
    """Its people in powers of ten, five hundred at least."""
    country: float
    region: float
    continent: float
    variant: float
    """Known here by another name than the one written."""
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


# Learned by training/place_weights.py on every second article of the three sets that
# evaluate/places.py scores; those of the first choice, which knows no other places yet, and
# those of the second.
FIRST = Signs(1.78, -0.75, -2.69, 0.55, -3.68, 2.73, 1.06, 1.18, 1.64, 3.57, 2.58, 2.41, 0, 0, 0)
SECOND = Signs(
    1.63, -0.19, -2.23, 0.79, -3.66, 3.63, 0.77, 1.34, 1.3, 2.35, 2.12, 2.4, 0.64, 0.61, 1.02
)


def resolve(
    text: str, spans: Sequence[tuple[int, int]], article: Article | None
) -> list[Entry | None]:
    """The place that each span of `text` names, None where the gazetteer has none of that name."""
    names = [text[start:end] for start, end in spans]
    context = Context(text, spans, article)
    first = {name: context.choose(name, FIRST) for name in context.options}
    context.settle(first)
    chosen = {name: context.choose(name, SECOND) for name in context.options}
    return [chosen[name] for name in names]


def find_options(name: str) -> tuple[Entry, ...]:
    """The places that a name may mean; "Lugo province" may mean what "Lugo" does."""
    name = re.sub(r"^the\s|['’]s?$", "", " ".join(name.split()), flags=re.IGNORECASE)
    if name.isupper() and len(name) > 3 and name[1] != ".":
        name = name.title()  # "KABUL (Reuters)"
    found = find_home(name) or find_entries(name)
    if not found and (area := _AREA.match(name)) is not None:
        found = find_provinces(area["name"]) or tuple(
            entry._replace(kind="region") if entry.kind == "city" else entry
            for entry in find_entries(area["name"])
        )
    if not found and (around := _AROUND.match(name)) is not None:
        # "northern Mali", "West Wales"; of towns only large ones have such parts.
        found = tuple(
            entry
            for entry in find_entries(name[around.end() :])
            if entry.kind != "city" or entry.population >= 100_000
        )
    return found


class Context:
    """What an article tells about where its places lie."""

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], article: Article | None
    ) -> None:
        self.counts = Counter(text[start:end] for start, end in spans)
        self.options = {name: find_options(name)[:_MOST] for name in self.counts}
        self.held = _containers(text, spans)
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.areas: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.shared: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.settled: dict[str, Entry] = {}
        self.home = find_home_of(article)
        for name, entries in self.options.items():
            self._name(name, entries)
        self._hear(re.findall(r"\b[A-Z][a-z]{3,}", text))

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

    def choose(self, name: str, weights: Signs) -> Entry | None:
        """The likeliest of the places of a name."""
        entries = self.options[name]
        if len(entries) < 2:
            return entries[0] if entries else None
        scores = [
            sum(weight * sign for weight, sign in zip(weights, signs, strict=True))
            for signs in self.signs(name)
        ]
        return entries[max(range(len(entries)), key=lambda at: (scores[at], -at))]

    def signs(self, name: str) -> list[Signs]:
        """What speaks for each of the places of a name, in the order of `options`."""
        holders = self.held.get(name, ())
        own = _areas(self.options[name])
        others = [entry for other, entry in self.settled.items() if other != name]
        return [self._signs(name, entry, holders, own, others) for entry in self.options[name]]

    def _signs(
        self,
        name: str,
        entry: Entry,
        holders: Sequence[Entry],
        own: frozenset[tuple[str, str]],
        others: Sequence[Entry],
    ) -> Signs:
        country, area = entry.country or "", (entry.country or "", entry.area)
        towns = [other for other in others if other.kind == "city" and close(entry, other)]
        near = sum(distance(entry, other) < 60 for other in towns)
        shared = self.shared.get(area, 0.0) - (1 / len(own) if area in own else 0.0)
        region = entry.kind == "region"
        return Signs(
            people=math.log10(max(entry.population, 500)),
            country=entry.kind == "country",
            region=region,
            continent=entry.kind == "continent",
            variant=entry.kind == "city" and entry.name.casefold() != name.casefold(),
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
        )


def _areas(entries: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    return frozenset((entry.country, entry.area) for entry in entries if entry.country)


def _containers(text: str, spans: Sequence[tuple[int, int]]) -> dict[str, tuple[Entry, ...]]:
    """For each name that a comma and a country or state follow, what those may be."""
    held: dict[str, tuple[Entry, ...]] = {}
    for start, end in spans:
        match = _HOLDER.match(text[end : end + 45])
        if match is None:
            continue
        words = (match[1] or match[2]).split(" ")
        for count in range(len(words), 0, -1):
            holder = " ".join(words[:count])
            areas = find_areas(holder) or find_provinces(holder)
            if areas:
                held.setdefault(text[start:end], areas)
                break
    return held


def _inside(entry: Entry, holder: Entry) -> bool:
    if entry == holder or entry.country != holder.country:
        return False
    return (
        holder.kind == "country"
        or (bool(holder.area) and holder.area == entry.area)
        or (not holder.area and distance(entry, holder) < 600)
    )


_REACH_KM = 300  # about the reach of one event


def close(a: Entry, b: Entry) -> bool:
    """Whether two places lie within 300 km; told from their latitudes first, which is cheap."""
    if a.lat is None or b.lat is None or abs(a.lat - b.lat) > 2.7:
        return False
    return distance(a, b) < _REACH_KM


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places over the sphere; without end where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return great_circle(a.lat, a.lon, b.lat, b.lon)


def great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points given in degrees (haversine)."""
    north, east = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    half = math.sin(north) ** 2
    half += math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
