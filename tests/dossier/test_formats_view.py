"""What is shown of a dossier: counts, days, notes and the references of all of it."""

import dataclasses

import pytest
from msgspec.structs import replace

from tests.dossier.sample import comparison, flood
from variorum.dossier.formats.arrange import arrange
from variorum.dossier.formats.view import Count, Happening, Point, Ref, Saying, Support
from variorum.model import Comparison, Figure

REF = Ref(number="03", outlet="Echo", origin="Echo", start=5, end=9, text="12 of the crew")
EARLIER = dataclasses.replace(REF, number="01", start=7)


@pytest.mark.parametrize(
    ("articles", "outlets", "origins", "told"),
    [(1, 1, 1, "1 article, 1 outlet, 1 origin"), (4, 3, 2, "4 articles, 3 outlets, 2 origins")],
)
def test_support_counts_articles_outlets_and_origins(
    articles: int, outlets: int, origins: int, told: str
) -> None:
    assert str(Support(articles, outlets, origins)) == told


def test_a_date_parts_into_its_day_and_its_time() -> None:
    one = Happening("Wed 11 March 2026, night", "", "", "", "", "", "", Support(1, 1, 1), (REF,))
    assert (one.day, one.time) == ("Wed 11 March 2026", "night")
    assert dataclasses.replace(one, date="March 2026").time == ""


def test_notes_tell_what_the_quoted_words_do_not() -> None:
    def notes(population: str, place: str, part_of: str) -> tuple[str, ...]:
        return Count("12", "", population, "", "", place, part_of, (REF,)).notes

    assert notes("Crew", "", "") == ()
    assert notes("sailors", "Marl", "the crew of the ferry") == (
        "of sailors",
        "in Marl",
        "part of: the crew of the ferry",
    )


def test_an_origin_is_told_where_it_is_not_the_outlet_itself() -> None:
    wire = dataclasses.replace(REF, origin="NWA")
    told = [Count("12", "", "", "", "", "", "", (ref,)).origin for ref in (REF, wire)]
    assert told == ["", "NWA"]


def test_a_point_has_the_sides_that_somebody_takes() -> None:
    asserts, denies, observes = (
        Saying(who, "said", who, "", (ref,))
        for who, ref in (("mayor", REF), ("authority", EARLIER), ("witness", REF))
    )
    point = Point("c1", "x", "disputed", Support(1, 1, 1), "mayor", "", (asserts,), (denies,))
    assert [side[0] for side in point.sides] == ["asserted", "denied"]
    assert point.refs == (EARLIER, REF)
    seen = dataclasses.replace(point, denies=(), observes=(observes,))
    assert [side[0] for side in seen.sides] == ["asserted", "what others observe"]
    assert seen.sayings == (asserts, observes)
    assert [side[0] for side in dataclasses.replace(point, denies=()).sides] == ["asserted"]


def test_a_record_refers_to_each_place_once_in_order() -> None:
    record = arrange(comparison()).records[0]
    places = [(ref.number, ref.start, ref.end) for ref in record.refs]
    assert places == sorted(set(places))
    shown = {
        "brief": record.brief[0].refs,
        "timeline": record.timeline[0].refs,
        "figures": record.figures[0].counts[0].refs,
        "disputed": record.disputed[0].refs,
        "agreed": record.agreed[0].refs,
        "only": record.only_in[0].lines[0].refs,
        "copying": record.copying[0].passages[0],
    }
    for part, refs in shown.items():
        assert {(ref.number, ref.start, ref.end) for ref in refs} <= set(places), part


def test_of_figures_of_one_origin_ten_are_shown_the_weightiest_first() -> None:
    story = flood()
    killed, _ = story.figures

    def lone(at: int, measure: str, high: int) -> Figure:
        told = replace(killed.reports[0], evidence=replace(killed.reports[0].evidence, start=at))
        return replace(
            killed,
            id=f"n{at}",
            measure=measure,
            high=high,
            relation="single",
            reports=(told,),
        )

    figures = [lone(at, "other", 2 if at == 3 else 40) for at in range(12)] + [
        lone(20, "killed", 3),
    ]
    record = arrange(Comparison(dossiers=(replace(story, figures=tuple(figures)),))).records[0]
    assert [one.id for one in record.lone_figures[:3]] == ["n20", "n0", "n1"]
    assert len(record.lone_figures) == 10
    assert [one.id for one in record.more_figures] == ["n10", "n11", "n3"]
