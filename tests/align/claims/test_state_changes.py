"""What one account tells as open and another as over."""

import pytest

from tests.align.readings import near, origins_of, read
from tests.align.test_claim_alignment import claims_of
from variorum.align.claims.assertions import assertions_of
from variorum.align.claims.revisions import Revision
from variorum.align.claims.state_changes import state_changes_of
from variorum.align.disputes.denial_reasons import within
from variorum.align.entities.merging import merge_entities
from variorum.align.passage_origins import OriginOf
from variorum.align.statements import align_statements
from variorum.model import Reading

OPEN = "No charges have been filed against the ferry captain in Norr."
OVER = "Prosecutors charged the ferry captain with theft on Friday."


def changes(*readings: Reading, one_origin: bool = False) -> list[Revision]:
    """The changes between accounts, each of its own origin unless told otherwise."""
    ids = [one.article.id for one in readings]
    origin_of = OriginOf(origins_of(ids) if one_origin else origins_of(*([id] for id in ids)))
    index = merge_entities(readings)
    statements = align_statements(readings, index, origin_of)
    days = {
        one.article.id: one.article.published.value for one in readings if one.article.published
    }
    assertions = assertions_of(readings, statements, origin_of, index)
    return state_changes_of(readings, assertions, days)


def told(*readings: Reading, one_origin: bool = False) -> list[tuple[str, str]]:
    """The earlier and the later state of each change."""
    texts = {one.article.id: one.article.text for one in readings}
    return [
        (texts[one.earlier_article][slice(*one.earlier)], texts[one.article][slice(*one.later)])
        for one in changes(*readings, one_origin=one_origin)
    ]


def test_what_is_open_in_one_account_is_over_in_another() -> None:
    accounts = read("a", f"{OPEN} Snow fell."), read("b", f"Rain fell. {OVER}")
    assert told(*accounts) == told(*reversed(accounts)) == [(OPEN, OVER)]
    assert told(*accounts, one_origin=True) == []
    assert told(read("a", f"{OPEN} {OVER}")) == []


@pytest.mark.parametrize(
    ("first", "second", "found"), [("2024-05-01", "2024-05-02", 1), ("2024-05-02", "2024-05-01", 0)]
)
def test_an_account_of_a_later_day_tells_no_earlier_state(
    first: str, second: str, found: int
) -> None:
    assert len(told(read("a", OPEN, published=first), read("b", OVER, published=second))) == found


@pytest.mark.parametrize(
    "over",
    [
        "Prosecutors charged a baker with theft on Friday.",
        "Charges were not filed against the ferry captain in Norr.",
        "Were charges brought, and was the ferry captain charged with theft?",
    ],
)
def test_what_ends_no_state_that_was_told(over: str) -> None:
    assert told(read("a", OPEN), read("b", over)) == []


def test_one_shared_word_is_enough_where_sentences_lie_near() -> None:
    over = "Prosecutors charged a captain with theft on Friday."
    accounts = read("a", OPEN), read("b", over)
    assert told(*accounts) == []
    assert told(*near(*accounts)) == [(OPEN, over)]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "Months of heated rhetoric drove Norr and Aford apart over the bridge.",
            "The tension between Norr and Aford has eased since they began to share the bridge.",
        ),
        (
            "Police in Norr have not yet identified any suspects in the fire at the mill.",
            "So far, police in Norr have identified a total of 31 suspects in the fire.",
        ),
    ],
)
def test_strain_eases_and_suspects_become_known(earlier: str, later: str) -> None:
    assert told(*near(read("a", earlier), read("b", later))) == [(earlier, later)]


def test_who_is_looked_for_need_not_be_who_was_found() -> None:
    missing = "The young diver is still missing in the lake."
    assert told(*near(read("a", missing), read("b", "A diver was found alive on Monday."))) == []
    found = "The diver was found alive beside the lake on Monday."
    assert told(*near(read("a", missing), read("b", found))) == [(missing, found)]


def test_of_many_who_are_missing_some_may_be_found() -> None:
    missing = read("a", "Nine divers are missing in the lake.", counts={"Nine": ("missing", 9)})
    found = read("b", "A diver was found alive beside the lake.")
    assert told(*near(missing, found)) == []
    one = read("a", "One diver is missing in the lake.", counts={"One": ("missing", 1)})
    assert len(told(*near(one, found))) == 1


def test_the_name_of_a_victim_is_not_that_of_a_gunman() -> None:
    unnamed = "The victim of the shooting in Norr has not been identified."
    accounts = read("a", unnamed), read("b", "The gunman in Norr was identified as Bram Oller.")
    assert told(*near(*accounts)) == []
    named = "The victim in Norr was identified as Bram Oller."
    assert told(*near(read("a", unnamed), read("b", named))) == [(unnamed, named)]


def test_each_sentence_stands_in_one_change() -> None:
    again = "No charges were brought over the ferry."
    assert told(read("a", OPEN), read("b", OVER), read("c", again)) == [(OPEN, OVER)]


def test_a_change_is_drawn_and_explained() -> None:
    claims, (relation,) = claims_of(
        read("a", f"{OPEN} Snow fell."), read("b", f"Rain fell. {OVER}")
    )
    assert (relation.kind, relation.shown) == ("updates", True)
    assert [one.text for one in relation.evidence] == [OVER, OPEN]
    assert {one.text: one.status for one in claims}[OPEN] == "updated"
    (one,) = changes(read("a", OPEN), read("b", OVER))
    because = within(one)
    assert because.rule == "charged.over"
    assert "tells as over what" in because.words
