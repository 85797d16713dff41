"""Who says that it was merely something less corrects what was said just before."""

import pytest

from tests.align.readings import read
from tests.align.test_claim_alignment import ASIDE, claims_of
from variorum.align.disputes.corrections import corrections_of
from variorum.align.disputes.voices import Voices

ASKED = "police had asked for a wall round the meadow"


def denied(second: str, content: str, *, speaker: str = "Peter Orsk") -> bool:
    """Whether the second sentence is drawn as a denial of what Anna Verrick said before it."""
    text = f"Anna Verrick said {ASKED}. {second} {ASIDE}"
    said = [
        ("Anna Verrick", "said", ASKED, "says"),
        (speaker, "said", content, "says"),
    ]
    names = {name: "person" for name in ("Anna Verrick", speaker) if name in text}
    reading = read("a", text, names=names, said=said)  # type: ignore[arg-type]
    return any(one.kind == "denies" and one.shown for one in claims_of(reading)[1])


def test_a_correction_denies_what_was_said_before_it() -> None:
    content = "they had merely spoken of one"
    assert denied(f"But Peter Orsk said {content}.", content)


@pytest.mark.parametrize(
    ("second", "content"),
    [
        ("Peter Orsk said they had merely spoken of one.", "they had merely spoken of one"),
        ("But Peter Orsk said it was paid for by the fair.", "it was paid for by the fair"),
        ("But Peter Orsk said it fell only after rain.", "it fell only after rain"),
        (f"{ASIDE} But Peter Orsk said they had merely met.", "they had merely met"),
    ],
)
def test_what_corrects_nothing(second: str, content: str) -> None:
    assert not denied(second, content)


def test_nobody_corrects_himself() -> None:
    content = "they had merely spoken of one"
    assert not denied(f"But Anna Verrick said {content}.", content, speaker="Anna Verrick")


def test_without_statements_there_are_none() -> None:
    assert corrections_of([], {}, Voices([], [])) == []
