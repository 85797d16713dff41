"""Reasons made again: every record has some, sums add up, and lines were passed."""

from collections.abc import Iterator

import msgspec
import pytest

from tests.support import COVERAGE
from variorum import engine
from variorum.dossier.formats import render
from variorum.engine.explanations import explain
from variorum.model import Because, Comparison, Origin, Outlet, SharedOwner
from variorum.why.addresses import addressed
from variorum.why.recompute import explained, owners_of, reasons_of


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return engine.compare([str(COVERAGE)], workers=1)


@pytest.fixture(scope="module")
def reasons(sample: Comparison) -> list[tuple[str, Because]]:
    return [
        (address, because)
        for dossier in sample.dossiers
        for address, found in reasons_of(dossier).items()
        for because in found
    ]


def test_every_record_has_a_reason(sample: Comparison) -> None:
    for dossier in sample.dossiers:
        found = reasons_of(dossier)
        assert [one for _, one, _ in addressed(dossier) if not found.get(one)] == []


def weighed(reasons: list[tuple[str, Because]]) -> Iterator[Because]:
    yield from (one for _, one in reasons if one.total is not None)


def test_the_signs_add_up_to_the_sum(reasons: list[tuple[str, Because]]) -> None:
    checked = 0
    for one in weighed(reasons):
        assert one.total is not None
        total = sum(sign.adds for sign in one.signs)
        # Signs are told to four places, and there are at most a few dozen.
        assert total == pytest.approx(one.total, abs=0.01), one
        checked += 1
    assert checked > 100


# By these a line parts: what stands below it is what the record says.
BELOW = {"reported-nowhere-else", "claim-held-back"}
# A pair of articles may be told as two origins, and an article as linked through others.
EITHER = {"origin: copy", "origin: one agency", "origin: two agencies", "one-story"}


def test_what_decided_passed_its_line(reasons: list[tuple[str, Because]]) -> None:
    rules = set()
    for one in weighed(reasons):
        if one.line is None or one.rule in EITHER:
            continue
        assert one.total is not None
        assert (one.total < one.line) == (one.rule in BELOW), one
        rules.add(one.rule)
    assert {"denial-answers", "one-accusation", "same-date-and-meaning"} <= rules


def test_an_explained_dossier_is_the_same_but_for_the_reasons(sample: Comparison) -> None:
    dossier = sample.dossiers[1]
    told = explained(dossier)
    assert told != dossier
    plain = {
        field: tuple(
            msgspec.structs.replace(one, because=msgspec.UNSET) for one in getattr(told, field)
        )
        for field in dossier.__struct_fields__
        if field not in ("story", "decisions", "histories")
    }
    story = msgspec.structs.replace(told.story, because=msgspec.UNSET)
    assert msgspec.structs.replace(told, story=story, **plain) == dossier


def test_a_record_is_known_again_whatever_its_id(sample: Comparison) -> None:
    dossier = sample.dossiers[1]
    named = {one.id: f"c{at}" for at, one in enumerate(dossier.claims)}
    claims = [
        msgspec.structs.replace(one, id=named[one.id], dispute=None) for one in dossier.claims
    ]
    left = [
        msgspec.structs.replace(one, claims=tuple(named[key] for key in one.claims))
        for one in dossier.left_out
    ]
    relations = [
        msgspec.structs.replace(one, claim=named[one.claim], to=named[one.to])
        for one in dossier.relations
    ]
    renamed = msgspec.structs.replace(
        dossier, claims=tuple(claims), relations=tuple(relations), left_out=tuple(left)
    )
    before, after = reasons_of(dossier), reasons_of(renamed)
    assert {named[one.id]: before[one.id] for one in dossier.claims} == {
        one.id: after[one.id] for one in claims
    }
    assert all(f"{one.claim}..{one.to}" in after for one in relations)


def test_any_number_of_workers_explains_alike(sample: Comparison) -> None:
    one = explain(sample, workers=1)
    assert render(explain(sample, workers=2), "json") == render(one, "json")


def test_owners_are_known_from_the_origins(sample: Comparison) -> None:
    dossier = sample.dossiers[0]
    first, second = dossier.articles[:2]
    tie = SharedOwner(articles=(first.id, second.id), family="Northern Press")
    origin = Origin(id="o", label="", articles=(first.id, second.id), basis=(tie,))
    owners = owners_of(msgspec.structs.replace(dossier, origins=(origin,)))
    assert owners.family(first.outlet) == "Northern Press"
    assert owners.family(Outlet(name="Somebody Else")) is None
