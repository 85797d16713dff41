"""What a figure is called."""

import pytest

from tests.align.figures.reports_of import amount, candidate
from variorum.align.figures.figure_names import name_of


def test_people_are_named_with_what_befell_them() -> None:
    assert name_of([candidate(3, population="Soldiers")]) == "soldiers killed"
    assert name_of([candidate(3, population=None)]) == "people killed"
    assert name_of([candidate(3, measure="hospitalized")]) == "people taken to hospital"
    assert name_of([candidate(3, role="part")]) == "people killed, in part"
    assert name_of([candidate(3, setting="Selby")]) == "people killed (Selby)"


@pytest.mark.parametrize(
    ("what", "unit", "lead", "name"),
    [
        ("tariff on steel", "percent", None, "tariff on steel (percent)"),
        ("of thrust", "pound", None, "thrust (pound)"),
        ("deep well", "metre", None, "depth of well (metre)"),
        ("deep", "metre", None, "depth (metre)"),
        (None, "USD", "bitcoin falls below", "money (USD)"),
        (None, "USD", "has a market cap of", "market cap (USD)"),
        (None, "EUR", "ordered to pay a fine of", "fine (EUR)"),
        (None, "USD", "says the price tag is", "price tag (USD)"),
        (None, "USD", "that the wall would cost", "cost (USD)"),
        (None, "percent", "the coin soared", "rise (percent)"),
        (None, "percent", "unemployment rose to", "share (percent)"),
        (None, "year", "a man was jailed for", "prison term (year)"),
        (None, "year", "prices rose over", "length of time (year)"),
        ("down", "metre", "rescuers have dug only", "length (metre)"),
        ("first time", "percent", None, "share (percent)"),
        ("donated media", "USD", None, "donated media (USD)"),
        (None, "USD", None, "money (USD)"),
        (None, "foot", "who fell", "fall (foot)"),
        (None, "foot", "standing", "height (foot)"),
        ("pages", "thing", "he read", "pages"),
        (None, "thing", None, "things"),
    ],
)
def test_an_amount_is_named_by_its_words(
    what: str | None, unit: str, lead: str | None, name: str
) -> None:
    assert name_of([amount(25, what=what, unit=unit)._replace(lead=lead)]) == name


def test_the_words_that_most_reports_have_name_an_amount() -> None:
    told = ("tariff", "tariff on steel", "on imported steel", "tariff on steel imports", "on steel")
    group = [amount(25, f"o{at}", what=one, unit="percent") for at, one in enumerate(told)]
    assert name_of(group) == "tariff on steel imports (percent)"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("in China were closed", "offices in China"),
        ("in the capital were closed", "offices in the capital"),
        ("of the firm", "offices of the firm"),
        ("in North African countries", "offices in North African countries"),
        ("in the Karovian border town of Halmet", "offices in the Karovian border town"),
        ("in Halmet police said", "offices in Halmet"),
        ("on Friday", "offices"),
        ("in 2014", "offices"),
        ("in more than one town", "offices"),
        ("of the mayor's", "offices"),
        ("in Formula One", "offices"),
        ("closed", "offices"),
        ("", "offices"),
    ],
)
def test_a_count_is_narrowed_by_the_words_behind_it(behind: str, name: str) -> None:
    assert name_of([amount(8, what="offices")._replace(behind=behind)]) == name


@pytest.mark.parametrize(
    ("population", "measure", "name"),
    [
        ("fatalities", "killed", "people killed"),
        ("dead bodies", "killed", "people killed"),
        ("injuries", "injured", "people injured"),
        ("arrests", "detained", "arrests"),
        ("Chinese tourists", "injured", "Chinese tourists injured"),
        ("Schoolgirls", "released", "schoolgirls released"),
        ("Young Women", "released", "young women released"),
    ],
)
def test_what_happened_is_told_once_and_names_keep_their_capitals(
    population: str, measure: str, name: str
) -> None:
    assert name_of([candidate(3, population=population, measure=measure)]) == name
