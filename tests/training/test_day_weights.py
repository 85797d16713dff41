"""Days of sentences without a date, learned from notes: cases, fits without the story, report."""

import json
from pathlib import Path

import numpy as np
import pytest

from training import day_weights
from training.day_weights import Case, cases, fit, held_out, report
from variorum.dossier.days_of_context import SIGNS
from variorum.weights import FOLDER, read

FLOOD = (
    "The Orla flooded the old town of Tessen on Sunday, 10 March 2024.\n\n"
    "Forty families fled from the lower streets of Tessen.\n\n"
    "The council will ask the province of Orla for new pumps.\n"
)
LATER = (
    "TESSEN, 12 March 2024 - Boats carried food to the lower streets of Tessen.\n\n"
    "On Sunday, 10 March 2024, forty families fled from the streets of Tessen.\n"
)


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    for story in ("flood", "flow"):
        (folder / story / "articles").mkdir(parents=True)
        (folder / story / "articles" / "echo.txt").write_text(FLOOD)
        (folder / story / "articles" / "post.txt").write_text(LATER)
        facts = [
            fact("2024-03-10", "happened", "Forty families fled from"),
            fact("2024-03-10", "planned", "will ask the province of Orla"),
            fact(None, "happened", "flooded the old town"),
        ]
        (folder / story / "notes.json").write_text(json.dumps({"facts": facts}))
    return folder


def fact(day: str | None, kind: str, words: str) -> dict[str, object]:
    return {"date": day, "kind": kind, "weight": 2, "at": [["echo", words]]}


@pytest.fixture(scope="module")
def told(notes: Path) -> list[Case]:
    return cases(notes, lambda line: None)


def test_a_day_is_right_if_a_fact_that_was_not_planned_is_noted_with_it(told: list[Case]) -> None:
    of_echo = [case for case in told if case.story == "flood" and case.sentence[1] in (1, 2)]
    assert any(case.right for case in of_echo if case.sentence[1] == 1)
    assert not any(case.right for case in of_echo if case.sentence[1] == 2)
    assert {len(case.signs) for case in told} == {len(SIGNS)}


def test_a_story_is_judged_by_what_the_others_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def noted(given: list[Case]) -> object:
        seen.append({case.story for case in given})
        return fit(given)

    monkeypatch.setattr(day_weights, "fit", noted)
    made = [
        Case(story, (story, at), [float(at)] * len(SIGNS), at > 2)
        for story in "ab"
        for at in range(5)
    ]
    odds, right = held_out(made)
    assert seen == [{"b"}, {"a"}]
    assert odds[right].min() > odds[~right].max()


def test_the_report_counts_each_sentence_once_by_its_likeliest_day() -> None:
    made = [
        Case(story, (story, at // 2), [float(at)] * len(SIGNS), at > 2)
        for story in "abcd"
        for at in range(6)
    ]
    lines: list[str] = []
    report(made, lines.append)
    assert len(lines) == 6
    assert lines[0].startswith("from 0.50 on: ")
    assert int(lines[0].split()[3]) <= 12


def test_the_weights_written_are_the_fit(told: list[Case], tmp_path: Path) -> None:
    day_weights.write_weights(told, "a" * 64, tmp_path)
    made, shipped = read(tmp_path / "days.json"), read(FOLDER / "days.json")
    assert made.names == shipped.names
    assert made.digest == "a" * 64
    learned = fit(told)
    assert np.allclose(made.by, learned.weights, atol=0.001)
