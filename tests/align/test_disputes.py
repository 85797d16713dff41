"""Disputes of whole invented stories: the floors of what is found and of what is right."""

from pathlib import Path

from evaluation.disputes import HALVES, Coverage, Dispute, Drawn, Report, Told, evaluate
from variorum.model import Evidence


def test_the_floors() -> None:
    rows = {row.name: row.values for row in evaluate(Path(__file__).parent).rows}
    tuned, held_out = (rows[half.replace("_", " ")] for half in HALVES)
    assert tuned["share"] >= 0.56
    assert tuned["precision"] >= 0.69
    assert held_out["share"] >= 0.43
    assert held_out["precision"] >= 0.70
    # Of some two hundred pairs that only look like a dispute, a handful is drawn as one.
    assert tuned["misled"] + held_out["misled"] <= 8


def test_a_pair_is_right_where_each_side_is_a_noted_sentence() -> None:
    text = "The mine was safe. The mine had leaked. Rain fell."
    report = Report(id="a", outlet="A", title="", date="2026-03-01", text=text)
    dispute = Dispute(
        about="the mine",
        kind="claim",
        asserted=(Told("a", "The mine had leaked."),),
        denied=(Told("a", "The mine was safe."),),
    )
    coverage = Coverage(name="mine", articles=(report,), disputes=(dispute,), not_disputes=())

    def evidence(start: int, end: int) -> Evidence:
        return Evidence(article="a", start=start, end=end, text=text[start:end])

    drawn = Drawn(coverage, ())
    assert drawn.answers((evidence(0, 18), evidence(23, 30))) == 0
    assert drawn.answers((evidence(23, 30), evidence(0, 18))) == 0
    assert drawn.answers((evidence(0, 18), evidence(40, 50))) is None
