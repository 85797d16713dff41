"""Quantities: every count of people and things an analyst would code, and what it measures.

Anchors are numbers and what stands for one (`anchors`); the words around each tell what it counts
(`phrases`) and what happened to it (`context`, with the tables in `measures`). The measures follow
the codebooks of casualty and displacement recording (Every Casualty, Standards for Casualty
Recording, 2016; IDMC's displacement terms).
"""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate import measures
from variorum.annotate.anchors import Anchor, find_anchors
from variorum.annotate.context import Governor, find_governor, fits
from variorum.annotate.phrases import Phrase
from variorum.model import Measure, Quantity, Span

_SINGLE = frozenset(
    str.split("""
    killed injured hospitalized missing trapped rescued detained released
""")
)
"""What makes "a soldier" a count of one."""
# Wrapped lines and no-break blanks and hyphens read as plain ones, at the same offsets.
_BLANKS = str.maketrans("\n\t\r\xa0\u2009\u202f\u2011", "      -")
_INCLUDING = re.compile(
    r"(?:including|among (?:them|those killed|the dead|those)|of (?:them|whom|which)|"
    r"(?:them|those) included|includes?|included|counting)[ ,]+$"
)
_COORDINATED = re.compile(r"[ ]*(?:,|,?[ ](?:and|or|plus|as well as|along with|and also))[ ]*$")
_OWN_VERB = re.compile(r"[ ](?:were|was|are|is|have|had|has|remain\w*)\b")
_OF = re.compile(r"[ ](?:out[ ])?of[ ](?:(?:the|these|those|its|his|her|their)[ ])?")
_EITHER = re.compile(r"[ ](?:or|and|and/or)[ ](?P<word>injured|wounded|hurt|killed|missing)\b")
_DEGREE = re.compile(
    r"[ ](?:(?:of them|of whom|others?)[ ])?"
    r"(?P<word>fatally|critically|seriously|severely|gravely)\b"
)


def find_quantities(text: str, sentences: Sequence[Span]) -> tuple[Quantity, ...]:
    """The counts of people and things in `text`, in order, none overlapping another.

    Spans are code points of `text` and run from the qualifier to the measure word where they
    touch ("at least 200 soldiers and civilians dead"). Money, distances, durations, ages, speeds,
    shares, dates, clock times and votes are not counts and are left out; so is what might happen
    or is denied. "No one was hurt" gives 0; "how many were killed" gives a null value with the
    qualifier unknown.
    """
    flat = text.translate(_BLANKS)
    lower = _lowered(flat)
    found: list[Quantity] = []
    for start, end in sentences:
        _add_sentence(flat, lower, start, end, found)
    if flat == text:
        return tuple(found)
    return tuple(msgspec.structs.replace(q, text=text[q.start : q.end]) for q in found)


def _lowered(text: str) -> str:
    """Lower case of the same length, letter by letter where a letter would grow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _add_sentence(text: str, lower: str, start: int, end: int, found: list[Quantity]) -> None:
    first = len(found)
    anchors = sorted(
        find_anchors(text, lower, start, end), key=lambda a: (a.number.start, -a.number.end)
    )
    for anchor in anchors:
        previous = found[-1] if len(found) > first else None
        if previous is not None and anchor.number.core < previous.end:
            continue
        for quantity in _read(text, lower, start, end, anchor, previous):
            part = _whole(lower, quantity, anchor, found, first)
            found.append(msgspec.structs.replace(quantity, part_of=part))
        _join_part(lower, found, first)


def _join_part(lower: str, found: list[Quantity], first: int) -> None:
    """Where the last count is the whole of the one before it ("two of the nine"), say so."""
    if len(found) - first < 2 or found[-2].part_of is not None:
        return
    part, whole = found[-2:]
    if _OF.fullmatch(lower, part.end, whole.start) and (part.value or 0) <= (whole.value or 1e18):
        found[-2] = msgspec.structs.replace(part, part_of=len(found) - 1)


def _read(
    text: str, lower: str, start: int, end: int, anchor: Anchor, previous: Quantity | None
) -> list[Quantity]:
    """The quantity of one anchor: none where it counts nothing, two for "killed or wounded".

    What happened to "two of the nine suspects" did not happen to the nine.
    """
    number, phrase, kind = anchor
    whole = previous is not None and _OF.fullmatch(lower, previous.end, number.start)
    governor = None if whole else find_governor(text, lower, start, end, number, phrase)
    if isinstance(governor, bool):
        return []
    measure, span = _measured(text, lower, anchor, governor, previous)
    if measure is None:
        return []
    inherited = governor is None and previous is not None and measure == previous.measure
    if kind == "indefinite" and measure not in _SINGLE:
        return []
    if kind == "indefinite" and governor is None and not inherited:
        return []
    if previous is not None and span[0] < previous.end:
        span = (max(previous.end, number.start), span[1])
    first = _quantity(text, anchor, measure, span)
    if kind in ("none", "unsaid") and governor is not None:
        second = _EITHER.match(lower, span[1])
        if second:
            word = second["word"]
            other = measures.ADJECTIVE_MEASURES[word]
            return [first, _quantity(text, anchor, other, second.span("word"))]
    return [first]


def _measured(
    text: str, lower: str, anchor: Anchor, governor: Governor | None, previous: Quantity | None
) -> tuple[Measure | None, Span]:
    """The measure of an anchor, and its span with the measure word where that touches."""
    number, phrase, kind = anchor
    span = (number.start, phrase.end)
    if phrase.unit == "incident" and kind == "number":
        return "incidents", span
    if governor is not None and _is_death(phrase) and governor.measure != "killed":
        return "killed", span
    if governor is not None:
        if governor.adjacent:
            span = (min(span[0], governor.start), max(span[1], governor.end))
        either = _EITHER.match(lower, governor.end)
        if either and kind == "number" and governor.measure in ("killed", "injured"):
            return "affected", (
                span[0],
                max(span[1], either.end()) if governor.adjacent else span[1],
            )
        return governor.measure, span
    if phrase.adjective is not None:
        measure = measures.ADJECTIVE_MEASURES[phrase.adjective]
        if fits(measure, phrase, phrase.adjective):
            return measure, span
    noun = measures.NOUN_MEASURES.get(phrase.noun or "")
    inherited = _inherited(lower, anchor, previous)
    if inherited is not None and noun != "killed":
        return inherited, span
    if phrase.noun == "casualty" and number.value == 0:
        return "killed", span
    if noun is None and _is_contingent(phrase) and (number.value or 0) >= 100:
        return "deployed", span
    if noun is not None:
        return noun, span
    if phrase.noun is None or phrase.unit == "other" or phrase.noun == "life" or kind != "number":
        return None, span
    return "other", span


def _is_contingent(phrase: Phrase) -> bool:
    words = (phrase.words or "").lower()
    return phrase.noun in measures.CONTINGENTS or words.endswith("service members")


def _is_death(phrase: Phrase) -> bool:
    """Whether the noun alone says it: four bodies taken to hospital are four dead."""
    return measures.NOUN_MEASURES.get(phrase.noun or "") == "killed"


def _inherited(lower: str, anchor: Anchor, previous: Quantity | None) -> Measure | None:
    """The measure of the count before, where this one continues it: "12 men and two women"."""
    if previous is None:
        return None
    between = lower[previous.end : anchor.number.start]
    if anchor.kind == "none" or _OWN_VERB.match(lower, anchor.phrase.end):
        return None
    degree = _DEGREE.match(lower, anchor.phrase.end)
    if len(between) < 40 and degree and previous.measure in ("injured", "hospitalized", "killed"):
        return "killed" if degree["word"] == "fatally" else "injured"
    if anchor.phrase.partitive and previous.measure != "other" and len(between) < 40:
        return previous.measure
    same = anchor.phrase.unit == previous.unit
    if same and (_COORDINATED.match(between) or _INCLUDING.search(between)):
        return previous.measure
    return None


def _quantity(text: str, anchor: Anchor, measure: Measure, span: Span) -> Quantity:
    number, phrase, _ = anchor
    unit = phrase.unit or ("thing" if measure in ("destroyed", "damaged") else "person")
    return Quantity(
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit="person" if unit in ("event_count", "other") and measure != "affected" else unit,
        measure=measure,
        population=phrase.words,
    )


def _whole(
    lower: str, quantity: Quantity, anchor: Anchor, found: list[Quantity], first: int
) -> int | None:
    """The index of the count this one is part of: "..., including 10 civilians", "two of them"."""
    if len(found) == first:
        return None
    lead = lower[found[-1].end : anchor.number.start]
    if not _INCLUDING.search(lead) and not anchor.phrase.partitive:
        return None
    for index in range(len(found) - 1, first - 1, -1):
        whole = found[index]
        larger = whole.value is None or quantity.value is None or whole.value >= quantity.value
        if whole.part_of is None and whole.unit == quantity.unit and larger:
            return index
    return None
