import gzip
import json
from pathlib import Path

import pytest

from evaluation.toponym_sets import GoldArticle, GoldToponym, evaluate, judge, score
from tests.support import data_dir


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


@pytest.mark.data
def test_scores_hold_their_floor() -> None:
    rows = {row.name: row.values for row in evaluate(data_dir()).rows}
    assert rows["geovirus"]["f1"] >= 0.85
    assert rows["geovirus"]["within 161 km"] >= 0.78
    assert rows["lgl"]["within 161 km"] >= 0.66
