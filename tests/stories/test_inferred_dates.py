import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import article
from variorum.model import Dateline, Published, Reading, Removed, TimeExpression
from variorum.reuse import fold
from variorum.stories import infer_dates

QUAKE = (
    "An earthquake shook the province of Sarhad on Thursday and brought down a school in Kelat."
    " Rescuers dug through the night for pupils and teachers; eleven were found alive."
)
LATER = (
    "Engineers said on Monday that the school in Kelat, brought down by the earthquake in Sarhad,"
    " had been built without steel. The province ordered a review of two hundred schools."
)


def reading(text: str, uri: str, published: str | None = None) -> Reading:
    return Reading(article=article(text, uri=uri, published=published))


def inferred(*readings: Reading) -> dict[str, Published]:
    return infer_dates(readings, fold(readings).reuse)


def test_a_copy_came_out_with_the_dated_article() -> None:
    found = inferred(
        reading(QUAKE, "a", "2031-05-09T08:30:00Z"),
        reading(QUAKE + " Photo: Kelat.", "b"),
        reading(LATER, "c", "2031-05-13"),
    )
    assert found == {"b": Published(value="2031-05-09", precision="day", basis="coverage")}


def test_the_weekday_tells_which_of_the_days_of_coverage() -> None:
    """2031-05-08 is a Thursday, 2031-05-12 a Monday."""
    first = "A school in Kelat collapsed in Thursday's earthquake; pupils were dug out alive."
    later = "Schools in Sarhad will be reviewed for steel, the province told engineers on Monday."
    dated = (reading(QUAKE, "a", "2031-05-08"), reading(LATER, "b", "2031-05-12"))
    assert inferred(*dated, reading(first, "u"))["u"].value in ("2031-05-08", "2031-05-09")
    assert inferred(*dated, reading(later, "u"))["u"].value in ("2031-05-12", "2031-05-13")


def test_without_weekdays_it_lies_among_the_dates_of_like_accounts() -> None:
    text = "Pupils and teachers were dug out alive after an earthquake felled a school in Kelat."
    dated = (reading(QUAKE, "a", "2031-05-08"), reading(LATER, "b", "2031-05-12"))
    assert inferred(*dated, reading(text, "u"))["u"].value == "2031-05-08"


def undated(text: str, **fields: object) -> Reading:
    return Reading(article=msgspec.structs.replace(article(text, uri="u"), **fields))


def test_a_dateline_has_its_year_from_the_accounts() -> None:
    dated = reading(QUAKE, "a", "2031-12-30")
    dateline = Dateline(place="KELAT", date="Jan. 2", agency="AFP")
    assert inferred(dated, undated(LATER, dateline=dateline))["u"].value == "2032-01-02"
    far = Dateline(place="KELAT", date="3 June", agency="AFP")
    assert inferred(dated, undated(LATER, dateline=far))["u"].value[:4] != "2032"
    assert inferred(reading(QUAKE, "a"), undated(LATER, dateline=dateline)) == {}


def test_no_day_before_one_that_the_text_gives_in_full() -> None:
    dated = reading(QUAKE, "a", "2031-05-08")
    text = "The school in Kelat fell in an earthquake in Sarhad, and on May 9, 2031 it was razed."
    own = undated(text)
    start = text.index("May 9")
    day = TimeExpression(
        start=start, end=start + 11, text="May 9, 2031", type="DATE", value="2031-05-09",
        anchor="text",
    )  # fmt: skip
    assert inferred(dated, own)["u"].value == "2031-05-08"
    assert inferred(dated, msgspec.structs.replace(own, times=(day,)))["u"].value == "2031-05-09"


@pytest.mark.parametrize(
    ("clause", "value", "barred"),
    [
        ("as one had in June 2031", "2031-06", True),
        ("as one had in May 2031", "2031-05", True),
        ("as one had in April 2031", "2031-04", False),
        ("as one had in 2032", "2032", True),
        ("as one had in 2031", "2031", False),
        ("and the town is to be rebuilt in 2032", "2032", False),
        ("and the plan of June 2031 was dropped", "2031-06", False),
    ],
)
def test_no_day_before_the_end_of_a_month_or_year_told_as_past(
    clause: str, value: str, barred: bool
) -> None:
    text = f"The school in Kelat fell in an earthquake in Sarhad, {clause}."
    words = " ".join(word for word in clause.split() if word.istitle() or word.isdigit())
    start = text.index(words)
    time = TimeExpression(
        start=start, end=start + len(words), text=words, type="DATE", value=value,
        anchor="text", tense="past",
    )  # fmt: skip
    own = msgspec.structs.replace(undated(text), times=(time,))
    assert ("u" not in inferred(reading(QUAKE, "a", "2031-05-08"), own)) == barred


def test_no_day_of_another_year_than_the_agency_claims_its_copyright_for() -> None:
    notice = (Removed(text="Copyright 2033 The Associated Press.", reason="chrome"),)
    dated = reading(QUAKE, "a", "2031-05-08")
    assert "u" in inferred(dated, undated(LATER, agency="AP"))
    assert inferred(dated, undated(LATER, agency="AP", removed=notice)) == {}


def test_a_longer_account_that_takes_in_a_short_one_is_no_copy_of_it() -> None:
    dated = (reading(QUAKE, "a", "2031-05-08"), reading(LATER, "b", "2031-05-12"))
    more = " ".join(LATER.replace("two hundred", f"{n} more") for n in range(30, 34))
    found = inferred(*dated, reading(f"{more} {QUAKE}", "u"))
    assert found["u"].value in ("2031-05-12", "2031-05-13")


def test_nothing_is_inferred_where_no_account_is_dated() -> None:
    assert inferred(reading(QUAKE, "a"), reading(LATER, "b")) == {}


def test_what_was_inferred_before_proves_nothing() -> None:
    guess = msgspec.structs.replace(
        article(LATER, uri="b"),
        published=Published(value="2031-05-12", precision="day", basis="coverage"),
    )
    assert inferred(reading(QUAKE, "a"), Reading(article=guess)) == {}


def test_the_order_of_readings_has_no_say() -> None:
    readings = [
        reading(QUAKE, "a", "2031-05-08"),
        reading(LATER, "b", "2031-05-12"),
        reading("Kelat mourns. The school fell on Thursday.", "u"),
        reading(QUAKE, "v"),
    ]
    assert inferred(*readings) == inferred(*reversed(readings))


@given(st.lists(st.text(max_size=80), max_size=4), st.text(max_size=12))
def test_any_texts_and_any_date_raise_nothing(texts: list[str], value: str) -> None:
    dated = reading(QUAKE, "a", value or None)
    found = inferred(dated, *(reading(text, f"u{n}") for n, text in enumerate(texts)))
    assert "a" not in found or not value


@pytest.mark.parametrize(("before", "day"), [(2900, "2031-05-09"), (3000, "2031-05-08")])
def test_a_weekday_far_down_is_background(before: int, day: str) -> None:
    """A report names the day of its event in its first 3,000 characters; 2031-05-09 is a Friday."""
    first = "A school in Kelat collapsed in the earthquake in Sarhad. "
    text = first + "so " * ((before - len(first)) // 3) + "it was told on Friday."
    dated = reading(QUAKE, "a", "2031-05-08")
    assert inferred(dated, reading(text, "u"))["u"].value == day
