"""Which reports are of one figure."""

from tests.align.figures.reports_of import candidate
from variorum.align.figures.grouping import family_of, group_reports, setting_of


def groups(*candidates: object) -> list[int]:
    return sorted(len(group) for group in group_reports(list(candidates)))  # type: ignore[arg-type]


def test_two_accounts_of_one_count_are_one_group() -> None:
    assert groups(candidate(12), candidate(15, origin="o2")) == [2]


def test_measures_and_kinds_of_people_are_kept_apart() -> None:
    assert groups(candidate(12), candidate(12, origin="o2", measure="injured")) == [1, 1]
    soldiers = candidate(12, origin="o2", population="soldiers")
    assert groups(candidate(12, population="children"), soldiers) == [1, 1]


def test_two_counts_of_one_sentence_are_two_figures() -> None:
    one, other = candidate(12, at=0), candidate(15, at=40)
    assert groups(one, other._replace(sentence=one.sentence)) == [1, 1]


def test_what_is_set_apart_is_no_part_of_the_story() -> None:
    assert groups(candidate(12), candidate(70, origin="o2", setting="background")) == [1, 1]
    assert setting_of(candidate(12, setting="background")) == "background"
    assert setting_of(candidate(12, setting="background", measure="population")) == ""


def test_every_candidate_is_in_one_group() -> None:
    many = [candidate(at, origin=f"o{at}", population=kind) for at in range(9) for kind in ("men",)]
    assert sum(groups(*many)) == 9
    assert groups() == []


def test_measures_of_one_outcome_are_one_family() -> None:
    assert family_of("released") == family_of("rescued") == family_of("returned")
    assert family_of("killed") == "killed" != family_of("injured")
