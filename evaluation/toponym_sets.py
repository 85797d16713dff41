"""Scores places on LGL, GeoVirus and GeoWebNews (Gritta et al. 2018, 2020).

Recognition is the F1 of exact spans, found as in a reading. Resolution is told the gold spans, and
counts those that have coordinates: the share within 161 km (100 miles), the median error in km over
those it resolves, and, where the set gives one, the share with the right country. The weights were
learned on every second article: `held out` is the others. `in geonames` leaves out what the
annotators found no GeoNames entry for: streets, roads, shops, schools.
"""

import statistics
from pathlib import Path

import msgspec

from evaluation.scores import Row, Scores
from evaluation.set_files import bare_article, drawn, read_lines
from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.places.gazetteer import Entry, country_name
from variorum.annotate.places.senses import great_circle, resolve
from variorum.annotate.places.toponyms import find_places
from variorum.annotate.text.sentences import split
from variorum.model import Article, Outlet

FILES = ("places/lgl.jsonl.gz", "places/geovirus.jsonl", "places/geowebnews.jsonl")
WITHIN_KM = 161


class GoldToponym(msgspec.Struct):
    """One annotated toponym; demonyms and the like carry a `type` in GeoWebNews."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    type: str | None = None
    geonameid: str | None = None


class GoldArticle(msgspec.Struct):
    """One annotated article."""

    id: str
    text: str
    toponyms: list[GoldToponym]
    domain: str | None = None


class Judged(msgspec.Struct):
    """What was found in one article."""

    gold: int
    found: int
    right: int
    resolved: list[tuple[GoldToponym, Entry | None]]


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """Three rows for each of the three sets, over at most `limit` of its articles."""
    rows = []
    for name in FILES:
        items = load(data / name)
        names = set(drawn([item.id for item in items], limit))
        judged = [judge(item) for item in items if item.id in names]
        row = Path(name).name.split(".")[0]
        rows.append(Row(name=row, values=score(judged)))
        rows.append(Row(name=f"{row}, held out", values=score(judged[1::2])))
        if row == "geowebnews":
            listed = [(t, e) for one in judged for t, e in one.resolved if t.geonameid]
            rows.append(Row(name=f"{row}, in geonames", values=resolution(listed)))
    return Scores(task="places", rows=tuple(rows))


def load(path: Path) -> list[GoldArticle]:
    """The articles of one set."""
    return list(read_lines(path, GoldArticle))


def judge(item: GoldArticle) -> Judged:
    """Reads one article, and resolves its gold spans."""
    article = as_article(item)
    places = find_places(item.text, read_jointly(item.text, split(item.text)).names, article)
    spans = {(toponym.start, toponym.end) for toponym in item.toponyms}
    located = [toponym for toponym in item.toponyms if toponym.lat is not None]
    chosen = resolve(item.text, [(t.start, t.end) for t in located], article)
    return Judged(
        gold=len(spans),
        found=len(places),
        right=sum((place.start, place.end) in spans for place in places),
        resolved=list(zip(located, chosen, strict=True)),
    )


def score(judged: list[Judged]) -> dict[str, float | int]:
    """Recognition and resolution over all articles together."""
    found, right = sum(one.found for one in judged), sum(one.right for one in judged)
    gold = sum(one.gold for one in judged)
    return {
        "gold": gold,
        "found": found,
        "precision": _share(right, found),
        "recall": _share(right, gold),
        "f1": _share(2 * right, gold + found),
        **resolution([pair for one in judged for pair in one.resolved]),
    }


def resolution(resolved: list[tuple[GoldToponym, Entry | None]]) -> dict[str, float | int]:
    """How near the chosen places lie to the annotated points."""
    errors = [
        great_circle(toponym.lat, toponym.lon, entry.lat, entry.lon)
        for toponym, entry in resolved
        if entry is not None and toponym.lat is not None and toponym.lon is not None
    ]
    near = sum(error <= WITHIN_KM for error in errors)
    named = [
        entry is not None and country_name(entry.country or "") == toponym.country
        for toponym, entry in resolved
        if toponym.country
    ]
    values: dict[str, float | int] = {
        "located": len(resolved),
        "known": _share(len(errors), len(resolved)),
        "within 161 km": _share(near, len(resolved)),
        "within 161 km of known": _share(near, len(errors)),
        "median km": round(statistics.median(errors), 1) if errors else 0.0,
    }
    if named:
        values["country"] = _share(sum(named), len(named))
    return values


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def as_article(item: GoldArticle) -> Article:
    """The article that a gold one is read as."""
    return bare_article(
        item.id,
        item.text,
        outlet=Outlet(domain=item.domain, basis="url" if item.domain else "unknown"),
    )
