"""The vectors of assertions."""

from tests.align.claims.told import assertion
from tests.align.readings import near, read
from variorum.align.claims.meaning import meanings_of

TEXT = "The dam burst. The mayor left."


def test_each_assertion_has_its_row() -> None:
    (reading,) = near(read("a", TEXT))
    found = meanings_of([assertion("dam"), assertion("mayor", at=15)], [reading])
    assert found is not None
    assert found.shape[0] == 2
    assert (found[0] == found[1]).all()


def test_without_vectors_there_is_no_meaning() -> None:
    assert meanings_of([assertion("dam")], [read("a", TEXT)]) is None
    assert meanings_of([], near(read("a", TEXT))) is None
