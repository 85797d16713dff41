"""Every value that a record may have is told in words."""

from typing import get_args

import pytest

from variorum.dossier.formats import wording
from variorum.model import Policy, Qualifier


def test_every_policy_and_qualifier_has_its_words() -> None:
    assert set(wording.POLICIES) == set(get_args(Policy))
    assert set(wording.QUALIFIERS) == set(get_args(Qualifier))
    assert all(wording.POLICIES.values())


def test_relations_directions_bases_and_reasons_have_their_words() -> None:
    assert set(wording.RELATIONS) == {"single", "agree", "differ", "update"}
    assert set(wording.DIRECTIONS) >= {"credit", "date", "containment"}
    assert set(wording.BASES) >= {"metadata", "text", "url", "coverage", "published"}
    assert set(wording.REASONS) >= {"chrome", "credit", "navigation", "duplicate", "caption"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2026-01", "January 2026"),
        ("2026-02-03", "Tue 3 February 2026"),
        ("2026-04-06", "Mon 6 April 2026"),
        ("2026-05-07", "Thu 7 May 2026"),
        ("2026-06-05", "Fri 5 June 2026"),
        ("2026-07-04", "Sat 4 July 2026"),
        ("2026-08-02", "Sun 2 August 2026"),
        ("2026-09", "September 2026"),
        ("2026-10", "October 2026"),
        ("2026-11", "November 2026"),
        ("2026-12", "December 2026"),
        ("2026-SP", "spring 2026"),
        ("2026-FA", "autumn 2026"),
        ("2026-WI", "winter 2026"),
        ("2026-Q1", "first quarter of 2026"),
        ("2026-Q3", "third quarter of 2026"),
        ("2026-Q4", "fourth quarter of 2026"),
        ("2026-H2", "second half of 2026"),
        ("2026-03-11TDT", "Wed 11 March 2026, daytime"),
    ],
)
def test_every_part_of_a_year_has_its_name(value: str, shown: str) -> None:
    assert wording.day(value, weekday=True) == shown


def test_plurals_and_shares() -> None:
    assert [wording.count(2, noun) for noun in ("person", "family", "story", "outlet")] == [
        "2 people",
        "2 families",
        "2 stories",
        "2 outlets",
    ]
    assert [wording.percent(share) for share in (0, 0.974, 1)] == ["0 %", "97 %", "100 %"]


def test_a_long_text_is_cut_to_its_limit() -> None:
    assert wording.short("x" * 160) == "x" * 160
    assert wording.short("x" * 161) == "x" * 159 + "…"
    assert wording.short("one two", limit=5) == "one…"


def test_a_great_float_is_no_whole_number() -> None:
    assert wording.number(1e14) == "100,000,000,000,000"
    assert wording.number(1e15) == f"{1e15:,}"


@pytest.mark.parametrize("text", ["\x00", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_replaced(text: str) -> None:
    assert wording.xml_text(f"a{text}b") == "a\ufffdb"
    assert wording.xml_text("a\t\n\r \ue000\U0001f600") == "a\t\n\r \ue000\U0001f600"
