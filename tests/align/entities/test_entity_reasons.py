"""Why the forms of a name are one: the rule that joined each, or the signs of the scorer."""

import pytest

from tests.align.readings import read
from variorum.align import merge_entities
from variorum.align.entities.entity_reasons import entity_reasons
from variorum.align.entities.unions import Form, union_rule
from variorum.model import Because, Label


def reasons(kind: Label, *names: str) -> list[Because]:
    """The reasons of the one entity that these names are, each in an account of its own."""
    readings = [
        read(f"a{at}", f"{name} came to the quay.", names={name: kind})
        for at, name in enumerate(names)
    ]
    (entity,) = merge_entities(readings).entities
    return list(entity_reasons(entity, readings))


@pytest.mark.parametrize(
    ("kind", "names", "rule"),
    [
        ("person", ("Ilse Brandt", "Brandt"), "short-form"),
        ("person", ("Ilse Maria Brandt", "Ilse Brandt"), "same-person"),
        ("organization", ("Northern Wire Agency", "NWA"), "acronym"),
        ("organization", ("Ministry of Health", "Health Ministry"), "same-words"),
        ("place", ("Harlowetown", "Harlovetown"), "one-letter"),
    ],
)
def test_each_form_tells_the_rule_that_joined_it(
    kind: Label, names: tuple[str, ...], rule: str
) -> None:
    (one,) = reasons(kind, *names)
    assert one.rule == rule
    assert all(name in one.words for name in names)
    assert not one.signs


def test_what_the_scorer_joined_tells_its_signs() -> None:
    (one,) = reasons("person", "Moammar Qaddafin", "Muammar Kadafin")
    assert one.rule in ("spelt-alike", "same-person")
    if one.rule == "spelt-alike":
        assert (one.total or 0) >= (one.line or 0)


def test_a_name_of_one_form_says_how_often_it_stands() -> None:
    (one,) = reasons("place", "Tessen")
    assert one.rule == "one-form"
    assert "one mention" in one.words


def test_two_names_are_joined_by_no_rule() -> None:
    assert (
        union_rule(Form("person", ("ilse", "brandt")), Form("person", ("ilka", "brandt")), {})
        is None
    )
    place, person = Form("place", ("mali",)), Form("person", ("mali", "sow"))
    assert union_rule(place, person, {}) is None
    one, other = Form("place", ("tessen",)), Form("place", ("tessin",))
    assert union_rule(one, other, {one: {1}, other: {2}}) is None
    assert union_rule(one, other, {one: {1}, other: {1, 2}}) == "one-place"
