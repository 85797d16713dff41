"""Ids of records: named after what told them first."""

import msgspec

from tests.dossier.sample import flood
from variorum.dossier.verify import verify
from variorum.model import Comparison, Dossier
from variorum.model.record_ids import Founded, founded, name_records, rename, told_first


def figures_of(story: Dossier) -> list[Founded]:
    return founded(story, "figures", {one.id: told_first(one) for one in story.articles})


def named(story: Dossier) -> Dossier:
    return name_records(story, story.articles)


def test_records_stand_in_the_order_of_what_founded_them() -> None:
    found = figures_of(flood())
    assert [one.id for one in found] == ["f1", "f2"]
    assert [place[0] for place in found[0].places] == ["courier", "ledger", "desk"]


def test_every_record_is_named_and_every_link_kept() -> None:
    story = named(flood())
    assert verify(Comparison(dossiers=(story,))) == []
    for kind in ("figures", "claims", "entities"):
        ids = [one.id for one in getattr(story, kind)]
        assert len(set(ids)) == len(ids)
        assert not {*ids} & {one.id for one in getattr(flood(), kind)}
    assert {one.id[0] for one in story.claims} == {"c"}


def test_a_later_account_renames_nothing() -> None:
    early = named(flood())
    killed = flood().figures[0]
    fewer = msgspec.structs.replace(killed, reports=killed.reports[:2])
    story = msgspec.structs.replace(flood(), figures=(fewer, flood().figures[1]))
    assert named(story).figures[0].id == early.figures[0].id


def test_a_date_that_was_inferred_founds_nothing() -> None:
    articles = tuple(
        msgspec.structs.replace(
            one, published=msgspec.structs.replace(one.published, basis="coverage")
        )
        if one.published and one.id == "courier"
        else one
        for one in flood().articles
    )
    found = figures_of(msgspec.structs.replace(flood(), articles=articles))
    assert found[0].places[0][0] == "ledger"


def test_an_id_is_replaced_wherever_it_is_named() -> None:
    new = rename(flood(), {"mayor": "m9", "c1": "k1", "f1": "g1"})
    assert {one.speaker for one in new.statements} == {"m9", "authority"}
    assert (new.claims[0].id, new.claims[0].asserted_by) == ("k1", ("m9",))
    assert new.relations[0].to == "k1"
    assert new.events[1].actors == ("m9",)
    assert [one.id for one in new.figures] == ["g1", "f2"]
