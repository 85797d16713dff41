"""The scorer of tolls, on a small archive made here."""

import gzip
import json
from pathlib import Path

from evaluation.incident_tolls import evaluate


def archive(folder: Path) -> Path:
    gold = [
        {"story": "1", "killed": 2, "injured": 3},
        {"story": "2", "killed": 0, "injured": 1},
        {"story": "3", "killed": 1, "injured": 0},
    ]
    texts = {
        "1": "Two people were killed and three wounded. Some 90 officers asked who was killed.",
        "2": "A man was shot in the leg.",
        "3": "Nothing is told here.",
    }
    (folder / "figures").mkdir()
    (folder / "stories").mkdir()
    (folder / "figures" / "gva_dev_gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    with gzip.open(folder / "stories" / "gva_dev_docs.jsonl.gz", "wt") as out:
        for story, text in texts.items():
            doc = {"id": f"d{story}", "story": story, "outlet": "o", "uri": "u", "title": "t"}
            out.write(json.dumps({**doc, "published": "2016-01-01", "text": text}) + "\n")
    return folder


def test_shares_right_beside_the_baseline(tmp_path: Path) -> None:
    rows = {row.name: row.values for row in evaluate(archive(tmp_path)).rows}
    assert rows["killed"]["incidents"] == 3
    assert rows["killed"]["exact"] == 2 / 3
    assert rows["killed"]["within_one"] == 1
    assert rows["injured"]["exact"] == 1
    assert rows["killed, baseline"]["exact"] == 1 / 3


def test_a_limit_scores_fewer(tmp_path: Path) -> None:
    rows = evaluate(archive(tmp_path), limit=2).rows
    assert {row.values["incidents"] for row in rows} == {2}


def test_a_limit_scores_so_many_single_articles_too(tmp_path: Path) -> None:
    data = archive(tmp_path)
    with gzip.open(data / "figures" / "gvdb_dev.jsonl.gz", "wt") as out:
        for number in range(5):
            text = f"Two people were killed in a shooting on Pier {number}."
            record = {"id": f"v{number}", "text": text, "killed": 2, "injured": 0}
            out.write(json.dumps(record) + "\n")
    rows = {row.name: row.values for row in evaluate(data, limit=2).rows}
    assert rows["killed, gvdb"] == {"articles": 2, "exact": 1, "within_one": 1}
