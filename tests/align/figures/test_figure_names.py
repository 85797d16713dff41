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
        (None, "USD", "bitcoin falls below", "bitcoin falls below … (USD)"),
        (None, "USD", None, "money (USD)"),
        (None, "foot", "who fell", "length (foot)"),
        (None, "foot", "falling from", "length (foot)"),
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
