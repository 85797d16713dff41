"""Ranges: the numbers of a figure in one sentence, each with who gives it."""

from collections.abc import Sequence

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, ENTITIES, STATEMENTS, WEEKLY, flood, report
from variorum.dossier.accounts import accounts_of
from variorum.dossier.ranges import Ranges, number_of, write_number
from variorum.model import Figure, Outlet, Reading, Report, Statement

KILLED = flood().figures[0]
WORDS = "At least 12 people were killed"


def figure(*reports: Report, origins: int = 2, relation: str = "differ") -> Figure:
    return msgspec.structs.replace(KILLED, reports=reports, origins=origins, relation=relation)


def valued(value: int | None, low: int | None, high: int | None) -> Report:
    return msgspec.structs.replace(report(DESK, "17", 17), value=value, low=low, high=high)


def ranges(statements: Sequence[Statement] = STATEMENTS) -> Ranges:
    readings = [Reading(article=one.article) for one in (COURIER, DESK, WEEKLY)]
    return Ranges(accounts_of(readings, flood().origins, ENTITIES), ENTITIES, statements)


def test_the_sentence_goes_from_the_least_to_the_greatest() -> None:
    found = ranges().sentence(KILLED)
    assert found.text == (
        "Reports of people killed range from 12 to 17: at least 12 (civil protection ministry), "
        "17 (World Desk)."
    )
    assert [one.text for one in found.evidence] == ["At least 12 people were killed", "17"]


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        ("exact", "12 ("),
        ("at_least", "at least 12 ("),
        ("more_than", "more than 12 ("),
        ("up_to", "up to 12 ("),
        ("less_than", "fewer than 12 ("),
        ("about", "about 12 ("),
    ],
)
def test_a_qualifier_is_told(qualifier: str, words: str) -> None:
    told = figure(report(COURIER, WORDS, 12, qualifier=qualifier), report(DESK, "17", 17))
    assert f"range from 12 to 17: {words}" in ranges().sentence(told).text


def test_numbers_that_one_origin_gives_do_not_vary() -> None:
    two = (report(COURIER, WORDS, 12), report(DESK, "17", 17))
    assert ranges().varies(figure(*two))
    assert ranges().varies(figure(*two, relation="update"))
    assert not ranges().varies(figure(*two, origins=1))
    assert not ranges().varies(figure(*two, relation="agree"))
    assert not ranges().varies(figure(two[0], report(DESK, "17", 12)))
    vague = valued(None, None, None)
    assert not ranges().varies(figure(two[0], vague))


def test_many_numbers_are_shown_by_their_ends_and_the_most_told() -> None:
    reports = [report(COURIER, WORDS, number) for number in range(12, 20)]
    reports.append(report(DESK, "17", 17))
    text = ranges().sentence(figure(*reports)).text
    assert text.startswith("Reports of people killed range from 12 to 19: ")
    numbers = [part.split()[0] for part in text.split(": ")[1].split(", ")]
    assert numbers == ["12", "13", "14", "17", "19"]


def test_a_number_whose_speaker_is_known_is_told_by_that_speaker() -> None:
    named = report(DESK, "17", 12, claimant="mayor")
    other = report(COURIER, WORDS, 12)
    told = ranges().sentence(figure(other, named, report(DESK, "17", 17)))
    assert told.text.startswith("Reports of people killed range from 12 to 17: 12 (Nelda Oskarin)")


def test_most_reports_decide_how_a_number_is_put() -> None:
    often = [report(DESK, "17", 12, qualifier="about") for _ in range(2)]
    told = figure(report(COURIER, WORDS, 12), *often, report(DESK, "17", 17))
    assert "about 12 (World Desk)" in ranges().sentence(told).text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The harbour master", "the harbour master"),
        ("A nurse", "a nurse"),
        ("An aide of the mayor", "an aide of the mayor"),
        ("Ann Bell", "Ann Bell"),
        ("She", "Velmara Courier"),
        ("Anna", "Anna"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "Velmara Courier"),
    ],
)
def test_a_speaker_without_a_name_is_told_in_short_words(words: str, shown: str) -> None:
    said = msgspec.structs.replace(STATEMENTS[0], speaker=None, speaker_text=words)
    told = figure(report(COURIER, WORDS, 12, statement="s1"), report(DESK, "17", 17))
    assert f"12 ({shown})," in ranges([said]).sentence(told).text


def test_an_outlet_without_a_name_is_told_by_its_domain_or_not_at_all() -> None:
    for outlet, shown in ((Outlet(domain="lake.example"), " (lake.example)"), (Outlet(), "")):
        where = msgspec.structs.replace(COURIER.article, outlet=outlet)
        accounts = accounts_of([Reading(article=where)], flood().origins, ())
        told = figure(report(COURIER, WORDS, 12), report(COURIER, WORDS, 13))
        text = Ranges(accounts, (), ()).sentence(told).text
        assert text.endswith(f": 12{shown}, 13{shown}.")


def test_the_number_of_a_range_is_its_lower_end() -> None:
    given = ((17, 17, 17), (None, 12, 20), (None, None, 20), (None, None, None), (0, 0, 0))
    assert [number_of(valued(*one)) for one in given] == [17, 12, 20, None, 0]


@pytest.mark.parametrize(
    ("number", "written"), [(4200, "4,200"), (4200.0, "4,200"), (2.5, "2.5"), (None, "")]
)
def test_a_number_is_written_with_commas(number: float | int | None, written: str) -> None:
    assert write_number(number) == written
