"""Who denies a charge in the sentence that makes it denies what the other was charged with."""

import pytest

from tests.annotate.attributions.pages import page_of
from variorum.annotate.attributions.answered_charges import attach_answers
from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.drafts import Draft
from variorum.annotate.text.sentences import split


def told(text: str) -> list[tuple[str, str, str]]:
    """Mode, source and content of each statement."""
    return [
        (
            made.mode,
            " ".join(text[slice(*one)] for one in made.source),
            " ".join(text[slice(*one)] for one in made.content),
        )
        for made in find_attributions(text, split(text), ())
    ]


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        (", an allegation rejected by the firm's owner on Tuesday.", "the firm's owner"),
        (", a charge flatly denied by the firm.", "the firm"),
        (", claims that were dismissed by the firm.", "the firm"),
        (", but it rejects the accusation.", "it"),
        (", although the firm has always denied it.", "the firm"),
        (", which the firm denies.", "the firm"),
        (", a charge that the firm disputes.", "the firm"),
        (", while the owner denied the charges as absurd.", "the owner"),
    ],
)
def test_a_charge_and_its_answer(answer: str, who: str) -> None:
    found = told("The union accused the firm of spying on pilots" + answer)
    assert ("accuses", "The union", "the firm of spying on pilots") in found
    assert ("denies", who, "the firm of spying on pilots") in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The union accused the firm of spying on pilots.",
        "The union accused the firm of spying, and the owner rejected the offer.",
        "The union accused the firm of spying, a charge that shook the town.",
    ],
)
def test_what_answers_no_charge(text: str) -> None:
    denied = [content for mode, _, content in told(text) if mode == "denies"]
    assert not any("spying" in content for content in denied)


def test_a_statement_is_no_charge() -> None:
    page, units = page_of("The union said the firm spied, which the firm denies.")
    drafts = [Draft(units[0], (0, 2), (2, 3), "says", [(3, 6)])]
    assert attach_answers(page, drafts) == drafts
