"""The scorer of entities across accounts: names only, and chains of the whole story."""

import json
from pathlib import Path

from evaluation.across import evaluate, named_mentions

ONE = "Prime Minister Ada Quillstone met the mayor. Quillstone left for Norway."
TWO = "Ada Quillstone resigned, her office said. The mayor was silent."


def _record(name: str, text: str, mentions: dict[str, str]) -> dict[str, object]:
    found = [
        {"start": text.index(words), "end": text.index(words) + len(words), "text": words}
        for words in mentions
    ]
    chains = mentions.values()
    marked = [one | {"chain": chain} for one, chain in zip(found, chains, strict=True)]
    return {"id": name, "story": "s", "text": text, "mentions": marked}


RECORDS = [
    _record("a", ONE, {"Ada Quillstone": "ada", "the mayor": "mayor", "Norway": "norway"}),
    _record("b", TWO, {"Ada Quillstone": "ada", "The mayor": "mayor"}),
]


def test_only_mentions_that_hold_a_name_count() -> None:
    assert [one.text for one in named_mentions(RECORDS[0])] == ["Ada Quillstone", "Norway"]
    assert [one.text for one in named_mentions(RECORDS[1])] == ["Ada Quillstone"]


def test_one_person_in_two_accounts_is_one_chain(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    lines = "\n".join(map(json.dumps, RECORDS))
    (tmp_path / "stories" / "newswcl50.jsonl").write_text(lines, encoding="utf-8")
    rows = {row.name: row.values for row in evaluate(tmp_path).rows}
    assert rows["newswcl50"]["mentions"] == 3
    assert rows["newswcl50"]["conll"] == 1
