"""A count without a measure is known again in another account."""

from tests.align.figures.test_ledger import align
from variorum.model import Figure


def told(*texts: str) -> set[tuple[str, int, float | int | None]]:
    return {row(figure) for figure in align(*texts)}


def row(figure: Figure) -> tuple[str, int, float | int | None]:
    return figure.measure, len(figure.reports), figure.best


def test_an_account_without_a_verb_takes_the_measure_of_the_others() -> None:
    assert told("Rebels freed 34 pupils.", "The 34 pupils looked tired.") == {("released", 2, 34)}


def test_where_the_accounts_measure_it_differently_nothing_is_taken() -> None:
    texts = ("Rebels freed 34 pupils.", "Rebels killed 34 pupils.", "The 34 pupils were known.")
    assert ("other", 1, 34) in told(*texts)


def test_small_numbers_and_people_in_general_are_not_known_again() -> None:
    assert ("other", 1, 7) in told("Rebels freed 7 pupils.", "There 7 pupils sang.")
    assert ("other", 1, 34) in told("Rebels killed 34 people.", "There 34 people worked.")


def test_freed_rescued_and_back_are_one_outcome() -> None:
    (figure,) = align("The army rescued 34 pupils.", "Rebels freed 34 pupils.")
    assert (figure.best, figure.origins, figure.relation) == (34, 2, "agree")
    assert len(align("The army rescued 34 pupils.", "Rebels killed 34 pupils.")) == 2


def test_a_telling_number_has_one_setting() -> None:
    (figure,) = align("A raid killed 64 guards last week.", *["A raid killed 64 guards."] * 2)
    assert (figure.best, figure.what) == (64, "guards killed")
    assert len(align("Last week a raid killed 4 guards.", "A raid killed 4 guards.")) == 2


def test_one_account_does_not_tell_one_toll_twice_far_apart() -> None:
    texts = ("A blast killed 20 people. The war killed 70 people.", "The war killed 70 people.")
    assert told(*texts) == {("killed", 1, 20), ("killed", 2, 70)}
