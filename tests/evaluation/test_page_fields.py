"""Titles, days and authors of pages beside checked ones."""

import msgspec

from evaluation.page_fields import compare, evaluate, score
from tests.support import article
from variorum.model import Article

GOLD = {
    "title": "Mayor quits!",
    "published": "2024-05-02 09:00",
    "authors": ["Ann Bell", "J. Lund"],
}


def read(title: str, byline: str | None) -> Article:
    found = article("Text.", published="2024-05-02")
    return msgspec.structs.replace(found, title=title, byline=byline)


def test_marks_capitals_and_the_order_of_names_do_not_count() -> None:
    found = read("mayor Quits", "J Lund and A Bell")
    assert all(wanted == given for wanted, given in compare(GOLD, found, "published").values())


def test_what_is_wrong_or_missing_is_counted() -> None:
    found = read("Mayor stays", None)
    rows = {row.name: row.values for row in score("x", [(GOLD, found), (GOLD, None)], "published")}
    assert rows["title (x)"] == {"gold": 2, "found": 1, "wrong": 1, "accuracy": 0.0}
    assert rows["day (x)"] == {"gold": 2, "found": 1, "wrong": 0, "accuracy": 0.5}
    assert rows["authors (x)"]["found"] == 0


def test_a_field_that_the_gold_does_not_tell_is_not_asked() -> None:
    assert set(compare({"date": None}, None, "date")) == {"day"}
    assert callable(evaluate)
