"""Low, best and high of a figure, under each policy, and how its reports stand together."""

import pytest

from tests.align.figures.reports_of import amount, candidate
from variorum.align.figures.estimates import (
    best_value,
    bounds,
    in_main_unit,
    main_unit,
    relation_of,
)
from variorum.model import Policy

TOLD = [
    candidate(12, origin="o1"),
    candidate(12, origin="o2"),
    candidate(15, origin="o3", published="2024-05-01"),
    candidate(10, origin="o4", published="2024-05-01"),
]


def test_bounds_are_the_least_and_the_greatest_number() -> None:
    assert bounds(TOLD) == (10, 15)
    assert bounds([candidate(None, low=10, high=20, qualifier="between")]) == (10, 20)
    assert bounds([candidate(None, qualifier="vague")]) == (None, None)
    assert bounds([]) == (None, None)


@pytest.mark.parametrize(
    ("policy", "best"),
    [("lowest", 10), ("highest", 15), ("most-origins", 12), ("ucdp-like", 12), ("acled-like", 10)],
)
def test_a_policy_names_the_best(policy: Policy, best: int) -> None:
    assert best_value(TOLD, policy) == best


def test_of_equals_a_policy_takes_the_higher_or_the_lower() -> None:
    two = [candidate(12, origin="o1"), candidate(15, origin="o2")]
    assert best_value(two, "most-origins") == 15
    assert best_value(two, "ucdp-like") == 12


def test_the_latest_is_the_one_published_last() -> None:
    later = [*TOLD, candidate(11, origin="o5", published="2024-05-03")]
    assert best_value(later, "latest") == 11
    assert best_value(later, "acled-like") == 11


def test_copies_of_one_origin_count_once() -> None:
    copies = [candidate(15, origin="o1", at=at) for at in range(3)]
    others = [candidate(12, origin="o2"), candidate(12, origin="o3")]
    assert best_value([*copies, *others], "ucdp-like") == 12


@pytest.mark.parametrize(
    ("words", "coded"),
    [
        ("tens of people", 10),
        ("dozens", 12),
        ("hundreds", 100),
        ("thousands", 1000),
        ("many", None),
    ],
)
def test_vague_words_are_coded_by_one_policy_alone(words: str, coded: int | None) -> None:
    vague = [candidate(None, words=words, qualifier="vague")]
    assert best_value(vague, "acled-like") == coded
    assert best_value(vague, "most-origins") is None


def test_a_range_speaks_for_the_numbers_told_within_it() -> None:
    ranged = candidate(None, origin="o2", low=10, high=20, qualifier="between")
    told = [candidate(12, origin="o1"), ranged, candidate(30, origin="o3")]
    assert best_value(told, "most-origins") == 12
    assert best_value([ranged], "highest") == 20
    assert best_value([ranged], "lowest") == 10


@pytest.mark.parametrize(
    ("values", "measure", "relation"),
    [
        ([(12, "o1", 1)], "killed", "single"),
        ([(12, "o1", 1), (12, "o1", 1)], "killed", "single"),
        ([(12, "o1", 1), (12, "o2", 1)], "killed", "agree"),
        ([(12, "o1", 1), (15, "o2", 1)], "killed", "differ"),
        ([(12, "o1", 1), (15, "o2", 3)], "killed", "update"),
        ([(15, "o1", 1), (12, "o2", 3)], "killed", "differ"),
        ([(15, "o1", 1), (12, "o2", 3)], "missing", "update"),
    ],
)
def test_reports_agree_differ_or_update(
    values: list[tuple[int, str, int]], measure: str, relation: str
) -> None:
    told = [
        candidate(value, origin=origin, published=f"2024-05-0{day}", measure=measure, at=at)
        for at, (value, origin, day) in enumerate(values)
    ]
    assert relation_of(told) == relation


def test_of_an_updated_count_the_last_stands() -> None:
    told = [candidate(12, origin=f"o{at}") for at in range(3)]
    later = candidate(15, origin="o9", published="2024-05-03")
    assert best_value([*told, later], "most-origins") == 15


def test_numbers_of_another_unit_have_no_part_in_the_bounds() -> None:
    metres = [amount(40, origin, unit="metre") for origin in ("o1", "o2")]
    group = [*metres, amount(131, "o3", unit="foot")]
    assert main_unit(group) == "metre"
    assert in_main_unit(group) == metres
    assert relation_of(group) == "agree"
    assert relation_of([*group, amount(200, "o4", unit="foot")]) == "differ"


def test_what_an_account_says_was_left_behind_is_not_the_best() -> None:
    before = amount(9, unit="USD", words="from $9")
    after = amount(7, unit="USD", words="$7", at=11)._replace(sentence=before.sentence)
    assert relation_of([before, after]) == "update"
    assert best_value([before, after], "most-origins") == 7
    assert best_value([before, after], "highest") == 9
    assert relation_of([before, after._replace(key=("a-o1", 90))]) == "update"


def test_what_an_account_tells_as_replaced_is_replaced_wherever_it_is_told() -> None:
    first = candidate(21, origin="o1", published="2024-05-01")
    later = [candidate(17, origin=origin, published="2024-05-03") for origin in ("o2", "o3")]
    left = candidate(21, origin="o2", published="2024-05-03", at=40)._replace(left=True)
    assert relation_of([first, *later]) == "differ"
    assert relation_of([first, *later, left]) == "update"
    assert best_value([first, candidate(21, origin="o4"), *later, left], "most-origins") == 17
    assert bounds([first, *later, left]) == (17, 21)
    # Where nothing else is told, what was left is all that is known.
    assert best_value([first, left], "most-origins") == 21
    moved = candidate(17, origin="o2", words="toll down from 21 to 17", published="2024-05-03")
    assert relation_of([first, moved]) == "update"


def test_a_rounded_sum_agrees_with_the_sum() -> None:
    told = amount(14_959_450, unit="USD")
    assert relation_of([told, amount(15_000_000, "o2", unit="USD")]) == "agree"
    assert relation_of([told, amount(14_000_000, "o2", unit="USD")]) == "differ"
    assert relation_of([amount(139, unit="USD"), amount(141, "o2", unit="USD")]) == "differ"
    assert relation_of([candidate(149), candidate(150, origin="o2")]) == "differ"
