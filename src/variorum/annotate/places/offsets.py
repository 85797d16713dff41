"""Distances from a place: "10 km east of Lugo" is a point of its own."""

import math
import re
from typing import NamedTuple

from variorum.annotate.quantities.numbers import to_value

_ROSE = """north n;nne;northeast ne;ene;east e;ese;southeast se;sse;south s;ssw;southwest sw;wsw;
    west w;wnw;northwest nw;nnw"""
_POINTS = {name: 22.5 * at for at, names in enumerate(_ROSE.split(";")) for name in names.split()}
_UNITS = {"km": 1.0, "kilomet": 1.0, "mi": 1.609344, "mile": 1.609344}
_BEFORE = re.compile(
    r"\b(?P<number>\d[\d,.]*|[a-z]+(?:[- ][a-z]+)?)[ -](?P<unit>km|kilomet|mile|mi)(?:er|re)?s?\.?"
    r"(?:\s\([^()]{2,20}\))?(?:\sto\sthe)?\s"
    r"(?P<point>(?:north|south)?[\s-]?(?:north|south|east|west)|[nsew]{1,3})(?:ern)?"
    r"\s(?:of|from)\s(?:the\s(?:city|town|village|capital|port)\s(?:of\s)?,?)?$",
    re.IGNORECASE,
)
_REACH = 60  # the longest such phrase in characters
_EARTH_KM = 6371.0


class Offset(NamedTuple):
    """How far and where from a place a point lies: kilometres, degrees from north, the words."""

    km: float
    bearing: float
    text: str


def find_offset(text: str, start: int) -> Offset | None:
    """The distance and direction that stand right before a place's name at `start`, if any."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    if match is None:
        return None
    value = _number(match["number"])
    bearing = _POINTS.get(re.sub(r"[\s-]", "", match["point"]).casefold())
    if value is None or bearing is None:
        return None
    km = float(value) * _UNITS[match["unit"].casefold()]
    return Offset(km, bearing, match[0].strip())


def _number(words: str) -> float | None:
    """The value of a number, also where another word stands before it ("about ten")."""
    for part in (words, words.rpartition(" ")[2]):
        try:
            return to_value(part)
        except ValueError:
            continue
    return None


def move(lat: float, lon: float, offset: Offset) -> tuple[float, float]:
    """The point that lies `offset` away over the sphere, in degrees to three decimals."""
    arc, north = offset.km / _EARTH_KM, math.radians(lat)
    course = math.radians(offset.bearing)
    sine = math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(course)
    east = math.atan2(
        math.sin(course) * math.sin(arc) * math.cos(north), math.cos(arc) - math.sin(north) * sine
    )
    moved = (lon + math.degrees(east) + 540) % 360 - 180
    return round(math.degrees(math.asin(sine)), 3), round(moved, 3)
