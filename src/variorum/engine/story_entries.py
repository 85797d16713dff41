"""Entries of stories: what is listed of a dossier, and what it is found by."""

from collections.abc import Iterator

from variorum.dossier.formats.coding import country
from variorum.dossier.formats.lookups import count_accounts
from variorum.model import Dossier
from variorum.store.catalogue import Passage, StoryEntry, fold


def entry_of(dossier: Dossier) -> StoryEntry:
    """The entry of one story.

    Its places are those that head the dossier, with their countries; a place that an article only
    mentions is none of them.
    """
    support = count_accounts(dossier)
    return StoryEntry(
        head=dossier.story,
        articles=support.articles,
        outlets=support.outlets,
        origins=support.origins,
        place_names=frozenset(map(fold, _places(dossier))),
        outlet_names=frozenset(map(fold, _outlets(dossier))),
        passages=(*_statements(dossier), *_claims(dossier)),
    )


def _places(dossier: Dossier) -> Iterator[str]:
    named = set(dossier.story.places)
    yield from named
    for code in {one.country for one in dossier.places if one.country and one.name in named}:
        yield code
        if known := country(code):
            yield known.name


def _outlets(dossier: Dossier) -> Iterator[str]:
    for article in dossier.articles:
        yield from (one for one in (article.outlet.name, article.outlet.domain) if one)


def _statements(dossier: Dossier) -> Iterator[Passage]:
    names = {one.id: one.name for one in dossier.entities}
    for one in dossier.statements:
        speaker = names.get(one.speaker or "") or one.speaker_text or ""
        yield Passage(kind="statement", id=one.id, title=speaker, text=one.evidence.text)


def _claims(dossier: Dossier) -> Iterator[Passage]:
    """The claims that are shown; candidates are left out, as everywhere."""
    for one in dossier.claims:
        if one.shown:
            yield Passage(kind="claim", id=one.id, text=one.text)
