"""Relations between claims that people drew."""

from collections.abc import Sequence
from typing import Literal, cast

import msgspec

from variorum.model import Claim, Decision, Evidence, Relation, identify
from variorum.review.found_again import meant_by_piece, places_of
from variorum.review.ruled_claims import Said

Kind = Literal["denies", "differs", "updates", "supports"]
Drawn = tuple[tuple[Claim, ...], tuple[Relation, ...]]


def draw(
    decision: Decision, claims: Sequence[Claim], relations: Sequence[Relation], said: Said
) -> Drawn | None:
    """The claims and relations with the one that a person drew; none where a side is not there.

    A side that stands in no claim is a statement: it becomes a claim of its own.
    """
    assert decision.target is not msgspec.UNSET
    held = list(claims)
    sides: list[int] = []
    for piece in decision.target.evidence[:2]:
        at = meant_by_piece([places_of(one) for one in held], piece)
        if at is None:
            made = _claim_of(piece, said)
            if made is None:
                return None
            at = len(held)
            held.append(made)
        sides.append(at)
    one, other = sides
    if one == other:
        return None
    made_relation = Relation(
        claim=held[one].id,
        to=held[other].id,
        # Only these kinds are taken when a decision is made.
        kind=cast("Kind", decision.value),
        evidence=decision.target.evidence[:2],
    )
    _take_sides(held, one, other, made_relation)
    ids = made_relation.claim, made_relation.to
    kept = [each for each in relations if (each.claim, each.to) != ids]
    return tuple(held), (*kept, made_relation)


def _take_sides(claims: list[Claim], one: int, other: int, drawn: Relation) -> None:
    """Let both claims tell what is drawn between them, and show them."""
    first, second = (msgspec.structs.replace(claims[at], shown=True) for at in (one, other))
    if drawn.kind in ("denies", "differs"):
        name = second.dispute or second.id
        first = msgspec.structs.replace(first, dispute=first.dispute or name)
        second = msgspec.structs.replace(second, dispute=name)
    if drawn.kind == "denies":
        deniers = {*second.denied_by, *first.asserted_by} - set(second.asserted_by)
        second = msgspec.structs.replace(
            second, status="disputed", denied_by=tuple(sorted(deniers))
        )
    elif drawn.kind == "updates" and second.status != "disputed":
        second = msgspec.structs.replace(second, status="updated")
    claims[one], claims[other] = first, second


def _claim_of(piece: Evidence, said: Said) -> Claim | None:
    """The claim that a statement makes by itself; none where nobody says these words."""
    statements = said.at(piece)
    if not statements:
        return None
    words = statements[0].evidence
    speakers = {one.speaker for one in statements if one.speaker}
    return Claim(
        id=identify("c", "drawn", words.article, words.start, words.end),
        text=words.text,
        statements=tuple(sorted(one.id for one in statements)),
        evidence=(words,),
        articles=(words.article,),
        origins=1,
        asserted_by=tuple(sorted(speakers)),
        denied_by=(),
        status="single",
        parts=(words,),
    )
