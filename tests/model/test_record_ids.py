"""Ids of records: named after what told them first."""

import msgspec

from tests.dossier.sample import flood
from variorum.dossier.verify import verify
from variorum.model import Comparison
from variorum.model.record_ids import founded, name_records, rename


def test_records_stand_in_the_order_of_what_founded_them() -> None:
    found = founded(flood(), "figures")
    assert [one.id for one in found] == ["f1", "f2"]
    assert [place[0] for place in found[0].places] == ["courier", "ledger", "desk"]


def test_every_record_is_named_and_every_link_kept() -> None:
    named = name_records(flood())
    assert verify(Comparison(dossiers=(named,))) == []
    for kind in ("figures", "claims", "events", "entities", "origins"):
        ids = [one.id for one in getattr(named, kind)]
        assert len(set(ids)) == len(ids)
        assert not {*ids} & {one.id for one in getattr(flood(), kind)}
    assert {one.id[0] for one in named.claims} == {"c"}
    assert {one.id[0] for one in named.events} == {"v"}


def test_a_later_account_renames_nothing() -> None:
    early = name_records(flood())
    killed = flood().figures[0]
    fewer = msgspec.structs.replace(killed, reports=killed.reports[:2])
    story = msgspec.structs.replace(flood(), figures=(fewer, flood().figures[1]))
    assert name_records(story).figures[0].id == early.figures[0].id


def test_a_date_that_was_inferred_founds_nothing() -> None:
    articles = tuple(
        msgspec.structs.replace(
            one, published=msgspec.structs.replace(one.published, basis="coverage")
        )
        if one.published and one.id == "courier"
        else one
        for one in flood().articles
    )
    found = founded(msgspec.structs.replace(flood(), articles=articles), "figures")
    assert found[0].places[0][0] == "ledger"


def test_an_id_is_replaced_wherever_it_is_named() -> None:
    new = rename(flood(), {"mayor": "m9", "c1": "k1", "o-nwa": "o9", "f1": "g1"})
    assert {one.speaker for one in new.statements} == {"m9", "authority"}
    assert {one.origin for one in new.statements} == {"o9", "o-desk"}
    assert (new.claims[0].id, new.claims[0].asserted_by) == ("k1", ("m9",))
    assert new.relations[0].to == "k1"
    assert new.events[1].actors == ("m9",)
    assert [one.id for one in new.figures] == ["g1", "f2"]
