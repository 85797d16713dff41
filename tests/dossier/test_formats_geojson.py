"""The map, read back by geojson."""

import geojson
import msgspec

from tests.dossier.sample import comparison, flood
from variorum.dossier.formats.geojson import to_geojson
from variorum.model import Comparison


def features(given: Comparison, record: str) -> list[geojson.Feature]:
    read = geojson.loads(to_geojson(given))
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    return [one for one in read.features if one.properties["record"] == record]


def test_places_are_points_with_longitude_first() -> None:
    kellermark, drovny = features(comparison(), "place")
    assert kellermark.geometry.coordinates == [13.5, 47.25]
    assert kellermark.properties["origins"] == 1
    assert [one["text"] for one in kellermark.properties["evidence"]] == ["Kellermark"] * 2
    assert drovny.properties["country"] == "AT"


def test_an_event_stands_where_its_own_words_place_it() -> None:
    (event,) = features(comparison(), "event")
    assert event.properties["place"] == "Kellermark"
    assert event.properties["date"] == "2026-03-11"
    assert event.properties["evidence"][0]["text"] == "water poured over the Kellermark dam"
    courier = flood().articles[2]
    cited = event.properties["evidence"][0]
    assert courier.text[cited["start"] : cited["end"]] == cited["text"]


def test_a_report_of_a_figure_stands_at_its_place() -> None:
    (moved,) = features(comparison(), "figure")
    assert (moved.properties["place"], moved.properties["value"]) == ("Drovny", 4000)
    assert moved.properties["qualifier"] == "about"
    assert moved.properties["origin"] == "NWA"


def test_what_has_no_coordinates_is_left_out() -> None:
    places = tuple(msgspec.structs.replace(one, lat=None) for one in flood().places)
    given = Comparison(dossiers=(msgspec.structs.replace(flood(), places=places),))
    assert not geojson.loads(to_geojson(given)).features


def test_a_name_of_two_places_gives_a_report_no_coordinates() -> None:
    kellermark, drovny = flood().places
    twin = msgspec.structs.replace(drovny, lat=1.0)
    story = msgspec.structs.replace(flood(), places=(kellermark, drovny, twin))
    assert features(Comparison(dossiers=(story,)), "figure") == []
