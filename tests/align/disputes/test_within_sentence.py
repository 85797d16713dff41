"""Disputes that a single sentence tells, and what only looks like one."""

import pytest

from tests.align.readings import read
from variorum.align.disputes.within_sentence import Inner, inner_disputes


def told(text: str) -> list[tuple[str, bool]]:
    """What the sentences of a text say is denied, and whether they tell both sides."""
    reading = read("a", text)
    return [(text[slice(*one.denied)], one.two_sides) for one in inner_disputes(reading)]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        (
            "Police denied rumours of a second gunman in the harbour.",
            "rumours of a second gunman in the harbour",
        ),
        (
            "The letters belied the firm’s claims that it had tested the valve.",
            "the firm’s claims that it had tested the valve",
        ),
        (
            "The owner says the dam at Veskar was safe, though some villagers dispute that.",
            "The owner says the dam at Veskar was safe",
        ),
        (
            "He would not rule out a new treaty on fish — an option the ministry has rejected.",
            "He would not rule out a new treaty on fish",
        ),
        (
            "Fishermen said the plant had poured acid into the Sorne, but Petrane denied doing so.",
            "Fishermen said the plant had poured acid into the Sorne",
        ),
        (
            "Fishermen said the plant poured acid, but Petrane denied pouring acid into the bay.",
            "Fishermen said the plant poured acid",
        ),
    ],
)
def test_both_sides_in_one_sentence(sentence: str, denied: str) -> None:
    assert told(sentence) == [(denied, True)]


def test_who_only_denies_leaves_the_other_side_untold() -> None:
    (found,) = told("Petrane denied that it had poured acid into the river.")
    assert found == ("it had poured acid into the river", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The union rejected the offer of the port on Monday.",
        "The mayor was dismissed by the council after the flood.",
        "The minister will deny reports of a secret deal with the port.",
        "Did the mayor deny reports of a secret deal with the port?",
        "The clerk denied it.",
        "Rain fell on the hills above the town all night.",
    ],
)
def test_what_is_no_dispute(sentence: str) -> None:
    assert told(sentence) == []


def test_a_sentence_holds_what_begins_in_it() -> None:
    inner = Inner("a", (10, 40), (12, 30), True)
    assert inner.holds("a", 10)
    assert not inner.holds("a", 40)
    assert not inner.holds("b", 10)
