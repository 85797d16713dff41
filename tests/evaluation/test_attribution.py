"""The attribution scorer: exact, overlapping and linked spans, and passages set aside."""

from evaluation.attribution import GoldAttribution, GoldDocument, score

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
