"""The scorer of claims, on a few lines in the format of each set."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.claim_sets import evaluate

SAME = "The Kellermark dam wall burst on Thursday and flooded the lower town."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    pairs = [
        _pair("t1", SAME, "The lower town was flooded when the Kellermark dam wall burst.", 1),
        _pair("t1", SAME, "Fishermen want higher prices for cod from the northern bank.", 0),
    ]
    _write(tmp_path / "claims" / "claimdiff_train.jsonl.gz", pairs)
    _write(tmp_path / "claims" / "fnc1_dev_bodies.jsonl.gz", [{"id": "1", "text": SAME}])
    stances = [
        {"id": "1-a", "body": "1", "headline": "Kellermark dam wall burst", "stance": "agree"},
        {"id": "1-b", "body": "1", "headline": "Cod prices rise", "stance": "unrelated"},
    ]
    _write(tmp_path / "claims" / "fnc1_dev_pairs.jsonl.gz", stances)
    for name in ("ecbplus_train", "ecbplus_dev"):
        docs = [_doc(f"{name} 1", "killed"), _doc(f"{name} 2", "died")]
        _write(tmp_path / "stories" / f"{name}.jsonl.gz", docs)
    return tmp_path


def _pair(topic: str, one: str, other: str, strengthens: int) -> dict[str, Any]:
    return {
        "topic": topic,
        "article_a": "A",
        "article_b": "B",
        "claim_a": one,
        "claim_b": other,
        "strengthens": strengthens,
        "weakens": 0,
    }


def _doc(name: str, word: str) -> dict[str, Any]:
    mention = {"text": word, "kind": "event", "reviewed": True, "chain": "c1"}
    return {"id": name, "story": "1ecb", "mentions": [mention]}


def _write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))


def test_each_set_has_its_rows_and_its_baseline(data: Path) -> None:
    rows = {row.name: row.values for row in evaluate(data).rows}
    held = [name for name in rows if name.startswith("claimdiff strengthens")]
    pairs = next(rows[name] for name in held if rows[name]["pairs"])
    assert (pairs["precision"], pairs["recall"]) == (1, 1)
    assert pairs["covered_at_0.9"] == pairs["baseline_covered"] == 1
    related = next(
        values for name, values in rows.items() if "fnc1 related" in name and values["pairs"]
    )
    assert related["covered_at_0.9"] == 1


def test_words_that_news_uses_for_one_another_chain_events(data: Path) -> None:
    rows = {row.name: row.values for row in evaluate(data).rows if row.name.startswith("ecb+")}
    ours = next(values for name, values in rows.items() if "same word" not in name)
    theirs = next(values for name, values in rows.items() if "same word" in name)
    assert ours["muc"] == 1
    assert theirs["muc"] < 1
