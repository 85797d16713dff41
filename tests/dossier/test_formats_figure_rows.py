"""Which figures are shown at a glance."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from tests.dossier.sample import flood
from variorum.dossier.formats.figure_rows import at_a_glance
from variorum.model import Figure
from variorum.weights import load


@dataclass(frozen=True)
class Shown:
    """Ids of the figures of several origins, of one, and of those folded."""

    shared: list[str]
    lone: list[str]
    folded: list[str]


def shown(*figures: Figure, whole: bool = False) -> Shown:
    return Shown(*([one.id for one in part] for part in at_a_glance(figures, whole)))


def figure(id: str, worth: float | None, *, lone: bool = True, measure: str = "other") -> Figure:
    killed, _ = flood().figures
    relation = "single" if lone else "agree"
    return replace(killed, id=id, worth=worth, relation=relation, measure=measure)


def test_what_nobody_wants_is_folded_and_whole_nothing_is() -> None:
    line = load("figures").line("shown")
    some = figure("a", line), figure("b", line - 0.01), figure("c", 1.0), figure("d", None)
    assert shown(*some) == Shown([], ["c", "a", "d"], ["b"])
    assert shown(*some, whole=True) == Shown([], ["c", "a", "b", "d"], [])


def test_a_figure_of_several_origins_has_a_line_of_its_own() -> None:
    line = load("figures").line("shared")
    assert line < load("figures").line("shown")
    some = [figure(id, worth, lone=False) for id, worth in (("a", line), ("b", line - 0.01))]
    others = [figure("c", 0.9), figure("d", 0.8)]
    assert shown(*some, *others) == Shown(["a"], ["c", "d"], ["b"])


def test_what_befell_people_comes_before_what_no_verb_measures() -> None:
    things, people = figure("a", 0.9, lone=False), figure("b", 0.5, lone=False, measure="killed")
    assert shown(things, people).shared == ["b", "a"]


@pytest.mark.parametrize(
    ("worths", "kept"),
    [((0.45, 0.5, 0.4), ["b", "a"]), ((0.9, 0.45), ["a", "b"]), ((0.1, 0.2), [])],
)
def test_of_what_is_just_below_the_line_the_best_are_shown_where_little_else_is(
    worths: tuple[float, ...], kept: list[str]
) -> None:
    made = [figure(id, worth) for id, worth in zip("abc", worths, strict=False)]
    assert shown(*made).lone == kept


def test_the_more_several_origins_give_the_fewer_of_one_are_shown() -> None:
    lone = [figure(f"l{at:02}", 0.9) for at in range(12)]
    for shared, kept in ((0, 10), (4, 8), (12, 4)):
        several = [figure(f"s{at}", 0.9, lone=False) for at in range(shared)]
        assert len(shown(*several, *lone).lone) == kept
