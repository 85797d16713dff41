"""Changes that a text tells itself, and what only looks like one."""

import pytest

from tests.align.readings import read
from tests.align.test_claim_alignment import ASIDE, claims_of
from variorum.align.claims.revisions import revisions_of
from variorum.align.disputes.denial_reasons import within
from variorum.model import Measure


def told(sentence: str) -> list[tuple[str, str]]:
    """The earlier and the later state that a text tells of."""
    found = revisions_of(read("a", sentence))
    return [(sentence[slice(*one.earlier)], sentence[slice(*one.later)]) for one in found]


@pytest.mark.parametrize(
    ("earlier", "joint", "later"),
    [
        ("Divers initially thought the hull was whole", ", but ", "they now see a long crack."),
        ("The child was originally reported to be six", ", but ", "police say he is five."),
        ("Officers at first said two boats had sunk", ", ", "they now count three boats."),
        ("A reference to the old harbour was left in", " but ", "later removed by the clerk."),
        (
            "The police initially held the fire for arson",
            " but ",
            "have now ruled it an accident.",
        ),
        (
            "Though the port did not initially comment",
            ", ",
            "its head confirmed the sale on Monday.",
        ),
    ],
)
def test_what_was_first_said_and_what_came_of_it(earlier: str, joint: str, later: str) -> None:
    assert told(f"{earlier}{joint}{later}") == [(earlier, later)]


@pytest.mark.parametrize(
    ("before", "earlier"),
    [
        ("The mayor has reversed", "the council's decision to close the bridge to carts."),
        ("The firm recalled the boats,", "after initially saying that they were safe."),
        ("The captain was dismissed,", "despite a panel's recommendation that he be fined."),
        ("The storm has killed 17 people", ", up from 12 on Monday."),
    ],
)
def test_what_is_undone_stands_behind_what_undoes_it(before: str, earlier: str) -> None:
    sentence = f"{before} {earlier}".replace(" ,", ",")
    ((old, new),) = told(sentence)
    assert (old.lstrip(", "), new) == (earlier.lstrip(", "), sentence)


def test_a_reworded_line_is_told_by_the_whole_sentence() -> None:
    text = 'The clerk changed the word "harbour" in the plan to "basin for small boats".'
    assert told(text) == [('The clerk changed the word "harbour" in the plan', text)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The mayor ordered the mill to close.", "But the mayor later downplayed the order."),
        ("Traders rarely spoke of the mill.", "That has changed. One calls it a danger to all."),
        ("Prices rose at noon above $7,000.", "But the slide has since resumed in the north."),
    ],
)
def test_a_sentence_may_undo_the_one_before_it(earlier: str, later: str) -> None:
    assert told(f"{earlier} {later}") == [(earlier, later)]


def test_earlier_reports_gave_another_number_of_what_was_told_before() -> None:
    old, new = "Earlier reports had spoken of forty boats.", "The storm sank 80 boats."

    def found(between: str, number: int, measure: Measure = "destroyed") -> list[str]:
        counts: dict[str, tuple[Measure, int]] = {"80 boats": (measure, number)}
        reading = read("a", f"{new} {between} {old}", counts=counts | {"forty": ("destroyed", 40)})
        return [reading.article.text[slice(*one.later)] for one in revisions_of(reading)]

    assert found("Snow fell all day.", 80) == [new]
    assert found("Snow fell all day.", 40) == []
    assert found("Snow fell all day.", 80, "missing") == []
    assert found("Snow fell on all roofs. " * 4, 80) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor opened the old bridge in March, but closed the road to the mill.",
        "The mayor initially said the bridge was safe, but not the road to the mill.",
        "The Harbour Post first reported the sale, which names no buyer but tells the price.",
        "Did divers initially think the hull was whole, but see a crack later?",
        "The clerk came to Norr after previously working in Aford.",
        "The mayor dropped a stone to the divers.",
        "But the mayor later downplayed the order.",
    ],
)
def test_what_is_no_change(sentence: str) -> None:
    assert told(sentence) == []


def test_a_change_is_drawn_once_and_the_earlier_state_is_updated() -> None:
    text = "Divers initially thought the hull was whole, but they now see a long crack."
    claims, (relation,) = claims_of(read("a", f"{text} {ASIDE}"), read("b", f"{text} Snow fell."))
    assert (relation.kind, relation.shown) == ("updates", True)
    assert relation.evidence[0].text == "they now see a long crack."
    status = {one.text: one.status for one in claims if one.id in (relation.claim, relation.to)}
    assert status["Divers initially thought the hull was whole"] == "updated"


def test_a_change_is_explained_by_its_rule() -> None:
    (one,) = revisions_of(read("a", "The old mill was shut in May, but later opened to carts."))
    assert within(one).rule == one.rule == "revised.but-later"
