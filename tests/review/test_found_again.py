"""Records are found again by their words."""

from variorum.model import Decision, Evidence
from variorum.model.decision import DecisionKind, LineKind, Target
from variorum.review.drawn_relations import draw
from variorum.review.found_again import best, founding, meant, meant_by_piece
from variorum.review.line_decisions import Signature, decide_line
from variorum.review.ruled_claims import Said


def piece(start: int, end: int) -> Evidence:
    return Evidence(article="a", start=start, end=end, text="x" * (end - start))


def decided(kind: DecisionKind, on: LineKind, *pieces: Evidence) -> Decision:
    return decide_line(kind, Target(kind=on, evidence=pieces), [], Signature("2031"))


def test_two_records_need_the_words_of_both() -> None:
    one, other = piece(0, 4), piece(10, 14)
    assert founding(decided("strike", "claims", one, other)) == 1
    assert founding(decided("split", "claims", one, other)) == 1
    assert founding(decided("merge", "claims", one, other)) == 2
    assert founding(decided("strike", "relations", one, other)) == 2
    assert founding(decided("relate", "relations", one, other)) == 2


def test_of_several_records_with_the_words_the_likest_is_meant() -> None:
    a, b, c = ("a", 0, 10), ("a", 20, 30), ("a", 40, 50)
    target = Target(kind="claims", evidence=(piece(0, 10), piece(20, 30)))
    assert meant([[a, c], [a, b, c], [a, b]], target) == 2
    assert meant_by_piece([[c], [a]], piece(0, 12)) == 1
    assert meant_by_piece([[c], [a]], piece(0, 30)) is None
    assert best([(0, 10), (2, 12)], (1, 12)) == 1
    assert best([(0, 10)], (50, 60)) is None


def test_a_relation_of_one_claim_to_itself_is_none() -> None:
    said = Said((), ())
    assert draw(decided("relate", "relations", piece(0, 4), piece(0, 4)), (), (), said) is None
