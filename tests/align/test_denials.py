"""What a denial denies, and what it only seems to."""

import pytest

from tests.align.readings import Said, read
from tests.align.test_claims import ASIDE, claims_of
from variorum.model import Label

NAMES: dict[str, Label] = {
    "Peter Orsk": "person",
    "Anna Verrick": "person",
    "Karovia": "place",
    "Estrand": "place",
    "Red Front": "organization",
}


def denied(text: str, *said: Said) -> list[str]:
    """The texts of the claims that one account disputes."""
    names = {name: label for name, label in NAMES.items() if name in text}
    claims, _ = claims_of(read("a", f"{ASIDE} {text}", names=names, said=said))
    return [one.text for one in claims if one.status == "disputed"]


def test_a_denial_is_of_what_was_done_not_of_who_was_there() -> None:
    told: Said = ("Anna Verrick", "said", "the 21 girls of the Red Front camp were home", "says")
    swap: Said = ("Peter Orsk", "denied", "the 21 girls were swapped for Red Front men", "denies")
    text = f"Anna Verrick said {told[2]}. Peter Orsk denied {swap[2]}."
    assert denied(text, told, swap) == []
    told = ("Anna Verrick", "said", "the 21 girls were swapped for four Red Front men", "says")
    text = f"Anna Verrick said {told[2]}. Peter Orsk denied {swap[2]}."
    assert denied(text, told, swap) == [told[2]]


@pytest.mark.parametrize(
    ("said", "denial"),
    [
        # A question says nothing; that others did wrong is not denied; nor is what was proposed;
        # what had never been seen before may have been seen now.
        (
            ("Anna Verrick", "asked", "have the accused answered the charges?", "says"),
            ("Peter Orsk", "rejected", "the charges", "denies"),
        ),
        (
            ("Anna Verrick", "said", "the charges are of twenty years ago", "says"),
            ("Peter Orsk", "denied", "any wrongdoing", "denies"),
        ),
        (
            ("Anna Verrick", "said", "the new toll on the bridge was needed", "says"),
            ("Peter Orsk", "rejected", "calls for a new toll on the bridge", "denies"),
        ),
        (
            ("Anna Verrick", "said", "divers found an ancient harbour under the ice", "says"),
            (
                "Peter Orsk",
                "said",
                "no ancient harbour under the ice had ever been found",
                "denies",
            ),
        ),
    ],
)
def test_what_is_no_answer(said: Said, denial: Said) -> None:
    text = " ".join(f"{one[0]} {one[1]} {one[2]}." for one in (said, denial))
    assert denied(text.replace("?.", "?"), said, denial) == []
