"""Agencies: every spelling of a name to its one label."""

import pytest

from variorum.clean.agencies import label, leading


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("The Associated Press", "AP"),
        ("Thomson Reuters Foundation", "Reuters"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("PA Media", "PA"),
        ("United Press International", "UPI"),
        ("Xinhua News Agency", "Xinhua"),
        ("ITAR-TASS", "TASS"),
        ("Interfax-Ukraine", "Interfax"),
        ("RIA", "RIA Novosti"),
        ("Kyodo News", "Kyodo"),
        ("Press Trust of India", "PTI"),
        ("Anadolu Agency", "Anadolu"),
        ("Yonhap News Agency", "Yonhap"),
        ("Canadian Press", "CP"),
        ("Australian Associated Press", "AAP"),
    ],
)
def test_each_spelling_has_its_label(name: str, agency: str) -> None:
    assert label(name) == agency


@pytest.mark.parametrize("name", ["Harbour Echo", "pa", "uni", "Press", ""])
def test_other_names_have_none(name: str) -> None:
    assert label(name) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Reuters Health", "Reuters"),
        ("Ann Bell/AFP", "AFP"),
        ("Ann Bell, Press Association", "PA"),
        ("Echo | dpa", "dpa"),
        ("The Associated Press in Oslo", "AP"),
        ("Harbour Echo staff", None),
        ("", None),
    ],
)
def test_an_agency_leads_a_text_or_stands_between_slashes(text: str, agency: str | None) -> None:
    assert leading(text) == agency
