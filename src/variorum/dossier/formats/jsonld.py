"""Every piece of evidence as a W3C Web Annotation, with its lineage in PROV (JSON-LD 1.1).

One annotation for each place in a text that a record rests on (Web Annotation Data Model, W3C
Recommendation 2017): the target selects the characters by position and by quote, the body says
which record they are evidence of. Articles are PROV entities (PROV-O, 2013): attributed to their
outlets, and derived from the article that they copied.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from variorum.dossier.formats.lookups import Index, number_articles
from variorum.dossier.formats.script_safe import script_safe
from variorum.model import Claim, Comparison, Event, Evidence, Report, Statement

Node = dict[str, Any]

_AROUND = 32
"""Characters before and after a quote; enough for another tool to find it in a changed page."""

_CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "dct": "http://purl.org/dc/terms/",
        "Article": "prov:Entity",
        "Outlet": "prov:Agent",
        "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
        "address": "dct:source",
        "published": "dct:issued",
        "headline": "dct:title",
    },
]


def to_jsonld(comparison: Comparison) -> str:
    """One document with a graph of articles, outlets and annotations."""
    numbers = number_articles(comparison)
    graph = [node for dossier in comparison.dossiers for node in _graph(Index(dossier, numbers))]
    document = {"@context": _CONTEXT, "@graph": list(_once(graph))}
    return script_safe(msgspec.json.format(msgspec.json.encode(document), indent=2)) + "\n"


def _once(nodes: Iterable[Node]) -> Iterable[Node]:
    """Each node once: two stories may share an outlet."""
    return {node["id"]: node for node in nodes}.values()


def _graph(index: Index) -> Iterator[Node]:
    yield from _articles(index)
    dossier = index.dossier
    for figure in dossier.figures:
        for report in figure.reports:
            yield _annotation(index, "figure", figure.id, report.evidence, _report(index, report))
    for statement in dossier.statements:
        body = _statement(index, statement)
        yield _annotation(index, "statement", statement.id, statement.evidence, body)
    for kind, records in (("claim", dossier.claims), ("event", dossier.events)):
        for record in records:
            for one in record.evidence:
                yield _annotation(index, kind, record.id, one, _told(record))
    for alone in dossier.only_in:
        yield _annotation(index, "only-in", alone.article, alone.evidence, "told by one origin")


def _articles(index: Index) -> Iterator[Node]:
    """The articles with their texts, their known outlets, and what they were copied from."""
    copied: dict[str, list[str]] = {}
    for reuse in index.dossier.reuse:
        if reuse.copied is not None:
            a, b = reuse.articles
            copied.setdefault(b if reuse.copied == a else a, []).append(reuse.copied)
    for piece in index.pieces:
        article = piece.article
        node: Node = {
            "id": _urn("article", article.id),
            "type": ["Article", "TextualBody"],
            "value": article.text,
            "format": "text/plain",
            "language": article.language,
            "address": article.uri,
            "derivedFrom": [_urn("article", key) for key in sorted(copied.get(article.id, ()))],
        }
        node |= {"headline": article.title} if article.title else {}
        node |= {"published": piece.iso} if piece.iso else {}
        if not (article.outlet.name or article.outlet.domain):
            yield node
            continue
        outlet = _urn("outlet", article.outlet.domain or piece.outlet)
        yield {**node, "attributedTo": outlet}
        yield {"id": outlet, "type": "Outlet", "headline": piece.outlet}


def _annotation(index: Index, kind: str, key: str, evidence: Evidence, body: str) -> Node:
    """What `kind` of record (its id is `key`) rests on these characters."""
    text = index.piece_of[evidence.article].article.text
    start, end = evidence.start, evidence.end
    return {
        "id": _urn("annotation", kind, key, evidence.article, f"{start}-{end}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": kind},
            {"type": "TextualBody", "purpose": "identifying", "value": key},
            {"type": "TextualBody", "purpose": "describing", "value": body},
        ],
        "target": {
            "source": _urn("article", evidence.article),
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence.text,
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }


def _report(index: Index, report: Report) -> str:
    amount = " ".join(
        f"{name}={value}"
        for name, value in (
            ("qualifier", report.qualifier),
            ("value", report.value),
            ("low", report.low),
            ("high", report.high),
            ("unit", report.unit),
            ("as_of", report.as_of),
        )
        if value is not None
    )
    claimant = index.name(report.claimant)
    return f"{amount} claimant={claimant}" if claimant else amount


def _statement(index: Index, statement: Statement) -> str:
    speaker = index.name(statement.speaker) or statement.speaker_text or "unknown"
    return f"{statement.mode} speaker={speaker}"


def _told(record: Claim | Event) -> str:
    if isinstance(record, Claim):
        return f"{record.status} origins={record.origins}"
    return f"{record.kind} date={record.date.value} origins={record.origins}"


def _urn(*parts: str) -> str:
    """A name of ours as a URN (RFC 8141); what it does not allow is percent-encoded."""
    return ":".join(("urn:variorum", *(quote(part, safe="") for part in parts)))
