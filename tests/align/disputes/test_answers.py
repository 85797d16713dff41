"""Which assertion a denial answers: the signs, their sum, and the line."""

from tests.align.claims.told import assertion
from tests.align.readings import read
from variorum.align.claims.agreement import Matcher
from variorum.align.claims.assertions import Assertion
from variorum.align.disputes.answers import Finder, Signs, find_denied, weight
from variorum.align.disputes.denials import Denial

TEXT = "The mayor said shells hit the bridge. The ministry denied shells hit the bridge. Rain fell."
FIRST, SECOND = TEXT.index(" The ministry"), TEXT.index(" Rain")
TOLD = [
    assertion("shells hit bridge north", speaker="mayor", mode="accuses"),
    assertion("shells hit bridge north", speaker="ministry", mode="denies", at=FIRST + 1),
    assertion("rain fell valley night", at=SECOND + 1),
]
CONTENT = frozenset(["shells", "hit", "bridge", "north"])
DENIAL = Denial(1, True, False, False, False, CONTENT, frozenset(), False)


def finder() -> Finder:
    return Finder(Matcher(TOLD), [read("a", TEXT)], {})


def test_a_denial_answers_what_shares_its_words() -> None:
    assert finder().denied(DENIAL) == 0
    (found,) = find_denied(finder(), [DENIAL])
    assert (found.denial, found.target, found.shown) == (1, 0, True)
    assert found.confidence is not None
    assert 0 < found.confidence < 1


def test_a_denial_of_other_words_answers_nothing() -> None:
    lone = DENIAL._replace(at=2, content=frozenset(["bribe", "judge", "court"]), denies=False)
    assert find_denied(finder(), [lone._replace(negates=True)]) == []


def test_shared_words_weigh_for_and_a_no_against() -> None:
    none = Signs(*[0.0] * len(Signs._fields))
    assert weight(none._replace(words=1)) > weight(none) > weight(none._replace(negative=1))
    assert {one.target for one in finder().weigh(DENIAL)} <= {0, 2}


def test_who_says_no_too_is_not_denied() -> None:
    text = "No lion left the zoo. Reports that a lion had left the zoo were untrue, it said."
    at = text.index("Reports")
    lion = frozenset(["lion", "leav", "zoo"])
    no = assertion("lion leav zoo")._replace(negated=lion)
    called = assertion("report lion leav zoo", speaker="zoo", at=at)
    denial = Denial(1, False, True, False, False, lion | {"report"}, frozenset(["report"]), False)

    def answered(first: Assertion) -> set[int]:
        weigher = Finder(Matcher([first, called, TOLD[2]]), [read("a", text)], {})
        return {one.target for one in weigher.weigh(denial)}

    assert 0 in answered(no._replace(negated=frozenset()))
    assert 0 not in answered(no)
