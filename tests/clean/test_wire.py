import pytest

from variorum.clean.wire import closing_credit, find_agency, lone_credit, signed

PROSE = "The harbour master told AFP that the captain had reported a fault."


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ([PROSE], None),
        (["AFP reported that the pier had burned down."], None),
        ([PROSE, "AFP"], "AFP"),
        ([PROSE, "(Reuters)"], "Reuters"),
        ([PROSE + " - AFP"], "AFP"),
        ([PROSE + " (Xinhua)"], "Xinhua"),
        ([PROSE + " – Bernama"], "Bernama"),
        ([PROSE, "© Agence France-Presse"], "AFP"),
        ([PROSE, "Copyright 2026 The Associated Press. All rights reserved."], "AP"),
        (["By Associated Press", PROSE], "AP"),
        (["Ann Bell, dpa", PROSE], None),
        (["Updated: 2026-03-09 09:53 (Xinhua)", PROSE], "Xinhua"),
        (["Source: Anadolu Agency", PROSE], "Anadolu"),
        (["Reuters in Port Arden", PROSE], "Reuters"),
        (["Ann Bell | AP", PROSE], "AP"),
        (["AFP | Published March 3, 2026", PROSE], "AFP"),
        (["Ann Bell in Port Arden", PROSE], None),
        ([PROSE, "With inputs from PTI"], None),
        ([PROSE + " - NWA"], "NWA"),
        ([PROSE, "(NWA)"], "NWA"),
        (["The ship belongs to the company PA", PROSE], None),
        (["USA", PROSE], None),
        ([PROSE, "Source: Reuters/AFP"], "Reuters / AFP"),
        ([PROSE, "AFP - Kyodo"], "AFP / Kyodo"),
        ([PROSE, "- AP and Echo staff"], "AP"),
        ([PROSE, "Additional reporting AFP / dpa"], "AFP / dpa"),
        ([PROSE, "ab/cd (dpa, AP)"], "dpa / AP"),
        (["By Ann Bell and AFP", PROSE], "AFP"),
        (["By Echo Staff with Reuters", PROSE], "Reuters"),
        ([PROSE, "The Associated Press contributed to this report."], "AP"),
        ([PROSE, "AFP and Reuters contributed to this report."], "AFP / Reuters"),
        ([PROSE, "Ann Bell contributed to this report."], None),
        ([PROSE + " - AFP/AP"], "AFP / AP"),
        ([PROSE, "SOURCE: AP"], "AP"),
        ([PROSE, "[via Reuters]"], "Reuters"),
        (["Reuters Staff", PROSE], "Reuters"),
        ([PROSE, "Source: the harbour office"], None),
    ],
)
def test_credit_wherever_it_stands(lines: list[str], agency: str | None) -> None:
    assert find_agency(lines, (), None) == agency


def test_dateline_and_byline_credits() -> None:
    assert find_agency([PROSE], ("Ann Bell, Reuters",), None) == "Reuters"
    assert find_agency([PROSE], ("Petra Lind",), None) is None
    assert find_agency([PROSE], (), "Kyodo News") == "Kyodo"
    assert find_agency([PROSE], (), "WXYZ/AP") == "AP"
    assert find_agency([PROSE], (), "WXYZ") is None


def test_closing_credit_leaves_the_full_stop() -> None:
    line = "It closed. - AFP"
    found = closing_credit(line)
    assert found is not None
    assert (line[: found[0]].strip(), found[1]) == ("It closed.", "AFP")


def test_lone_credit_needs_an_agency_or_the_form_of_one() -> None:
    assert lone_credit("AP/AFP") == "AP / AFP"
    assert lone_credit("Reuters and Echo staff") == "Reuters"
    assert lone_credit("Echo staff") is None
    assert lone_credit("NWA") is None
    assert lone_credit("Massive damage") is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("© AFP", "AFP"),
        ("dpa and Reuters", "dpa / Reuters"),
        ("REUTERS/Ana Lund", None),
        ("Photo: AFP", None),
        ("Source: Port Arden", None),
    ],
)
def test_a_line_that_names_agencies_alone_is_signed(line: str, agency: str | None) -> None:
    assert signed(line) == agency


@pytest.mark.parametrize(
    "byline",
    [
        "Ann Bell - AFP",
        "Ann Bell/AFP",
        "Ann Bell for AFP",
        "AFP, Ann Bell",
        "Ann Bell—AFP",
        "Ann Bell (AFP)",
        "Ann Bell and AFP",
        "Ann Bell, by AFP",
    ],
)
def test_a_byline_may_join_the_agency_to_a_name_in_any_way(byline: str) -> None:
    assert find_agency([PROSE], (byline,), None) == "AFP"


@pytest.mark.parametrize(
    "line", ["By Ann Bell - Reuters", "By Ann Bell | Reuters", "By Ann Bell, Reuters"]
)
def test_a_line_that_is_a_byline_joins_them_as_well(line: str) -> None:
    assert find_agency([line, PROSE], (), None) == "Reuters"
