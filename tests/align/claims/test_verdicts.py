"""How two assertions stand to each other."""

import pytest

from tests.align.claims.told import assertion
from variorum.align.claims import verdicts
from variorum.align.claims.assertions import Looks

WALL = "wall dam burst night valley"


def test_the_same_words_say_the_same() -> None:
    assert verdicts.judge(assertion(WALL), assertion(WALL), 1.0, 1.0) == "same"


def test_a_yes_and_a_no_are_opposed() -> None:
    no = assertion(WALL, negated="burst")
    assert verdicts.is_no(no, assertion(WALL))
    assert not verdicts.is_no(assertion(WALL), no)
    assert verdicts.judge(assertion(WALL), no, 1.0, 1.0) == "opposed"
    assert verdicts.judge(assertion(WALL), no, 0.49, 1.0) is None
    few = assertion("dam burst", negated="burst")
    assert verdicts.judge(assertion("dam burst"), few, 1.0, 1.0) is None


def test_words_without_a_plain_one_in_common_say_nothing() -> None:
    assert verdicts.judge(assertion("wall dam"), assertion("rain town"), 0.9, 0.9) is None
    named = assertion("", names="Bell Gray")
    assert verdicts.judge(named, named, 1.0, 1.0) is None


def test_a_denial_and_a_telling_are_not_compared() -> None:
    assert verdicts.judge(assertion(WALL, mode="denies"), assertion(WALL), 1.0, 1.0) is None


def test_two_numbers_of_one_thing_differ() -> None:
    one, two = assertion(f"{WALL} killed=7"), assertion(f"{WALL} killed=9")
    assert verdicts.judge(one, two, 0.9, 0.9) == "differs"
    assert verdicts.difference(one, two) == ("number", 2)


def test_who_counts_nobody_of_those_and_tells_another_thing_contradicts_nothing() -> None:
    yes = assertion("police questioned men fire mill")
    none = assertion("men questioned fire mill suspect", negated="men questioned fire mill suspect")
    assert verdicts.judge(yes, none, 0.9, 0.9) is None
    nobody = assertion("questioned fire mill", negated="questioned fire mill")
    assert verdicts.judge(yes, nobody, 0.9, 0.9) == "opposed"


def test_a_link_that_is_denied_says_no_though_only_a_name_is_shared() -> None:
    yes = assertion("gunman belong", names="hill brigade")
    no = assertion("gunman ties", names="hill brigade", negated="ties hill brigade")
    assert verdicts.judge(yes, no, 0.7, 0.7) == "opposed"
    assert verdicts.judge(yes, no._replace(negated=frozenset()), 0.7, 0.7) != "opposed"


def test_two_days_of_one_thing_differ() -> None:
    one, two = assertion(f"{WALL} @2024-05-01"), assertion(f"{WALL} @2024-05-04")
    assert verdicts.days_apart(one, two) == 3
    assert verdicts.days_apart(one, assertion(WALL)) == 0
    assert verdicts.judge(one, two, 0.65, 0.9) == "differs"
    assert verdicts.judge(one, two, 0.64, 0.9) is None
    assert verdicts.difference(one, two) == ("time", 3)


@pytest.mark.parametrize(
    ("one", "two", "opposed"),
    [
        ("price rise", "price fall", True),
        ("price fall", "price rise", True),
        ("court convict", "court acquit", True),
        ("price rise", "price rise", False),
        ("price rise fall", "price fall", False),
    ],
)
def test_opposite_words_are_opposed(one: str, two: str, opposed: bool) -> None:
    assert verdicts.opposite(assertion(one), assertion(two)) is opposed


def test_accusations_of_one_speaker_are_the_same_by_what_they_hold() -> None:
    one = assertion("warnings ignored letters", mode="accuses", speaker="mayor")
    assert verdicts.judge_accusations(one, one, 1.0) == "same"
    assert verdicts.judge_accusations(one, one, 0.0) is None
    assert verdicts.judge_accusations(one, assertion("rain"), 1.0) is None


@pytest.mark.parametrize(
    ("looks", "day", "odd"),
    [
        ("back", "@2031-05-07", True),
        ("ahead", "@2031-05-07", False),
        (None, "@2031-05-07", False),
        ("back", "@PRESENT_RE", False),
    ],
)
def test_a_forecast_and_its_outcome_are_two_facts(looks: Looks | None, day: str, odd: bool) -> None:
    ahead = assertion(f"storm landfall coast gust {day}", looks="ahead")
    other = assertion(f"storm landfall coast gust {day}", article="b", looks=looks)
    assert verdicts.at_odds(ahead, other) == odd
    assert (verdicts.judge(ahead, other, 1.0, 1.0) == "same") != odd
