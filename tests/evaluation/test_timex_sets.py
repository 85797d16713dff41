import json
from pathlib import Path

import pytest

from evaluation.timex_sets import GoldTime, evaluate, pair
from variorum.model import TimeExpression


def found(start: int, end: int) -> TimeExpression:
    return TimeExpression(start=start, end=end, text="", type="DATE", value=None)


def gold(start: int, end: int) -> GoldTime:
    return GoldTime(start=start, end=end, text="", type="DATE", value="")


def test_no_expression_is_paired_twice() -> None:
    assert len(pair([gold(0, 5), gold(6, 9)], [found(0, 9)])) == 1


def test_an_exact_span_is_paired_before_one_that_only_overlaps() -> None:
    assert pair([gold(3, 9)], [found(0, 4), found(3, 9)])[0][1] == found(3, 9)


def test_scores_of_a_set_of_one_right_and_one_missed(tmp_path: Path) -> None:
    text = "It fell on 3 May 2011. Voting ended quarterlyish in Springtime."
    times = [
        {"start": 11, "end": 21, "text": "3 May 2011", "type": "DATE", "value": "2011-05-03"},
        {"start": 52, "end": 62, "text": "Springtime", "type": "DATE", "value": "2011-SP"},
    ]
    document = {"id": "a", "published": "2011-05-04", "text": text, "times": times}
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "tbaq.jsonl").write_text(json.dumps(document) + "\n")
    rows = {row.name: row.values for row in evaluate(tmp_path).rows}
    values = next(values for values in rows.values() if values["gold"])
    assert (values["gold"], values["found"]) == (2, 1)
    assert values["strict"] == values["value"] == pytest.approx(2 / 3, abs=1e-3)
