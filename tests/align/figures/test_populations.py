"""Kinds of counted groups."""

import pytest

from variorum.align.figures.populations import population_kind


@pytest.mark.parametrize(
    ("population", "kind"),
    [
        (None, "general"),
        ("people", "general"),
        ("other people", "general"),
        ("passengers", "general"),
        ("those killed", "general"),
        ("Danish citizens", "general:danish"),
        ("private security personnel", "hired"),
        ("security personnel", "force"),
        ("soldiers", "force"),
        ("Karovian soldiers", "force:karovian"),
        ("police officers", "force"),
        ("gunmen", "attacker"),
        ("schoolchildren", "child"),
        ("women", "woman"),
        ("rescuers", "helper"),
        ("tourists", "rider"),
        ("reporters", "press"),
        ("protesters", "demonstrator"),
        ("hostages", "captive"),
        ("migrants", "refugee"),
        ("soldiers and civilians", "general"),
        ("12", "general"),
        ("farmers", "farmer"),
    ],
)
def test_people_are_of_a_kind(population: str | None, kind: str) -> None:
    assert population_kind(population, "person") == kind


@pytest.mark.parametrize(
    ("population", "unit", "kind"),
    [
        (None, "building", "building"),
        ("houses", "building", "home"),
        ("apartments", "building", "home"),
        ("bridges", "building", "bridge"),
        ("explosions", "incident", "blast"),
        ("air raids", "incident", "strike"),
        ("collisions", "incident", "crash"),
        ("ceasefire violations", "incident", "breach"),
        ("houses and barns", "building", "home"),
    ],
)
def test_a_thing_is_its_own_head_noun(population: str | None, unit: str, kind: str) -> None:
    assert population_kind(population, unit) == kind
