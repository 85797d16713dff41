"""What decisions make of readings: speakers, modes, numbers and measures as people read them."""

from collections.abc import Iterable, Sequence

import msgspec

from variorum.model import Attribution, Decision, Evidence, Quantity, Reading, Span
from variorum.review.found_again import best

_QUOTES = '“”"„«»‘’'


def correct(
    readings: Sequence[Reading], decisions: Iterable[Decision]
) -> tuple[list[Reading], set[str]]:
    """The readings as people corrected them, without what they struck, with what they added.

    Beside them the ids of the decisions that could be met.
    """
    found = {reading.article.id: reading for reading in readings}
    met: set[str] = set()
    for one in decisions:
        if one.target is msgspec.UNSET or one.target.kind not in ("statements", "reports"):
            continue
        for piece in one.target.evidence if one.kind == "measure" else one.target.evidence[:1]:
            reading = found.get(piece.article)
            change = _in_statement if one.target.kind == "statements" else _in_report
            changed = change(reading, (piece.start, piece.end), one) if reading else None
            if changed is not None:
                found[piece.article] = changed
                met.add(one.id)
    return [found[reading.article.id] for reading in readings], met


def _in_statement(reading: Reading, span: Span, decision: Decision) -> Reading | None:
    """The reading with what a decision says of the statement at a place; none if none is there."""
    if decision.kind == "add":
        return _with_statement(reading, span, decision)
    said = list(reading.attributions)
    at = best([_extent(one) for one in said], span)
    if at is None:
        return None
    if decision.kind == "strike":
        del said[at]
    elif decision.kind == "speaker":
        spoken = _spoken(reading, said[at], decision.to)
        if spoken is None:
            return None
        said[at] = spoken
    elif decision.kind == "mode":
        said[at] = msgspec.structs.replace(said[at], mode=decision.value)
    return msgspec.structs.replace(reading, attributions=tuple(said))


def _with_statement(reading: Reading, span: Span, decision: Decision) -> Reading | None:
    """The reading with a statement that a person marked; one that is read there has its speaker."""
    said = list(reading.attributions)
    extents = [_extent(one) for one in said]
    before = said[extents.index(span)] if span in extents else None
    bare = before or Attribution(
        source=(),
        cue=(),
        content=(span,),
        quoted=_is_quoted(reading.article.text, span),
        mode="says",
    )
    spoken = _spoken(reading, bare, decision.to)
    if spoken is None:
        return None
    made = msgspec.structs.replace(spoken, mode=decision.value)
    kept = [one for one in said if one is not before]
    ordered = sorted([*kept, made], key=lambda one: _extent(one))
    return msgspec.structs.replace(reading, attributions=tuple(ordered))


def _is_quoted(text: str, span: Span) -> bool:
    """Whether a quotation mark stands at the beginning of some words, within or before them."""
    around = text[max(0, span[0] - 1) : span[0] + 1]
    return any(mark in around for mark in _QUOTES)


def _spoken(
    reading: Reading, said: Attribution, to: Evidence | msgspec.UnsetType | None
) -> Attribution | None:
    """The attribution with another speaker; none where that name is no longer read."""
    if not isinstance(to, Evidence):
        return msgspec.structs.replace(said, source=(), speaker=None)
    at = best([(one.start, one.end) for one in reading.entities], (to.start, to.end))
    if at is None:
        return None
    return msgspec.structs.replace(said, source=((to.start, to.end),), speaker=at)


def _extent(one: Attribution) -> Span:
    """From the first to the last of the words of a statement."""
    return min((a for a, _ in one.content), default=0), max((b for _, b in one.content), default=0)


def _in_report(reading: Reading, span: Span, decision: Decision) -> Reading | None:
    """The reading with what a decision says of the number at a place; none if none is there."""
    at = best([(one.start, one.end) for one in reading.quantities], span)
    if at is None:
        return None
    counts = list(reading.quantities)
    if decision.kind == "strike":
        counts = _without(counts, at)
    elif decision.kind == "amount" and decision.amount is not msgspec.UNSET:
        counts[at] = msgspec.structs.replace(counts[at], **msgspec.structs.asdict(decision.amount))
    elif decision.kind == "measure":
        counts[at] = msgspec.structs.replace(counts[at], measure=decision.value)
    return msgspec.structs.replace(reading, quantities=tuple(counts))


def _without(counts: list[Quantity], at: int) -> list[Quantity]:
    """The quantities without one; those that count a part of another one still name it."""

    def moved(part_of: int | None) -> int | None:
        if part_of is None or part_of == at:
            return None
        return part_of - (part_of > at)

    kept = counts[:at] + counts[at + 1 :]
    return [msgspec.structs.replace(one, part_of=moved(one.part_of)) for one in kept]
