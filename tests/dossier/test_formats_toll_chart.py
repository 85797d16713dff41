"""The drawing of a toll over time: a row for each number of each day, its mark and its words."""

import re

import msgspec
import pytest

from tests.dossier.sample import COURIER, DESK, LEDGER, flood, report
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.toll_chart import dots, toll_chart
from variorum.dossier.formats.view import Ledger
from variorum.model import Comparison, Report

DAYS = {"01": "2026-03-12", "02": "2026-03-12", "03": "2026-03-13T08:00"}
TOLL = flood().figures[0]


def ledger(*reports: Report) -> Ledger:
    figure = msgspec.structs.replace(TOLL, reports=reports or TOLL.reports)
    story = msgspec.structs.replace(flood(), figures=(figure,))
    return arrange(Comparison(dossiers=(story,))).records[0].figures[0]


def told(*reports: Report) -> list[tuple[str, str]]:
    return [(one.day, one.told) for one in dots(ledger(*reports), DAYS)]


def test_numbers_stand_under_the_day_that_they_are_true_of() -> None:
    assert told() == [("2026-03-12", "at least 12 (01, 02)"), ("2026-03-13", "17 (03)")]
    earlier = report(DESK, "17", 17, as_of="2026-03-01")
    assert told(earlier, TOLL.reports[0])[0] == ("2026-03-01", "17 (03)")


def test_a_day_that_is_none_is_not_guessed() -> None:
    assert dots(ledger(report(DESK, "17", 17, as_of="2026-W11")), {"03": ""}) == []
    assert told(report(DESK, "17", 17, as_of="2026-W11"))[0][0] == "2026-03-13"


def test_the_drawing_has_its_words_beside_its_marks() -> None:
    svg = str(toll_chart(ledger(), DAYS, "k"))
    assert re.findall(r"<text[^>]*>([^<]*)<", svg) == [
        *("12 Mar 2026", "at least 12 (01, 02)", "13 Mar 2026", "17 (03)")
    ]
    assert (
        '<desc id="k-d">12 March 2026: at least 12 (01, 02). 13 March 2026: 17 (03).</desc>' in svg
    )
    assert '<title id="k-t">people killed, by day</title>' in svg


@pytest.mark.parametrize(
    ("qualifier", "mark"),
    [
        ("exact", "<circle cx"),
        ("at_least", "-4-5.5v11l9-5.5z"),
        ("more_than", "-4-5.5v11l9-5.5z"),
        ("up_to", "4-5.5v11l-9-5.5z"),
        ("about", 'class="ring"'),
        ("between", "<rect"),
    ],
)
def test_a_shape_tells_how_firm_a_number_is(qualifier: str, mark: str) -> None:
    low = {"low": 15} if qualifier == "between" else {}
    shown = report(DESK, "17", 17, qualifier=qualifier, **low)
    svg = str(toll_chart(ledger(TOLL.reports[0], shown), DAYS, "k"))
    assert mark in svg.split("at least 12")[-1]


def test_one_day_or_one_number_has_no_course() -> None:
    same = report(LEDGER, "At least 12 people were killed", 12)
    assert toll_chart(ledger(report(COURIER, "At least 12", 12), same), DAYS, "k") == ""
    assert toll_chart(ledger(same, report(DESK, "17", 17, as_of="2026-03-12")), DAYS, "k") == ""
    assert toll_chart(ledger(same, report(DESK, "17", 12)), DAYS, "k") == ""
