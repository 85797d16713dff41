"""What the coverage places on the map, as GeoJSON (RFC 7946).

Three kinds of features, told apart by the property `record`: the places that articles name, the
events of the timeline, and the reports of figures. What has no coordinates is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from variorum.dossier.formats.coding import Coded, coded
from variorum.dossier.formats.script_safe import script_safe
from variorum.model import Comparison, Evidence, Location

Feature = dict[str, Any]


def to_geojson(comparison: Comparison) -> str:
    """All stories as one collection of points, longitude first as the standard has it."""
    features = [feature for story in coded(comparison) for feature in _features(story)]
    document = {"type": "FeatureCollection", "features": features}
    return script_safe(msgspec.json.format(msgspec.json.encode(document), indent=2)) + "\n"


def _features(story: Coded) -> Iterator[Feature]:
    for place in story.dossier.places:
        yield from _feature(story, place, "place", _of_place(story, place))
    for event in story.dossier.events:
        where = story.finest(event.evidence)
        about = {
            "id": event.id,
            "date": event.date.value,
            "precision": event.date.precision,
            "kind": event.kind,
            "text": event.text,
            "origins": event.origins,
            "evidence": _cites(story, event.evidence),
        }
        yield from _feature(story, where, "event", about)
    for figure in story.dossier.figures:
        for report in figure.reports:
            where = story.placed(report.place)
            about = {
                "id": figure.id,
                "what": figure.what,
                "measure": figure.measure,
                "unit": report.unit or figure.unit,
                "qualifier": report.qualifier,
                "value": report.value,
                "low": report.low,
                "high": report.high,
                "as_of": report.as_of,
                "claimant": story.name(report.claimant) or None,
                "origin": story.piece_of[report.evidence.article].origin,
                "evidence": _cites(story, [report.evidence]),
            }
            yield from _feature(story, where, "figure", about)


def _of_place(story: Coded, place: Location) -> dict[str, Any]:
    articles = dict.fromkeys(one.article for one in place.mentions)
    return {
        "origins": len({story.origin_of[one].id for one in articles}),
        "evidence": _cites(story, place.mentions),
    }


def _feature(
    story: Coded, place: Location | None, record: str, about: dict[str, Any]
) -> Iterator[Feature]:
    """One point with what is known of it; nothing for a place without coordinates."""
    if place is None or place.lat is None or place.lon is None:
        return
    yield {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "record": record,
            "story": story.dossier.story.id,
            "place": place.name,
            "place_kind": place.kind,
            "country": place.country,
            "geonameid": place.geonameid,
            **about,
        },
    }


def _cites(story: Coded, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Evidence with the outlet and the address that a map's reader can go to."""
    return [
        {
            "outlet": story.piece_of[one.article].outlet,
            "uri": story.piece_of[one.article].article.uri,
            "start": one.start,
            "end": one.end,
            "text": one.text,
        }
        for one in evidence
    ]
