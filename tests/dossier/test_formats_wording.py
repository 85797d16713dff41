"""The wording: dates, periods, numbers, and text that is safe to print."""

import pytest
from msgspec.structs import replace

from tests.dossier.sample import COURIER, report
from variorum.dossier.formats import wording
from variorum.model import Qualifier


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "undated"),
        ("2026", "2026"),
        ("2026-03", "March 2026"),
        ("2026-03-11", "Wed 11 March 2026"),
        ("2026-03-11T23:10:00Z", "Wed 11 March 2026, 23:10"),
        ("2026-02-31", "2026-02-31"),
        ("2026-SU", "summer 2026"),
        ("2026-W12", "week of 16 March 2026"),
        ("2026-W99", "2026-W99"),
        ("2026-03-11TNI", "Wed 11 March 2026, night"),
        ("2026-03-11TMO", "Wed 11 March 2026, morning"),
        ("2026-03-11TMI", "Wed 11 March 2026, midday"),
        ("2026-03-11TAF", "Wed 11 March 2026, afternoon"),
        ("2026-03-11TEV", "Wed 11 March 2026, evening"),
        ("2026-W12-WE", "weekend of 21 March 2026"),
        ("2026-AU", "autumn 2026"),
        ("2026-Q2", "second quarter of 2026"),
        ("2026-H1", "first half of 2026"),
        ("202", "2020s"),
        ("199X", "1990s"),
        ("19XX", "1900s"),
        ("2026-XX-11", "2026-XX-11"),
        ("2026-13", "2026-13"),
        ("٢٠٢٦-٠٣-١١", "٢٠٢٦-٠٣-١١"),
    ],
)
def test_dates_are_for_people_and_other_values_as_they_stand(value: str | None, shown: str) -> None:
    assert wording.day(value, weekday=True) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-03-11", "2026-03-14", "11–14 March 2026"),
        ("2026-03-30", "2026-04-02", "30 March – 2 April 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2026-03-11", None, "11 March 2026"),
        (None, None, "undated"),
        ("2026-03", "2026-03-02", "March 2026 – 2 March 2026"),
    ],
)
def test_a_period_names_what_is_common_once(start: str | None, end: str | None, shown: str) -> None:
    assert wording.period(start, end) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (0, "0"), (80_000_000, "80,000,000"), (4.0, "4"), (1.25, "1.25"), (-3, "-3")],
)
def test_numbers(value: float | None, shown: str) -> None:
    assert wording.number(value) == shown


def test_a_range_shows_both_ends() -> None:
    between = report(COURIER, "4,000", 1200, qualifier="between", low=1100, high=1300)
    assert wording.amount(between) == "1,100–1,300"
    assert wording.amount(report(COURIER, "4,000", 4000, qualifier="about")) == "4,000"


def test_no_control_or_direction_character_reaches_a_terminal() -> None:
    hostile = "a\x1b[31mred\x1b[0m\x07 \u202eevil\u202c\u2066x\u2069 \x9b2J\r\nb\u200d\ttab"
    shown = wording.one_line(hostile)
    assert shown == "a [31mred [0m evilx 2J b\u200d tab"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("and five were\nfound in Lower Marl,", "and five were found in Lower Marl"),
        ("– a third boat sank;", "a third boat sank"),
        ("-5 degrees in Drovny.", "-5 degrees in Drovny."),
        (" , ", ","),
        ('"We asked on Monday.', "We asked on Monday."),
        ('the gates stayed shut,"', "the gates stayed shut"),
        ('"Nobody came," he said.', '"Nobody came," he said.'),
    ],
)
def test_a_clause_is_shown_without_its_joints(text: str, shown: str) -> None:
    assert wording.clause(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"Nobody came,"', "Nobody came,"),
        ("“Nobody\ncame.”", "Nobody came."),
        ('"Nobody came," she said. "It was dark."', '"Nobody came," she said. "It was dark."'),
        ('"Nobody came, he said', '"Nobody came, he said'),
        ('""', '""'),
    ],
)
def test_a_quotation_loses_only_marks_that_hold_all_of_it(text: str, shown: str) -> None:
    assert wording.unquoted(text) == shown


def test_lists_and_counts() -> None:
    assert wording.listed(()) == ""
    assert wording.listed(("a", "b", "c")) == "a, b and c"
    assert wording.count(1, "story") == "1 story"
    assert wording.count(1200, "person") == "1,200 people"


def test_money_and_measures_are_told_with_their_unit() -> None:
    def told(value: float, unit: str, qualifier: Qualifier = "exact") -> str:
        one = report(COURIER, "4,000", 4000, qualifier=qualifier)
        return wording.amount(replace(one, value=value, unit=unit))

    assert told(131, "foot") == "131 feet"
    assert told(1, "mile") == "1 mile"
    assert told(3_500_000_000, "USD") == "3.5 billion USD"
    assert told(11_926, "USD") == "11,926 USD"
    assert told(5_967.34, "USD") == "5,967.34 USD"
    assert told(800, "square-metre") == "800 square metres"
    assert told(90, "kilometre-per-hour") == "90 kilometres per hour"
    assert told(2, "percentage point") == "2 percentage points"
    assert told(25, "percent") == "25 percent"
    assert told(12, "person") == "12"


def test_people_are_fewer_and_miles_are_less() -> None:
    one = report(COURIER, "4,000", 4000, qualifier="less_than")
    assert wording.qualifier(replace(one, unit="person")) == "fewer than"
    assert wording.qualifier(replace(one, unit="mile")) == "less than"
    assert wording.qualifier(replace(one, unit="mile", qualifier="at_least")) == "at least"


def test_what_is_folded_is_counted() -> None:
    held = "12 more figures: in the page, the CSV and the JSON, or by --all."
    assert wording.more_figures(range(12)) == held
