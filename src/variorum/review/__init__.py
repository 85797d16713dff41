"""Review: what people decide, and what of it holds (docs/review.md)."""

from variorum.review.apply import Verdicts, apply, holding, named_in, on_stories
from variorum.review.found_again import founding
from variorum.review.given_dates import correct_article, of_articles, precision_of
from variorum.review.line_decisions import (
    Change,
    Signature,
    anchored,
    decide_line,
    on_lines,
    place_of,
)
from variorum.review.record import decide, decide_stories, id_of, now, undo
from variorum.review.standing import Standing, mark_of_corrections

__all__ = [
    "Change",
    "Signature",
    "Standing",
    "Verdicts",
    "anchored",
    "apply",
    "correct_article",
    "decide",
    "decide_line",
    "decide_stories",
    "founding",
    "holding",
    "id_of",
    "mark_of_corrections",
    "named_in",
    "now",
    "of_articles",
    "on_lines",
    "on_stories",
    "place_of",
    "precision_of",
    "undo",
]
