"""Claims of schema.org: who makes them, where they appear, and who denies them."""

import json
from typing import Any

import msgspec
import pytest

from tests.dossier.sample import COURIER, comparison, flood
from variorum.dossier.formats.schema_org import to_schema_org
from variorum.model import Comparison, Dossier


def claims(story: Dossier) -> dict[str, dict[str, Any]]:
    read = json.loads(to_schema_org(Comparison(dossiers=(story,))))
    assert read["@context"] == {"@vocab": "https://schema.org/"}
    return {one["identifier"]: one for one in read["@graph"]}


def test_the_document_is_indented_and_ends_its_last_line() -> None:
    text = to_schema_org(comparison())
    assert text.startswith('{\n  "@context"')
    assert text.endswith("}\n")


def test_a_claim_appears_in_its_articles_the_earliest_first() -> None:
    found = claims(flood())["c3"]
    assert [one["url"] for one in found["appearance"]] == [
        "https://courier.example/flood",
        "https://ledger.example/flood",
    ]
    assert found["firstAppearance"] == found["appearance"][0]
    assert found["appearance"][0] == {
        "@type": "NewsArticle",
        "identifier": "courier",
        "publisher": {"@type": "Organization", "name": "Velmara Courier"},
        "url": "https://courier.example/flood",
        "headline": "Dam overflow in Marvenia",
        "datePublished": "2026-03-12",
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = msgspec.structs.replace(COURIER.article, uri="in/a.txt", title=None, published=None)
    story = msgspec.structs.replace(flood(), articles=(bare, *flood().articles[:2]))
    found = claims(story)["c3"]
    courier = next(one for one in found["appearance"] if one["identifier"] == "courier")
    assert courier.keys() == {"@type", "identifier", "publisher"}
    assert "comment" not in found
    alone = msgspec.structs.replace(story, articles=(bare,), claims=(flood().claims[2],))
    alone = msgspec.structs.replace(
        alone, claims=(msgspec.structs.replace(alone.claims[0], articles=("courier",)),)
    )
    assert "firstAppearance" not in claims(alone)["c3"]


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("person", "Person"),
        ("organization", "Organization"),
        ("group", "Organization"),
        ("place", "Thing"),
    ],
)
def test_who_claims_is_told_by_kind(kind: str, type: str) -> None:
    entities = tuple(msgspec.structs.replace(one, kind=kind) for one in flood().entities)
    found = claims(msgspec.structs.replace(flood(), entities=entities))["c3"]
    assert found["author"] == [{"@type": type, "name": "civil protection ministry"}]


def test_a_denial_names_who_denies() -> None:
    comments = claims(flood())["c1"]["comment"]
    assert [one["text"] for one in comments] == [
        "denied that it had received any such letter",
        "The authority denies it",
    ]
    assert all(one["author"]["name"] == "water authority" for one in comments)
    nobody = tuple(msgspec.structs.replace(one, speaker=None) for one in flood().statements)
    comments = claims(msgspec.structs.replace(flood(), statements=nobody))["c1"]["comment"]
    assert all("author" not in one for one in comments)


def test_a_claim_that_only_supports_is_no_denial() -> None:
    (denies,) = flood().relations
    supports = msgspec.structs.replace(denies, kind="supports")
    assert "comment" not in claims(msgspec.structs.replace(flood(), relations=(supports,)))["c1"]
