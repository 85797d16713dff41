"""Texts that count from their own day, because their page is dated weeks later."""

import msgspec
import pytest

from tests.annotate.times.test_find import times
from tests.support import article as plain_article
from variorum.annotate import annotate, redate
from variorum.annotate.text.sentences import split
from variorum.annotate.times import counted_from
from variorum.model import Article, Dateline, Published

FERRY = "A ferry ran aground off Selm on Tuesday, 9 March 2021, the port said. It sank on Thursday."


def article(text: str, published: str | None, dateline: str | None = None) -> Article:
    line = Dateline(place="SELM", date=dateline) if dateline else None
    return msgspec.structs.replace(plain_article(text, published=published), dateline=line)


def day(text: str, published: str | None, dateline: str | None = None) -> str | None:
    found = counted_from(article(text, published, dateline), split(text))
    return found.value if found else None


def test_a_lead_that_names_its_day_in_full_outweighs_a_late_stamp() -> None:
    assert day(FERRY, "2021-04-20") == "2021-03-10"
    values = [one.value for one in annotate(article(FERRY, "2021-04-20")).times]
    assert values == ["2021-03-09", "2021-03-11"]


@pytest.mark.parametrize("published", ["2021-03-09", "2021-03-10", "2021-03-19"])
def test_a_stamp_of_the_days_after_holds(published: str) -> None:
    assert day(FERRY, published) == published


@pytest.mark.parametrize(
    "text",
    [
        "A month after a ferry sank on Tuesday, 9 March 2021, the port opened on Thursday.",
        "The ferry that ran aground on Tuesday, 9 March 2021, was raised on Thursday, weeks later.",
        FERRY + " A year ago another did.",
        "A ferry ran aground off Selm on 9 March 2021, the port said. It was raised on Thursday.",
        "A ferry ran aground off Selm on Friday, 9 March 2021, the port said.",
        "The port met. It was wet. It was long. A ferry ran aground on Tuesday, 9 March 2021.",
    ],
)
def test_a_text_that_looks_back_has_the_day_of_its_stamp(text: str) -> None:
    assert day(text, "2021-04-20") == "2021-04-20"


@pytest.mark.parametrize(
    ("dateline", "published", "value"),
    [
        ("March 9", "2021-04-20", "2021-03-09"),
        ("9 March", "2021-04-20", "2021-03-09"),
        ("Dec. 20", "2021-01-15", "2020-12-20"),
        ("March 9, 2021", "2021-04-20", "2021-03-09"),
        ("March 9", "2021-03-12", "2021-03-12"),
        ("Tuesday", "2021-04-20", "2021-04-20"),
    ],
)
def test_a_dispatch_counts_from_its_dateline(dateline: str, published: str, value: str) -> None:
    assert day("A ferry sank on Tuesday.", published, dateline) == value


def test_an_article_without_a_stamp_has_no_day() -> None:
    assert day(FERRY, None, "March 9") is None
    assert times("A ferry sank on Tuesday.", None)[0].value is None


def test_a_late_stamp_is_flagged_with_the_day_of_the_text() -> None:
    flagged = annotate(article(FERRY, "2021-04-20")).article.published
    assert flagged is not None
    assert (flagged.value, flagged.counted_from, flagged.told) == (
        "2021-04-20",
        "2021-03-10",
        "2021-03-10",
    )
    plain = annotate(article(FERRY, "2021-03-10")).article.published
    assert plain is not None
    assert (plain.counted_from, plain.told) == (msgspec.UNSET, "2021-03-10")
    assert b"counted_from" not in msgspec.json.encode(plain)


def test_a_new_date_takes_its_flag_along() -> None:
    undated = annotate(article(FERRY, None))
    late = Published(value="2021-04-20", precision="day", basis="coverage")
    dated = redate(undated, late).article.published
    assert dated is not None
    assert dated.counted_from == "2021-03-10"
