"""Links by the learned judge: what is seen, what is judged, and what the rules keep."""

from tests.align.claims.told import assertion
from variorum.align.claims.pair_links import is_judged, judge_of, link, pairs_of, seen
from variorum.align.claims.pair_signs import Candidate
from variorum.align.claims.wordings import Wordings

DAM = "dam wall burst valley night water"


def story(*, no: bool = False) -> Wordings:
    other = assertion(f"{DAM} ash", article="b", negated="burst" if no else "")
    return Wordings([assertion(DAM), other, assertion("dam burst", at=60, speaker="s")])


def test_two_sentences_of_one_article_are_not_seen() -> None:
    pairs = [Candidate(1, 0, 0.9, 0.9), Candidate(2, 0, 0.9, 0.9), Candidate(2, 1, 0.1, 0.3)]
    assert seen(story(), pairs) == pairs[:1]


def test_a_yes_and_a_no_are_never_one_fact_by_the_judge() -> None:
    pair = Candidate(1, 0, 0.9, 0.9)
    assert is_judged(story(), pair)
    assert not is_judged(story(no=True), pair)
    assert not is_judged(story(), Candidate(1, 0, 0.1, 0.45))


def test_what_is_likely_is_linked_both_ways() -> None:
    links: list[dict[int, float]] = [{}, {}, {}]
    likely = link(story(), links, [Candidate(1, 0, 0.95, 0.95)])
    assert likely[0, 1] > 0.5
    assert links == [{1: likely[0, 1]}, {0: likely[0, 1]}, {}]


def test_what_the_rules_link_stays_linked() -> None:
    links = [{1: 0.9}, {0: 0.9}, {}]
    likely = link(story(no=True), links, [Candidate(1, 0, 0.5, 0.1)])
    assert links[0].keys() == {1}
    assert links[0][1] == likely[0, 1] < 0.9


def test_without_vectors_there_are_no_pairs() -> None:
    assert pairs_of(story()) == []
    assert judge_of(story()) is not None
