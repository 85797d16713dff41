"""Every line of a dossier can be opened, and rests on exact words."""

import msgspec
import pytest

from tests.dossier.sample import comparison
from variorum.engine.opened_lines import KINDS, Lines
from variorum.model import Comparison, Dossier

DOSSIERS = comparison().dossiers


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda one: one.story.id)
def test_every_line_opens_under_its_address(dossier: Dossier) -> None:
    known = Lines(dossier)
    texts = {one.id: one.text for one in dossier.articles}
    listed = [address for _, found in known.listed() for address, _ in found]
    assert len(listed) == len(set(listed))
    for kind in ("events", "figures", "claims", "statements"):
        assert {one.id for one in getattr(dossier, kind)} <= set(listed)
    assert len(listed) >= len(dossier.brief) + len(dossier.only_in) + len(dossier.relations)
    for address in listed:
        line = known.open(address)
        assert line is not None
        assert line.text
        assert line.kind in KINDS
        assert line.voices
        for voice in line.voices:
            piece = voice.evidence
            assert texts[piece.article][piece.start : piece.end] == piece.text
        assert all(known.open(other) for other, _ in line.near)


def test_what_is_no_line_does_not_open() -> None:
    known = Lines(DOSSIERS[0])
    for address in ("", "c0", DOSSIERS[0].articles[0].id, "../x"):
        assert known.open(address) is None


def test_an_address_without_an_id_does_not_change_with_the_list() -> None:
    (dossier, *_) = [one for one in DOSSIERS if one.brief]
    before = {address for address in Lines(dossier).records if address.startswith(("x", "brief-"))}
    fewer = msgspec.structs.replace(dossier, brief=dossier.brief[1:])
    after = {address for address in Lines(fewer).records if address.startswith(("x", "brief-"))}
    assert after < before
    assert len(after) == len(before) - 1


def test_a_dispute_tells_both_sides() -> None:
    found = [
        (known, relation)
        for known in map(Lines, DOSSIERS)
        for relation in known.dossier.relations
        if relation.kind == "denies"
    ]
    assert found
    for known, relation in found:
        line = known.open(f"{relation.claim}..{relation.to}")
        assert line is not None
        assert {voice.side for voice in line.voices} == {"one account", "denies"}
        claim = known.open(relation.to)
        assert claim is not None
        assert line.address in [address for address, _ in claim.near]


def test_nothing_is_listed_of_nothing() -> None:
    (dossier, *_) = comparison().dossiers
    empty = dict.fromkeys(KINDS, ())
    bare = msgspec.structs.replace(dossier, **empty, left_out=())
    assert list(Lines(bare).listed()) == []
    assert Comparison(dossiers=(bare,))
