"""Dossiers as rows of the tables of an archive."""

from collections.abc import Iterable
from typing import Any

from variorum.model import Dossier, Evidence

Rows = dict[str, list[dict[str, Any]]]
"""By table, its rows, each by the names of the columns."""


def rows_of(dossier: Dossier) -> Rows:
    """The rows of one story, in every table that stories have rows in."""
    story = dossier.story.id
    names = {one.id: one.name for one in dossier.entities}
    rows: Rows = {
        "stories": [_story(dossier)],
        "articles": _articles(dossier),
        "origins": [
            {
                "id": one.id,
                "label": one.label,
                "articles": list(one.articles),
                "basis": sorted({_kind(basis) for basis in one.basis}),
            }
            for one in dossier.origins
        ],
        "passages": _passages(dossier),
        "entities": [
            {
                **_fields(one, "id name kind country"),
                "variants": list(one.variants),
                "articles": sorted({mention.article for mention in one.mentions}),
                "mentions": len(one.mentions),
            }
            for one in dossier.entities
        ],
        "statements": _statements(dossier, names),
        "figures": _figures(dossier, names),
        "claims": [
            {
                **_fields(one, "id text status origins dispute confidence shown"),
                "articles": list(one.articles),
                "asserted_by": _named(one.asserted_by, names),
                "denied_by": _named(one.denied_by, names),
                "evidence": _evidence(one.evidence),
            }
            for one in dossier.claims
        ],
        "events": [
            {
                **_fields(one, "id text place origins kind worth"),
                "date": one.date.value,
                "precision": one.date.precision,
                "basis": one.date.basis,
                "actors": _named(one.actors, names),
                "articles": list(one.articles),
                "evidence": _evidence(one.evidence),
            }
            for one in dossier.events
        ],
    }
    for table in rows.keys() - {"stories"}:
        for row in rows[table]:
            row["story"] = story
    return rows


def _story(dossier: Dossier) -> dict[str, Any]:
    head = dossier.story
    outlets = {one.outlet.domain or one.outlet.name for one in dossier.articles} - {None}
    return {
        **_fields(head, "id title start end"),
        "places": list(head.places),
        "aliases": list(head.aliases),
        "articles": len(dossier.articles),
        "outlets": len(outlets),
        "origins": len(dossier.origins),
        "brief": [one.text for one in dossier.brief],
    }


def _articles(dossier: Dossier) -> list[dict[str, Any]]:
    origins = {article: one.id for one in dossier.origins for article in one.articles}
    rows = []
    for one in dossier.articles:
        when = one.published
        rows.append(
            {
                **_fields(one, "id uri title byline agency language text"),
                "origin": origins.get(one.id),
                "outlet": one.outlet.name,
                "domain": one.outlet.domain,
                "published": when and when.value,
                "precision": when and when.precision,
                "basis": when and when.basis,
                "characters": len(one.text),
            }
        )
    return rows


def _passages(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        {
            "a": one.articles[0],
            "b": one.articles[1],
            "a_start": passage.a[0],
            "a_end": passage.a[1],
            "b_start": passage.b[0],
            "b_end": passage.b[1],
            "copied": one.copied,
            "basis": one.direction_basis,
            "share_a": one.share_a,
            "share_b": one.share_b,
        }
        for one in dossier.reuse
        for passage in one.passages
    ]


def _statements(dossier: Dossier, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            **_fields(one, "id speaker_text cue mode quoted date origin"),
            **_fields(one.evidence, "article start end text"),
            "speaker": names.get(one.speaker or ""),
        }
        for one in dossier.statements
    ]


def _figures(dossier: Dossier, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            **_fields(one, "id measure what unit low best high policy origins relation"),
            "reports": [
                {
                    **_fields(report.evidence, "article start end text"),
                    **_fields(report, "value low high qualifier as_of origin"),
                    "claimant": names.get(report.claimant or ""),
                }
                for report in one.reports
            ],
        }
        for one in dossier.figures
    ]


def _fields(record: object, names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names.split()}


def _kind(basis: object) -> str:
    """What a basis is called in JSON: its tag."""
    tag: str = type(basis).__struct_config__.tag  # type: ignore[attr-defined]
    return tag


def _named(ids: Iterable[str], names: dict[str, str]) -> list[str]:
    return [names[one] for one in ids if one in names]


def _evidence(places: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [_fields(one, "article start end text") for one in places]
