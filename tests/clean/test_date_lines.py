"""Dates of pages: each month and weekday, each way to write them, and addresses."""

import pytest

from variorum.clean.publication_dates import find_published, from_url, is_date_line, read_date

MONTHS = "January February March April May June July August September October November December"


@pytest.mark.parametrize(("number", "month"), [*enumerate(MONTHS.split(), 1)])
def test_every_month_is_read_whole_and_short(number: int, month: str) -> None:
    short = month[:3]
    written = (f"9 {month} 2016", f"{month} 9, 2016", f"{short} 9, 2016", f"{short}. 9, 2016")
    for one in written:
        assert read_date(one) == (f"2016-{number:02d}-09", "day"), one
    assert read_date(f"{month} 2016") == (f"2016-{number:02d}", "month")


@pytest.mark.parametrize(
    "weekday", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
)
def test_every_weekday_may_stand_beside_a_date(weekday: str) -> None:
    for name in (weekday, weekday[:3]):
        assert is_date_line(f"{name}, 9 November 2016")
        assert is_date_line(f"{name.upper()} 9 NOVEMBER 2016")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2016-11-09", ("2016-11-09", "day")),
        ("09/11/2016", ("2016-11-09", "day")),
        ("11/13/2016", ("2016-11-13", "day")),
        ("12.03.2026", ("2026-03-12", "day")),
        ("2016", ("2016", "year")),
        ("2016-13-09", None),
        ("31 February 2016", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, found: tuple[str, str] | None) -> None:
    assert read_date(text) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://a.example/2016/11/09/dam", ("2016-11-09", "day")),
        ("https://a.example/news-20161109.html", ("2016-11-09", "day")),
        ("https://a.example/2016/11/dam", ("2016-11", "month")),
        ("https://a.example/2016/13/dam", None),
        ("https://2016.example/dam", None),
    ],
)
def test_an_address_may_carry_a_date(url: str, found: tuple[str, str] | None) -> None:
    assert from_url(url) == found


def test_a_running_sentence_is_no_date_line() -> None:
    assert not is_date_line("The dam burst on 9 November 2016 in the night")
    assert not is_date_line("9 November 2016 " + "x" * 120)
    assert is_date_line("Harbour Echo, 12.03.2026")


def test_what_was_given_counts_before_the_page_and_the_page_before_its_address() -> None:
    lines, url = (
        ["Updated: 10 March 2026", "Published: 9 March 2026"],
        "https://a.example/2026/03/08/x",
    )
    for given, value, basis in (
        ("2026-03-07", "2026-03-07", "metadata"),
        (None, "2026-03-09", "text"),
    ):
        found = find_published(given, lines, url)
        assert found is not None
        assert (found.value, found.basis) == (value, basis)
    found = find_published("soon", [], url)
    assert found is not None
    assert (found.value, found.basis) == ("2026-03-08", "url")
    assert find_published(None, [], None) is None
