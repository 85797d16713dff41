"""Stories as a table in the manner of ACLED: its 31 columns, one row for each story.

The columns are those of ACLED's data export (ACLED Codebook, 2023). Coding an event (its type, its
actors and what they did to each other) is an analyst's judgement: those columns stay empty.
"""

from collections.abc import Iterable, Sequence

from variorum.dossier.formats import wording
from variorum.dossier.formats.coding import Coded, coded, country, is_town
from variorum.dossier.formats.csv import Cell, table
from variorum.model import Comparison, Figure

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)


def to_acled(comparison: Comparison) -> str:
    """The table; a story that is not dated or placed has its row, with those cells empty."""
    return table(COLUMNS, _rows(comparison))


def _rows(comparison: Comparison) -> Iterable[Sequence[Cell]]:
    for story in coded(comparison):
        known = {
            "event_id_cnty": story.dossier.story.id,
            **_when(story),
            **_where(story),
            "source": story.outlets,
            "notes": " ".join(wording.one_line(one.text) for one in story.dossier.brief),
            **_fatalities(story.toll),
            "tags": _tags(story),
        }
        yield [known.get(column) for column in COLUMNS]


def _when(story: Coded) -> dict[str, Cell]:
    """The day, and ACLED's time precision: 1 the day is known, 2 the week, 3 the month."""
    if story.day is None:
        return {}
    # Origins that begin with days more than a month apart do not tell one event's date.
    precision = 1 if not story.spread else 2 if story.spread < 7 else 3 if story.spread < 31 else 0
    if not precision:
        return {}
    return {
        "event_date": story.day.isoformat(),
        "year": story.day.year,
        "time_precision": precision,
    }


def _where(story: Coded) -> dict[str, Cell]:
    """The place, and ACLED's geo-precision: 1 a town, 3 no more than a region."""
    place = story.place
    if place is None:
        return {}
    land = country(place.country)
    found: dict[str, Cell] = {"iso": land.number, "country": land.name} if land else {}
    if place.kind == "region":
        found["admin1"] = place.name
    if is_town(place) or place.kind == "region":
        found |= {
            "location": place.name,
            "latitude": place.lat,
            "longitude": place.lon,
            "geo_precision": 1 if is_town(place) else 3,
        }
    return found


def _fatalities(toll: Figure | None) -> dict[str, Cell]:
    return {"fatalities": toll.best} if toll else {}


def _tags(story: Coded) -> str:
    """What the coverage is, and how the number of the dead was chosen."""
    coverage = f"coverage: {story.whole}"
    toll = story.toll
    if toll is None:
        return coverage
    support = story.support([one.evidence.article for one in toll.reports], toll.origins)
    return (
        f"{coverage}; fatalities: policy={toll.policy}, low={wording.number(toll.low)}, "
        f"high={wording.number(toll.high)}, {support}"
    )
