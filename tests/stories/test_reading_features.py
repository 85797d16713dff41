"""What a reading gives to the comparison of stories: ages, persons, tolls and days of its head."""

import datetime

import pytest
from msgspec.structs import replace

from tests.align.readings import read
from variorum.model import Measure, Reading
from variorum.stories.features import Features, features

KILLED: dict[str, tuple[Measure, int]] = {"7 people": ("killed", 7), "9 men": ("injured", 9)}


def of(text: str, **more: object) -> Features:
    return features(read("a", text, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 23-year-old man fell.", ("23",)),
        ("Ida Lund, 61, said so.", ("61",)),
        ("Boys aged 7 and 12 fell.", ("12", "7")),
        ("Some 23 men fell in 2024.", ()),
        ("x " * 1490 + "A 23-year-old man fell.", ("23",)),
        ("x " * 1500 + "A 23-year-old man fell.", ()),
    ],
)
def test_ages_are_told_from_other_numbers(text: str, ages: tuple[str, ...]) -> None:
    assert of(text).ages == ages


def test_persons_are_known_by_their_last_names() -> None:
    text = "Ida Lund met Tom Gray in Selby. "
    found = of(text, names={"Ida Lund": "person", "Tom Gray": "person", "Selby": "place"})
    assert found.persons == ("gray", "lund")
    assert of("x" * 3999 + " Lund", names={"Lund": "person"}).persons == ()
    assert of("x" * 3998 + " Lund", names={"Lund": "person"}).persons == ("lund",)


def test_tolls_are_those_of_the_head_and_of_no_part() -> None:
    text = "A flood killed 7 people and hurt 9 men."
    found = of(text, counts=KILLED)
    assert (found.killed, found.injured) == ((7.0,), (9.0,))
    assert of("x" * 1500 + " " + text, counts=KILLED).killed == ()
    reading = read("a", text, counts=KILLED)
    part = replace(reading, quantities=tuple(replace(one, part_of=0) for one in reading.quantities))
    assert features(part).killed == ()


def test_days_are_those_of_dates_with_a_day_in_the_head() -> None:
    day = datetime.date(2024, 5, 2).toordinal()
    times = {"Thursday": "2024-05-02"}
    assert of("It fell on Thursday.", times=times).days == (day,)
    assert of("It fell in May.", times={"May": "2024-05"}).days == ()
    assert of("x" * 2499 + " Thursday", times=times).days == ()
    assert of("x" * 2498 + " Thursday", times=times).days == (day,)
    lasting = read("a", "It fell on Thursday.", times=times)
    whole = replace(lasting, times=tuple(replace(one, type="SET") for one in lasting.times))
    assert features(whole).days == ()


def test_a_date_that_was_inferred_decides_nothing() -> None:
    dated = read("a", "It fell.", published="2024-05-02")
    assert features(dated).day == datetime.date(2024, 5, 2).toordinal()
    assert dated.article.published is not None
    inferred = replace(dated.article.published, basis="coverage")
    assert features(Reading(article=replace(dated.article, published=inferred))).day is None
