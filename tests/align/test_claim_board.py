"""The board: relations are drawn, and what is unsure is held back with its claims."""

from tests.align.readings import near, read
from tests.align.test_claim_alignment import ASIDE, claims_of
from variorum.align.claim_alignment import align_claims, draw
from variorum.align.claim_board import Board
from variorum.align.entities.merging import merge_entities
from variorum.align.statements import align_statements
from variorum.model import Reading, Relation


def relations(*readings: Reading) -> list[Relation]:
    return list(claims_of(*readings)[1])


def test_a_sentence_that_tells_both_sides_is_a_dispute_by_itself() -> None:
    text = "Police denied rumours of a second gunman in the harbour."
    claims, (relation,) = claims_of(read("a", f"{text} {ASIDE}"))
    whole, part = relation.evidence
    assert (whole.text, part.text) == (text, "rumours of a second gunman in the harbour")
    assert relation.shown
    assert [one.status for one in claims if one.id == relation.to] == ["disputed"]
    assert {one.dispute for one in claims} == {relation.to}


def test_who_only_denies_is_a_candidate() -> None:
    said = ("Peter Orsk", "denied", "it had poured acid into the river", "denies")
    text = f"Peter Orsk {said[1]} that {said[2]}. {ASIDE}"
    claims, (relation,) = claims_of(
        read("a", text, names={"Peter Orsk": "person"}, said=[said])  # type: ignore[list-item]
    )
    assert not relation.shown
    assert not any(one.shown for one in claims)
    assert {one.status for one in claims} == {"single"}


def test_one_rumour_in_two_accounts_is_told_once() -> None:
    text = "Police denied rumours of a second gunman in the harbour."
    assert len(relations(read("a", f"{text} {ASIDE}"), read("b", f"{text} Snow fell."))) == 1


def test_opposite_words_are_a_candidate_and_another_number_is_shown() -> None:
    told = "the price of coal and iron {} in the ports of the north on Monday"
    rose, fell = (
        read(key, told.format(word) + ".") for key, word in (("a", "rose"), ("b", "fell"))
    )
    assert [one.shown for one in relations(*near(rose, fell)) if one.kind == "differs"] == [False]
    many = [
        read(
            key,
            f"{n} miners were killed in the shaft at Tessen on Monday.",
            counts={str(n): ("killed", n)},
        )
        for key, n in (("a", 12), ("b", 15))
    ]
    (differs,) = relations(*near(*many))
    assert (differs.kind, differs.slot, differs.by, differs.shown) == ("differs", "number", 3, True)


def test_the_board_gives_what_align_claims_gives() -> None:
    readings = [read("a", f"Police denied rumours of a second gunman. {ASIDE}")]
    index = merge_entities(readings)
    statements = align_statements(readings, index, {})
    board = Board(draw(readings, statements, {}, index))
    assert board.result() == align_claims(readings, statements, {}, index)
    assert len(board.inner) == 1
