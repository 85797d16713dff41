"""The tables in the manner of ACLED and UCDP: what is told is there, the rest is empty."""

import csv
import io
from datetime import date

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, LEDGER, bare, comparison, flood, report, sheet
from variorum.dossier import formats
from variorum.dossier.formats.coding import coded
from variorum.model import Comparison, Dateline, Dossier, Event, EventDate, Location, Origin


def rows(given: Comparison, format: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(formats.render(given, format))))


def told(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if value}


def changed(**fields: object) -> Dossier:
    return msgspec.structs.replace(flood(), **fields)


def test_acled_has_one_row_of_31_columns_for_each_story() -> None:
    flooded, bare = rows(comparison(), "acled")
    assert len(flooded) == 31
    assert told(flooded) == {
        "event_id_cnty": "story-flood",
        "event_date": "2026-03-11",
        "year": "2026",
        "time_precision": "1",
        "iso": "40",
        "country": "Austria",
        "location": "Kellermark",
        "latitude": "47.25",
        "longitude": "13.5",
        "geo_precision": "1",
        "source": "Velmara Courier; Harbor Ledger; World Desk",
        "notes": flood().brief[0].text,
        "fatalities": "17",
        "tags": "coverage: 3 articles, 3 outlets, 2 origins; fatalities: policy=most-origins, "
        "low=12, high=17, 3 articles, 3 outlets, 2 origins",
    }
    assert told(bare) == {
        "event_id_cnty": "story-bare",
        "source": "Lakeland Weekly",
        "tags": "coverage: 1 article, 1 outlet, 1 origin",
    }


def test_ucdp_counts_sources_by_origin() -> None:
    flooded, bare = rows(comparison(), "ucdp")
    assert len(flooded) == 49
    assert flooded["number_of_sources"] == "2"
    assert flooded["source_office"] == "Velmara Courier;Harbor Ledger;World Desk"
    assert flooded["source_date"] == "2026-03-12;2026-03-12;2026-03-13"
    assert flooded["source_original"] == "civil protection ministry"
    assert (flooded["low"], flooded["best"], flooded["high"]) == ("12", "17", "17")
    assert (flooded["date_start"], flooded["date_end"]) == ("2026-03-11", "2026-03-11")
    assert flooded["date_prec"] == flooded["where_prec"] == "1"
    assert flooded["geom_wkt"] == "POINT (13.5 47.25)"
    # Half degrees from the south-west: row 274 and column 387, both from 0, of 720 columns.
    assert flooded["priogrid_gid"] == str(274 * 720 + 387 + 1)
    assert told(bare).keys() == {
        *("id", "number_of_sources", "source_article", "source_office", "source_headline")
    }


def test_nothing_about_who_did_what_to_whom_is_filled_in() -> None:
    for row in rows(comparison(), "acled"):
        assert not any(
            value
            for name, value in row.items()
            if name.startswith(("actor", "inter", "event_type", "sub_", "disorder", "civilian"))
        )
    for row in rows(comparison(), "ucdp"):
        assert not any(
            value for name, value in row.items() if name.startswith(("side", "dyad", "deaths"))
        )


def happened(day: str, *where: str) -> Event:
    """A happening of a day, told at the beginning of each of these articles."""
    sheets = {"courier": COURIER, "ledger": LEDGER, "desk": DESK}
    return Event(
        id=f"e-{day}",
        date=EventDate(value=day, precision="day", basis="text"),
        text="x",
        place=None,
        actors=(),
        evidence=tuple(sheets[one].article.evidence((0, 20)) for one in where),
        articles=where,
        origins=1,
        kind="happened",
    )


@pytest.mark.parametrize(
    ("days", "acled", "ucdp"),
    [
        (("2026-03-11", "2026-03-11"), ("2026-03-11", "1"), ("2026-03-11", "1")),
        (("2026-03-12", "2026-03-10"), ("2026-03-10", "2"), ("2026-03-12", "2")),
        (("2026-03-11", "2026-03-31"), ("2026-03-11", "3"), ("2026-03-31", "4")),
        (("2026-03-11", "2026-07-01"), ("", ""), ("2026-07-01", "5")),
        (("2026-03-11", "2028-07-01"), ("", ""), ("", "")),
        (("2026-03-11TNI", "2026-02-31"), ("2026-03-11", "1"), ("2026-03-11", "1")),
    ],
)
def test_days_that_origins_tell_apart_lower_the_precision(
    days: tuple[str, str], acled: tuple[str, str], ucdp: tuple[str, str]
) -> None:
    given = Comparison(
        dossiers=(changed(events=(happened(days[0], "courier"), happened(days[1], "desk"))),)
    )
    (row,) = rows(given, "acled")
    assert (row["event_date"], row["time_precision"]) == acled
    (row,) = rows(given, "ucdp")
    assert (row["date_end"], row["date_prec"]) == ucdp


def test_the_day_that_most_origins_begin_with_is_the_day() -> None:
    # Two outlets of one origin are one voice: on a tie of origins the earlier day stands.
    early, late = happened("2026-03-10", "desk"), happened("2026-03-12", "courier", "ledger")
    (story,) = coded(Comparison(dossiers=(changed(events=(early, late)),)))
    assert story.day == date(2026, 3, 10)
    apart = tuple(
        Origin(id=f"o-{one}", label=one, articles=(one,)) for one in ("courier", "desk", "ledger")
    )
    (story,) = coded(Comparison(dossiers=(changed(events=(early, late), origins=apart),)))
    assert story.day == date(2026, 3, 12)


def test_a_part_of_a_toll_and_an_older_toll_are_no_toll() -> None:
    (whole,) = (one for one in flood().figures if one.measure == "killed")
    part = msgspec.structs.replace(
        whole,
        id="f8",
        origins=9,
        reports=tuple(msgspec.structs.replace(one, part_of="f1") for one in whole.reports),
    )
    older = msgspec.structs.replace(
        whole, id="f9", origins=9, reports=(report(COURIER, "12", 12, as_of="2011"),)
    )
    (story,) = coded(Comparison(dossiers=(changed(figures=(part, older, whole)),)))
    assert story.toll == whole
    (story,) = coded(Comparison(dossiers=(changed(figures=(part, older)),)))
    assert story.toll is None


def test_a_region_or_a_country_gives_no_more_than_it_is() -> None:
    town = flood().places[0]
    for kind, acled, ucdp in (
        ("region", {"admin1": "Kellermark", "geo_precision": "3"}, {"where_prec": "4"}),
        ("country", {"location": "", "latitude": ""}, {"where_prec": "6", "latitude": ""}),
    ):
        given = Comparison(dossiers=(changed(places=(msgspec.structs.replace(town, kind=kind),)),))
        assert acled.items() <= rows(given, "acled")[0].items()
        assert ucdp.items() <= rows(given, "ucdp")[0].items()
        assert rows(given, "acled")[0]["country"] == "Austria"


def test_a_town_is_finer_than_the_country_that_more_origins_name() -> None:
    town, other = flood().places
    land = msgspec.structs.replace(town, name="Marvenia", kind="country")
    (story,) = coded(Comparison(dossiers=(changed(places=(land, other, town)),)))
    # "Drovny" is named by the story, but not where the day's happening is told.
    assert story.place == town


def located(*names: str, kinds: tuple[str, ...] = ("city", "city")) -> str | None:
    """The place of a story whose articles begin with these words, each of an origin of its own."""
    sheets = [sheet(f"a{at}", f"{text} was flooded.", outlet=text) for at, text in enumerate(names)]
    events = tuple(
        msgspec.structs.replace(
            happened("2026-03-11", "courier"),
            id=f"e{at}",
            evidence=(one.article.evidence((0, len(one.article.text))),),
        )
        for at, one in enumerate(sheets)
    )
    places = tuple(
        Location(
            name=name,
            country=None,
            lat=1.0,
            lon=1.0,
            geonameid=None,
            kind=kind,
            mentions=tuple(one.cite(name) for one in sheets if name in one.article.text),
        )
        for name, kind in zip(("Halmet", "Tarvas"), kinds, strict=True)
    )
    story = changed(
        articles=tuple(one.article for one in sheets),
        origins=tuple(
            Origin(id=f"o{at}", label=f"o{at}", articles=(one.article.id,))
            for at, one in enumerate(sheets)
        ),
        events=events,
        places=places,
        **dict.fromkeys(("reuse", "statements", "figures", "claims", "relations", "only_in"), ()),
    )
    (coded_story,) = coded(Comparison(dossiers=(story,)))
    return coded_story.place.name if coded_story.place else None


def test_a_place_needs_more_than_half_of_the_origins_that_name_one() -> None:
    assert located("Halmet", "Halmet", "Tarvas") == "Halmet"
    assert located("Halmet", "Tarvas") is None
    assert located("Halmet", "The mill", "The dam") == "Halmet"
    assert located("Halmet near Tarvas") is None
    assert located("Halmet near Tarvas", kinds=("city", "region")) == "Halmet"
    assert located("Halmet", "Tarvas", "Tarvas", kinds=("city", "region")) == "Tarvas"
    assert located("The mill") is None


def test_the_place_of_a_dateline_is_where_the_report_was_written() -> None:
    text = "HALMET, May 18 (NWA) - Tarvas was flooded."
    where = sheet("a", text, outlet="x")
    line = Dateline(place="HALMET", date="May 18", agency="NWA")
    article = msgspec.structs.replace(where.article, dateline=line)
    places = tuple(
        msgspec.structs.replace(flood().places[0], name=name, mentions=(where.cite(name),))
        for name in ("HALMET", "Tarvas")
    )
    event = msgspec.structs.replace(
        happened("2026-03-11", "courier"), evidence=(article.evidence((0, len(text))),)
    )
    story = msgspec.structs.replace(
        bare(where), articles=(article,), events=(event,), places=places
    )
    (coded_story,) = coded(Comparison(dossiers=(story,)))
    assert coded_story.place == places[1]
