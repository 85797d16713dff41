"""The calendar of the stories: a picture, and the same as a table whose rows lead to the list."""

import re
from html import unescape

import pytest

from tests.web.served import Served
from variorum.web.calendar_pages import HIGH, MOST, WIDE, _bars, _between


def test_each_bar_leads_to_its_stories(desk: Served) -> None:
    page = desk.get("/calendar").text
    rows = re.findall(r'<th scope="row"><a href="([^"]+)">[^<]+</a></th><td>(\d+)</td>', page)
    assert rows
    assert page.count("<rect") == len(rows)
    for address, count in rows:
        begun = desk.get(unescape(address)).text
        assert begun.count('<li><a href="/stories/') >= int(count) > 0
    assert "No story that is meant" in desk.get("/calendar?about=zeppelin").text
    assert desk.get("/calendar?since=soon").status == 400


@pytest.mark.parametrize(
    ("first", "last", "row"),
    [
        ("2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2026-11", "2027-02", ["2026-11", "2026-12", "2027-01", "2027-02"]),
        ("2025", "2027", ["2025", "2026", "2027"]),
        ("9999-12-31", "9999-12-31", ["9999-12-31"]),
    ],
)
def test_no_day_is_left_out(first: str, last: str, row: list[str]) -> None:
    assert _between(first, last) == row


def test_an_endless_stretch_is_given_up() -> None:
    assert MOST < len(_between("0001-01-01", "9000-01-01")) < 100 * MOST


def test_bars_fill_the_picture() -> None:
    bars = _bars([("2026-01", 2), ("2026-02", 0), ("2026-03", 8)], {"place": "Kell & Sorn"})
    assert [(one.x, one.height, one.stories) for one in bars] == [
        (0.0, HIGH / 4, 2),
        (WIDE / 3, 0.0, 0),
        (round(2 * WIDE / 3, 2), HIGH, 8),
    ]
    assert bars[2].y == 0
    assert bars[0].address == "/?place=Kell+%26+Sorn&since=2026-01&until=2026-01"
    assert _bars([], {}) == []
