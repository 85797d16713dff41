"""Decisions on lines: recorded by the words that a line rests on, and found again by them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.model import Decision, Evidence, Span, identify
from variorum.model.decision import Amount, DecisionKind, Target
from variorum.review.apply import holding

_VERDICTS: frozenset[DecisionKind] = frozenset({"strike", "accept", "unsure"})
"""What may be said of a record as a whole: the last of them holds."""


class Signature(NamedTuple):
    """When a decision was made (ISO 8601), by whom, why, and by which act of several."""

    made: str
    by: str | None = None
    note: str | None = None
    act: str | None = None


def decide_line(
    kind: DecisionKind,
    target: Target,
    earlier: Sequence[Decision],
    signed: Signature,
    change: Evidence | Amount | None = None,
    was: str = "",
) -> Decision:
    """The decision on a line; it supersedes what of the `earlier` ones says the like of it.

    `change` is where the speaker is named, or the amount, for the kinds that ask for one; `was` is
    what the line says so far.
    """
    group = _VERDICTS if kind in _VERDICTS else frozenset({kind})
    before = [was.id for was in holding(earlier) if was.kind in group and _same(was.target, target)]
    made = Decision(
        id="",
        kind=kind,
        articles=tuple(dict.fromkeys(one.article for one in target.evidence)),
        by=signed.by,
        note=signed.note,
        made=signed.made,
        supersedes=before[-1] if before else None,
        target=target,
        to=change if kind == "speaker" and not isinstance(change, Amount) else msgspec.UNSET,
        amount=change if isinstance(change, Amount) else msgspec.UNSET,
        was=was or msgspec.UNSET,
        act=signed.act or msgspec.UNSET,
    )
    return msgspec.structs.replace(made, id=line_decision_id(made))


def line_decision_id(decision: Decision) -> str:
    """The id that what a decision on a line says gives it."""
    said = msgspec.to_builtins(msgspec.structs.replace(decision, id=""))
    return identify("d", *(said[name] for name in sorted(said)))


def _same(was: Target | msgspec.UnsetType, target: Target) -> bool:
    """Whether two targets are one record: they are founded by the same words."""
    if was is msgspec.UNSET or was.kind != target.kind:
        return False
    count = 2 if target.kind == "relations" else 1
    return was.evidence[:count] == target.evidence[:count]


def on_lines(decisions: Iterable[Decision], articles: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions on lines that hold, and whose evidence is in these articles alone."""
    held = set(articles)
    return tuple(
        one
        for one in holding(decisions)
        if one.target is not msgspec.UNSET and held.issuperset(one.articles)
    )


def anchored(decisions: Iterable[Decision], texts: Mapping[str, str]) -> list[Decision]:
    """The decisions whose words still stand in the texts, at the place where they stand now.

    A decision whose words are gone is stale: it is left out, and nothing is changed by it.
    """
    found = []
    for one in decisions:
        if one.target is msgspec.UNSET:
            continue
        places = [_moved(piece, texts) for piece in one.target.evidence]
        to = _moved(one.to, texts) if isinstance(one.to, Evidence) else one.to
        # The words that founded the record must stand; of the others some may be gone.
        if places[0] is None or (isinstance(one.to, Evidence) and to is None):
            continue
        if one.target.kind == "relations" and None in places[:2]:
            continue
        kept = tuple(place for place in places if place is not None)
        target = msgspec.structs.replace(one.target, evidence=kept)
        found.append(msgspec.structs.replace(one, target=target, to=to))
    return found


def _moved(piece: Evidence, texts: Mapping[str, str]) -> Evidence | None:
    span = place_of(piece, texts.get(piece.article, ""))
    return span and msgspec.structs.replace(piece, start=span[0], end=span[1])


def place_of(piece: Evidence, text: str) -> Span | None:
    """Where the words of a piece of evidence stand in a text; of several places the nearest."""
    if not piece.text:
        return None
    if text[piece.start : piece.end] == piece.text:
        return piece.start, piece.end
    before = text.rfind(piece.text, 0, piece.start + len(piece.text))
    behind = text.find(piece.text, piece.start)
    found = [start for start in (before, behind) if start >= 0]
    if not found:
        return None
    start = min(found, key=lambda one: abs(one - piece.start))
    return start, start + len(piece.text)
