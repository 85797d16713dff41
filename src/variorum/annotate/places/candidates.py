"""Which places of the gazetteer a name may mean, however the text forms it.

Where no place is called as written, what news makes names of places of is undone, a step at a
time: shortenings ("Mt. Pleasant", "N. Korea"), the kind before or after a name ("Lugo province",
"the city of Lugo"), a part of it ("northern Lugo"), and what stands in it ("Lugo airport").
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import combinations

from variorum.annotate.places.gazetteer import (
    Entry,
    find_areas,
    find_entries,
    find_home,
    find_provinces,
    fold,
)
from variorum.lexicon import table, words

# A kind of area after a town's name: "Lugo province" lies where Lugo does.
_AREA = re.compile(
    r"^(?P<name>.+?)\s(?:province|state|region|district|governorate|oblast|prefecture|"
    r"municipality|city|metropolitan area|township|twp\.?|borough|county|parish|area|division|"
    r"local government area|lga|peninsula|metropolitan borough|republic)$",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"^(?:city|town|village|township|borough|county|port|province|state|region|district|commune|"
    r"municipality|kingdom|republic|commonwealth)\sof\s(?:the\s)?",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:(?:the|north|south|east|west|central|greater|downtown|old|upper|lower|inner|outer|rural|"
    r"mid)\w*[\s-])+",
    re.IGNORECASE,
)
_FACILITY = re.compile(
    r"^(?P<name>.+?)(?:\s(?:international|regional|municipal|general|memorial|community|central|"
    r"state|national|public|high|elementary|middle|primary|district|county|magistrates?['’]?|crown|"
    r"supreme|metropolitan|city|air|naval|military|nuclear|power|railway|train|bus|police|fire))*"
    r"\s(?:airport|airfield|airbase|base|harbou?r|port|hospital|clinic|university|college|school|"
    r"academy|court|prison|jail|station|stadium|arena|park|bridge|dam|mine|plant|camp|church|"
    r"cathedral|mosque|temple|museum|theatre|theater|library|zoo|hotel|market|mall|embassy|"
    r"consulate|department|office|council|chambers?|hall|house|center|centre|estate|island|beach|"
    r"hills|heights|river|lake|valley|forest|mountains?)$",
    re.IGNORECASE,
)
_FACILITY_OF = re.compile(
    r"^(?:University|Bank|Cathedral|Port|Archdiocese|Diocese|Bishop|Institute|Museum)\sof\s"
)
_BODIES = words("names.bodies")
_FULL = table("places.short_words")
_CITIES = table("places.short_cities")

_SWAPS = {"a": "e", "e": "ai", "i": "ey", "o": "u", "u": "o", "y": "i"}
"""Vowels that transliterations write for one another: Nabi and Nebi, Saleh and Salih."""


@lru_cache(maxsize=65536)
def find_options(name: str) -> tuple[Entry, ...]:
    """The places that a name may mean; "Lugo province" may mean what "Lugo" does."""
    return find_home(_plain(name)) or find_known(name) or _inside(_plain(name))


def find_known(name: str) -> tuple[Entry, ...]:
    """The places that are called by a name, in full or in part."""
    name = _plain(name)
    if name.casefold() in _BODIES and not find_areas(name):
        return ()  # No town called White House is meant.
    return tuple(dict.fromkeys((*find_entries(name), *_written_out(name)))) or _kind(name)


def _plain(name: str) -> str:
    name = re.sub(r"^the\s|['’]s?$", "", " ".join(name.split()), flags=re.IGNORECASE)
    if name.isupper() and len(name) > 3 and name[1] != "." and not find_areas(name):
        return name.title()  # "KABUL (Reuters)"
    return name


def _written_out(name: str) -> tuple[Entry, ...]:
    """ "Mt. Pleasant" as Mount Pleasant."""
    if name in _CITIES:
        return find_entries(_CITIES[name])
    words = name.split()
    full = [_FULL.get(word, word) for word in words]
    return find_entries(" ".join(full)) if full != words else ()


def _kind(name: str) -> tuple[Entry, ...]:
    """What is named with its kind, and parts of what is large enough to have parts."""
    if (area := _AREA.match(name)) is not None:
        return find_provinces(area["name"]) or _as_regions(area["name"])
    if (kind := _KIND_OF.match(name)) is not None:
        return find_entries(name[kind.end() :])
    if (around := _AROUND.match(name)) is not None:
        # "northern Mali", "West Wales"; of towns only large ones have such parts.
        return tuple(
            entry
            for entry in find_entries(name[around.end() :])
            if entry.kind != "city" or entry.population >= 100_000
        )
    return ()


def _as_regions(name: str) -> tuple[Entry, ...]:
    return tuple(
        entry._replace(kind="region") if entry.kind == "city" else entry
        for entry in find_entries(name)
    )


def _inside(name: str) -> tuple[Entry, ...]:
    """What stands in a place that it is named after lies about there: "Lugo airport"."""
    if (match := _FACILITY.match(name)) is not None:
        return as_sites(name, find_entries(match["name"]))
    if (match := _FACILITY_OF.match(name)) is not None:
        return as_sites(name, find_entries(name[match.end() :]))
    return ()


def as_sites(name: str, holders: Iterable[Entry]) -> tuple[Entry, ...]:
    """Something of that name in each of these: with their points, and no id of theirs."""
    return tuple(
        entry._replace(
            name=name, geonameid=None, kind="site" if entry.kind == "city" else entry.kind
        )
        for entry in holders
    )


@lru_cache(maxsize=16384)
def find_spellings(name: str) -> tuple[Entry, ...]:
    """Towns whose names differ from `name` in one or two vowels, as transliterations do."""
    key = fold(name)
    if not 6 <= len(key) <= 24 or not key.replace(" ", "").isalpha():
        return ()
    found: dict[Entry, None] = {}
    for variant in _respelt(key):
        found.update(dict.fromkeys(one for one in find_entries(variant) if one.kind == "city"))
    return tuple(found)


def _respelt(key: str) -> list[str]:
    """`key` with each one and each two of its vowels written otherwise."""
    spots = [(at, swap) for at, letter in enumerate(key) for swap in _SWAPS.get(letter, "")]
    made: list[str] = []
    for count in (1, 2):
        for chosen in combinations(spots, count):
            letters = list(key)
            for at, swap in chosen:
                letters[at] = swap
            if len({at for at, _ in chosen}) == count:
                made.append("".join(letters))
    return made


def among(entries: Collection[Entry], countries: Collection[str]) -> tuple[Entry, ...]:
    """Those of `entries` that lie in one of `countries`."""
    return tuple(entry for entry in entries if entry.country in countries)
