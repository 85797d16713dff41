"""Why a denial answers what it does: the sum that was weighed, or what it points at."""

import pytest

from tests.align.claims.told import assertion
from tests.align.disputes.test_answers import CONTENT, DENIAL, FIRST, TEXT, TOLD, finder
from tests.align.readings import read
from variorum.align.claims.agreement import Matcher
from variorum.align.disputes import answers, denial_reasons, observations, pointing
from variorum.align.disputes.answers import Finder
from variorum.align.disputes.denial_reasons import Case, denies, observes
from variorum.align.disputes.denials import Denial
from variorum.align.disputes.pointing import Pointer
from variorum.weights import load


def case(*denials: Denial) -> Case:
    return Case(TOLD, denials, finder(), Pointer(TOLD, {}))


def test_the_sum_of_the_signs_is_the_weight_that_decided() -> None:
    reason = denies(case(DENIAL), (1, 0))
    weighed = next(one for one in finder().weigh(DENIAL) if one.target == 0)
    assert reason.total == answers.weight(weighed.signs) / 1000
    # What decides is a whole number of thousandths.
    assert sum(sign.adds for sign in reason.signs) == pytest.approx(reason.total, abs=0.01)
    assert (reason.rule, reason.module) == ("denial-answers", answers.__name__)
    assert reason.words.startswith(f"a:{FIRST + 1} denies what a:0 puts forward: ")


@pytest.mark.parametrize(
    ("denial", "words", "line"),
    [
        (DENIAL, "it says so by its verb", "explicit"),
        (DENIAL._replace(denies=False, refutes=True), "it calls what was said false", "explicit"),
        (DENIAL._replace(denies=False, negates=True), "it says that it was not so", "other"),
        (DENIAL._replace(denies=False, spared=True), "it says that all are well", "other"),
    ],
)
def test_how_it_denies_is_told_and_sets_its_line(
    denial: Denial, words: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = TOLD[1]._replace(negated=CONTENT, mode="says")
    assertions = [TOLD[0], no, TOLD[2]]
    found = Finder(Matcher(assertions), [read("a", TEXT)], {})
    told = Case(assertions, [denial], found, Pointer(assertions, {}))
    # Whether such short sentences reach the line is no matter here.
    monkeypatch.setattr(found, "judged", lambda denial: (0, False))
    reason = denies(told, (1, 0))
    assert words in reason.words
    assert reason.line == load("denials").line(line)


def test_a_pair_that_no_known_denial_drew_is_told_by_its_places_alone() -> None:
    reason = denies(case(), (1, 0))
    assert reason.words == f"a:{FIRST + 1} denies what a:0 puts forward."
    assert (reason.rule, reason.signs, reason.total) == (None, (), None)


def test_a_bare_denial_points(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = DENIAL._replace(content=frozenset(["charge"]), pointing=frozenset(["charge"]))
    told = case(bare)
    monkeypatch.setattr(told.finder, "judged", lambda denial: (0, True))
    monkeypatch.setattr(told.pointer, "rank", lambda denial, at: 2.5 if at == 0 else None)
    reason = denies(told, (1, 0))
    assert (reason.rule, reason.total, reason.module) == ("denial-points", 2.5, pointing.__name__)
    assert [(one.weight, one.value) for one in reason.signs] == [(1.0, 2.5)]
    unranked = denies(told, (1, 2))
    assert (unranked.signs, unranked.total) == ((), None)


def test_an_observation_stands_on_neither_side() -> None:
    third = assertion("fire direction", article="c", speaker="mission", at=30)
    reason = observes([*TOLD, third], (3, 0))
    assert reason.words.startswith("c:30 tells what a third party found")
    assert "of what a:0 puts forward" in reason.words
    assert reason.words.endswith("stands on neither side.")
    assert reason.module == observations.__name__ != denial_reasons.__name__
