"""What is listed of a dossier, and what it is found by."""

import msgspec

from tests.dossier.sample import flood
from variorum.engine.story_entries import entry_of
from variorum.model.decision import Target
from variorum.review import Signature, decide_line
from variorum.store.catalogue import fold


def test_an_entry_tells_what_the_dossier_does() -> None:
    dossier = flood()
    entry = entry_of(dossier)
    assert entry.head == dossier.story
    assert (entry.articles, entry.outlets, entry.origins) == (3, 3, 2)
    assert {one.casefold() for one in dossier.story.places} <= entry.place_names
    names = {one.outlet.name for one in dossier.articles if one.outlet.name}
    assert {name.casefold() for name in names} <= entry.outlet_names
    assert entry.person_names >= {
        fold(one.name) for one in dossier.entities if one.kind == "person"
    }
    assert not entry.person_names & {
        fold(one.name) for one in dossier.entities if one.kind == "place"
    }
    assert entry.measures == {one.measure for one in dossier.figures}
    assert entry.changed == max(
        one.published.value[:10] for one in dossier.articles if one.published
    )
    told = {(one.kind, one.id) for one in entry.passages}
    assert told == {("statement", one.id) for one in dossier.statements} | {
        ("claim", one.id) for one in dossier.claims if one.shown
    }


def test_a_person_is_found_by_surname_and_an_agency_by_each_name() -> None:
    dossier = flood()
    article = msgspec.structs.replace(dossier.articles[0], agency="NWA / Ostern Press")
    person = msgspec.structs.replace(dossier.entities[0], kind="person", name="Íris van Kemal")
    changed = msgspec.structs.replace(
        dossier,
        articles=(article, *dossier.articles[1:]),
        entities=(person, *dossier.entities[1:]),
    )
    entry = entry_of(changed)
    assert entry.agency_names >= {"nwa", "ostern press"}
    assert entry.person_names >= {"iris van kemal", "kemal"}


def test_a_decision_changes_a_story_on_its_day() -> None:
    dossier = flood()
    piece = dossier.statements[0].evidence
    target = Target(kind="statements", evidence=(piece,))
    decision = decide_line("accept", target, [], Signature("2999-05-07T10:00:00Z"))
    assert entry_of(msgspec.structs.replace(dossier, decisions=(decision,))).changed == "2999-05-07"


def test_a_disputed_claim_that_is_shown_makes_a_disputed_story() -> None:
    dossier = flood()
    (first, *others) = [msgspec.structs.replace(one, status="agreed") for one in dossier.claims]
    for status, shown in (("agreed", True), ("disputed", False), ("disputed", True)):
        claim = msgspec.structs.replace(first, status=status, shown=shown)
        entry = entry_of(msgspec.structs.replace(dossier, claims=(claim, *others)))
        assert entry.disputed == (status == "disputed" and shown)
