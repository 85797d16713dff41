"""Counts and amounts that no verb of harm measures: which are of one thing."""

import msgspec
import pytest

from tests.align.figures.reports_of import amount
from variorum.align.figures.like_amounts import group_alike, profile_of
from variorum.align.figures.reports import Candidate


def sizes(*candidates: Candidate) -> list[int]:
    return sorted(len(group) for group in group_alike(candidates))


def test_one_number_of_one_noun_is_one_count() -> None:
    assert sizes(amount(23, what="executive actions"), amount(23, "o2", what="actions")) == [2]
    assert sizes(amount(23, what="actions"), amount(23, "o2", what="pages")) == [1, 1]
    assert sizes(amount(23, what="files"), amount(23, "o2", what="documents")) == [2]


def test_small_numbers_need_more_than_their_noun() -> None:
    one, other = amount(2, what="young men"), amount(2, "o2", what="older men")
    assert sizes(one, other) == [1, 1]
    assert sizes(one, amount(2, "o2", what="young men")) == [2]


def test_a_telling_number_is_one_whatever_the_noun() -> None:
    assert sizes(amount(359, what="assaults"), amount(359, "o2", what="complaints")) == [2]
    assert sizes(amount(300, what="assaults"), amount(300, "o2", what="complaints")) == [1, 1]


def test_two_units_of_one_amount_are_one() -> None:
    metres = amount(40, unit="metre", what="deep", slot="depth")
    assert sizes(metres, amount(131, "o2", unit="foot", what="deep", slot="depth")) == [2]
    assert sizes(amount(40, unit="USD"), amount(40, "o2", unit="EUR")) == [1, 1]


def test_equal_shares_of_unlike_things_are_two() -> None:
    steel, trade = frozenset(["steel", "tariff"]), frozenset(["school", "pupil"])
    one = amount(30, unit="percent", context=steel)
    assert sizes(one, amount(30, "o2", unit="percent", context=trade)) == [1, 1]
    others = [amount(at, "o3", unit="percent", at=at) for at in (3, 7, 11, 19, 23, 41)]
    assert max(sizes(one, amount(30, "o2", unit="percent", context=steel), *others)) == 2


def test_an_account_gives_one_thing_one_number() -> None:
    deep = amount(40, unit="metre", slot="depth")
    deeper = amount(80, "o2", unit="metre", slot="depth")
    assert sizes(deep, deeper) == [2]
    assert sizes(deep, deeper, amount(82, "o2", unit="metre", slot="depth", at=90)) == [1, 2]


def test_what_an_account_says_became_another_is_one() -> None:
    before = amount(11_926, unit="USD", words="plunged from $11,926")
    after = amount(10_925, unit="USD", words="$10,925", at=24)
    assert sizes(before, after._replace(sentence=before.sentence)) == [2]
    assert sizes(before, after) == [1, 1]


@pytest.mark.parametrize(("words", "joined"), [("128 other officials", False), ("128", True)])
def test_the_others_are_no_whole(words: str, joined: bool) -> None:
    whole = amount(128, what="officials", words="128 officials")
    rest = amount(128, "o2", what="officials", words=words)
    assert (sizes(whole, rest) == [2]) is joined


def test_vague_words_join_numbers_that_they_allow() -> None:
    common = frozenset(["journalist", "panama"])
    vague = amount(None, what="countries", words="dozens of countries", context=common)
    noise = [amount(at, "o3", what=f"kind{at}s", at=at) for at in (31, 37, 41, 43, 47)]
    allowed = amount(80, "o2", what="countries", context=common)
    assert max(sizes(vague, allowed, *noise)) == 2
    assert max(sizes(vague, amount(8, "o2", what="countries", context=common), *noise)) == 1


def test_a_profile_keeps_the_noun_apart_from_what_stands_before_it() -> None:
    told = profile_of(amount(12, what="crude explosive devices found in Florida"))
    assert told.head == profile_of(amount(12, what="devices")).head
    assert "crud" in told.modifiers or "crude" in told.modifiers


def test_every_candidate_is_in_one_group_in_any_order() -> None:
    many = [amount(at % 5 + 5, f"o{at}", what="photos", at=at) for at in range(20)]
    assert sum(sizes(*many)) == 20
    assert group_alike(many) == group_alike(many[::-1])


def test_an_amount_in_brackets_is_the_one_before_it() -> None:
    feet = amount(40, unit="foot", words="40 feet")
    metres = amount(12, unit="metre", words="12 meters", at=len("40 feet ("))
    assert sizes(feet, metres) == [2]
    assert sizes(feet, amount(25, unit="metre", words="25 meters", at=len("40 feet ("))) == [1, 1]
    assert sizes(feet, amount(12, unit="metre", words="12 meters", at=60)) == [1, 1]


def test_versions_of_one_text_tell_a_number_again() -> None:
    one = amount(2, what="large eddies")
    again = amount(2, what="linked eddies", at=3)._replace(key=("a-other", 3))
    assert sizes(one, again) == [2]
    assert sizes(one, amount(2, "o2", what="linked eddies")) == [1, 1]


def test_a_long_way_of_equal_length_is_one_whatever_it_is_called() -> None:
    one = amount(25, unit="mile", what="rampage", slot="left")
    assert sizes(one, amount(25, "o2", unit="mile", what="trail", slot="police")) == [2]
    few = amount(3, unit="mile", what="rampage", slot="left")
    assert sizes(few, amount(3, "o2", unit="mile", what="trail", slot="police")) == [1, 1]


def test_a_bound_and_a_near_span_of_time_are_one_where_the_words_say_so() -> None:
    common = frozenset(["agent", "bureau"])
    over = amount(20, unit="year", context=common)
    over = over._replace(quantity=msgspec.structs.replace(over.quantity, qualifier="more_than"))
    told = amount(21, "o2", unit="year", context=common)
    noise = [amount(at, "o3", what=f"kind{at}s", at=at) for at in (31, 37, 41, 43, 47)]
    assert max(sizes(over, told, *noise)) == 2
    assert max(sizes(over, told._replace(context=frozenset(["well"])), *noise)) == 1


def test_a_noun_that_stands_before_another_may_stand_for_it() -> None:
    common = frozenset(["zoo", "moat"])
    one = amount(2, what="females", context=common)
    noise = [amount(at, "o3", what=f"kind{at}s", at=at) for at in (31, 37, 41, 43, 47)]
    assert max(sizes(one, amount(2, "o2", what="female gorillas", context=common), *noise)) == 2
    assert max(sizes(one, amount(2, "o2", what="gorillas", context=common), *noise)) == 1


def test_a_rounded_sum_of_the_same_words_is_the_sum() -> None:
    exact = amount(43_885_310, unit="USD", what="federal taxes")
    assert sizes(exact, amount(44e6, "o2", unit="USD", what="federal income taxes")) == [2]
    assert sizes(exact, amount(43e6, "o2", unit="USD", what="federal taxes")) == [2]
    assert sizes(exact, amount(43e6, "o2", unit="USD", what="federal income taxes")) == [1, 1]
    assert sizes(exact, amount(43e6, "o2", unit="USD", what="state debt")) == [1, 1]


def test_a_range_and_a_number_may_tell_one_size() -> None:
    fall = amount(12, unit="foot", slot="fell")
    ends = amount(None, "o2", unit="foot", slot="fell")
    quantity = msgspec.structs.replace(ends.quantity, low=10, high=12, qualifier="between")
    assert sizes(fall, ends._replace(quantity=quantity)) == [2]
    far = msgspec.structs.replace(quantity, low=60, high=90)
    assert sizes(fall, ends._replace(quantity=far)) == [1, 1]


COMMON = frozenset(["harbour", "mail"])
NOISE = [amount(at, "o9", what=f"kind{at}s", at=at) for at in (31, 37, 41, 43, 47)]


def bound(one: Candidate, qualifier: str) -> Candidate:
    quantity = msgspec.structs.replace(one.quantity, qualifier=qualifier)
    return one._replace(quantity=quantity)


def test_ten_of_one_kind_may_have_two_names_where_the_words_around_them_say_so() -> None:
    one = amount(12, what="crates", context=COMMON)
    assert max(sizes(one, amount(12, "o2", what="boxes", context=COMMON), *NOISE)) == 2
    assert max(sizes(one, amount(12, "o2", what="boxes"), *NOISE)) == 1
    assert max(sizes(one, amount(12, what="boxes", context=COMMON, at=50), *NOISE)) == 1, "account"
    people = amount(12, "o2", what="boxers", unit="person", context=COMMON)
    assert max(sizes(one, people, *NOISE)) == 1
    few = amount(3, what="crates", context=COMMON), amount(3, "o2", what="boxes", context=COMMON)
    assert max(sizes(*few, *NOISE)) == 1


def test_few_that_came_on_top_in_two_accounts_are_one() -> None:
    more = amount(2, what="crates", context=COMMON)._replace(role="added")
    words = {"what": "boxes", "context": COMMON}
    also = amount(2, "o2", words="two additional boxes", **words)  # type: ignore[arg-type]
    assert max(sizes(more, also, *NOISE)) == 2
    rest = amount(2, "o2", words="two other boxes", **words)  # type: ignore[arg-type]
    assert max(sizes(more, rest, *NOISE)) == 1


def test_one_count_of_two_accounts_may_differ() -> None:
    one = amount(16, what="tests", context=COMMON)
    other = amount(21, "o2", what="missile tests", context=COMMON)
    assert max(sizes(one, other, *NOISE)) == 2
    assert max(sizes(one, amount(40, "o2", what="tests", context=COMMON), *NOISE)) == 1, "twice"
    assert max(sizes(one, amount(21, "o2", what="tests"), *NOISE)) == 1, "no word shared"
    assert max(sizes(one, other, amount(70, what="tests", at=60), *NOISE)) == 1, "not its only one"
    assert max(sizes(one, amount(21, "o2", what="tests", words="21 other tests"), *NOISE)) == 1


def test_multitudes_within_a_tenth_are_one() -> None:
    one = bound(amount(1e6, what="migrants", unit="person", context=COMMON), "more_than")
    other = amount(1.1e6, "o2", what="newcomers", unit="person", context=COMMON)
    assert max(sizes(one, other, *NOISE)) == 2
    assert max(sizes(one, amount(1.3e6, "o2", what="newcomers", unit="person"), *NOISE)) == 1


def test_a_vague_word_joins_the_only_number_of_its_noun() -> None:
    vague = amount(None, what="walkers", words="hundreds of walkers", context=COMMON)
    # A word that most contexts hold weighs little.
    told = [amount(at, "o3", what=f"kind{at}s", at=at, context=COMMON) for at in (31, 37)]
    other = amount(200, "o2", what="walkers", context=COMMON)
    assert max(sizes(vague, other, *told)) == 2
    assert max(sizes(vague, other, amount(400, what="walkers", at=80), *told)) == 1


def test_a_month_is_no_other_time_than_its_year() -> None:
    one = amount(23, what="tests")._replace(setting="2017")
    assert sizes(one, amount(23, "o2", what="tests")._replace(setting="2017-02")) == [2]
    assert sizes(one, amount(23, "o2", what="tests")._replace(setting="2016-02")) == [1, 1]


def test_people_who_did_one_thing_are_one_count_that_grows() -> None:
    signed = frozenset(["sign", "petit"])
    few = amount(2_000, what="people", unit="person", context=signed)
    many = amount(300_000, "o2", what="people", unit="person", context=signed)
    noise = [amount(at, "o3", what=f"kind{at}s", at=at) for at in range(30, 60)]
    assert max(sizes(few, many, *noise)) == 2
    assert max(sizes(few, many._replace(context=frozenset(["sign"])), *noise)) == 1
    assert max(sizes(few, many._replace(role="part"), *noise)) == 1
    named = amount(300_000, "o2", what="doctors", unit="person", context=signed)
    assert max(sizes(few, named, *noise)) == 1
