"""Dates and what they date, learned from notes: cases, fits without the story, report."""

import json
from pathlib import Path

import numpy as np
import pytest

from training import date_weights
from training.date_weights import Case, cases, fit, held_out, report
from variorum.dossier.date_fit import SIGNS
from variorum.weights import FOLDER, read

FLOOD = (
    "The Orla flooded the old town of Tessen on Sunday, 10 March 2024.\n\n"
    "Forty families fled from the lower streets of Tessen on 11 March 2024.\n\n"
    "The council will ask the province of Orla for pumps on 20 March 2024.\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    folder = tmp_path_factory.mktemp("notes")
    for story in ("flood", "flow"):
        (folder / story / "articles").mkdir(parents=True)
        (folder / story / "articles" / "echo.txt").write_text(f"TESSEN, 12 March 2024 - {FLOOD}")
        facts = [
            fact("2024-03-10", "happened", "flooded the old town"),
            fact("2024-03-02", "happened", "Forty families fled from"),
            fact("2024-03-20", "happened", "will ask the province of Orla"),
        ]
        (folder / story / "notes.json").write_text(json.dumps({"facts": facts}))
    return cases(folder, lambda line: None)


def fact(day: str, kind: str, words: str) -> dict[str, object]:
    return {"date": day, "kind": kind, "weight": 2, "at": [["echo", words]]}


def test_a_date_is_right_if_a_fact_is_noted_with_it_and_planned_as_we_hold_it(
    told: list[Case],
) -> None:
    assert [case.right for case in told] == [True, False, False] * 2
    assert {len(case.signs) for case in told} == {len(SIGNS)}
    assert [case.story for case in told] == ["flood"] * 3 + ["flow"] * 3


def test_a_story_is_judged_by_what_the_others_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def noted(given: list[Case]) -> object:
        seen.append({case.story for case in given})
        return fit(given)

    monkeypatch.setattr(date_weights, "fit", noted)
    made = [Case(story, [float(at)] * len(SIGNS), at > 2) for story in "ab" for at in range(5)]
    odds, right = held_out(made)
    assert seen == [{"b"}, {"a"}]
    assert odds[right].min() > odds[~right].max()


def test_the_report_tells_how_many_are_right_from_each_line_on() -> None:
    made = [Case(story, [float(at)] * len(SIGNS), at > 2) for story in "abcd" for at in range(6)]
    lines: list[str] = []
    report(made, lines.append)
    assert lines[0] == "AUC 1.000, 0.50 of 24 are right"
    assert lines[1].startswith("from 0.30 on: ")
    assert "12 tellings, 1.00 right, 1.00 of these" in "\n".join(lines)


def test_the_weights_written_are_the_fit(told: list[Case], tmp_path: Path) -> None:
    date_weights.write_weights(told, "a" * 64, tmp_path)
    made, shipped = read(tmp_path / "dates.json"), read(FOLDER / "dates.json")
    assert made.names == shipped.names
    assert made.digest == "a" * 64
    learned = fit(told)
    assert np.allclose(made.by, learned.weights, atol=0.001)
