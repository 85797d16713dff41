"""Claims as they are made: whole sentences as evidence, and said only by who says it."""

import msgspec
import pytest

from tests.align.readings import near, origins_of, read
from variorum.align import align
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.claim_making import independent, is_shown
from variorum.align.entities.merging import merge_entities
from variorum.model import Aligned

ASIDE = "Rain fell on the hills above the town all night."
HELD = "Soldiers have held the Morrash bridge since the spring floods of 2020"


def told(*, said: bool, both: bool = True) -> Aligned:
    """Two accounts of a held bridge; in the first the mayor says so, in the second he may."""
    a = read(
        "a",
        f"Anna Verrick said {HELD}. {ASIDE}",
        names={"Anna Verrick": "person"},
        said=[("Anna Verrick", "said", HELD, "says")],
    )
    b = read(
        "b",
        f"Anna Verrick said {HELD}. Snow fell." if said else f"{HELD}. Snow fell.",
        names={"Anna Verrick": "person"} if said else {},
        said=[("Anna Verrick", "said", HELD, "says")] if said else [],
    )
    return align(near(a, b) if both else [a, b], origins_of("a", "b"), (), "most-origins")


def test_what_one_account_tells_itself_is_not_said_by_anybody() -> None:
    (claim,) = [one for one in told(said=False).claims if "Morrash" in one.text]
    assert claim.asserted_by == ()
    (claim,) = [one for one in told(said=True).claims if "Morrash" in one.text]
    assert len(claim.asserted_by) == 1


def test_evidence_is_whole_and_parts_are_the_words_that_are_shared() -> None:
    (claim,) = [one for one in told(said=False).claims if "Morrash" in one.text]
    assert claim.text == f"{HELD}."
    assert {one.text for one in claim.evidence} == {f"{HELD}.", f"Anna Verrick said {HELD}."}
    assert {one.text.rstrip(".") for one in claim.parts} == {HELD}
    assert claim.pieces == claim.parts
    assert msgspec.structs.replace(claim, parts=()).pieces == claim.evidence


def test_a_claim_is_as_sure_as_its_signs_where_there_are_vectors() -> None:
    (claim,) = [one for one in told(said=False).claims if "Morrash" in one.text]
    assert claim.confidence is not None
    assert 0 < claim.confidence < 1
    (claim,) = [one for one in told(said=False, both=False).claims if "Morrash" in one.text]
    assert (claim.confidence, claim.shown) == (None, True)


def test_a_sentence_of_two_accounts_to_the_word_is_one_origin() -> None:
    line = "The old iron bridge at Ulm was closed to all lorries on Tuesday."
    readings = [read("a", line), read("b", line), read("c", f"Rain fell. {line[:-1]} night.")]
    told = assertions_of(readings, (), {"a": "o", "b": "p", "c": "q"}, merge_entities(readings))
    articles = {one.article.id: one.article for one in readings}
    assert independent([one for one in told if one.article in "ab"], articles) == 1
    assert independent([one for one in told if one.end - one.start > 20], articles) == 2


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_a_quotation_of_two_accounts_to_the_word_is_heard_by_both(marks: str) -> None:
    line = marks.format("We will mend the old iron bridge at Ulm before the first snow falls.")
    readings = [read("a", f"Rain fell. {line}"), read("b", f"Snow fell at night. {line}")]
    told = assertions_of(readings, (), {"a": "o", "b": "p"}, merge_entities(readings))
    articles = {one.article.id: one.article for one in readings}
    assert independent([one for one in told if one.end - one.start > 40], articles) == 2


def test_a_question_is_no_line_of_its_own() -> None:
    assert not is_shown("How did the mayor of Ulm get the letters?", 1.0)
    assert not is_shown("“How did the mayor of Ulm get the letters?”", 1.0)
    assert is_shown("The clerk asked the mayor of Ulm: how did you get the letters?", 1.0)


def test_a_line_of_a_word_or_two_is_a_candidate_however_sure() -> None:
    assert is_shown("The bridge was closed.", 1.0)
    assert not is_shown("#savethebridge.", 1.0)
    assert not is_shown("Yes, we did.", 1.0)
    assert not is_shown("The bridge was closed.", 0.0)
