import re

import pytest

from variorum.errors import StopRun
from variorum.model import Decision
from variorum.review import apply, decide, holding, now, undo


def made(*rulings: tuple[str, str, str]) -> list[Decision]:
    """Decisions in order: kind and two articles; `undo` takes the number of an earlier one."""
    done: list[Decision] = []
    for number, (kind, a, b) in enumerate(rulings):
        when = f"2031-05-06T00:00:{number:02}Z"
        if kind == "undo":
            done.append(undo(done[int(a)].id, done, made=when))
        else:
            assert kind in ("same", "apart")
            pair = (a, b)
            done.append(decide("same" if kind == "same" else "apart", pair, done, made=when))
    return done


def test_what_was_decided_holds() -> None:
    verdicts = apply(made(("same", "b", "a"), ("apart", "c", "a")))
    assert verdicts.same == {("a", "b")}
    assert verdicts.apart == {("a", "c")}
    assert verdicts.beside("a") == {"b"}


def test_a_change_of_mind_supersedes_and_both_are_kept() -> None:
    decisions = made(("same", "a", "b"), ("apart", "a", "b"))
    assert decisions[1].supersedes == decisions[0].id
    assert holding(decisions) == decisions[1:]
    assert apply(decisions).apart == {("a", "b")}
    assert not apply(decisions).same


def test_undoing_leaves_nothing_to_ask_for() -> None:
    decisions = made(("same", "a", "b"), ("undo", "0", ""))
    assert len(decisions) == 2
    assert holding(decisions) == []
    with pytest.raises(StopRun):
        undo(decisions[0].id, decisions, made="2031-05-07")


def test_of_decisions_that_contradict_the_later_ones_win() -> None:
    older_apart = apply(made(("apart", "a", "c"), ("same", "a", "b"), ("same", "b", "c")))
    assert older_apart.same == {("a", "b"), ("b", "c")}
    assert not older_apart.apart
    newer_apart = apply(made(("same", "a", "b"), ("same", "b", "c"), ("apart", "a", "c")))
    assert newer_apart.same == {("b", "c")}
    assert newer_apart.apart == {("a", "c")}


def test_a_decision_is_on_two_articles() -> None:
    with pytest.raises(StopRun):
        made(("same", "a", "a"))


def test_the_time_is_told_to_the_microsecond() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", now())
