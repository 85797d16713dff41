"""How far people agree, by a second reader who judges alone."""

import msgspec
import pytest

from variorum.engine.reader_agreement import (
    agreements,
    disagreements,
    for_second_reader,
    kappa,
    work_of_each,
)
from variorum.model import Decision, Evidence
from variorum.model.decision import Target
from variorum.review import Signature, decide_line, undo
from variorum.store.teamwork import Opinion, OpinionKind


def decided(at: int, kind: OpinionKind, by: str = "Ida") -> Decision:
    piece = Evidence(article="a1", start=at, end=at + 4, text="Four")
    target = Target(kind="claims", evidence=(piece,))
    return decide_line(kind, target, [], Signature(f"2031-05-07T00:00:{at:02}Z", by))


def said(decision: Decision, kind: OpinionKind, who: str = "Bo") -> Opinion:
    return Opinion(decision=decision.id, who=who, made="2031-05-08", kind=kind)


@pytest.mark.parametrize(
    ("both", "told"),
    [
        # 20 x yes-yes, 5 x yes-no, 10 x no-yes, 15 x no-no: the example of the textbooks.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("y", "y"), ("n", "n")], 1.0),
        ([("y", "n"), ("n", "y")], -1.0),
        ([("y", "y"), ("y", "n"), ("n", "y"), ("n", "n")], 0.0),
        ([("y", "y")] * 5, None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(both: list[tuple[str, str]], told: float | None) -> None:
    found = kappa(both)
    assert (found is None) == (told is None)
    if told is not None:
        assert found == pytest.approx(told)


def test_each_two_people_are_told_once() -> None:
    made = [decided(1, "accept"), decided(2, "strike"), decided(3, "accept", by="Bo")]
    opinions = [
        said(made[0], "accept"),
        said(made[1], "accept"),
        said(made[2], "accept", who="Ida"),
        said(made[0], "unsure", who="Cai"),
    ]
    both, third = agreements(made, opinions)
    assert (both.first, both.second, both.lines) == ("Bo", "Ida", 3)
    assert both.alike == pytest.approx(2 / 3)
    assert both.kappa == pytest.approx(0.0)
    assert (third.first, third.second, third.lines, third.alike) == ("Cai", "Ida", 1, 0.0)
    assert [(one.id, other.kind) for one, other in disagreements(made, opinions)] == [
        (made[1].id, "accept"),
        (made[0].id, "unsure"),
    ]


def test_a_second_reader_gets_what_others_judged_and_still_holds() -> None:
    made = [decided(1, "accept"), decided(2, "strike", by="Bo"), decided(3, "unsure")]
    made.append(undo(made[2].id, made, made="2031-05-09", by="Ida"))
    assert list(for_second_reader(made, [], "Bo")) == [made[0]]
    assert list(for_second_reader(made, [said(made[0], "strike")], "Bo")) == []
    assert list(for_second_reader(made, [said(made[0], "strike")], "Cai")) == made[:2]
    corrected = msgspec.structs.replace(made[0], kind="speaker", to=None)
    assert list(for_second_reader([corrected], [], "Bo")) == []


def test_who_did_what() -> None:
    made = [decided(1, "accept"), decided(2, "accept"), decided(3, "strike", by="Bo")]
    ida, bo = sorted(
        work_of_each(made, [said(made[0], "accept")]), key=lambda one: one.who, reverse=True
    )
    assert (ida.who, dict(ida.decisions), ida.opinions) == ("Ida", {"accept": 2}, 0)
    assert (bo.who, dict(bo.decisions), bo.opinions) == ("Bo", {"strike": 1}, 1)
