"""Changes that a single sentence tells, and what only looks like one."""

import pytest

from tests.align.readings import read
from tests.align.test_claim_alignment import ASIDE, claims_of
from variorum.align.claims.revisions import revisions_of


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
    ],
)
def test_what_was_first_said_and_what_came_of_it(earlier: str, joint: str, later: str) -> None:
    assert told(f"{earlier}{joint}{later}") == [(earlier, later)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor opened the old bridge in March, but closed the road to the mill.",
        "The mayor initially said the bridge was safe, but not the road to the mill.",
        "The Harbour Post first reported the sale, which names no buyer but tells the price.",
        "Did divers initially think the hull was whole, but see a crack later?",
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
