"""Addresses: how each record of a dossier is named, and which record a person means.

Most records have an id, of which the start is enough. What has none is named by what it joins
(`FROM..TO` for a relation, `ARTICLE..ARTICLE` for a reuse) or by its place (`brief[0]`). A place in
a text is `ARTICLE:START`, or `ARTICLE:WORDS`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from variorum.dossier.formats.lookups import number_articles
from variorum.errors import StopRun
from variorum.model import Article, Comparison, Dossier

_BY_ID = ("articles", "origins", "entities", "statements", "figures", "claims", "events")
_BY_PLACE = ("only_in", "brief", "places", "left_out")
_KINDS = {
    "story": "story",
    "articles": "article",
    "origins": "origin",
    "reuse": "reuse",
    "entities": "entity",
    "statements": "statement",
    "figures": "figure",
    "claims": "claim",
    "relations": "relation",
    "events": "event",
    "only_in": "only in one origin",
    "brief": "brief sentence",
    "places": "place",
    "left_out": "left out",
}
# Where a place begins, as it is printed (`120–168]`).
_START = re.compile(r"(\d+)(?:[–-]\d+)?\]?")


class Record(NamedTuple):
    """One record of a dossier that somebody means."""

    dossier: Dossier
    kind: str
    address: str
    record: msgspec.Struct


class Place(NamedTuple):
    """A place in the text of an article: an offset, or words that stand in it or were removed."""

    dossier: Dossier
    article: Article
    start: int | None
    words: str | None


def addressed(dossier: Dossier) -> Iterator[tuple[str, str, msgspec.Struct]]:
    """Every record of a dossier in order: the dossier's field, the record's address, the record."""
    yield "story", dossier.story.id, dossier.story
    for field in _BY_ID:
        for one in getattr(dossier, field):
            yield field, one.id, one
    for reuse in dossier.reuse:
        yield "reuse", "..".join(reuse.articles), reuse
    for relation in dossier.relations:
        yield "relations", f"{relation.claim}..{relation.to}", relation
    for field in _BY_PLACE:
        for at, one in enumerate(getattr(dossier, field)):
            yield field, f"{field}[{at}]", one


def find(comparison: Comparison, wanted: str) -> Record | Place:
    """The record or the place that `wanted` names.

    Raises:
        StopRun: nothing is named so, or several things are; the message says what is near.
    """
    wanted = wanted.strip()
    found = _records(comparison, wanted)
    if not found:
        place = _place(comparison, wanted)
        if place is not None:
            return place
        raise StopRun(_nothing(comparison, wanted))
    if len(found) > 1:
        listed = ", ".join(f"{_full(one)} ({one.kind})" for one in found[:6])
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        raise StopRun(f"{wanted!r} may mean {listed}{more}: give more of it")
    return found[0]


def _full(one: Record) -> str:
    """An address with the story before it where it is a place in a list."""
    return f"{one.dossier.story.id}:{one.address}" if "[" in one.address else one.address


def _records(comparison: Comparison, wanted: str) -> list[Record]:
    """The records with this address; if none, those whose address begins so."""
    story, _, rest = wanted.rpartition(":")
    exact, begun = [], []
    for dossier in comparison.dossiers:
        in_story = bool(story) and dossier.story.id.startswith(story)
        name = rest if in_story else wanted
        for field, address, record in addressed(dossier):
            one = Record(dossier, _KINDS[field], address, record)
            if address == name:
                exact.append(one)
            elif len(name) > 1 and _begins(address, name):
                begun.append(one)
    numbered = _article(comparison, wanted)
    if numbered is not None and not exact:
        dossier, article = numbered
        return [Record(dossier, _KINDS["articles"], article.id, article)]
    return exact or begun


def _begins(address: str, name: str) -> bool:
    """Whether an address begins with a name; of one that joins two, each side with its part."""
    sides, parts = address.split(".."), name.split("..")
    return len(sides) == len(parts) and all(
        part and side.startswith(part) for side, part in zip(sides, parts, strict=True)
    )


def _place(comparison: Comparison, wanted: str) -> Place | None:
    """The place that is named, where a part before a colon names an article."""
    for colon in re.finditer(":", wanted):
        found = _article(comparison, wanted[: colon.start()].lstrip("["))
        rest = wanted[colon.end() :]
        if found is not None and rest:
            start = _START.fullmatch(rest)
            return Place(*found, int(start[1]) if start else None, None if start else rest)
    return None


def _article(comparison: Comparison, name: str) -> tuple[Dossier, Article] | None:
    """The one article with this id, start of an id, number, address or file name."""
    numbers = number_articles(comparison)
    near: dict[str, tuple[Dossier, Article]] = {}
    for dossier in comparison.dossiers:
        for article in dossier.articles:
            file = article.uri.rsplit("/", 1)[-1]
            if name in (article.id, article.uri, numbers[article.id], file):
                return dossier, article
            if len(name) > 1 and article.id.startswith(name):
                near[article.id] = (dossier, article)
    return next(iter(near.values())) if len(near) == 1 else None


def _nothing(comparison: Comparison, wanted: str) -> str:
    """What to say where nothing is named so, with what is spelt alike."""
    from difflib import get_close_matches

    known = {
        address: _KINDS[field]
        for dossier in comparison.dossiers
        for field, address, _ in addressed(dossier)
    }
    known |= {uri.rsplit("/", 1)[-1]: "article" for uri in _uris(comparison)}
    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    meant = ", ".join(f"{one} ({known[one]})" for one in near)
    hint = f"did you mean {meant}?" if meant else "`variorum compare --format json` gives the ids"
    return f"nothing here has the id or address {wanted!r}: {hint}"


def _uris(comparison: Comparison) -> list[str]:
    return [article.uri for dossier in comparison.dossiers for article in dossier.articles]
