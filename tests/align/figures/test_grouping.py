"""Which reports are of one figure."""

from tests.align.figures.reports_of import candidate
from variorum.align.figures.grouping import family_of, group_reports, setting_of
from variorum.align.figures.reports import Candidate


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


def test_none_and_some_of_one_account_are_two() -> None:
    none = candidate(0, measure="injured", at=3)
    some = candidate(3, measure="injured", at=40)
    assert len(group_reports([none, some])) == 2
    assert len(group_reports([none, candidate(3, measure="injured", origin="o2")])) == 1


def test_tolls_of_other_times_do_not_rise() -> None:
    def toll(number: int, origin: str) -> Candidate:
        return candidate(number, origin=origin, setting="2009-03")

    assert len(group_reports([toll(2, "o1"), toll(7, "o2")])) == 2
    assert len(group_reports([toll(20, "o1"), toll(26, "o2")])) == 1
    assert len(group_reports([candidate(2), candidate(7, origin="o2")])) == 1


def test_one_person_and_one_worker_are_one_where_nobody_else_was_hurt() -> None:
    person = candidate(1, measure="injured", population="person")
    worker = candidate(1, measure="injured", population="worker", origin="o2")
    assert len(group_reports([person, worker])) == 1
    two = candidate(2, measure="injured", population="women", origin="o3")
    assert len(group_reports([person, worker, two])) == 3
    man = candidate(1, measure="injured", population="man")
    assert len(group_reports([man, candidate(1, measure="injured", population="woman")])) == 2
