"""Decisions on lines: recorded by the words that a line rests on, and found again by them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from variorum.model import Decision, Evidence, Span, identify
from variorum.model.decision import Amount, DecisionKind, Target
from variorum.review.apply import holding
from variorum.review.found_again import founding

_VERDICTS: frozenset[DecisionKind] = frozenset({"strike", "accept", "unsure"})
"""What may be said of a record as a whole: the last of them holds."""


class Change(NamedTuple):
    """What takes the place of what was read; a field that is not set says nothing."""

    to: Evidence | msgspec.UnsetType | None = msgspec.UNSET
    amount: Amount | msgspec.UnsetType = msgspec.UNSET
    value: str | msgspec.UnsetType | None = msgspec.UNSET


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
    change: Change | Evidence | Amount | None = None,
    was: str = "",
) -> Decision:
    """The decision on a line; it supersedes what of the `earlier` ones says the like of it.

    `change` is where the speaker is named, or the amount, for the kinds that ask for one alone, and
    else all that is changed; `was` is what the line says so far.
    """
    if isinstance(change, Amount):
        change = Change(amount=change)
    elif not isinstance(change, Change):
        change = Change(to=change) if kind == "speaker" else Change()
    group = _VERDICTS if kind in _VERDICTS else frozenset({kind})
    made = Decision(
        id="",
        kind=kind,
        articles=tuple(dict.fromkeys(one.article for one in target.evidence)),
        by=signed.by,
        note=signed.note,
        made=signed.made,
        target=target,
        to=change.to,
        amount=change.amount,
        was=was or msgspec.UNSET,
        value=change.value,
        act=signed.act or msgspec.UNSET,
    )
    before = [one.id for one in holding(earlier) if one.kind in group and _same(one, made)]
    made = msgspec.structs.replace(made, supersedes=before[-1] if before else None)
    return msgspec.structs.replace(made, id=line_decision_id(made))


def line_decision_id(decision: Decision) -> str:
    """The id that what a decision on a line says gives it."""
    said = msgspec.to_builtins(msgspec.structs.replace(decision, id=""))
    return identify("d", *(said[name] for name in sorted(said)))


def _same(was: Decision, made: Decision) -> bool:
    """Whether two decisions are on one record: it is founded by the same words."""
    if not was.target or not made.target or was.target.kind != made.target.kind:
        return False
    count = max(founding(was), founding(made))
    return was.target.evidence[:count] == made.target.evidence[:count]


def on_lines(decisions: Iterable[Decision], articles: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions on lines that hold, and the words of whose records are in these articles.

    Of the other words that a decision rests on, some may stand in articles that are not there.
    """
    held = set(articles)
    return tuple(
        one
        for one in holding(decisions)
        if one.target
        and all(piece.article in held for piece in one.target.evidence[: founding(one)])
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
        if None in places[: founding(one)] or (isinstance(one.to, Evidence) and to is None):
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
