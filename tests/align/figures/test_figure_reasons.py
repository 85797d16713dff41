"""Why a figure says what it says: its reports, its bounds, its best and how they stand together."""

from collections.abc import Sequence
from typing import Literal

import pytest

from tests.align.figures.reports_of import candidate
from variorum.align.figures import estimates
from variorum.align.figures.figure_reasons import figure_reasons, report_reason
from variorum.align.figures.reports import Candidate
from variorum.model import Because, Figure, Policy

Standing = Literal["single", "agree", "update", "differ"]


def figure(
    group: Sequence[Candidate],
    policy: Policy = "most-origins",
    relation: Standing = "single",
) -> Figure:
    low, high = estimates.bounds(group)
    return Figure(
        id="f1",
        measure="killed",
        what="people killed",
        unit="person",
        reports=tuple(one.report for one in group),
        low=low,
        best=estimates.best_value(group, policy),
        high=high,
        policy=policy,
        origins=len({one.report.origin for one in group}),
        relation=relation,
    )


def told(
    group: Sequence[Candidate],
    policy: Policy = "most-origins",
    relation: Standing = "single",
) -> dict[str | None, Because]:
    found = figure_reasons(figure(group, policy, relation), group)
    return {one.rule: one for one in found}


TWO = [
    candidate(12, origin="o1", words="12 people"),
    candidate(17, origin="o2", words="17 people", published="2024-05-02", at=40),
    candidate(17, origin="o3", words="17 people", published="2024-05-02", at=9),
]


def test_the_bounds_name_where_they_stand() -> None:
    words = told(TWO, relation="update")["least-and-greatest"].words
    assert words == (
        "12 is the least number that any report gives (“12 people”, a-o1:0), "
        "17 the greatest (“17 people”, a-o2:40)."
    )


def test_the_best_number_stands_on_the_origins_that_give_it() -> None:
    differing = [*TWO, candidate(12, origin="o4", published="2024-05-03")]
    best = told(differing, relation="differ")["most-origins"]
    assert best.words.startswith("12 is the best by the policy most-origins: ")
    assert {sign.sign: sign.value for sign in best.signs} == {
        "origins that give 12, last on 2024-05-03": 2.0,
        "origins that give 17, last on 2024-05-02": 2.0,
    }
    assert "only the last day's" not in best.words
    update = told(TWO, relation="update")["most-origins"]
    assert "only the last day's" in update.words
    assert [sign.sign for sign in update.signs] == ["origins that give 17, last on 2024-05-02"]


def test_another_policy_has_another_best_and_other_words() -> None:
    assert told(TWO, "lowest")["lowest"].words.startswith("12 is the best by the policy lowest")


def test_one_report_alone_has_no_relation() -> None:
    found = told(TWO[:1])
    assert set(found) == {"one-figure", "least-and-greatest", "most-origins"}
    assert found["one-figure"].words.startswith("1 report stands in one figure: ")
    assert "the story's own event" in found["one-figure"].words


def test_what_sets_a_count_apart_is_named() -> None:
    away = candidate(3, setting="Drovny", role="part")
    words = told([away])["one-figure"].words
    assert "another event or time (Drovny)" in words
    assert "a part of a greater count" in words


def test_a_count_without_a_number_has_no_bounds_and_no_best() -> None:
    vague = candidate(None, words="many people", qualifier="vague")
    assert list(told([vague])) == ["one-figure"]


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("agree", "No two reports part: "),
        ("differ", "The numbers part, and later ones do not go further one way."),
        ("update", "The numbers part, and later ones go further one way: 12 on 2024-05-01, 17 on"),
    ],
)
def test_how_the_reports_stand_together_is_told(relation: Standing, words: str) -> None:
    assert told(TWO, relation=relation)[relation].words.startswith(words)


def test_an_update_of_one_day_rests_on_a_word() -> None:
    same_day = [candidate(12, origin="o1"), candidate(17, origin="o2", at=40)]
    words = told(same_day, relation="update")["update"].words
    assert words == "The numbers part, and a report says that the count rose."


def test_a_report_is_read_as_its_number_and_how_firmly() -> None:
    report = candidate(1200, words="some 1,200 people", qualifier="at_least", at=5).report
    assert report_reason(report).words == (
        "“some 1,200 people” (a-o1:5) is read as 1,200, told as at least."
    )
    vague = candidate(None, words="many people", qualifier="vague").report
    assert "is read as no exact number, told as vague" in report_reason(vague).words
