"""What is listed of a dossier, and what it is found by."""

from tests.dossier.sample import flood
from variorum.engine.story_entries import entry_of


def test_an_entry_tells_what_the_dossier_does() -> None:
    dossier = flood()
    entry = entry_of(dossier)
    assert entry.head == dossier.story
    assert (entry.articles, entry.outlets, entry.origins) == (3, 3, 2)
    assert {one.casefold() for one in dossier.story.places} <= entry.place_names
    names = {one.outlet.name for one in dossier.articles if one.outlet.name}
    assert {name.casefold() for name in names} <= entry.outlet_names
    told = {(one.kind, one.id) for one in entry.passages}
    assert told == {("statement", one.id) for one in dossier.statements} | {
        ("claim", one.id) for one in dossier.claims if one.shown
    }
