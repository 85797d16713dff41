"""How often a source is asked, and what a visit leaves behind."""

import pytest

from variorum.store.watched import Visit
from variorum.watch.fetching import Answer
from variorum.watch.intervals import DEAD, FIRST, LEAST, MOST, after_failure, next_interval
from variorum.watch.source_visits import (
    asked_for,
    changed,
    conditions,
    failed,
    found_as,
    put_off,
    unchanged,
)


def test_more_often_where_it_pays_and_within_bounds() -> None:
    assert next_interval(0, 40) == FIRST
    assert next_interval(3_600, 1) == 1_800
    assert next_interval(1_000, 5) == LEAST
    assert next_interval(3_600, 0) == 5_400
    assert next_interval(80_000, 0) == MOST


def test_never_earlier_than_the_source_asks_for() -> None:
    assert next_interval(3_600, 1, 7_200) == 7_200
    assert next_interval(3_600, 1, 10 * MOST) == MOST


def test_a_source_that_fails_is_asked_more_and_more_seldom() -> None:
    waits = [after_failure(Visit(failures=n)) for n in range(12)]
    assert waits[:4] == [LEAST, 2 * LEAST, 4 * LEAST, 8 * LEAST]
    assert waits == sorted(waits)
    assert waits[-1] == DEAD
    assert after_failure(Visit(failures=500)) == DEAD
    assert after_failure(Visit(), 5_000) == 5_000
    assert after_failure(Visit(), 10 * DEAD) == DEAD


def test_what_was_given_is_given_back_and_nothing_is_made_up() -> None:
    assert conditions('W/"a"', "Mon, 31 Feb") == {
        "If-None-Match": 'W/"a"',
        "If-Modified-Since": "Mon, 31 Feb",
    }
    assert conditions(None, None) == {}


def test_a_visit_that_was_answered() -> None:
    before = Visit(interval=3_600, failures=4, error="it answered 500", etag="old", listed=2)
    answer = Answer(url="u", status=200, fields={"etag": "new", "cache-control": "max-age=60"})
    after = changed(before, answer, 1_000, (40, 3), 0)
    assert (after.due, after.interval, after.asked) == (2_800, 1_800, 1_000)
    assert (after.error, after.failures, after.etag, after.modified) == (None, 0, "new", None)
    assert (after.listed, after.fresh, after.status) == (40, 3, 200)
    same = unchanged(after, Answer(url="u", status=304), 2_800)
    assert (same.etag, same.listed, same.fresh, same.interval) == ("new", 40, 0, 2_700)
    assert found_as(same, "rss", "https://e.example/f", ()).address == "https://e.example/f"


def test_a_visit_that_failed() -> None:
    after = failed(Visit(failures=1, fresh=3, etag="e"), "it answered 500", 1_000, status=500)
    assert (after.due, after.failures, after.fresh) == (1_000 + 2 * LEAST, 2, 0)
    assert (after.error, after.status, after.retired, after.etag) == (
        "it answered 500",
        500,
        None,
        "e",
    )
    assert failed(Visit(), "it answered 410", 0, status=410).retired == "it answered 410"


def test_a_visit_that_was_put_off_is_no_failure() -> None:
    after = put_off(Visit(failures=1, interval=60), "busy", 900)
    assert (after.due, after.failures, after.error, after.interval) == (900, 1, "busy", 60)


@pytest.mark.parametrize(
    ("told", "every", "seconds"),
    [
        ("max-age=300", 0, 300),
        ("public, s-maxage=9, max-age = 1200", 0, 1200),
        ("no-cache", 600, 600),
        ("max-age=999999", 0, MOST),
        ("s-maxage=700", 0, 0),
    ],
)
def test_what_an_answer_asks_for(told: str, every: int, seconds: int) -> None:
    assert asked_for({"cache-control": told}, every) == seconds
