"""Which word told what a count measures: "At least 12 people were killed" by "were killed"."""

from collections.abc import Sequence

from variorum.annotate.quantities.anchors import Anchor, find_anchors
from variorum.annotate.quantities.governors import Governor, find_governor
from variorum.model import Quantity, Span


def measure_word(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """The word that governs a quantity of a sentence; None where its own noun or none tells.

    What a count takes over from the one before it, or from an earlier sentence, has none.
    """
    start, end = sentence
    lower = text.lower()
    if len(lower) != len(text):
        return None
    anchor = _anchor(list(find_anchors(text, lower, start, end)), quantity)
    if anchor is None:
        return None
    governor = find_governor(text, lower, start, end, anchor.number, anchor.phrase)
    if not isinstance(governor, Governor) or governor.measure != quantity.measure:
        return None
    return text[governor.start : governor.end]


def _anchor(anchors: Sequence[Anchor], quantity: Quantity) -> Anchor | None:
    """The number that a quantity was read from."""
    inside = (one for one in anchors if quantity.start <= one.number.start < quantity.end)
    return next((one for one in inside if one.number.value == quantity.value), None)
