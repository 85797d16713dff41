"""Figures that an editor wants, learned from judgements: labels, cases, fits without the story."""

import json
from pathlib import Path

import numpy as np
import pytest

from training import figure_weights
from training.figure_weights import LABELS, Case, cases, fit, held_out, labels, report
from variorum.dossier.figure_worth import SIGNS
from variorum.weights import FOLDER, read

FLOOD = (
    "The Orla killed 17 people in the old town of Tessen on Sunday, 10 March 2024.\n\n"
    "The house of the mayor has 40 rooms and stands on a hill.\n"
)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    folder = tmp_path_factory.mktemp("notes")
    for story in ("ebb", "flow"):
        (folder / story / "articles").mkdir(parents=True)
        (folder / story / "articles" / "echo.txt").write_text(FLOOD)
        (folder / story / "notes.json").write_text(json.dumps({"facts": []}))
    rows = [
        f"{story}\techo\t{FLOOD.index(words)}\t0\t{wanted}"
        for story in ("ebb", "flow")
        for words, wanted in (("killed 17", 1), ("40 rooms", 0))
    ]
    path = folder / "labels.tsv"
    path.write_text("\n".join(["story\tarticle\tstart\tend\twanted", *rows]))
    return cases(folder, labels(path), lambda line: None)


def test_only_judged_figures_are_cases(told: list[Case]) -> None:
    assert [(case.story, case.wanted) for case in told if case.story == "ebb"] == [
        ("ebb", True),
        ("ebb", False),
    ]
    assert {len(case.signs) for case in told} == {len(SIGNS)}


def test_a_story_is_judged_by_what_the_others_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def noted(given: list[Case]) -> object:
        seen.append({case.story for case in given})
        return fit(given)

    monkeypatch.setattr(figure_weights, "fit", noted)
    made = [Case(story, [float(at)] * len(SIGNS), at > 2) for story in "ab" for at in range(5)]
    odds, wanted = held_out(made)
    assert seen == [{"b"}, {"a"}]
    assert odds[wanted].min() > odds[~wanted].max()


def test_the_report_tells_how_much_each_line_keeps() -> None:
    made = [Case(story, [float(at)] * len(SIGNS), at > 2) for story in "abcd" for at in range(6)]
    lines: list[str] = []
    report(made, lines.append)
    assert lines[0].startswith("AUC 1.000")
    counts = [int(line.split()[3]) for line in lines[1:]]
    assert counts == sorted(counts, reverse=True)


def test_the_weights_written_are_the_fit(told: list[Case], tmp_path: Path) -> None:
    figure_weights.write_weights(told, "a" * 64, tmp_path)
    made, shipped = read(tmp_path / "figures.json"), read(FOLDER / "figures.json")
    assert made.names == shipped.names == SIGNS
    assert made.digest == "a" * 64
    assert np.allclose(made.by, fit(told).weights, atol=0.001)


def test_the_judgements_are_of_many_stories_and_both_kinds() -> None:
    judged = labels(ROOT / LABELS)
    assert len({story for story, _, _ in judged}) >= 25
    assert 0.4 < np.mean([*judged.values()]) < 0.6
