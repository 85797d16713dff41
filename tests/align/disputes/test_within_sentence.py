"""Disputes that a single sentence tells, and what only looks like one."""

import pytest

from tests.align.readings import Said, read
from tests.align.test_claim_alignment import claims_of
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
            "Police say the baker of Norr set the fire, but his lawyers say that is not the case.",
            "Police say the baker of Norr set the fire",
        ),
        (
            "The mayor pushed back on claims that the harbour of Norr had been sold.",
            "the harbour of Norr had been sold",
        ),
        (
            "The mayor called reports that the harbour of Norr had been sold “a lie”.",
            "the harbour of Norr had been sold",
        ),
        (
            "Bram Oller pleaded not guilty to two counts of theft and one of arson.",
            "two counts of theft and one of arson",
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
    ("sentence", "denied"),
    [
        (
            "The clerk wrongly claimed that the harbour of Norr had been sold, the paper found.",
            "the harbour of Norr had been sold",
        ),
        (
            "Nothing in the letters supports theories that the harbour of Norr had been sold.",
            "the harbour of Norr had been sold",
        ),
        (
            "The clerk repeats the false claim that the harbour of Norr had been sold.",
            "the harbour of Norr had been sold",
        ),
        (
            "The radio reported incorrectly that the mayor had sold the harbour of Norr.",
            "the mayor had sold the harbour of Norr",
        ),
    ],
)
def test_what_an_account_calls_false_itself_has_one_side(sentence: str, denied: str) -> None:
    assert told(sentence) == [(denied, False)]
    quoted: Said = ("Ada Brun", "said", sentence[:-1], "says")
    (found,) = inner_disputes(read("a", f"{sentence[:-1]}, Ada Brun said.", said=[quoted]))
    assert found.two_sides


def test_each_side_is_told_by_its_own_words() -> None:
    text = "The owner says the dam at Veskar was safe, though some villagers dispute that."
    claims, (relation,) = claims_of(read("a", text))
    own, part = "some villagers dispute that.", "The owner says the dam at Veskar was safe"
    assert [one.text for one in relation.evidence] == [own, part]
    assert {one.text: one.status for one in claims} == {own: "single", part: "disputed"}


SAID = "The mayor said that the dam at Veskar would hold."
MAYOR: Said = ("The mayor", "said", "that the dam at Veskar would hold", "says")


@pytest.mark.parametrize(
    "answer",
    [
        "Her rival, Ada Brun, disagreed and called the plan a threat to the town.",
        "But experts are skeptical that it can stand a flood.",
        "Villagers tell a different story.",
    ],
)
def test_a_sentence_may_answer_the_one_before_it(answer: str) -> None:
    text = f"{SAID} {answer}"
    (found,) = inner_disputes(read("a", text, said=[MAYOR]))
    assert (text[slice(*found.denied)], found.two_sides) == (SAID, True)
    assert text[slice(*found.sentence)] == answer
    # What nobody is said to say is answered by nobody.
    assert told(text) == []


def test_a_dispute_with_the_sentence_before_has_two_claims() -> None:
    answer = "Villagers tell a different story."
    claims, (relation,) = claims_of(read("a", f"{SAID} {answer}", said=[MAYOR]))
    assert (relation.kind, relation.shown) == ("denies", True)
    assert [one.text for one in relation.evidence] == [answer, SAID]
    assert {one.text: one.status for one in claims}[SAID] == "disputed"


@pytest.mark.parametrize(
    "sentence",
    [
        "The union rejected the offer of the port on Monday.",
        "The mayor was dismissed by the council after the flood.",
        "The minister will deny reports of a secret deal with the port.",
        "Did the mayor deny reports of a secret deal with the port?",
        "The clerk denied it.",
        "An earlier version of this page wrongly claimed that the harbour of Norr had been sold.",
        "The diver was falsely accused of stealing the blankets of the ferry.",
        "The captain plans to plead not guilty to two counts of theft and one of arson.",
        "Rain fell on the hills above the town all night.",
        "The mayor said the dam would hold. Where do villagers tell a different story?",
        "Would the dam hold? But experts are skeptical that it can stand a flood.",
    ],
)
def test_what_is_no_dispute(sentence: str) -> None:
    assert told(sentence) == []


def test_a_sentence_holds_what_begins_in_it() -> None:
    inner = Inner("a", (10, 40), (12, 30), True, (10, 40))
    assert inner.holds("a", 10)
    assert not inner.holds("a", 40)
    assert not inner.holds("b", 10)
