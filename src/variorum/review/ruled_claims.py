"""Claims that people put together or took apart: who says them, and how many origins they have."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from variorum.model import Claim, Evidence, Origin, Statement, identify
from variorum.model.span import alike

Status = Literal["agreed", "single", "disputed", "updated"]


class Said:
    """What is said in a story, and of which origin each of its articles is."""

    def __init__(self, statements: Sequence[Statement], origins: Iterable[Origin]) -> None:
        self._statements = {one.id: one for one in statements}
        self._origin_of = {article: one.id for one in origins for article in one.articles}

    def known(self, ids: Iterable[str]) -> list[Statement]:
        """The statements with these ids."""
        return [self._statements[one] for one in ids if one in self._statements]

    def at(self, piece: Evidence) -> list[Statement]:
        """The statements whose words are those of a piece of evidence, or are most of them."""
        return [one for one in self._statements.values() if _meets(one.evidence, piece)]

    def origins(self, articles: Iterable[str], said: Iterable[Statement]) -> int:
        """How many origins tell what these articles tell, by these statements of theirs."""
        told = {one.evidence.article: one.origin for one in said}
        held = set(articles)
        found = {told.get(one, self._origin_of.get(one, one)) for one in held}
        return max(1, min(len(found), len(held)))


def merge(one: Claim, other: Claim, said: Said) -> Claim:
    """The claim that two claims are together; it has the words of the one that more origins tell.

    Origins are counted anew, and are never more than both have: what was copied stays a copy.
    """
    lead, second = (other, one) if other.origins > one.origins else (one, other)
    statements = tuple(sorted({*one.statements, *other.statements}))
    evidence = tuple(dict.fromkeys((*lead.evidence, *second.evidence)))
    articles = tuple(sorted({piece.article for piece in evidence}))
    counted = said.origins(articles, said.known(statements))
    origins = max(min(counted, one.origins + other.origins), lead.origins)
    confidences = [each.confidence for each in (one, other) if each.confidence is not None]
    return msgspec.structs.replace(
        lead,
        id=one.id,
        statements=statements,
        evidence=evidence,
        parts=tuple(dict.fromkeys((*lead.pieces, *second.pieces))),
        articles=articles,
        origins=origins,
        asserted_by=_asserted_by(articles, said.known(statements)),
        denied_by=tuple(sorted({*one.denied_by, *other.denied_by})),
        status=_status(origins, {one.status, other.status}),
        dispute=lead.dispute or second.dispute,
        confidence=max(confidences, default=None),
        shown=True,
    )


def split(claim: Claim, leaving: Sequence[Evidence], said: Said) -> tuple[Claim, ...]:
    """The claim without some of its pieces, and the claim that these make.

    The claim itself where all of its pieces leave, or none is left of those that were to leave.
    """
    gone = [one for one in claim.pieces if any(_meets(one, piece) for piece in leaving)]
    kept = [one for one in claim.pieces if one not in gone]
    if not gone or not kept:
        return (claim,)
    stays = _of_pieces(claim, kept, said)
    own = _of_pieces(claim, gone, said)
    own = msgspec.structs.replace(
        own,
        id=identify("c", claim.id, *[(one.article, one.start, one.end) for one in gone]),
        status="agreed" if own.origins > 1 else "single",
        denied_by=(),
        dispute=None,
    )
    return stays, own


def _of_pieces(claim: Claim, pieces: Sequence[Evidence], said: Said) -> Claim:
    """The claim as some of its pieces make it."""
    whole = [next((one for one in claim.evidence if _holds(one, piece)), piece) for piece in pieces]
    statements = [
        one
        for one in said.known(claim.statements)
        if any(_overlap(one.evidence, piece) for piece in pieces)
    ]
    articles = tuple(sorted({one.article for one in pieces}))
    origins = min(said.origins(articles, statements), claim.origins)
    texts = [one.text for one in whole]
    return msgspec.structs.replace(
        claim,
        text=claim.text if any(claim.text in one for one in texts) else texts[0],
        statements=tuple(sorted(one.id for one in statements)),
        evidence=tuple(dict.fromkeys(whole)),
        parts=tuple(pieces),
        articles=articles,
        origins=origins,
        asserted_by=_asserted_by(articles, statements),
        status=_status(origins, {claim.status}),
        confidence=None,
        shown=True,
    )


def _status(origins: int, before: set[Status]) -> Status:
    """The status of a claim by what its parts were: a dispute and a newer state stay so."""
    for one in ("disputed", "updated"):
        if one in before:
            return "disputed" if one == "disputed" else "updated"
    return "agreed" if origins > 1 else "single"


def _asserted_by(articles: Sequence[str], said: Sequence[Statement]) -> tuple[str, ...]:
    """Who says it: those from whom more than half of the accounts have it, if all have it said."""
    if {one.evidence.article for one in said} < set(articles):
        return ()
    told = Counter(
        speaker
        for speaker, _ in {(one.speaker, one.evidence.article) for one in said}
        if speaker is not None
    )
    return tuple(sorted(one for one, count in told.items() if 2 * count > len(articles)))


def _meets(one: Evidence, other: Evidence) -> bool:
    same = one.article == other.article
    return same and alike((one.start, one.end), (other.start, other.end))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _holds(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start <= other.start and other.end <= one.end
