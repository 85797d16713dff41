import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.support import article
from variorum.model import Published, Reading
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
