"""Copying sources: who copies whom is told from shared rare values, and copies do not outvote."""

import time

from hypothesis import given
from hypothesis import strategies as st

from variorum.reuse.dependence import Assertion, infer_dependence

HONEST = {"north": 1, "south": 2, "east": 3, "west": 4}
"""Four sources that err on their own: each on every fifth item, not on the same ones."""
COPIES = ("first", "second", "third")
"""One source that errs on every fourth item, and two that take over all it says."""


def market() -> list[Assertion]:
    assertions = []
    for n in range(40):
        item = f"item {n:02}"
        for source, turn in HONEST.items():
            value = f"{source} slip {n}" if n % 5 == turn else "true"
            assertions.append(Assertion(source, item, value))
        for source in COPIES:
            assertions.append(Assertion(source, item, "true" if n % 4 else f"copied slip {n}"))
    return assertions


def test_three_copies_of_a_mistake_do_not_outvote_two_independent_sources() -> None:
    told = [a for a in market() if a.item != "item 08" or a.source in (*COPIES, "north", "south")]
    assert infer_dependence(told).chosen["item 08"] == "true"


def test_copies_are_told_from_sources_that_are_right_alike() -> None:
    copying = infer_dependence(market()).copying
    assert {pair for pair, chance in copying.items() if chance > 0.9} == {
        ("first", "second"),
        ("first", "third"),
        ("second", "third"),
    }


def test_sources_that_err_more_are_less_reliable() -> None:
    reliability = infer_dependence(market()).reliability
    assert reliability["first"] < reliability["north"]


def test_nothing_given_gives_nothing() -> None:
    assert infer_dependence([]) == ({}, {}, {})


WORDS = st.sampled_from(["a", "b", "c", "d"])


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=30), st.randoms())
def test_any_assertions_in_any_order_choose_a_value_that_was_given(rows, random) -> None:  # type: ignore[no-untyped-def]
    told = list({(s, i): Assertion(s, i, v) for s, i, v in rows}.values())
    result = infer_dependence(told)
    assert all((i, v) in {(a.item, a.value) for a in told} for i, v in result.chosen.items())
    random.shuffle(told)
    assert infer_dependence(told) == result


def test_long_lists_take_seconds() -> None:
    told = [Assertion(f"s{s}", f"i{i}", str((s * i) % 7)) for s in range(60) for i in range(50)]
    start = time.process_time()
    infer_dependence(told)
    assert time.process_time() - start < 10


def test_two_sources_that_share_only_what_all_say_copy_nobody() -> None:
    told = [Assertion(s, f"i{n}", "true") for s in ("a", "b", "c", "d") for n in range(20)]
    assert infer_dependence(told).copying == {}


def test_no_source_is_beyond_doubt_or_quite_worthless() -> None:
    told = [Assertion(s, f"i{n}", "true") for s in ("a", "b", "c", "d") for n in range(20)]
    told += [Assertion("odd", f"i{n}", f"slip {n}") for n in range(20)]
    found = infer_dependence(told).reliability
    assert found["a"] == 0.98
    assert found["odd"] == 0.05


def test_two_sources_alike_in_all_are_told_as_copies_with_near_certainty() -> None:
    copying = infer_dependence(market()).copying
    assert copying["first", "second"] > 0.99
    few = [one for one in market() if int(one.item[-2:]) < 4]
    # One mistake that two share leaves it open.
    assert 0.5 < infer_dependence(few).copying["first", "second"] < 0.6


def test_a_later_value_of_a_source_replaces_an_earlier_one() -> None:
    told = [Assertion("a", "i", "old"), Assertion("a", "i", "new"), Assertion("b", "i", "new")]
    assert infer_dependence(told).chosen == {"i": "new"}
