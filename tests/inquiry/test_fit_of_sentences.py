"""Whether one sentence tells a claim: names, who acts, who speaks, and what stands around it."""

import pytest

from tests.support import article
from variorum import align
from variorum.annotate import annotate
from variorum.inquiry.asked_parts import AskedClaim, asked_claim
from variorum.inquiry.context import Around
from variorum.inquiry.coverage import Fit, fit
from variorum.inquiry.cutting import passage_of
from variorum.inquiry.findings import read_claim
from variorum.inquiry.matching import match
from variorum.inquiry.naming_alike import Namings
from variorum.inquiry.same_actors import same_actors
from variorum.inquiry.speaking import speaker_of


def beside(claim: str, text: str, at: int = 0) -> tuple[AskedClaim, Around]:
    """A claim, and the sentence of this number of a text."""
    reading = annotate(article(text, published="2026-05-05"))
    namings = Namings.of([reading], align.merge_entities([reading]))
    asked = asked_claim(read_claim(claim), {}, namings.single_words())
    return asked, Around(passage_of(reading, reading.sentences[at]), at, namings)


def fitted(claim: str, text: str, at: int = 0) -> Fit | None:
    return fit(*beside(claim, text, at))


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Anna Holm met Peter Berg.", "Peter Berg met Anna Holm in Oslo."),
        ("Anna Holm praised the court.", "The court was praised by Anna Holm."),
        ("Rescuers found no survivors.", "Rescuers found no survivors in the mine."),
    ],
)
def test_a_sentence_tells_a_claim(claim: str, text: str) -> None:
    found = fitted(claim, text)
    assert found is not None
    assert found.slot is None


def test_a_changed_actor_is_no_telling() -> None:
    found = fitted(
        "Peter Berg accused Anna Holm of fraud.", "Anna Holm accused Peter Berg of fraud."
    )
    assert found is not None
    assert found.slot == "actor"


def test_a_pronoun_means_the_one_person_named_before_it() -> None:
    text = "Anna Holm came to Oslo. She visited the harbour."
    assert fitted("Anna Holm visited the harbour.", text, 1) is not None
    two = "Anna Holm met Vera Lind in Oslo. She visited the harbour."
    assert fitted("Anna Holm visited the harbour.", two, 1) is None


def test_it_means_no_person() -> None:
    text = "Anna Holm has watched the convoy since it left from Oslo."
    assert fitted("The convoy left from Oslo.", text) is not None
    assert fitted("Anna Holm left from Oslo.", text) is None


def test_what_somebody_else_says_of_a_part_does_not_make_them_the_speaker() -> None:
    claim = "The Oslo Line apologized to two passengers accused of stealing blankets."
    text = (
        "The Oslo Line has apologized to two passengers who were sent home after a guard accused "
        "them of stealing blankets."
    )
    assert fitted(claim, text) is not None


def test_what_is_left_open_is_not_told() -> None:
    assert fitted("The dam broke.", "It is unclear whether the dam broke.") is None
    assert fitted("The court will jail Peter Berg.", "The court could jail Peter Berg.") is None


def test_who_speaks_must_be_the_one() -> None:
    asked, around = beside(
        "Anna Holm said the dam was safe.", "“The dam was safe,” Peter Berg said. Anna Holm left."
    )
    matched = match(asked, around)
    assert speaker_of(asked, around, matched.by) != "same"
    asked, around = beside("Anna Holm said the dam was safe.", "Anna Holm said the dam was safe.")
    matched = match(asked, around)
    assert speaker_of(asked, around, matched.by) == "same"
    assert same_actors(asked, around, matched) == "same"


def test_a_time_belongs_to_the_verb_it_stands_by() -> None:
    text = "The club, which won the cup in 1908, was cursed by a fan in 1945."
    assert fitted("The club won the cup in 1908.", text) is not None
    found = fitted("The club won the cup in 1945.", text)
    assert found is None or found.slot == "time"
