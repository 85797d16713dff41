"""One person whom two accounts give two ages."""

import pytest

from tests.align.readings import near, origins_of, read
from tests.align.test_claim_alignment import claims_of
from variorum.align.disputes.ages import ages_of
from variorum.align.disputes.denial_reasons import within
from variorum.align.entities.merging import merge_entities
from variorum.align.passage_origins import OriginOf
from variorum.model import Reading

SIX, FIVE = "A six-year-old boy fell into a well.", "Divers seek the 5-year-old boy in the well."


def told(*readings: Reading) -> list[set[int]]:
    """The two ages of each person of whom accounts give two."""
    origin_of = OriginOf(origins_of(*([one.article.id] for one in readings)))
    found = ages_of(readings, origin_of, merge_entities(readings))
    return [{pair.one.age, pair.other.age} for pair in found]


def accounts(one: str, other: str, day: str = "2024-05-02") -> tuple[Reading, Reading]:
    """Two accounts in which Bram Oller is a person wherever he is named."""
    names = {"Bram Oller": "person"}
    first, second = (
        read(id, text, names=names if "Bram Oller" in text else None, published=when)  # type: ignore[arg-type]
        for id, text, when in (("a", one, "2024-05-01"), ("b", other, day))
    )
    return first, second


def test_a_boy_of_two_ages_is_told_where_sentences_lie_near() -> None:
    assert told(*near(*accounts(SIX, FIVE))) == [{5, 6}]
    assert told(*accounts(SIX, FIVE)) == []


@pytest.mark.parametrize(
    "other",
    [
        "Divers seek the 6-year-old boy in the well.",
        "Divers seek the 9-year-old boy in the well.",
        "Divers seek the 5-year-old girl in the well.",
        f"{FIVE} A 7-year-old boy is safe.",
    ],
)
def test_what_gives_a_boy_no_other_age(other: str) -> None:
    assert told(*near(*accounts(SIX, other))) == []


@pytest.mark.parametrize(
    ("one", "other", "day", "found"),
    [
        ("Bram Oller, 31, was held.", "Police hold Bram Oller, 33.", "2024-05-02", [{31, 33}]),
        ("Bram Oller, 31, was held.", "Police hold Bram Oller, 31.", "2024-05-02", []),
        ("Bram Oller, 31, was held.", "Police hold Bram Oller, 62.", "2024-05-02", []),
        ("Bram Oller, 31, was held.", "Police hold Bram Oller, 32.", "2024-05-02", [{31, 32}]),
        ("Bram Oller, 31, was held.", "Police hold Bram Oller, 32.", "2024-09-02", []),
    ],
)
def test_a_name_is_one_person_but_for_a_birthday_or_a_father(
    one: str, other: str, day: str, found: list[set[int]]
) -> None:
    assert told(*accounts(one, other, day)) == found


def test_two_ages_are_drawn_as_a_difference_and_explained() -> None:
    both = accounts("Bram Oller, 31, was held.", "Police hold Bram Oller, 33.")
    claims, (relation,) = claims_of(*both)
    assert (relation.kind, relation.slot, relation.by, relation.shown) == (
        "differs",
        "number",
        2,
        True,
    )
    assert {one.status for one in claims} == {"disputed"}
    origin_of = OriginOf(origins_of(["a"], ["b"]))
    (one,) = ages_of(both, origin_of, merge_entities(both))
    assert within(one).rule == "ages-differ"
    assert "31 and 33" in within(one).words
