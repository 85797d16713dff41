import pytest

from variorum.clean.publication_dates import find_published, from_url, read_date, read_date_line

ARCHIVE = "https://web.archive.org/web/20270101000000/"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-09T14:30:55", "2026-03-09T14:30"),
        ("2026-03-09T14:30:00+02:00", "2026-03-09T14:30+02:00"),
        ("2026-03-09T14:30Z", "2026-03-09T14:30Z"),
        ("2026-03-09 00:00:00", "2026-03-09"),
        ("2026-03-09T00:01", "2026-03-09T00:01"),
        ("20260309", "2026-03-09"),
        ("March 9, 2026", "2026-03-09"),
        ("Mar. 9th, 2026 at 2:05 p.m.", "2026-03-09T14:05"),
        ("9 March 2026, 12:10 am", "2026-03-09T00:10"),
        ("the 9th of March 2026", "2026-03-09"),
        ("09.03.2026 19:40", "2026-03-09T19:40"),
        ("03/19/2026", "2026-03-19"),
        ("Mon, 09 Mar 2026 10:20:30 GMT", "2026-03-09T10:20"),
        ("March 2026", "2026-03"),
        ("2026", "2026"),
        ("31 February 2026", None),
        ("2026-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_read_date(text: str, value: str | None) -> None:
    found = read_date(text)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: 9 March 2026, 14:30 GMT", "2026-03-09T14:30"),
        ("Posted on Monday, March 9, 2026 | 2:30 PM EST", "2026-03-09T14:30"),
        ("Updated: 2026-03-09 09:53 (Agencies)", "2026-03-09T09:53"),
        ("Harbour Echo, 09.03.2026 19:40. Translated by a machine.", "2026-03-09T19:40"),
        ("By Ann Bell | March 9, 2026", "2026-03-09"),
        ("09.03.2026, 09:12 o'clock", "2026-03-09T09:12"),
        ("Updated 8:41 PM GMT+4, March 9, 2026", "2026-03-09T20:41"),
        ("The pier was built on March 9, 2026", None),
        ("The trial opened on 9 March 2026, the court said.", None),
        ("In 2026", None),
    ],
)
def test_only_a_line_that_is_there_to_give_the_date_gives_it(line: str, value: str | None) -> None:
    found = read_date_line(line)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://paper.example/2026/03/09/ferry", "2026-03-09"),
        ("https://paper.example/news/ferry-20260309.html", "2026-03-09"),
        ("https://paper.example/2026-03-09-ferry", "2026-03-09"),
        ("https://paper.example/2026/03/ferry", "2026-03"),
        (f"{ARCHIVE}http://paper.example/2026/03/09/ferry", "2026-03-09"),
        (f"{ARCHIVE}http://paper.example/ferry", None),
        ("https://paper.example/story/20269999/ferry", None),
        ("https://paper.example/", None),
    ],
)  # fmt: skip
def test_from_url(url: str, value: str | None) -> None:
    found = from_url(url)
    assert (found[0] if found else None) == value


def test_first_publication_comes_before_the_update() -> None:
    lines = ["Updated: March 10, 2026", "Published: March 9, 2026"]
    found = find_published(None, lines, None)
    assert found is not None
    assert found.value == "2026-03-09"


def test_basis_follows_what_told() -> None:
    url = "https://paper.example/2026/03/09/ferry"
    found = [
        find_published("2026-03-07", ["8 March 2026"], url),
        find_published("soon", ["8 March 2026"], url),
        find_published(None, [], url),
        find_published(None, [], None),
    ]
    assert [(item.value, item.basis) if item else None for item in found] == [
        ("2026-03-07", "metadata"),
        ("2026-03-08", "text"),
        ("2026-03-09", "url"),
        None,
    ]


def test_a_date_long_after_the_day_in_the_address_is_that_of_a_change() -> None:
    url = "https://paper.example/2026/03/09/ferry"
    late = find_published("2026-07-22T14:21:00", [], url)
    assert late is not None
    assert (late.value, late.basis) == ("2026-03-09", "url")
    near = find_published("2026-03-18", [], url)
    assert near is not None
    assert (near.value, near.basis) == ("2026-03-18", "metadata")
    coarse = find_published("2027", [], url)
    assert coarse is not None
    assert coarse.basis == "metadata"
