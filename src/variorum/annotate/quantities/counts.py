"""Quantities: every count of people and things an analyst would code, and what it measures.

Anchors are numbers and what stands for one (`anchors`); the words around each tell what it counts
(`phrases`) and what happened to it (`context`, with the tables in `measures`). The measures follow
the codebooks of casualty and displacement recording (Every Casualty, Standards for Casualty
Recording, 2016; IDMC's displacement terms).
"""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.quantities import measures
from variorum.annotate.quantities.amount_spans import folded, with_amounts
from variorum.annotate.quantities.anchors import Anchor, find_anchors
from variorum.annotate.quantities.counted_nouns import Phrase
from variorum.annotate.quantities.governors import Governor, find_governor, fits
from variorum.annotate.quantities.numbers import Number
from variorum.annotate.quantities.told_again import drop_pointed, is_bare, settle_retold
from variorum.lexicon import words
from variorum.model import Measure, Quantity, Span

_SINGLE = words("counted.happens_to_one")
"""What makes "a soldier" a count of one."""
# Wrapped lines and no-break blanks and hyphens read as plain ones, at the same offsets.
_BLANKS = str.maketrans("\n\t\r\xa0\u2007\u2008\u2009\u202f\u2011", " " * 8 + "-")
_OF_PEOPLE = words("counted.happens_to_people")
_MOVED = frozenset(
    str.split("rescued detained released returned deployed attending population trapped sheltered")
)
"""Measures of people that, said of things that no list knows, tell nothing that is coded."""
_INCLUDING = re.compile(
    r"(?:including|among (?:them|those killed|the dead|those)|of (?:them|whom|which)|"
    r"(?:them|those) included|includes?|included|counting)[ ,]+$"
)
_COORDINATED = re.compile(
    r"(?:[ ]in[ ](?:\w+[ ])?\d{4}(?:[-–/]\d{2,4})?)?"
    r"[ ]*(?:,|,?[ ](?:and|or|plus|as well as|along with|and also))[ ]*$"
)
_OWN_VERB = re.compile(r"[ ](?:were|was|are|is|have|had|has|remain\w*)\b")
_OF = re.compile(r"[ ](?:out[ ])?of[ ](?:(?:the|these|those|its|his|her|their)[ ])?")
# What happened to "half of the town's 20,000 residents" did not happen to all of them.
_SHARE_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|most|part|per ?cent|%)[ ]of[ ]"
    r"(?:(?:the|its|their|his|her|all)[ ])?(?:[\w'’-]+['’]s[ ])?$"
    r"|\bhalf[ ](?:the|its|their|his|her)[ ](?:[\w'’-]+['’]s[ ])?$"
    r"|(?:per ?cent|%)[ ]of[ ](?:[\w'’-]+[ ]){0,2}?[\w'’-]+['’]s[ ]$"
)
# "Five breaches of the truce since Monday, two in Aford and three in Bford": told by place.
_LISTED = re.compile(r"(?:,|:|[ ][-–—])(?:[ ]and)?[ ]$")
_LIST_REACH = 70
_SOMEWHERE = re.compile(r"[ ](?:in|at|near|from|on)[ ](?:the[ ])?[A-Z]")
_THERE = re.compile(r"\bthere (?:was|were|are|is)[ ]$")
_INSIDE = re.compile(
    r"[ ](?:(?:was|were|had been|been)[ ])?(?:on board|aboard|inside|at home|in the building|"
    r"on the (?:bus|train|plane|ship|boat))\b"
)
_PRESENT = words("counted.occupants")
"""Of whom "there were no" tells that a place was empty; "there were no winners" does not."""
_PASSED = re.compile(r"\b(?:passed|topped|exceeded|surpassed)[ ]$")
_NAME_BEFORE = re.compile(r"[\w,;][ ](?!(?:On|In|At|By|For|And|But|The|Of)\b)[A-Z][A-Za-z]+[ -]$")
_EITHER = re.compile(r"[ ](?:or|and|and/or)[ ](?P<word>injured|wounded|hurt|killed|missing)\b")
_DEGREE = re.compile(
    r"[ ](?:(?:of them|of whom|others?)[ ])?"
    r"(?P<word>fatally|critically|seriously|severely|gravely)\b"
)


def find_quantities(text: str, sentences: Sequence[Span]) -> tuple[Quantity, ...]:
    """The counts and amounts in `text`, in order, none overlapping another.

    Spans are code points of `text` and run from the qualifier to the measure word where they
    touch ("at least 200 soldiers and civilians dead"). Ages, dates, clock times, scores, addresses
    and ranks are no counts and are left out; so is what might happen or is denied. "No one was
    hurt" gives 0; "how many were killed" gives a null value with the qualifier unknown.
    """
    flat = text.translate(_BLANKS)
    lower = _lowered(flat)
    found: list[Quantity] = []
    for start, end in sentences:
        _add_sentence(flat, lower, start, end, found)
    found = drop_pointed(lower, settle_retold(lower, found))
    found = with_amounts(flat, lower, sentences, found)
    return tuple(
        msgspec.structs.replace(q, text=text[q.start : q.end], what=folded(q.population))
        for q in found
    )


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
            part = _whole(text, quantity, anchor, found, first)
            found.append(_as_part(quantity, part, found))
        _join_part(lower, found, first)


def _join_part(lower: str, found: list[Quantity], first: int) -> None:
    """Where the last count is the whole of the one before it ("two of the nine"), say so."""
    if len(found) - first < 2 or found[-2].part_of is not None:
        return
    part, whole = found[-2:]
    if _OF.fullmatch(lower, part.end, whole.start) and (part.value or 0) <= (whole.value or 1e18):
        found[-2] = _as_part(part, len(found) - 1, found)


def _as_part(quantity: Quantity, whole: int | None, found: Sequence[Quantity]) -> Quantity:
    """The count as part of another, if of any: "204 of 14,086 companies" are companies too."""
    if whole is None or quantity.population is not None or quantity.measure != "other":
        return msgspec.structs.replace(quantity, part_of=whole)
    return msgspec.structs.replace(
        quantity, part_of=whole, unit=found[whole].unit, population=found[whole].population
    )


def _read(
    text: str, lower: str, start: int, end: int, anchor: Anchor, previous: Quantity | None
) -> list[Quantity]:
    """The quantity of one anchor: none where it counts nothing, two for "killed or wounded".

    What happened to "two of the nine suspects" did not happen to the nine.
    """
    number, phrase, kind = anchor
    whole = previous is not None and _OF.fullmatch(lower, previous.end, number.start)
    whole = whole or _SHARE_OF.search(lower, max(start, number.start - 50), number.start)
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
    if governor is not None and governor.hedged and number.qualifier == "exact":
        # "70 may have been killed" is an estimate of 70.
        number = number._replace(low=None, high=None, qualifier="about")
        anchor = anchor._replace(number=number)
    first = _quantity(text, anchor, measure, span)
    if previous is not None and phrase.noun is None and _is_listed(text, anchor, previous):
        first = msgspec.structs.replace(first, unit=previous.unit)
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
    if _is_empty(lower, anchor):
        return "other", span
    if governor is not None and _is_death(phrase) and governor.measure != "killed":
        return "killed", span
    if governor is not None and phrase.unit == "other" and governor.measure in _MOVED:
        # "Released 100 pages": what people do with things is no measure of the things.
        return "other", span
    if governor is not None:
        return _governed(lower, kind, governor, span)
    return _ungoverned(text, lower, anchor, previous), span


def _governed(lower: str, kind: str, governor: Governor, span: Span) -> tuple[Measure | None, Span]:
    """The measure that a verb gives, and the anchor's span with the verb where that touches."""
    if governor.adjacent:
        span = (min(span[0], governor.start), max(span[1], governor.end))
    either = _EITHER.match(lower, governor.end)
    if either and kind == "number" and governor.measure in ("killed", "injured"):
        return "affected", (span[0], max(span[1], either.end()) if governor.adjacent else span[1])
    return governor.measure, span


def _ungoverned(text: str, lower: str, anchor: Anchor, previous: Quantity | None) -> Measure | None:
    """The measure of an anchor that no verb governs: by its own words, or by those before it."""
    number, phrase, _ = anchor
    if phrase.adjective is not None:
        measure = measures.ADJECTIVE_MEASURES[phrase.adjective]
        if fits(measure, phrase, phrase.adjective):
            return measure
    noun = None if phrase.partitive else measures.NOUN_MEASURES.get(phrase.noun or "")
    inherited = _inherited(lower, anchor, previous)
    if inherited is not None and noun != "killed":
        return inherited
    if phrase.noun == "casualty" and number.value == 0:
        return "killed"
    if noun is None and _is_contingent(phrase) and (number.value or 0) >= 100:
        return "deployed"
    if noun is not None:
        return noun
    if phrase.noun is None and previous is not None and _is_listed(text, anchor, previous):
        return previous.measure
    return "other" if is_bare(lower, anchor) or _counts(text, anchor) else None


def _counts(text: str, anchor: Anchor) -> bool:
    """Whether a number that no verb measures counts something: a noun, or a part of a count."""
    number, phrase, kind = anchor
    if phrase.unit == "other" and _is_in_name(text, number):
        return False
    # "204 of 14,086 companies" counts companies; "of the victims" alone counts nothing.
    of_number = phrase.partitive and phrase.words is None
    if kind != "number" or phrase.noun == "life" or (phrase.noun is None and not of_number):
        return False
    return not (phrase.partitive and number.value == 1)


def _is_in_name(text: str, number: Number) -> bool:
    """Whether figures belong to the name before them: "the Falcon 9 rockets"."""
    return text[number.core].isdigit() and bool(
        _NAME_BEFORE.search(text, max(0, number.core - 30), number.core)
    )


def _is_listed(text: str, anchor: Anchor, previous: Quantity) -> bool:
    """Whether a bare number tells of more places what the one before told: "two in Aford"."""
    if anchor.kind != "number" or previous.measure == "other" or anchor.phrase.words:
        return False
    between = text[previous.end : anchor.number.start]
    if len(between) > _LIST_REACH or not _SOMEWHERE.match(text, anchor.phrase.end):
        return False
    joined = _SOMEWHERE.match(between) and between.endswith(" and ")
    return bool(joined or _LISTED.search(between))


def _is_empty(lower: str, anchor: Anchor) -> bool:
    """Whether a nought says that nobody was there: "there were no passengers", "nobody inside"."""
    number, phrase, kind = anchor
    if kind != "none" or phrase.unit != "person":
        return False
    there = _THERE.search(lower, max(0, number.start - 20), number.start)
    inside = _INSIDE.match(lower, phrase.end)
    return bool(inside) or (there is not None and phrase.noun in _PRESENT)


def _is_contingent(phrase: Phrase) -> bool:
    words = (phrase.words or "").lower()
    return phrase.noun in measures.CONTINGENTS or words.endswith(
        ("service members", "military men")
    )


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
    if anchor.phrase.partitive and previous.measure != "other" and len(between) < _LIST_REACH:
        return previous.measure
    same = anchor.phrase.unit == previous.unit
    if same and (_COORDINATED.match(between) or _INCLUDING.search(between)):
        return previous.measure
    return None


def _quantity(text: str, anchor: Anchor, measure: Measure, span: Span) -> Quantity:
    number, phrase, _ = anchor
    if number.qualifier == "exact" and _PASSED.search(
        text, max(0, number.start - 12), number.start
    ):
        number = number._replace(qualifier="more_than", high=None)
    unit = phrase.unit or ("thing" if measure in ("destroyed", "damaged") else "person")
    return Quantity(
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        value=number.value,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        unit=_unit(unit, measure),
        measure=measure,
        population=phrase.words,
    )


def _unit(unit: str, measure: Measure) -> str:
    """What a count is of; whom no list knows is a person where only people are so measured."""
    if unit == "other":
        return "person" if measure in _OF_PEOPLE else "thing"
    return "person" if unit == "event_count" and measure != "affected" else unit


def _whole(
    text: str, quantity: Quantity, anchor: Anchor, found: list[Quantity], first: int
) -> int | None:
    """The index of the count this one is part of: "..., including 10 civilians", "two of them"."""
    if len(found) == first:
        return None
    lead = text[found[-1].end : anchor.number.start]
    listed = anchor.phrase.noun is None and _is_listed(text, anchor, found[-1])
    parted = listed and (found[-1].part_of is not None or not _SOMEWHERE.search(lead))
    if not _INCLUDING.search(lead.lower()) and not anchor.phrase.partitive and not parted:
        return None
    for index in range(len(found) - 1, first - 1, -1):
        whole = found[index]
        larger = whole.value is None or quantity.value is None or whole.value >= quantity.value
        if whole.part_of is None and whole.unit == quantity.unit and larger:
            return index
    return None
