"""When an undated article came out: by copies, datelines, weekdays and the accounts."""

import pytest
from msgspec.structs import replace

from tests.align.readings import read
from variorum.model import Dateline, Passage, Reading, Removed, Reuse
from variorum.stories.inferred_dates import infer_dates

TEXT = "The dam of Kellermark burst and flooded the valley."


def dated(name: str, day: str, text: str = TEXT) -> Reading:
    return read(name, text, published=day)


def inferred(undated: Reading, *others: Reading, reuse: tuple[Reuse, ...] = ()) -> str | None:
    found = infer_dates([undated, *others], reuse).get(undated.article.id)
    return found.value if found else None


def copied(a: str, b: str, share_a: float, share_b: float) -> Reuse:
    return Reuse(
        copied=None,
        articles=(a, b),
        passages=(Passage(a=(0, 5), b=(0, 5)),),
        share_a=share_a,
        share_b=share_b,
        direction_basis=None,
    )


def test_without_a_dated_account_there_is_no_date() -> None:
    assert inferred(read("u", TEXT), read("v", TEXT)) is None
    assert infer_dates([dated("a", "2024-05-02")], ()) == {}


def test_an_account_came_out_with_the_others() -> None:
    assert inferred(read("u", TEXT), dated("a", "2024-05-02")) == "2024-05-02"


@pytest.mark.parametrize(("share", "day"), [(0.45, "2024-05-09"), (0.44, None)])
def test_a_copy_came_out_with_what_it_copies(share: float, day: str | None) -> None:
    accounts = [dated("a", "2024-05-02"), dated("b", "2024-05-09", "Snow fell in Karsk on Monday.")]
    reuse = (copied("u", "b", share, 0.1),)
    found = inferred(read("u", TEXT), *accounts, reuse=reuse)
    assert (found == "2024-05-09") is (day is not None)
    turned = (copied("b", "u", 0.1, share),)
    assert inferred(read("u", TEXT), *accounts, reuse=turned) == found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("May 4", "2024-05-04"),
        ("4 May", "2024-05-04"),
        ("Dec. 30", None),
        ("June 2", "2024-06-02"),
        ("June 3", None),
        ("31 April", None),
        ("noon", None),
    ],
)
def test_a_dateline_has_its_year_from_the_accounts(written: str, day: str | None) -> None:
    undated = read("u", TEXT)
    dateline = Dateline(place="KELLERMARK", date=written)
    sent = replace(undated, article=replace(undated.article, dateline=dateline))
    found = inferred(sent, dated("a", "2024-05-02"))
    assert found == (day or "2024-05-02")


def test_a_dateline_at_the_turn_of_the_year() -> None:
    undated = read("u", TEXT)
    sent = replace(undated, article=replace(undated.article, dateline=Dateline(date="Dec 31")))
    assert inferred(sent, dated("a", "2024-01-02")) == "2023-12-31"


@pytest.mark.parametrize(("named", "day"), [("Wednesday", "2024-05-02"), ("Friday", "2024-05-03")])
def test_news_of_a_weekday_comes_out_that_day_or_the_next(named: str, day: str) -> None:
    text = TEXT.replace("burst", f"burst on {named}")
    assert inferred(read("u", text), dated("a", "2024-05-02")) == day


def test_weekdays_far_down_the_text_are_background() -> None:
    far = f"{TEXT} {'x' * 3000} It fell on Friday."
    assert inferred(read("u", far), dated("a", "2024-05-02")) == "2024-05-02"


def test_a_text_that_names_a_later_day_did_not_come_out_before() -> None:
    undated = read("u", TEXT + " It opens on 3 May.", times={"3 May": "2024-05-03"})
    full = replace(undated, times=tuple(replace(one, anchor="text") for one in undated.times))
    assert inferred(full, dated("a", "2024-05-02")) == "2024-05-03"


def test_the_notice_of_an_agency_tells_its_year() -> None:
    undated = read("u", TEXT)
    notice = Removed(text="Copyright 2023 NWA", reason="credit")
    sent = replace(undated, article=replace(undated.article, agency="NWA", removed=(notice,)))
    assert inferred(sent, dated("a", "2024-05-02")) is None
    other = replace(undated, article=replace(undated.article, removed=(notice,)))
    assert inferred(other, dated("a", "2024-05-02")) == "2024-05-02"


def test_accounts_that_lie_weeks_apart_tell_no_day() -> None:
    accounts = [dated("a", "2024-05-02"), dated("b", "2024-05-20"), dated("c", "2024-06-10")]
    assert inferred(read("u", TEXT), *accounts) is None
