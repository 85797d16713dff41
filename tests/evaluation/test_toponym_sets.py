import gzip
import json
from pathlib import Path

from evaluation.toponym_sets import GoldArticle, GoldToponym, evaluate, judge, score


def toponym(text: str, name: str, lat: float, lon: float) -> GoldToponym:
    start = text.index(name)
    return GoldToponym(start=start, end=start + len(name), text=name, lat=lat, lon=lon)


def test_a_place_found_and_one_told_wrong() -> None:
    text = "Rain fell in Nairobi and in Lima."
    tops = [toponym(text, "Nairobi", -1.28, 36.82), toponym(text, "Lima", 40.74, -84.1)]
    values = score([judge(GoldArticle(id="a", text=text, toponyms=tops))])
    assert values["f1"] == 1.0
    assert values["known"] == 1.0
    assert values["within 161 km"] == 0.5


def test_an_empty_set_scores_nothing() -> None:
    assert score([])["f1"] == 0.0


def test_each_set_gives_a_row(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    line = json.dumps({"id": "a", "text": "Rain.", "toponyms": []}).encode()
    (tmp_path / "places" / "lgl.jsonl.gz").write_bytes(gzip.compress(line))
    for name in ("geovirus", "geowebnews"):
        (tmp_path / "places" / f"{name}.jsonl").write_bytes(line)
    assert [row.name for row in evaluate(tmp_path).rows] == [
        "lgl",
        "lgl, held out",
        "geovirus",
        "geovirus, held out",
        "geowebnews",
        "geowebnews, held out",
        "geowebnews, in geonames",
    ]
