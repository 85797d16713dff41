"""The annotations and the claims, read back as RDF by rdflib."""

import re
from collections.abc import Iterator

import pytest
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.plugins.shared.jsonld import context as contexts
from rdflib.term import Node

from tests.dossier.sample import comparison, flood
from variorum.dossier.formats.jsonld import to_jsonld
from variorum.dossier.formats.schema_org import to_schema_org
from variorum.model import Comparison

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
WRITERS = {"jsonld": to_jsonld, "schema-org": to_schema_org}

# What the documents use of http://www.w3.org/ns/anno.jsonld, which tests do not fetch.
ANNO = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation",
        "TextualBody": "oa:TextualBody",
        "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "classifying": "oa:classifying",
        "describing": "oa:describing",
        "identifying": "oa:identifying",
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "value": "rdf:value",
        "format": "dc:format",
        "language": "dc:language",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    }
}


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(address: str, *_: object) -> tuple[object, None]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return ANNO, None

    monkeypatch.setattr(contexts, "source_to_json", fetch)


def read(format: str, given: Comparison | None = None) -> Graph:
    return Graph().parse(data=WRITERS[format](given or comparison()), format="json-ld")


def annotations(graph: Graph) -> Iterator[tuple[Node, Node, dict[Node, Node]]]:
    """Each annotation with its source and its selectors by type."""
    for annotation in graph.subjects(RDF.type, OA.Annotation):
        target = graph.value(annotation, OA.hasTarget)
        source = graph.value(target, OA.hasSource)
        selectors = {
            kind: one
            for one in graph.objects(target, OA.hasSelector)
            for kind in graph.objects(one, RDF.type)
        }
        assert source is not None
        yield annotation, source, selectors


def test_every_annotation_selects_its_words_in_the_text_of_its_source() -> None:
    graph, number = read("jsonld"), 0
    for _, source, selectors in annotations(graph):
        text = str(graph.value(source, RDF.value))
        position, quote = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
        start, end = (int(str(graph.value(position, edge))) for edge in (OA.start, OA.end))
        exact, before, after = (
            str(graph.value(quote, part)) for part in (OA.exact, OA.prefix, OA.suffix)
        )
        assert text[start:end] == exact
        assert text[:start].endswith(before)
        assert text[end:].startswith(after)
        number += 1
    dossier = flood()
    told = [*(one.evidence for one in dossier.claims), *(one.evidence for one in dossier.events)]
    reports = [report for figure in dossier.figures for report in figure.reports]
    alone = len(reports) + len(dossier.statements) + len(dossier.only_in)
    assert number == alone + sum(map(len, told))


def test_bodies_say_which_record_the_words_are_evidence_of() -> None:
    graph = read("jsonld")
    kinds = set()
    for annotation, _, _ in annotations(graph):
        said = {
            graph.value(body, OA.hasPurpose): str(graph.value(body, RDF.value))
            for body in graph.objects(annotation, OA.hasBody)
        }
        assert said.keys() == {OA.classifying, OA.identifying, OA.describing}
        kinds.add(said[OA.classifying])
    assert kinds == {"figure", "statement", "claim", "event", "only-in"}


def test_lineage_is_told_in_prov() -> None:
    graph = read("jsonld")
    copy, original = (URIRef(f"urn:variorum:article:{one}") for one in ("ledger", "courier"))
    assert list(graph.subject_objects(PROV.wasDerivedFrom)) == [(copy, original)]
    outlets = set(graph.objects(None, PROV.wasAttributedTo))
    assert outlets == set(graph.subjects(RDF.type, PROV.Agent))
    assert URIRef("urn:variorum:outlet:Velmara%20Courier") in outlets
    assert len(set(graph.subjects(RDF.type, PROV.Entity))) == 4


def test_every_name_is_a_uri() -> None:
    graph = Dataset().parse(data=to_jsonld(comparison()), format="json-ld")
    for one in {term for quad in graph.quads() for term in quad[:3] if isinstance(term, URIRef)}:
        assert re.fullmatch(r"[a-z]+:[\w\-.~:/#%]+", str(one)), one


def test_claims_are_schema_org_claims() -> None:
    graph = read("schema-org")
    claims = {
        str(graph.value(one, SCHEMA.identifier)): one
        for one in graph.subjects(RDF.type, SCHEMA.Claim)
    }
    assert claims.keys() == {"c1", "c2", "c3"}
    warned = claims["c1"]
    assert str(graph.value(warned, SCHEMA.creativeWorkStatus)) == "disputed"
    articles = set(graph.objects(warned, SCHEMA.appearance))
    assert {str(graph.value(one, SCHEMA.url)) for one in articles} == {
        f"https://{one}.example/flood" for one in ("courier", "desk", "ledger")
    }
    author = graph.value(warned, SCHEMA.author)
    assert graph.value(author, SCHEMA.name) == Literal("Nelda Oskarin")
    denials = {str(graph.value(one, SCHEMA.text)) for one in graph.objects(warned, SCHEMA.comment)}
    assert denials == {
        "denied that it had received any such letter",
        "The authority denies it",
    }
    first = graph.value(warned, SCHEMA.firstAppearance)
    assert str(graph.value(first, SCHEMA.datePublished)) == "2026-03-12"


def test_no_claim_is_rated() -> None:
    graph = read("schema-org")
    used = {str(one).removeprefix(str(SCHEMA)) for one in graph.predicates()}
    assert not {one for one in used if "rating" in one.lower() or "review" in one.lower()}
