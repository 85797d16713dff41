"""The answer to "why": a record of a dossier, or a place in a text, with the reasons for it."""

from collections.abc import Iterable, Iterator

import msgspec

from variorum.clean.removal_reasons import removal_reason
from variorum.errors import StopRun
from variorum.model import (
    Article,
    Because,
    Comparison,
    Dossier,
    Entity,
    Evidence,
    Figure,
    Origin,
    Relation,
    Reuse,
    Statement,
)
from variorum.why.addresses import Place, Record, addressed, find
from variorum.why.recompute import reasons_of
from variorum.why.standing_at import standing_at
from variorum.why.stated import Part, headline


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why something is there.

    `kind` is what was meant, `id` its address, `text` what it says. `because` are the reasons;
    `parts` are what it consists of and what else of the dossier leads to it, each with reasons of
    its own where it has any.
    """

    asked: str
    kind: str
    id: str
    text: str
    because: tuple[Because, ...] = ()
    parts: tuple[Part, ...] = ()


def answer(comparison: Comparison, wanted: str) -> Answer:
    """Why the record or the place that `wanted` names is there.

    Reasons that the comparison does not hold are found by reading its texts again.

    Raises:
        StopRun: nothing, or more than one thing, is named so; or this version does not make the
            record again from the texts, since another made it.
    """
    found = find(comparison, wanted)
    if isinstance(found, Place):
        return _of_place(found, wanted)
    because = getattr(found.record, "because", msgspec.UNSET)
    if because is msgspec.UNSET:
        because = reasons_of(found.dossier).get(found.address)
    if because is None:
        raise StopRun(
            f"{found.address} is not made again from the texts of this file, which another version "
            "of Variorum wrote: make the file again with --why"
        )
    return Answer(
        asked=wanted,
        kind=found.kind,
        id=found.address,
        text=headline(found.dossier, found.record),
        because=because,
        parts=tuple(_parts(found)),
    )


def _of_place(place: Place, wanted: str) -> Answer:
    """What stands at a place, and why; or the piece that was removed with these words."""
    article = place.article
    start = place.start
    if place.words is not None:
        start = article.text.find(place.words)
        removed = [one for one in article.removed if place.words in one.text]
        if start < 0 and removed:
            return Answer(
                asked=wanted,
                kind="removed from the page",
                id=article.id,
                text=removed[0].text,
                because=(removal_reason(removed[0]),),
            )
        if start < 0:
            raise StopRun(
                f"{place.words!r} stands neither in the text of {article.uri} nor in what was "
                "removed from its page"
            )
    if start is None or start >= len(article.text):
        raise StopRun(f"the text of {article.uri} has {len(article.text)} characters")
    stands = standing_at(article, start)
    return Answer(
        asked=wanted,
        kind="place in a text",
        id=f"{article.id}:{start}",
        text=stands.sentence,
        parts=(*stands.parts, *_records_at(place.dossier, article, start)),
    )


def _records_at(dossier: Dossier, article: Article, at: int) -> Iterator[Part]:
    """The records of the dossier whose evidence holds an offset, and how its claims stand."""
    claims = set()
    for field, address, record in addressed(dossier):
        if field in ("entities", "articles", "places"):
            continue
        held = any(
            one.article == article.id and one.start <= at < one.end for one in evidence_of(record)
        )
        if field == "claims" and held:
            claims.add(address)
        if held or (isinstance(record, Relation) and claims & {record.claim, record.to}):
            yield Part(kind=field.removesuffix("s"), id=address, text=headline(dossier, record))


def evidence_of(record: object) -> tuple[Evidence, ...]:
    """The pieces of evidence of a record."""
    if isinstance(record, Figure):
        return tuple(one.evidence for one in record.reports)
    if isinstance(record, Entity):
        return record.mentions
    if isinstance(record, Origin):
        return record.also_in
    found = getattr(record, "evidence", ())
    return (found,) if isinstance(found, Evidence) else found


def _parts(found: Record) -> Iterator[Part]:
    """What a record consists of, and the records that lead to it."""
    record, dossier = found.record, found.dossier
    if isinstance(record, Article):
        for one in record.removed:
            yield Part(kind="removed", text=one.text, because=(removal_reason(one),))
        return
    if isinstance(record, Figure | Statement):
        yield from _read(dossier, evidence_of(record), isinstance(record, Figure))
    else:
        for piece in _each_once(evidence_of(record)):
            yield Part(kind="evidence", id=f"{piece.article}:{piece.start}", text=piece.text)
    if isinstance(record, Reuse):
        return
    for other in dossier.relations:
        if found.address in (other.claim, other.to):
            yield Part(
                kind="relation", id=f"{other.claim}..{other.to}", text=headline(dossier, other)
            )
    for statement in _statements(dossier, record):
        yield Part(kind="statement", id=statement.id, text=headline(dossier, statement))


def _each_once(evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    return dict.fromkeys(evidence)


def _statements(dossier: Dossier, record: object) -> Iterator[Statement]:
    """The statements that a claim, or the sides of a relation, consist of."""
    claims = {claim.id: claim for claim in dossier.claims}
    named = (record.claim, record.to) if isinstance(record, Relation) else ()
    ids = {key for one in named for key in claims[one].statements}
    ids |= set(getattr(record, "statements", ()))
    for statement in dossier.statements:
        if statement.id in ids:
            yield statement


def _read(dossier: Dossier, evidence: Iterable[Evidence], counts: bool) -> Iterator[Part]:
    """Each piece of evidence of a figure or a statement, with how it was read in its article."""
    articles = {article.id: article for article in dossier.articles}
    wanted = {"quantity"} if counts else {"attribution"}
    for piece in _each_once(evidence):
        stands = standing_at(articles[piece.article], piece.start, piece.end)
        reasons = tuple(
            reason for part in stands.parts if part.kind in wanted for reason in part.because
        )
        place = f"{piece.article}:{piece.start}"
        yield Part(kind="evidence", id=place, text=piece.text, because=reasons)
