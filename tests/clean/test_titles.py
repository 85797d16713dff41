"""Titles: tidied where given, else the headline; their repeats leave the body."""

import pytest

from variorum.clean.page import Page
from variorum.clean.titles import find_title
from variorum.model import Outlet

BODY = "The harbour master closed the bridge on Monday after the flood had reached the road."


def title(
    given: str | None, *lines: str, domain: str | None = None, name: str | None = None
) -> tuple[str | None, list[str]]:
    """The title of a page, and the lines that are left of it."""
    page = Page(list(lines))
    found = find_title(page, given, Outlet(name=name, domain=domain))
    return found, [line for _, line in page.kept()]


@pytest.mark.parametrize(
    ("given", "domain", "tidy"),
    [
        ("Dam bursts in Marvenia | Harbour Echo", None, "Dam bursts in Marvenia"),
        ("Dam bursts in Lune - Harbour Echo", "harbourecho.example", "Dam bursts in Lune"),
        ("Dam bursts in Marvenia - HE", "he.example", "Dam bursts in Marvenia"),
        ("Dam bursts in Marvenia - Harbour Echo", "he.example", "Dam bursts in Marvenia"),
        ("Dam bursts in Marvenia - two dead", "lake.example", "Dam bursts in Marvenia - two dead"),
        ("Dam bursts in Marvenia - two dead", None, "Dam bursts in Marvenia - two dead"),
        ("Dam bursts | Harbour Echo", None, "Dam bursts | Harbour Echo"),
        ("  Dam\n bursts  ", None, "Dam bursts"),
    ],
)
def test_a_title_loses_the_name_of_its_site(given: str, domain: str | None, tidy: str) -> None:
    assert title(given, BODY, domain=domain)[0] == tidy


def test_a_title_that_is_repeated_leaves_the_body() -> None:
    for repeat in ("Dam bursts in Marvenia", "DAM BURSTS IN MARVENIA", "Dam bursts in Marvenia!"):
        assert title("Dam bursts in Marvenia", repeat, BODY)[1] == [BODY]


def test_a_title_cut_short_is_a_repeat() -> None:
    given = "Dam bursts in Marvenia and floods nine villages"
    assert title(given, "Dam bursts in Marvenia and floods ...", BODY)[1] == [BODY]
    assert len(title(given, "Dam bursts in ...", BODY)[1]) == 2
    longer = f"{given} of the valley"
    assert len(title(longer, "Dam bursts in Marvenia and floods ...", BODY)[1]) == 2


def test_a_title_with_a_date_after_it_leaves_the_date() -> None:
    assert title("Dam bursts in Marvenia", "Dam bursts in Marvenia 12 March 2026", BODY)[1] == [
        "12 March 2026",
        BODY,
    ]


def test_the_headline_is_the_first_line_that_reads_as_one() -> None:
    assert title(None, "World", "Dam bursts in Marvenia", BODY)[0] == "Dam bursts in Marvenia"
    assert title(None, "Flood news", BODY)[0] == "Flood news"


def test_a_text_alone_has_no_title() -> None:
    assert title(None, BODY) == (None, [BODY])
    assert title(None, BODY, BODY + " It said so.")[0] is None


def test_a_repeat_below_the_top_of_the_page_is_kept() -> None:
    many = [f"{number}. {BODY}" for number in range(12)]
    kept = title("Dam bursts in Marvenia", *many, "Dam bursts in Marvenia")[1]
    assert kept[-1] == "Dam bursts in Marvenia"


def test_the_outlets_own_name_ends_a_title() -> None:
    given = "Dam bursts in Marvenia - Harbour Echo"
    assert title(given, BODY, name="The Echo")[0] == given
    assert title(given, BODY, name="Harbour Echo")[0] == "Dam bursts in Marvenia"


def test_the_parts_of_a_site_go_with_its_name() -> None:
    given = "Dam bursts in Marvenia - HE 7News | Weather, Sports"
    assert title(given, BODY, domain="he7news.example")[0] == "Dam bursts in Marvenia"
