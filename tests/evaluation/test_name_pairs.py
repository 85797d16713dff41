import json
from pathlib import Path

from evaluation.name_pairs import Case, evaluate, learning


def _case(number: int, one: str, other: str, match: bool) -> dict[str, object]:
    return {"id": f"{number:04d}", "schema": "Person", "name1": one, "name2": other, "match": match}


def test_right_pairs_are_counted_on_the_half_that_weights_never_saw(tmp_path: Path) -> None:
    cases = [_case(n, f"Ada Quill{n}stone", f"Ada Quill{n}stone", True) for n in range(40)]
    (tmp_path / "names").mkdir()
    lines = "\n".join(json.dumps(case) for case in cases)
    (tmp_path / "names" / "name_bench_dev.jsonl").write_text(lines, encoding="utf-8")
    row = evaluate(tmp_path).rows[0]
    assert 0 < row.values["pairs"] < 40
    assert (row.values["precision"], row.values["f1"]) == (1, 1)


def test_cases_that_share_a_name_are_on_one_side() -> None:
    chain = [
        Case(id=f"{n}", schema="Person", name1=f"N{n}", name2=f"n{n + 1}", match=True)
        for n in range(30)
    ]
    assert len(set(learning(chain))) == 1
