"""The claims as schema.org `Claim`s with where each appears (JSON-LD 1.1).

schema.org's `ClaimReview` would add a verdict. Variorum gives none: a claim here says who makes
it, who denies it and where, and carries no rating.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from variorum.dossier.formats.lookups import Index, number_articles
from variorum.dossier.formats.script_safe import script_safe
from variorum.model import Article, Claim, Comparison

_TYPES = {"person": "Person", "organization": "Organization", "group": "Organization"}


def to_schema_org(comparison: Comparison) -> str:
    """One document with a graph of claims, read without fetching a context."""
    numbers = number_articles(comparison)
    graph = [
        _claim(index, claim)
        for dossier in comparison.dossiers
        for index in [Index(dossier, numbers)]
        for claim in index.dossier.claims
    ]
    document = {"@context": {"@vocab": "https://schema.org/"}, "@graph": graph}
    return script_safe(msgspec.json.format(msgspec.json.encode(document), indent=2)) + "\n"


def _claim(index: Index, claim: Claim) -> dict[str, Any]:
    pieces = [piece for piece in index.pieces if piece.article.id in set(claim.articles)]
    found: dict[str, Any] = {
        "@type": "Claim",
        "identifier": claim.id,
        "text": claim.text,
        "creativeWorkStatus": claim.status,
        "author": _people(index, claim.asserted_by),
        "appearance": [_article(piece.article, piece.outlet) for piece in pieces],
        "comment": _denials(index, claim),
    }
    if pieces and pieces[0].iso:
        found["firstAppearance"] = _article(pieces[0].article, pieces[0].outlet)
    return {name: value for name, value in found.items() if value not in ([], None)}


def _article(article: Article, outlet: str) -> dict[str, Any]:
    """One article; without an address it has no `url`, without a known outlet no `publisher`."""
    found: dict[str, Any] = {"@type": "NewsArticle", "identifier": article.id}
    if article.outlet.name or article.outlet.domain:
        found["publisher"] = {"@type": "Organization", "name": outlet}
    if article.uri.startswith(("http://", "https://")):
        found["url"] = article.uri
    if article.title:
        found["headline"] = article.title
    if article.published:
        found["datePublished"] = article.published.value
    return found


def _people(index: Index, entities: Iterable[str]) -> list[dict[str, str]]:
    kinds = {one.id: one.kind for one in index.dossier.entities}
    return [
        {"@type": _TYPES.get(kinds.get(one, ""), "Thing"), "name": index.name(one)}
        for one in entities
    ]


def _denials(index: Index, claim: Claim) -> list[dict[str, Any]]:
    """The statements that deny the claim: its own, and those of claims that deny it."""
    deniers = {
        one.claim for one in index.dossier.relations if one.to == claim.id and one.kind == "denies"
    }
    keys = [
        *(key for key in claim.statements if index.statements[key].mode == "denies"),
        *(key for one in index.dossier.claims if one.id in deniers for key in one.statements),
    ]
    found = []
    for key in dict.fromkeys(keys):
        said = index.statements[key]
        comment: dict[str, Any] = {"@type": "Comment", "text": said.evidence.text}
        if said.speaker:
            comment["author"] = _people(index, [said.speaker])[0]
        found.append(comment)
    return found
