"""Author lists: how their surnames are read, and what is scored."""

import gzip
import json
from pathlib import Path

import pytest

from evaluation.fusion import evaluate, surname_lists


@pytest.mark.parametrize(
    "value",
    [
        "Brandeis, Salla; Orsan, Davit M.",
        "Salla Brandeis, Davit Orsan",
        "ORSAN, DAVIT M./ BRANDEIS, SALLA",
        "BRANDEIS, SALLA ORSAN, DAVIT",
        "Brandeis, Salla (Author) Orsan, Davit (Joint Author)",
        "Salla Brandeis &amp; Dàvit Orsan",
        "BRANDEIS/ORSAN",
    ],
)
def test_one_list_in_any_order_and_with_any_marks(value: str) -> None:
    others = [("s1", "book", "Brandeis, Salla; Orsan, Davit"), ("s2", "book", "Davit Orsan")]
    (mine, *_) = surname_lists([("s0", "book", value), *others])
    assert mine.value == "brandeis orsan"


def test_a_list_that_names_nobody_is_no_list() -> None:
    assert surname_lists([("s", "book", "Unknown"), ("t", "book", "")]) == []


def test_shares_right_of_the_gold_items(tmp_path: Path) -> None:
    claims = [
        {"source": "a", "item": "1", "value": "Pell, Jory; Reil, Bohdan"},
        {"source": "b", "item": "1", "value": "Jory Pell, Bohdan Reil"},
        {"source": "c", "item": "1", "value": "Pell, Jory"},
        {"source": "a", "item": "2", "value": "Veld, Joran"},
    ]
    gold = [
        {"item": "1", "values": ["pell, jory ;  reil, bohdan ;"]},
        {"item": "2", "values": ["norrad, elske ;"]},
    ]
    (tmp_path / "fusion").mkdir()
    with gzip.open(tmp_path / "fusion" / "books_claims.jsonl.gz", "wt") as out:
        out.write("\n".join(map(json.dumps, claims)))
    (tmp_path / "fusion" / "books_gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    rows = {row.name: row.values for row in evaluate(tmp_path).rows}
    assert rows["most-origins"] == {"accuracy": 0.5, "items": 2}
    assert rows["majority"]["accuracy"] == 0.5
    assert rows["majority, as written"]["accuracy"] <= 0.5
    assert rows["possible"]["accuracy"] == 0.5
