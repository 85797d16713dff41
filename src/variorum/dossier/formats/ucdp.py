"""Stories as a table in the manner of the UCDP Georeferenced Event Dataset, one row each.

The columns are those of UCDP GED (Sundberg & Melander, 2013; codebook of version 24.1). Who fought
whom, and in which conflict, is for an analyst to code: those columns stay empty.
"""

from collections.abc import Iterable, Sequence

from variorum.dossier.formats.coding import Coded, coded, country, is_town
from variorum.dossier.formats.csv import Cell, table
from variorum.model import Comparison, Figure, Location

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)


def to_ucdp(comparison: Comparison) -> str:
    """The table; sources are counted by origin, so that copies of one dispatch count once."""
    return table(COLUMNS, _rows(comparison))


def _rows(comparison: Comparison) -> Iterable[Sequence[Cell]]:
    for story in coded(comparison):
        toll = story.toll
        known: dict[str, Cell] = {
            "id": story.dossier.story.id,
            "number_of_sources": len(story.dossier.origins),
            **_sources(story),
            **_where(story.place),
            **_when(story),
        }
        if toll is not None:
            known |= {"best": toll.best, "high": toll.high, "low": toll.low}
            known["source_original"] = _claimants(story, toll)
        yield [known.get(column) for column in COLUMNS]


def _sources(story: Coded) -> dict[str, Cell]:
    """The articles, parted by semicolons, in one order over all columns."""
    pieces = story.pieces
    return {
        "source_article": ";".join(
            f'"{one.outlet},{one.iso[:10]},{one.title}"'.replace(";", ",") for one in pieces
        ),
        "source_office": ";".join(one.outlet.replace(";", ",") for one in pieces),
        "source_date": ";".join(one.iso[:10] for one in pieces),
        "source_headline": ";".join(one.title.replace(";", ",") for one in pieces),
    }


def _claimants(story: Coded, toll: Figure) -> str:
    """Who gives the number of the dead, as the articles quote them."""
    return "; ".join(
        dict.fromkeys(story.name(one.claimant) for one in toll.reports if one.claimant)
    )


def _where(place: Location | None) -> dict[str, Cell]:
    """The place, and GED's precision: 1 an exact place, 4 a first-level region, 6 a country."""
    if place is None:
        return {}
    land = country(place.country)
    found: dict[str, Cell] = {"country": land.name} if land else {}
    if place.kind == "country":
        return {**found, "where_prec": 6}
    if place.kind == "region":
        found |= {"where_prec": 4, "adm_1": place.name}
    elif is_town(place):
        found["where_prec"] = 1
    else:
        return found
    found["where_coordinates"] = place.name
    if place.lat is not None and place.lon is not None:
        found |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": _cell(place.lat, place.lon),
        }
    return found


def _cell(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID 2.0: half a degree wide, counted from the south-west."""
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _when(story: Coded) -> dict[str, Cell]:
    """From when to when, and GED's precision: 1 the day, 2 up to six days, 3 a week, ...

    4 is a month, 5 more than a month and up to a year.
    """
    if not story.days:
        return {}
    days = story.spread + 1
    precision = next(
        (code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most), None
    )
    if precision is None:
        return {}
    first, last = min(story.days.values()), max(story.days.values())
    return {
        "year": first.year,
        "date_prec": precision,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }
