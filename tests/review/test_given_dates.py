"""Dates, places and outlets as people give them."""

import pytest

from tests.support import article
from variorum.errors import StopRun
from variorum.model import Decision, Event, EventDate, Evidence
from variorum.model.decision import DecisionKind, LineKind, Target
from variorum.review import Change, Signature, correct_article, decide_line, of_articles
from variorum.review.given_dates import date_events, is_corrected, precision_of

PIECE = Evidence(article="a", start=0, end=12, text="The dam held")


def decided(kind: DecisionKind, value: str | None, on: LineKind = "events") -> Decision:
    target = Target(kind=on, evidence=(PIECE,))
    return decide_line(kind, target, [], Signature("2031"), Change(value=value))


def event(*evidence: Evidence) -> Event:
    return Event(
        id="v1",
        date=EventDate(value="2031-W18", precision="day", basis="text", week="2031-W18"),
        text="The dam held",
        place="Selmouth",
        actors=(),
        evidence=evidence,
        articles=("a",),
        origins=1,
        kind="happened",
    )


@pytest.mark.parametrize(
    ("told", "precision"),
    [
        ("2031", "year"),
        ("2031-05", "month"),
        ("2031-05-06", "day"),
        ("2031-05-06T07:08", "minute"),
        ("2031-05-06T07:08:09Z", "minute"),
        ("2031-05-06T07:08+02:00", "minute"),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(told: str, precision: str) -> None:
    assert precision_of(told) == precision


@pytest.mark.parametrize(
    "told", ["", "6 May", "2031-13", "2031-02-30", "2031-05-06T25:00", "20310506", "0000"]
)
def test_what_is_no_date_is_refused(told: str) -> None:
    with pytest.raises(StopRun):
        precision_of(told)


def test_an_event_has_the_date_and_place_that_it_is_given() -> None:
    day, place = decided("date", "2031-05-06"), decided("place", "Kell")
    (found,), met = date_events([event(PIECE)], [day, place])
    assert met == {day.id, place.id}
    assert found.date == EventDate(value="2031-05-06", precision="day", basis="decision")
    assert found.place == "Kell"
    (found,), _ = date_events([event(PIECE)], [decided("place", None)])
    assert found.place is None
    other = Evidence(article="b", start=0, end=4, text="Rain")
    assert date_events([event(other)], [day]) == ((event(other),), set())


def test_an_article_has_the_outlet_and_day_that_it_is_given() -> None:
    own = article("The dam held.", uri="a")
    outlet = decided("outlet", "Marven Post", "articles")
    day = decided("published", "2031-05-06", "articles")
    assert of_articles([outlet, decided("date", "2031")]) == {"a": [outlet]}
    made = correct_article(own, [outlet, day])
    assert (made.outlet.name, made.outlet.basis) == ("Marven Post", "decision")
    assert made.published
    assert (made.published.value, made.published.precision) == ("2031-05-06", "day")
    assert is_corrected(made, outlet)
    assert is_corrected(made, day)
    assert not is_corrected(own, day)
    none = decided("published", None, "articles")
    assert correct_article(made, [none]).published is None
    assert not is_corrected(made, none)
