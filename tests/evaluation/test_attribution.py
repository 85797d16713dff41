"""The attribution scorer: exact, overlapping and linked spans, and passages set aside."""

import gzip
import json
from pathlib import Path

from evaluation.attribution import GoldAttribution, GoldDocument, evaluate, score

TEXT = "Police said that the road was closed. The mayor denied the report."
ROAD = GoldAttribution(source=((0, 6),), cue=((7, 11),), content=((12, 36),))
MAYOR = GoldAttribution(source=((38, 47),), cue=((48, 54),), content=((55, 65),))


def values(*gold: GoldAttribution, discard: tuple[tuple[int, int], ...] = ()) -> dict[str, float]:
    document = GoldDocument(text=TEXT, attributions=list(gold), discard=list(discard))
    rows = {row.name: row.values for row in score([document]).rows}
    return {
        "source": rows["source"]["exact"],
        "content": rows["content"]["exact"],
        "overlap": rows["content"]["overlap"],
        "linked": rows["linked"]["f1"],
    }


def test_the_same_spans_score_one() -> None:
    assert set(values(ROAD, MAYOR).values()) == {1.0}


def test_a_shorter_content_overlaps_but_is_not_exact() -> None:
    shorter = GoldAttribution(source=((0, 6),), cue=((7, 11),), content=((17, 36),))
    got = values(shorter, MAYOR)
    assert got == {"source": 1.0, "content": 0.5, "overlap": 1.0, "linked": 1.0}


def test_another_source_breaks_the_link() -> None:
    other = GoldAttribution(source=((38, 47),), cue=((7, 11),), content=((12, 36),))
    assert values(other, MAYOR)["linked"] == 0.5


def test_what_was_set_aside_does_not_count() -> None:
    assert values(ROAD)["linked"] < 1
    assert values(ROAD, discard=((38, 66),))["linked"] == 1


def test_a_limit_scores_so_many_articles_of_each_set(tmp_path: Path) -> None:
    (tmp_path / "attribution").mkdir()
    (tmp_path / "stories").mkdir()
    road = {"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 36]]}
    documents = [
        {"text": f"{TEXT} It rained for {hours} hours.", "attributions": [road], "discard": []}
        for hours in (2, 3, 4)
    ]
    lines = "\n".join(json.dumps(one) for one in documents)
    (tmp_path / "attribution" / "polnear_dev.jsonl").write_text(lines)
    said = {"start": 14, "end": 36, "quote": True, "speaker": "Police"}
    quoted = [
        {"text": f"Police said that the road was closed on day {day}.", "spans": [said]}
        for day in range(5)
    ]
    with gzip.open(tmp_path / "stories" / "basil.jsonl.gz", "wt") as out:
        out.write("\n".join(json.dumps(one) for one in quoted))
    for limit, told in ((2, 2), (4, 3), (None, 3)):
        rows = {row.name: row.values for row in evaluate(tmp_path, limit).rows}
        assert rows["source"]["gold"] == told
        assert rows["speaker (basil)"]["gold"] == min(limit or 5, 5)
