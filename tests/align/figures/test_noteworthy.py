"""Which counts and amounts tell something."""

import msgspec
import pytest

from tests.align.figures.reports_of import amount, candidate
from variorum.align.figures.noteworthy import is_of_note, of_note


@pytest.mark.parametrize(
    ("value", "measure", "words", "noted"),
    [
        (2, "other", "two players", True),
        (0, "other", "no passengers", True),
        (1, "other", "one user", False),
        (1, "detained", "arrested a suspect", False),
        (1, "detained", "arrested one suspect", True),
        (1, "killed", "a soldier was killed", True),
        (None, "other", "dozens of files", True),
        (None, "other", "several changes", False),
        (None, "killed", "several people were killed", True),
        (None, "released", "many captives freed", False),
    ],
)
def test_a_count_is_of_note(value: float | None, measure: str, words: str, noted: bool) -> None:
    kind = "exact" if value is not None else "vague"
    told = candidate(value, measure=measure, words=words, qualifier=kind)
    assert is_of_note(told.quantity) is noted


def test_one_is_of_note_as_a_bound_or_where_it_is_only_one() -> None:
    bound = candidate(1, measure="other", words="at least one", qualifier="at_least")
    assert is_of_note(bound.quantity)
    woman = amount(1, what="woman", words="one woman")
    assert of_note([woman]) == []
    assert of_note([woman._replace(lead="the show only")]) != []


def test_unknown_numbers_are_of_note_of_harm_alone() -> None:
    unknown = candidate(None, words="no reports of deaths", qualifier="unknown")
    assert is_of_note(unknown.quantity)
    asked = candidate(None, words="How many died", qualifier="unknown")
    assert not is_of_note(asked.quantity)
    assert not is_of_note(msgspec.structs.replace(unknown.quantity, measure="other"))


def test_a_man_killed_is_no_toll_beside_four_killed() -> None:
    man = candidate(1, words="a man was killed")
    assert of_note([man]) == [man]
    assert of_note([man, candidate(4, at=50)]) == [candidate(4, at=50)]
