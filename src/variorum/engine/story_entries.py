"""Entries of stories: what is listed of a dossier, and what it is found by."""

from collections.abc import Iterator

from variorum.dossier.formats.coding import country
from variorum.dossier.formats.lookups import count_accounts
from variorum.engine.waiting_lines import waiting_lines
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
        agency_names=frozenset(map(fold, _agencies(dossier))),
        person_names=frozenset(map(fold, _persons(dossier))),
        measures=frozenset(fold(one.measure) for one in dossier.figures),
        disputed=any(one.status == "disputed" and one.shown for one in dossier.claims),
        changed=max(_days(dossier), default=""),
        unsure=tuple(waiting_lines(dossier)),
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


def _agencies(dossier: Dossier) -> Iterator[str]:
    for article in dossier.articles:
        yield from article.agencies


def _persons(dossier: Dossier) -> Iterator[str]:
    """The names of persons and bodies, and the surnames that persons are called by."""
    for one in dossier.entities:
        if one.kind != "place":
            yield one.name
            yield from one.variants
        if one.kind == "person":
            yield one.name.split()[-1] if one.name.split() else ""


def _days(dossier: Dossier) -> Iterator[str]:
    """The days on which something came to a story: articles, and decisions on its lines."""
    for article in dossier.articles:
        if article.published:
            yield article.published.value[:10]
    for decision in dossier.decisions or ():
        yield decision.made[:10]


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
