"""Review: what people decide, and what of it holds (docs/review.md)."""

from variorum.review.apply import Verdicts, apply, holding
from variorum.review.line_decisions import Signature, anchored, decide_line, on_lines, place_of
from variorum.review.record import decide, id_of, now, undo
from variorum.review.standing import Standing, mark_of_corrections

__all__ = [
    "Signature",
    "Standing",
    "Verdicts",
    "anchored",
    "apply",
    "decide",
    "decide_line",
    "holding",
    "id_of",
    "mark_of_corrections",
    "now",
    "on_lines",
    "place_of",
    "undo",
]
