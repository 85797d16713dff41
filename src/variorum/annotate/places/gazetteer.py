"""The gazetteer: countries, regions and towns by name, from GeoNames.

Some 300,000 names of towns of 500 people and more and of the areas they lie in stand in one sorted
table that `hatch_build.py` makes. It is mapped, never read: a name is found by bisection, so
nothing is spent before a text holds a name to look up, and then some ten microseconds each.
"""

import mmap
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from variorum.errors import StopRun
from variorum.lexicon import table

TABLE = Path(__file__).parent / "tables" / "gazetteer.txt"
"""The towns and areas by name."""

COUNTRIES = TABLE.with_name("gazetteer.countries.json")
"""What GeoNames tells of each country, by its code."""

COUNTIES = TABLE.with_name("gazetteer.counties.json")
"""The counties of the United States with their states, in a list."""


class Entry(NamedTuple):
    """One place of the gazetteer. `area` is the first-level division: a state's two letters."""

    name: str
    lat: float
    lon: float
    country: str | None
    area: str
    population: int
    geonameid: int | None
    kind: str


class _Country(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    iso: str
    population: int
    capital: str


class _Row(NamedTuple):
    """A place under one of its names."""

    name: str
    entry: Entry
    shaded: bool


@lru_cache(maxsize=65536)
def find_entries(name: str) -> tuple[Entry, ...]:
    """The places of that name: countries and regions, then towns and areas by their people.

    Where no place is written like that, but for accents, those are given that folding makes alike.
    """
    known = find_areas(name)
    rows = [row for row in _rows_of(fold(name)) if not row.shaded]
    exact = [row.entry for row in rows if _bare(row.name) == _bare(name)]
    # Short capitals are an acronym, and no town of those letters: EU is not Eu.
    acronym = name.isupper() and len(name) <= 4
    others = exact if exact or known or acronym else [row.entry for row in rows]
    others.sort(key=lambda entry: (-entry.population, entry.geonameid or 0, entry))
    return tuple(dict.fromkeys((*known, *others)))


@lru_cache(maxsize=8192)
def find_provinces(name: str) -> tuple[Entry, ...]:
    """The areas of that name, those too that a town of the same name shades ("Herat province")."""
    entries = {row.entry for row in _rows_of(fold(name)) if row.entry.kind == "region"}
    entries.update(entry for entry in find_areas(name) if entry.kind == "region")
    return tuple(sorted(entries, key=lambda entry: (-entry.population, entry)))


def find_counties(name: str) -> tuple[str, ...]:
    """The states, by their two letters, that have a county of that name ("Lake County")."""
    return _counties().get(name, ())


def find_home(people: str) -> tuple[Entry, ...]:
    """The country, region or city that a word for its people names ("Kenyan", "Londoners")."""
    code = _homes().get(people) or _homes().get(people.removesuffix("s"))
    if code is None:
        return ()
    if code in _by_code():
        return (_by_code()[code],)
    return find_areas(code) or find_entries(code)[:1]


def find_areas(name: str) -> tuple[Entry, ...]:
    """The countries, continents and regions of that name; reads no list of towns."""
    return _areas().get(name, ())


def find_postal(code: str) -> tuple[Entry, ...]:
    """The state or province whose postal letters these are: "IL" of Illinois, "ON" of Ontario."""
    return _postal().get(code, ())


@cache
def _postal() -> dict[str, tuple[Entry, ...]]:
    found = {
        entry.area: (entry,)
        for _, entry in _regions()
        if entry.country == "US" and len(entry.area) == 2 and entry.area.isalpha()
    }
    return found | {code: find_areas(name) for code, name in table("places.postal_codes").items()}


def country_name(code: str) -> str | None:
    """What the gazetteer calls the country of an ISO 3166-1 alpha-2 code."""
    entry = _by_code().get(code)
    return entry.name if entry is not None else None


# Letters of Latin alphabets that have no accent to take off.
_LETTERS = str.maketrans(dict(zip("łŁøØđĐðÐıħĦ", "lLoOdDdDihH", strict=True)))
_LETTERS |= str.maketrans({"æ": "ae", "Æ": "Ae", "œ": "oe", "ß": "ss", "þ": "th", "Þ": "Th"})


def find_capital(code: str | None) -> str | None:
    """The capital of the country of an ISO 3166-1 alpha-2 code."""
    return _capitals().get(code or "")


def _bare(name: str) -> str:
    """A name without accents."""
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without accents, case, hyphens, and the linking vowel of "Bandar-e Anzali"."""
    plain = _bare(name).casefold()
    plain = re.sub(r"['’‘ʿʻ`.]", "", plain)
    plain = re.sub(r"[-\s]+(?:e|i|ye)[-\s]+", " ", plain)
    plain = re.sub(r"^(?:st|ste)[-\s]+", "saint ", plain)
    return re.sub(r"[-\s]+", " ", plain).strip()


def _made(table: Path) -> Path:
    """A file that the build makes.

    Raises:
        StopRun: it was not made.
    """
    if not table.exists():
        raise StopRun(
            "the gazetteer's table is missing: install again (`pip install .`) to make it"
        )
    return table


@cache
def _table() -> mmap.mmap:
    with _made(TABLE).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=65536)
def _rows_of(key: str) -> tuple[_Row, ...]:
    """The rows of a folded name, found by bisection over the bytes of the table."""
    table, wanted = _table(), f"{key}\t".encode()
    low, high = 0, len(table)  # the first row not less than `wanted` begins in [low, high]
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start) + 1
        if table[start:end] < wanted:
            low = end
        else:
            high = start
    rows = []
    while table[low : low + len(wanted)] == wanted:
        end = table.find(b"\n", low)
        rows.append(_row(table[low:end].decode()))
        low = end + 1
    return tuple(rows)


_KINDS = {"t": "city", "p": "airport"}


def _row(line: str) -> _Row:
    key, kind, country, area, lat, lon, people, geonameid, *names = line.split("\t")
    entry = Entry(
        name=names[-1] if names else key.title(),
        lat=float(lat),
        lon=float(lon),
        country=country,
        area=area,
        population=int(people),
        geonameid=int(geonameid) if geonameid else None,
        kind=_KINDS.get(kind, "region"),
    )
    return _Row(names[0] if names else key.title(), entry, kind == "a")


@cache
def _areas() -> dict[str, tuple[Entry, ...]]:
    """Countries, continents and regions by each of their names."""
    found: dict[str, tuple[Entry, ...]] = {}
    for name, entry in (*_countries(), *_regions()):
        found[name] = (*found.get(name, ()), entry)
    return found


def _lines(table: str) -> list[str]:
    """The rows of one of the project's own tables, which lie beside this module."""
    path = Path(__file__).parent / "tables" / f"{table}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _rows(table: str) -> Iterator[tuple[list[str], list[str]]]:
    """The rows of a table of points: its figures, and its names."""
    for line in _lines(table):
        head, *others = line.split(";")
        figures = head.split(" ", 3)
        yield figures[:3], [*figures[3:], *(other.strip() for other in others)]


@cache
def _listed() -> dict[str, _Country]:
    raw = _made(COUNTRIES).read_bytes()
    return msgspec.json.decode(raw, type=dict[str, _Country])


@cache
def _capitals() -> dict[str, str]:
    return {code: country.capital for code, country in _listed().items()}


def _countries() -> Iterator[tuple[str, Entry]]:
    countries = _listed()
    for (code, lat, lon), names in _rows("countries"):
        country = countries.get(code)
        if country is None:
            continue
        entry = Entry(
            name=country.name,
            lat=float(lat),
            lon=float(lon),
            country=code,
            area="",
            population=country.population,
            geonameid=country.geonameid,
            kind="country",
        )
        for name in dict.fromkeys([country.name, *names]):
            yield name, entry


_NAMED_CONTINENTS = "Africa;Asia;Europe;North America;South America;Oceania;Antarctica"
_CONTINENTS = frozenset(_NAMED_CONTINENTS.split(";"))


def _regions() -> Iterator[tuple[str, Entry]]:
    for (code, lat, lon), names in _rows("regions"):
        country, _, area = code.partition(".")
        continent = names[0] in _CONTINENTS
        entry = Entry(
            name=names[0],
            lat=float(lat),
            lon=float(lon),
            country=None if country == "--" else country,
            area=area,
            population=1_000_000 if country != "--" else 100_000_000,
            geonameid=None,
            kind="continent" if continent else "region",
        )
        for name in names:
            yield name, entry


@cache
def _homes() -> dict[str, str]:
    rows = (line.split(" ") for line in _lines("peoples"))
    return {
        word.replace("_", " "): code.replace("_", " ") for code, *words in rows for word in words
    }


@cache
def _by_code() -> dict[str, Entry]:
    return {entry.country or "": entry for _, entry in _countries()}


class _County(msgspec.Struct, gc=False):
    name: str
    state: str


@cache
def _counties() -> dict[str, tuple[str, ...]]:
    raw = _made(COUNTIES).read_bytes()
    found: dict[str, tuple[str, ...]] = {}
    for county in msgspec.json.decode(raw, type=list[_County]):
        found[county.name] = (*found.get(county.name, ()), county.state)
    return found
