"""Which words an amount takes, beside the counts of its sentence."""

from variorum.annotate.quantities.amount_spans import folded, with_amounts
from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Quantity


def read(text: str) -> list[Quantity]:
    return list(find_quantities(text, [(0, len(text))]))


def test_an_amount_takes_the_word_before_it_where_none_follows() -> None:
    (low,) = read("The price fell to below $6,000.")
    assert low.text == "fell to below $6,000"
    (tariff,) = read("They set a 25 percent tariff on steel.")
    assert tariff.text == "25 percent tariff on steel"
    assert tariff.population == tariff.what == "tariff on steel"


def test_no_amount_overlaps_a_count() -> None:
    text = "They spend $4 billion to keep 15,000 officers for two years, and 12 officers died."
    found = read(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start for end, one in zip(ends, found, strict=False))
    assert [one.value for one in found] == [4e9, 15_000, 2, 12]


def test_parts_still_point_at_their_whole() -> None:
    cost, whole, part = read("It cost $5 when 12 people died, including two children.")
    assert (cost.unit, whole.part_of, part.part_of) == ("USD", None, 1)
    assert with_amounts("", "", [], [whole]) == [whole]


def test_what_is_counted_is_folded() -> None:
    assert folded("Crude explosive devices") == "crude explosive device"
    assert folded("soldiers and civilians") == "soldier and civilian"
    assert folded("the boxes of files") == "box of file"
    assert folded("basis") == "basis"
    assert folded("of the") is not None
    assert folded(None) is None
