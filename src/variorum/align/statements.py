"""Statements: who says what, each attribution of each account with its speaker, date and origin."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Literal

from variorum.align.entities.merging import EntityIndex
from variorum.align.entities.name_forms import name_tokens
from variorum.align.passage_origins import origin_at
from variorum.model import Attribution, Reading, Span, Statement, identify

_DATELINE = re.compile(r"^[^a-z]{3,60}?\s[-–—]+\s+")


SpeakerRule = Literal["as-read", "one-person-named", "own-form", "nobody-known"]
"""How the speaker of a statement is known."""


def align_statements(
    readings: Sequence[Reading], index: EntityIndex, origin_of: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The statements of all readings, in the order of articles and of their place in the text.

    A statement that stands in several articles is kept once for each: copies are told apart by
    their origin, which counting uses.
    """
    forms = speakers_by_form(index)
    statements: dict[str, Statement] = {}
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        for attribution in reading.attributions:
            if attribution.content:
                origin = origin_at(origin_of, reading.article.id, *hull(attribution.content))
                one = _statement(reading, attribution, index, forms, origin)
                statements.setdefault(one.id, one)
    order = sorted(
        statements.values(), key=lambda one: (one.evidence.article, *_place(one), one.id)
    )
    return tuple(order)


def _place(statement: Statement) -> Span:
    return statement.evidence.start, statement.evidence.end


def _statement(
    reading: Reading,
    attribution: Attribution,
    index: EntityIndex,
    forms: Mapping[tuple[str, ...], str],
    origin: str,
) -> Statement:
    article = reading.article
    evidence = article.evidence(hull(attribution.content))
    source = _source(article.text, attribution)
    return Statement(
        id=identify("s", article.id, evidence.start, evidence.end, source, attribution.cue),
        evidence=evidence,
        speaker=find_speaker(reading, attribution, index, forms)[0],
        speaker_text=source,
        cue=words_at(article.text, attribution.cue),
        mode=attribution.mode,
        quoted=attribution.quoted,
        date=_date(reading, attribution),
        origin=origin,
    )


def hull(spans: Sequence[Span]) -> Span:
    """The least span that holds all of `spans`; at least one is given."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def words_at(text: str, spans: Sequence[Span]) -> str | None:
    """The words of a text at these spans, None where there are none."""
    return " ".join(text[start:end] for start, end in sorted(spans)) or None


def _source(text: str, attribution: Attribution) -> str | None:
    """The source in the article's words, without a dateline that stands before it."""
    words = words_at(text, attribution.source)
    return _DATELINE.sub("", words) if words else None


def speakers_by_form(index: EntityIndex) -> dict[tuple[str, ...], str]:
    """The one entity that each form names; a form of two entities names neither."""
    forms: dict[tuple[str, ...], set[str]] = {}
    for entity in index.entities:
        for variant in entity.variants:
            forms.setdefault(name_tokens(variant, entity.kind), set()).add(entity.id)
    return {tokens: min(ids) for tokens, ids in forms.items() if len(ids) == 1}


def find_speaker(
    reading: Reading,
    attribution: Attribution,
    index: EntityIndex,
    forms: Mapping[tuple[str, ...], str],
) -> tuple[str | None, SpeakerRule]:
    """The entity that speaks, and by which rule it is known.

    It is the one that was read, else the one person named inside the source, else the entity that
    has the source's own words for a form. "The police chief of Northport" names a place and a
    role, so a name inside the source counts only if it is a person's. Where two are named, nothing
    is guessed.
    """
    if attribution.speaker is not None:
        return index.of_mention.get((reading.article.id, attribution.speaker)), "as-read"
    inside: set[str] = set()
    for at, mention in enumerate(reading.entities):
        held = any(s <= mention.start and mention.end <= e for s, e in attribution.source)
        if held and mention.label == "person":
            inside.add(index.of_mention[reading.article.id, at])
    if len(inside) == 1:
        return min(inside), "one-person-named"
    text = _source(reading.article.text, attribution)
    found = forms.get(name_tokens(text, "organization")) if text else None
    return found, "own-form" if found else "nobody-known"


def _date(reading: Reading, attribution: Attribution) -> str | None:
    """The day on which it was said: a day in the cue's sentence that the content does not hold."""
    if not attribution.cue or not reading.sentences:
        return None
    cue = hull(attribution.cue)
    at = bisect_right(reading.sentences, (cue[0], len(reading.article.text) + 1)) - 1
    if at < 0:
        return None
    start, end = reading.sentences[at]
    days = [
        (abs(time.start - cue[0]), time.value[:10])
        for time in reading.times
        if time.value
        and time.type in ("DATE", "TIME")
        and start <= time.start < end
        and len(time.value) >= 10
        and time.value[:4].isdigit()
        and time.value[4] == time.value[7] == "-"
        and not any(s <= time.start < e for s, e in attribution.content)
    ]
    return min(days)[1] if days else None
