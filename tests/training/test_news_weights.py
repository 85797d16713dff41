"""What a sentence is worth, learned from notes: cases, fits without the story, and the report."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from training import news_weights
from training.news_weights import JUDGEMENTS, Case, area, cases, fit, held_out, report
from variorum.weights import FOLDER, read

FLOOD = (
    "The Orla flooded the old town of Tessen on Sunday night.\n\n"
    "Mayor Ilse Brandt said “the pumps came too late”.\n\n"
    "Fish died.\n"
)
LATER = (
    "Boats went out to Upper Tessen at dawn.\n\n"
    "On Sunday night the Orla flooded the old town of Tessen.\n"
)


def note(weight: int, *at: tuple[str, str]) -> dict[str, object]:
    return {"weight": weight, "at": [list(one) for one in at]}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Notes on a story of two accounts, and a folder that is not noted yet."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "flood" / "articles").mkdir(parents=True)
    (folder / "flood" / "articles" / "echo.txt").write_text(FLOOD)
    (folder / "flood" / "articles" / "post.txt").write_text(LATER)
    facts = [
        # Both tell it, so nobody alone does.
        note(3, ("echo", "flooded the old town"), ("post", "flooded the old town")),
        # Straight quotation marks and capitals are those of the noter.
        note(2, ("echo", 'Said "the pumps came too late"')),
        note(1, ("post", "went out to Upper Tessen")),
        # A word of four letters is too short to be told by.
        note(3, ("echo", "Fish")),
        note(3, ("echo", "words that stand nowhere")),
    ]
    (folder / "flood" / "notes.json").write_text(json.dumps({"facts": facts}))
    (folder / "vote" / "articles").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def told(notes: Path) -> tuple[list[Case], list[str]]:
    lines: list[str] = []
    return cases(notes, lambda line: lines.append(str(line))), lines


def test_each_sentence_of_a_noted_story_is_a_case(told: tuple[list[Case], list[str]]) -> None:
    found, lines = told
    assert {case.story for case in found} == {"flood"}
    assert lines == [f"[1/1] flood: {len(found)} sentences"]
    names = read(FOLDER / "news_main.json").names
    assert {len(case.signs) for case in found} == {len(names)}


def test_the_heaviest_fact_that_a_sentence_tells_is_its_worth(
    told: tuple[list[Case], list[str]],
) -> None:
    truths = sorted(case.truth for case in told[0])
    assert truths == sorted(
        [
            (True, True, False),
            (True, True, False),
            (True, False, True),
            (False, False, True),
            (False, False, False),
        ]
    )


def test_a_folder_without_notes_has_no_cases(tmp_path: Path) -> None:
    (tmp_path / "vote").mkdir()
    assert cases(tmp_path, lambda line: pytest.fail(str(line))) == []


def test_notes_that_are_broken_are_refused(tmp_path: Path) -> None:
    (tmp_path / "vote").mkdir()
    (tmp_path / "vote" / "notes.json").write_text("{")
    with pytest.raises(json.JSONDecodeError):
        cases(tmp_path)


@pytest.mark.parametrize(
    ("odds", "truth", "found"),
    [
        ([0.1, 0.2, 0.8, 0.9], [False, False, True, True], 1.0),
        ([0.1, 0.2, 0.8, 0.9], [True, True, False, False], 0.0),
        ([0.1, 0.2, 0.8, 0.9], [False, True, False, True], 0.75),
        ([0.9, 0.1, 0.8, 0.2], [True, False, False, True], 0.75),
    ],
)
def test_the_area_is_how_often_two_stand_in_their_order(
    odds: Sequence[float], truth: Sequence[bool], found: float
) -> None:
    assert area(np.array(odds), np.array(truth)) == pytest.approx(found)


def made(story: str, sign: float, truth: bool) -> Case:
    return Case(story, [sign, 1.0], (truth, truth, not truth))


# In each story the sign tells the truth, and in the last it tells the contrary.
STORIES = [
    made(story, sign, (sign > 0) == (story != "odd"))
    for story in ("ebb", "flow", "odd")
    for sign in (-2.0, -1.0, 1.0, 2.0)
] * 3


def test_a_fit_follows_what_it_has_seen() -> None:
    seen = [case for case in STORIES if case.story != "odd"]
    assert fit(seen, 0).weights[0] > 0
    assert fit(seen, 2).weights[0] < 0, "the third judgement is the contrary here"


def test_a_story_is_judged_by_fits_without_it() -> None:
    odds, truth = held_out(STORIES, 0)
    assert list(truth) == [case.truth[0] for case in STORIES]
    own = np.array([case.story == "odd" for case in STORIES])
    # What it tells itself would turn it: by the others, it is judged wrongly throughout.
    assert all((odds[own] > 0.5) != truth[own])
    assert area(odds[own], truth[own]) == 0.0


def test_the_report_tells_of_each_judgement_how_often_what_is_given_holds() -> None:
    lines: list[str] = []
    report(STORIES, lambda line: lines.append(str(line)))
    heads = [line for line in lines if not line.startswith(" ")]
    assert [line.split(":")[0] for line in heads] == list(JUDGEMENTS)
    odds, truth = held_out(STORIES, 0)
    assert heads[0] == f"weighty: AUC {area(odds, truth):.3f}, 0.50 of all hold"
    first = lines[1 : lines.index(heads[1])]
    assert sum(int(line.rsplit(" ", 1)[1]) for line in first) == len(STORIES)
    low = int((odds < 0.5).sum())
    below = [line for line in first if int(line.split(".")[1][0]) < 5]
    assert sum(int(line.rsplit(" ", 1)[1]) for line in below) == low


def test_weights_are_written_for_each_judgement(tmp_path: Path) -> None:
    names = read(FOLDER / "news_main.json").names
    wide = [
        case._replace(signs=[case.signs[0], *[0.0] * (len(names) - 1)])
        for case in STORIES
        if case.story != "odd"
    ]
    news_weights.write_weights(wide, "f" * 64, tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(
        f"news_{name}.json" for name in JUDGEMENTS
    )
    weighty, alone = (read(tmp_path / f"news_{one}.json") for one in ("weighty", "alone"))
    assert weighty.features[0].weight > 0 > alone.features[0].weight
    assert {one.weight for one in weighty.features[1:]} == {0.0}
    assert weighty.digest == "f" * 64
