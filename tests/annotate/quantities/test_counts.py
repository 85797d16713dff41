"""Quantities: spans, values, measures, parts, and what is no count."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Quantity


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, [(0, len(text))])


def one(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


def test_the_span_runs_from_qualifier_to_measure_word() -> None:
    quantity = one("Officials counted at least 200 soldiers and civilians dead in the valley.")
    assert quantity.text == "at least 200 soldiers and civilians dead"
    assert quantity.population == "soldiers and civilians"
    assert (quantity.value, quantity.low, quantity.high) == (200, 200, None)
    assert (quantity.qualifier, quantity.measure, quantity.unit) == ("at_least", "killed", "person")


def test_a_verb_in_front_belongs_to_the_span() -> None:
    assert [q.text for q in read("A bomb went off, killing six nurses and wounding 12.")] == [
        "killing six nurses",
        "wounding 12",
    ]


def test_a_distant_verb_leaves_the_phrase_alone() -> None:
    whole, part = read("Nine miners, among them two brothers, were killed.")
    assert (whole.text, whole.measure) == ("Nine miners", "killed")
    assert (part.text, part.measure, part.part_of) == ("two brothers", "killed", 0)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Exactly 30 people died.", (30, 30, 30)),
        ("More than 30 people died.", (30, 30, None)),
        ("Up to 30 people died.", (30, None, 30)),
        ("About 30 people died.", (30, None, None)),
        ("Between 30 and 40 people died.", (None, 30, 40)),
        ("Dozens of people died.", (None, None, None)),
        ("An unknown number of people died.", (None, None, None)),
    ],
)
def test_bounds_follow_the_qualifier(text: str, bounds: tuple[int | None, ...]) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.low, quantity.high) == bounds


def test_a_number_takes_its_own_verb_not_its_neighbours() -> None:
    killed, injured, missing = read("Four sailors died, 11 were hurt and two are missing.")
    assert (killed.value, killed.measure) == (4, "killed")
    assert (injured.value, injured.measure) == (11, "injured")
    assert (missing.value, missing.measure) == (2, "missing")


def test_the_subject_of_a_killing_is_not_its_victim() -> None:
    assert [(q.measure, q.value) for q in read("Two gunmen killed eight guards.")] == [
        ("other", 2),
        ("killed", 8),
    ]


def test_parts_name_their_whole_on_either_side() -> None:
    part, whole = read("Three of the nine hostages were freed.")
    assert (part.value, part.measure, part.part_of) == (3, "released", 1)
    assert (whole.value, whole.measure, whole.part_of) == (9, "released", None) or whole.value == 9


def test_killed_or_wounded_is_one_count_of_both_but_two_unknowns() -> None:
    assert [(q.measure, q.value) for q in read("In all 40 men were killed or wounded.")] == [
        ("affected", 40)
    ]
    unknown = read("It is not known how many miners were killed or injured.")
    assert [(q.measure, q.value, q.qualifier) for q in unknown] == [
        ("killed", None, "unknown"),
        ("injured", None, "unknown"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 45, was killed.",
        "On 12 May 2016 at 10:30 the ship sailed.",
        "He is number 12 of the top 10 currencies.",
        "The two sides agree, and our two countries are friends.",
        "Flight 370 and a Boeing 737 were delayed.",
        "A flood could kill thousands.",
        "The army denied killing 12 farmers.",
        "One in five people smoke.",
        "He won 3-2 and scored 24 points.",
    ],
)
def test_what_is_no_count_is_left_out(text: str) -> None:
    assert read(text) == ()


def test_things_are_destroyed_and_people_are_not() -> None:
    houses, people = read("The fire destroyed 14 houses and killed 3 people.")
    assert (houses.measure, houses.unit) == ("destroyed", "building")
    assert (people.measure, people.unit) == ("killed", "person")


def test_offsets_hold_where_lower_case_is_longer() -> None:
    text = "In İzmir İl 12 people were killed."
    assert one(text).text == "12 people were killed"


def test_wrapped_lines_and_no_break_blanks_are_blanks() -> None:
    text = "At\nleast 12\xa0people were\nkilled."
    quantity = one(text)
    assert (quantity.text, quantity.qualifier) == (
        "At\nleast 12\xa0people were\nkilled",
        "at_least",
    )


def test_places_named_one_by_one_part_the_count_before() -> None:
    found = read(
        "They counted five breaches since Monday, two in the Aford area and three in Bford."
    )
    assert [(q.measure, q.unit, q.value, q.part_of) for q in found] == [
        ("incidents", "incident", 5, None),
        ("incidents", "incident", 2, 0),
        ("incidents", "incident", 3, 0),
    ]
    found = read("Five people were killed in Aford, two in Bford.")
    assert [(q.measure, q.part_of) for q in found] == [("killed", None), ("killed", None)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Twelve sailors captured by rebels two years ago have been freed.", "released"),
        ("Twelve of the sailors captured by rebels two years ago were killed.", "killed"),
        ("Twelve people injured in the blast died.", "killed"),
        ("Twelve people were hurt in the blast and later died.", "killed"),
        ("Twelve people were taken to hospital, where they died.", "killed"),
        ("Twelve people were hurt in the blast and then went home.", "injured"),
        ("The victims were twelve sailors from Aford.", "other"),
        ("Twelve people arrested on Monday, police said, were injured.", "detained"),
    ],
)
def test_the_verb_of_the_sentence_goes_before_a_participle(text: str, measure: str) -> None:
    assert one(text).measure == measure


def test_a_place_without_people_is_a_count_of_nought() -> None:
    quantity = one("There were no passengers on the train.")
    assert (quantity.value, quantity.measure) == (0, "other")
    assert one("Nobody was inside when it burned.").value == 0
    assert read("There were no winners.") == ()


def test_a_sum_that_passed_a_number_is_more() -> None:
    quantity = one("The number of people who fled passed 13,000.")
    assert (quantity.measure, quantity.qualifier) == ("displaced", "more_than")
    assert (quantity.low, quantity.high) == (13000, None)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two of the boys escaped through a window.", "rescued"),
        ("The two gunmen escaped in a car.", "other"),
        ("Two passengers were removed from the flight.", "other"),
        ("Firefighters removed two people from the tunnel.", "evacuated"),
        ("The minister removed two officers from their posts.", "other"),
    ],
)
def test_who_escapes_or_is_removed_decides(text: str, measure: str) -> None:
    assert one(text).measure == measure


WORDS = st.sampled_from(
    str.split("""
    12 at least 1,200 two dozen people were killed and , . wounded of them in a family between to
    no one dozens children dead – ; “ ” 4-year-old $5 İ hundreds thousand million another third
    how many death toll rose from homes destroyed including whom shot himself
""")
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_exact_ordered_spans(text: str) -> None:
    found = read(text)
    end = 0
    for index, quantity in enumerate(found):
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start < quantity.end
        assert quantity.part_of is None or 0 <= quantity.part_of < len(found) != index
        end = quantity.end


@pytest.mark.parametrize(
    "junk",
    [
        "1" * 200_000,
        "12 people " * 10_000,
        "a " * 100_000,
        "1,000," * 30_000,
        "two and " * 25_000,
        "was " * 50_000,
    ],
)
def test_time_grows_no_faster_than_the_text(junk: str) -> None:
    start = time.process_time()
    find_quantities(junk, [(0, len(junk))])
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 300 dockers walked off the job.", "attending"),
        ("The raiders took 30 villagers hostage.", "detained"),
        ("Two climbers went missing on the ridge.", "missing"),
        ("The king pardoned 70 convicts.", "released"),
        ("The council ordered 900 residents to leave their homes.", "evacuated"),
        ("Six guards were overcome by fumes.", "injured"),
        ("Frost wiped out 5,000 sheep.", "killed"),
        ("Nine sailors had to be rescued.", "rescued"),
        ("Some 300 teachers returned to work.", "other"),
        ("Half of the 40 passengers drowned.", "other"),
    ],
)
def test_less_usual_verbs_of_news(text: str, measure: str) -> None:
    assert one(text).measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "The 12 hostages are to be freed on Monday.",
        "Some 500 residents refused to evacuate.",
    ],
)
def test_what_is_to_come_or_refused_is_no_count_of_it(text: str) -> None:
    assert not [q for q in read(text) if q.measure in ("released", "evacuated")]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Seven U.S. marines were wounded by a mine.", 7, "injured"),
        ("The raid killed 15 US airmen.", 15, "killed"),
        ("Some 300 US nurses were evacuated.", 300, "evacuated"),
        ("The plant admitted 14 divers had drowned.", 14, "killed"),
        ("Police admitted that six boys were missing.", 6, "missing"),
        ("The clinic admitted 22 children with burns.", 22, "hospitalized"),
        ("The choir admitted 30 singers.", 30, "other"),
        ("Six miners were taken out of the shaft.", 6, "rescued"),
        ("Eight snipers were taken out by a drone.", 8, "other"),
        ("The firm said 40 trams were taken out of use.", 40, "other"),
        ("The frost displaced 7\u2009400 people.", 7400, "displaced"),
    ],
)
def test_words_that_only_look_like_a_measure(text: str, value: int, measure: str) -> None:
    found = one(text)
    assert (found.value, found.measure) == (value, measure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Up to 40 shepherds may have died in the blizzard.", (40, "up_to")),
        ("The fumes may have killed 30 miners.", (30, "about")),
        ("Some 5 million voters might have been affected.", (5_000_000, "about")),
    ],
)
def test_what_may_have_happened_is_an_estimate(text: str, told: tuple[int, str]) -> None:
    found = one(text)
    assert (found.value, found.qualifier) == told


@pytest.mark.parametrize(
    "text",
    [
        "Had the shaft flooded, 200 miners would have been killed.",
        "If it had burned, 40 guests could have been killed.",
        "The storm may kill 30 people.",
        "One in four barns was destroyed.",
        "Eight out of 10 cows were killed.",
        "The blight destroyed 30 per cent of orchards.",
        "There were 4.1 deaths per 100,000 people.",
        "Half the school's 60 pupils were injured.",
    ],
)
def test_what_would_have_been_and_shares_are_no_counts(text: str) -> None:
    assert not [q for q in read(text) if q.measure != "other"]
