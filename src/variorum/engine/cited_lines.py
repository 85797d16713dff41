"""A line with its evidence in full: who says it, where, in which words, and how independently."""

from collections.abc import Iterable

import msgspec

from variorum.dossier.formats.lookups import Index, outlet_name
from variorum.engine.opened_lines import Lines
from variorum.model import Dossier, Evidence

AROUND = 200
"""Characters before and behind the evidence that are given with it."""


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words of an account, and where they stand.

    `before` and `after` are the text around them, up to 200 characters. `published` is a date, null
    where the account tells none. `origin` is the independent reporting that the account is of.
    `side`, `who` and `note` are the side that the words take, who speaks and how they are read;
    empty where that does not apply.
    """

    article: str
    outlet: str
    title: str | None
    uri: str
    published: str | None
    origin: str
    start: int
    end: int
    text: str
    before: str
    after: str
    side: str = ""
    who: str = ""
    note: str = ""


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A line and all that it rests on.

    `articles`, `outlets` and `origins` count what the evidence stands in. Only origins are
    independent of each other: ten outlets that print one agency's report are one origin.
    """

    story: str
    address: str
    kind: str
    text: str
    notes: tuple[str, ...]
    articles: int
    outlets: int
    origins: int
    evidence: tuple[Quoted, ...]


def cited(lines: Lines, address: str) -> Cited | None:
    """The line at an address with its evidence; none where there is none."""
    opened = lines.open(address)
    if opened is None:
        return None
    pieces = [one.evidence for one in opened.voices]
    articles, outlets, origins = support(lines.dossier, (one.article for one in pieces))
    quotes = (
        msgspec.structs.replace(
            quoted(lines.index, one.evidence), side=one.side, who=one.who, note=one.note
        )
        for one in opened.voices
    )
    return Cited(
        story=lines.dossier.story.id,
        address=address,
        kind=opened.kind,
        text=opened.text,
        notes=opened.notes,
        articles=articles,
        outlets=outlets,
        origins=origins,
        evidence=tuple(quotes),
    )


def quoted(index: Index, evidence: Evidence) -> Quoted:
    """A piece of evidence with its account and the text around it."""
    article = index.piece_of[evidence.article].article
    return Quoted(
        article=article.id,
        outlet=outlet_name(article),
        title=article.title,
        uri=article.uri,
        published=article.published.value if article.published else None,
        origin=index.origin_of[article.id].id,
        start=evidence.start,
        end=evidence.end,
        text=evidence.text,
        before=article.text[max(0, evidence.start - AROUND) : evidence.start],
        after=article.text[evidence.end : evidence.end + AROUND],
    )


def support(dossier: Dossier, articles: Iterable[str]) -> tuple[int, int, int]:
    """How many articles, outlets and origins some of a story's articles are."""
    held = set(articles)
    outlets = {outlet_name(one) for one in dossier.articles if one.id in held}
    origins = [one for one in dossier.origins if held & set(one.articles)]
    return len(held), len(outlets), len(origins)
