"""The line of a claim: whole, and with least of what one account alone tells."""

from tests.align.readings import read
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.shown_text import shown_text
from variorum.align.claims.whole_sentences import Sentences
from variorum.align.claims.wordings import Wordings
from variorum.align.entities.merging import merge_entities


def line(*texts: str) -> str:
    """The line of the claim that the first assertion of each of these articles makes."""
    readings = [read(name, text) for name, text in zip("abcd", texts, strict=False)]
    told = assertions_of(readings, (), {}, merge_entities(readings))
    firsts = {one.article: one for one in reversed(told)}
    sentences = Sentences(readings)
    members = [sentences.told(firsts[key]) for key in sorted(firsts)]
    return shown_text(members, Wordings(told).telling).text


def test_the_sentence_without_the_detail_of_one_account_stands() -> None:
    plain = "The old bridge at Ulm was closed on Tuesday."
    more = "The old bridge at Ulm was closed on Tuesday after a loaded barge had struck its pier."
    assert line(plain, more) == line(more, plain) == plain


def test_the_clause_that_opens_a_sentence_may_stand() -> None:
    one = "Two divers left the burning bell in the harbour, and a fishing boat took aboard a dog."
    other = "Two divers left the burning bell in the harbour, while lorries drove round by Halvik."
    assert line(one, other) == "Two divers left the burning bell in the harbour"


def test_what_is_said_of_a_noun_is_not_cut_off() -> None:
    one = "The new owner of the Tarrow paper mill, who came from Ulm in spring, was arrested."
    other = "The new owner of the Tarrow paper mill, who liked horses and boats, was arrested."
    assert line(one, other) in (one, other)


def test_a_line_that_leans_is_left_for_one_that_does_not() -> None:
    leans = "They closed the old bridge at Ulm on Tuesday."
    stands = "Engineers closed the old bridge at Ulm on Tuesday."
    assert line(leans, stands) == stands


def test_a_noun_with_an_aside_alone_is_no_line() -> None:
    one = "Anna Brun, who had left the Ulm bridge team, and her clerk wrote the letters."
    other = "Anna Brun, who had left the Ulm bridge team, and a diver were paid by the mill."
    assert line(one, other) in (one, other)


def test_a_quotation_with_its_speaker_is_taken_before_one_without() -> None:
    bare = "“We will mend the old iron bridge at Ulm before the snow falls.”"
    told = "“We will mend the old iron bridge at Ulm before the snow falls,” Anna Brun said."
    assert line(bare, told) == told
