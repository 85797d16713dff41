"""Parts of a toll, and counts of unlike kinds, are never two reports of one figure."""

import msgspec
import pytest

from tests.align.readings import origins_of, read
from variorum.align.figures.ledger import align_figures
from variorum.align.passage_origins import OriginOf
from variorum.annotate.quantities.counts import find_quantities
from variorum.model import Figure, Reading


def account(uri: str, text: str) -> Reading:
    reading = read(uri, text, published="2024-03-14")
    counted = find_quantities(text, reading.sentences)
    return msgspec.structs.replace(reading, quantities=counted)


def figures(*texts: str) -> tuple[Figure, ...]:
    readings = [account(f"{at}.txt", text) for at, text in enumerate(texts)]
    origins = origins_of(*([one.article.id] for one in readings))
    return align_figures(readings, [], OriginOf(origins))


def figure_of(found: tuple[Figure, ...], value: int) -> str:
    """The one figure in which a report gives this number."""
    (held,) = {one.id for one in found for report in one.reports if report.value == value}
    return held


@pytest.mark.parametrize(
    ("whole", "part", "numbers"),
    [
        ("The crash injured 60 people.", "Twenty Norwegian passengers were injured.", (60, 20)),
        ("A bomb killed 11 people.", "The bomb killed four French citizens.", (11, 4)),
        ("At least 15 passengers died.", "Seven Kenyan nationals died.", (15, 7)),
    ],
)
def test_those_of_one_nation_are_a_part(whole: str, part: str, numbers: tuple[int, int]) -> None:
    found = figures(whole, part)
    assert figure_of(found, numbers[0]) != figure_of(found, numbers[1])


def test_all_of_one_nation_are_the_whole() -> None:
    found = figures("Nine people were killed.", "Nine Danish citizens were killed.")
    assert [one.origins for one in found] == [2]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ("Three workers were critically injured and 14 workers lightly injured.", 17),
        ("Two workers were badly hurt and 30 workers slightly hurt.", 32),
        ("Six workers were severely injured; 11 workers were moderately injured.", 17),
    ],
)
def test_parts_by_degree_do_not_differ_from_their_sum(parts: str, whole: int) -> None:
    found = figures(parts, f"The blast injured {whole} workers.")
    total = next(one for one in found if one.best == whole)
    assert len(total.reports) == 1
    assert total.relation == "single"


def test_one_count_by_degree_alone_is_the_whole() -> None:
    found = figures("The blast seriously injured 17 workers.", "The blast injured 17 workers.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("hired", "police", "numbers"),
    [
        (
            "They deployed 350 private security personnel.",
            "They deployed 420 officers.",
            (350, 420),
        ),
        ("The fair deployed 80 private guards.", "The fair deployed 100 guards.", (80, 100)),
        ("They deployed 50 private security guards.", "They deployed 60 troops.", (50, 60)),
    ],
)
def test_hired_guards_are_no_police(hired: str, police: str, numbers: tuple[int, int]) -> None:
    found = figures(hired, police)
    assert figure_of(found, numbers[0]) != figure_of(found, numbers[1])


@pytest.mark.parametrize(
    "text",
    [
        "A fire killed eight people on Monday. Three of the dead were children.",
        "The flood killed 40 people. Ten of those killed were farmers.",
        "A quake killed 16 people. Six of the dead were women.",
    ],
)
def test_a_part_names_the_figure_that_it_is_of(text: str) -> None:
    whole, part = sorted(figures(text), key=lambda one: -(one.best or 0))
    assert [report.part_of for report in part.reports] == [whole.id]
    assert [report.part_of for report in whole.reports] == [None]


@pytest.mark.parametrize(
    ("still", "taken", "numbers"),
    [
        ("Some 197 girls remain captive.", "In all, 210 girls were abducted.", (197, 210)),
        ("There 41 miners are still held hostage.", "They kidnapped 45 miners.", (41, 45)),
        ("There 60 pupils are still held captive.", "They abducted 62 pupils.", (60, 62)),
    ],
)
def test_those_still_held_are_not_all_taken(
    still: str, taken: str, numbers: tuple[int, int]
) -> None:
    found = figures(still, taken)
    assert figure_of(found, numbers[0]) != figure_of(found, numbers[1])
