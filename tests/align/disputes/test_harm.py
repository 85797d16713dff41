"""Who came to harm by one account and not by another."""

import pytest

from tests.align.readings import Said, read
from variorum.align import align_statements, merge_entities
from variorum.align.claims.assertions import assertions_of
from variorum.align.disputes.denials import denials_of
from variorum.align.disputes.harm import Harms, Opposed
from variorum.model import Measure


def opposed(
    no: str, yes: str, *, none: str | None = None, some: dict[str, tuple[Measure, int]]
) -> Opposed:
    """How what Peter Orsk says stands to what Anna Verrick says, with the counts in them."""
    text = f"Anna Verrick said {yes}. Peter Orsk said {no}."
    said: list[Said] = [
        ("Anna Verrick", "said", yes, "says"),
        ("Peter Orsk", "said", no, "says"),
    ]
    counts = dict(some) | ({none: ("injured", 0)} if none else {})
    reading = read(
        "a",
        text,
        names={"Anna Verrick": "person", "Peter Orsk": "person"},
        said=said,
        counts=counts,
    )
    index = merge_entities([reading])
    statements = align_statements([reading], index, {"a": "a"})
    assertions = assertions_of([reading], statements, {"a": "a"}, index)
    (found,) = denials_of(assertions, {"a": text}, statements)
    target = next(at for at, one in enumerate(assertions) if one.start < text.index(" Peter"))
    return Harms(assertions, [reading]).opposed(found, target)


@pytest.mark.parametrize(
    ("no", "yes", "others"),
    [
        ("all pilots of the base were safe", "six airmen were killed in their beds", False),
        ("no soldier was wounded in the raid", "the raid left four officers wounded", False),
        ("no civilian was killed in the raid", "the raid left four officers dead", True),
        ("every miner was accounted for", "two rescuers, both police, were killed", True),
    ],
)
def test_none_came_to_harm_and_some_did(no: str, yes: str, others: bool) -> None:
    found = opposed(no, yes, some={})
    assert found.unharmed
    assert found.others == others


def test_a_count_of_none_stands_against_a_count() -> None:
    found = opposed(
        "nobody was hurt at the gate",
        "guards had beaten twelve strikers at the gate",
        none="nobody",
        some={"twelve strikers": ("injured", 12)},
    )
    assert found.unharmed
    assert not found.others
    assert "gate" in found.rest


def test_that_nobody_died_does_not_deny_that_some_were_hurt() -> None:
    found = opposed(
        "nobody had died",
        "eight were treated",
        some={"eight": ("injured", 8), "nobody": ("killed", 0)},
    )
    assert not found.unharmed


def test_who_is_safe_denies_no_plan() -> None:
    found = opposed("all of the crew were safe", "the talks would go on in June", some={})
    assert found == Opposed(False, False, False, frozenset())
