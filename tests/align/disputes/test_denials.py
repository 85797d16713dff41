"""Which statements deny something, and what a denial denies or only seems to."""

import pytest

from tests.align.readings import Said, near, read
from tests.align.test_claim_alignment import ASIDE, claims_of
from variorum.align import align_statements, merge_entities
from variorum.align.claims.assertions import assertions_of
from variorum.align.disputes.denials import Denial, denials_of, negates
from variorum.model import Label, Mode

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
    return [one.parts[0].text for one in claims if one.status == "disputed"]


def denial(cue: str, content: str, mode: Mode = "says") -> Denial | None:
    """How "Peter Orsk CUE CONTENT" denies, if it does."""
    text = f"Peter Orsk {cue} {content}."
    said: Said = ("Peter Orsk", cue, content, mode)
    reading = read("a", text, names={"Peter Orsk": "person"}, said=[said])
    index = merge_entities([reading])
    statements = align_statements([reading], index, {"a": "a"})
    found = denials_of(
        assertions_of([reading], statements, {"a": "a"}, index), {"a": text}, statements
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("content", "how"),
    [
        ("no soldier of the garrison was taken", "negates"),
        ("the bridge was not hit by any shell", "negates"),
        ("nobody at the plant had been hurt", "negates"),
        ("the reports of dead miners were pure invention", "refutes"),
        ("there was no truth in the report of a deal", "refutes"),
        ("all of the crew were safe in the harbour", "spared"),
        ("every pilot of the squadron was accounted for", "spared"),
    ],
)
def test_how_a_statement_denies(content: str, how: str) -> None:
    found = denial("said", content)
    assert found is not None
    assert getattr(found, how)
    assert found.explicit == (how == "refutes")


@pytest.mark.parametrize(
    ("cue", "content", "mode"),
    [
        ("said", "the road to the coast was open again", "says"),
        # What is not known, not told or ought not to be is no denial of a fact.
        ("said", "it was not known how many had fled", "says"),
        ("said", "the army should not fire on the town", "says"),
        ("said", "the council would not sell the harbour", "says"),
        ("said", "there was no doubt that the dam had burst", "says"),
        ("said", "the ministry did not say how many were held", "says"),
        # Nor is a false statement that somebody made, or a thing that is withheld or refused.
        ("said", "the banker was charged with a false statement to police", "says"),
        ("denied", "entry to the stadium to two hundred fans", "denies"),
        ("denied", "the motion of the defence", "denies"),
        ("rejected", "the proposal for a ceasefire of two weeks", "denies"),
        # What had not been seen before may have been seen now.
        ("said", "no ancient harbour under the ice had ever been found", "says"),
    ],
)
def test_what_is_no_denial(cue: str, content: str, mode: Mode) -> None:
    assert denial(cue, content, mode) is None


def test_a_word_of_negation_counts_where_it_stands() -> None:
    text = "The mayor was not hurt. The mayor was hurt."
    assert negates(text, 0, 23)
    assert not negates(text, 24, len(text))


def test_a_denial_is_of_what_was_done_not_of_who_was_there() -> None:
    told: Said = ("Anna Verrick", "said", "the 21 girls of the Red Front camp were home", "says")
    swap: Said = ("Peter Orsk", "denied", "the 21 girls were swapped for Red Front men", "denies")
    text = f"Anna Verrick said {told[2]}. Peter Orsk denied {swap[2]}."
    assert denied(text, told, swap) == []
    told = ("Anna Verrick", "said", "the 21 girls were swapped for four Red Front men", "says")
    text = f"Anna Verrick said {told[2]}. Peter Orsk denied {swap[2]}."
    assert denied(text, told, swap) == [told[2]]


@pytest.mark.parametrize(
    ("said", "other"),
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
def test_what_is_no_answer(said: Said, other: Said) -> None:
    text = " ".join(f"{one[0]} {one[1]} {one[2]}." for one in (said, other))
    assert denied(text.replace("?.", "?"), said, other) == []


def across(one: str, other: str) -> list[str]:
    """What is disputed where Anna Verrick says the one and Peter Orsk, elsewhere, the other."""
    a = read(
        "a",
        f"Anna Verrick said {one}. {ASIDE}",
        names={"Anna Verrick": "person"},
        said=[("Anna Verrick", "said", one, "says")],
        published="2026-03-02",
    )
    b = read(
        "b",
        f"Peter Orsk said {other}. Snow fell on the hills.",
        names={"Peter Orsk": "person"},
        said=[("Peter Orsk", "said", other, "says")],
        published="2026-03-02",
    )
    claims, _ = claims_of(*near(a, b))
    return [claim.parts[0].text for claim in claims if claim.status == "disputed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "rebel drones destroyed four bombers at the airfield",
            "no bomber at the airfield was destroyed by drones",
        ),
        (
            "the company paid the minister for the harbour contract",
            "the company had never paid the minister for a harbour contract",
        ),
        (
            "police fired rubber bullets at the marchers on the bridge",
            "police fired no rubber bullets on the bridge",
        ),
    ],
)
def test_a_no_in_one_account_denies_what_another_tells(one: str, other: str) -> None:
    assert across(one, other) == [one]
    # Who agrees denies nothing, nor does who speaks of something else.
    assert across(one, one) == []
    assert across(one, "no ferry had left the island since the storm of Sunday") == []
