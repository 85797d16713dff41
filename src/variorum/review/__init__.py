"""Review: what people decide, and what of it holds (docs/review.md)."""

from variorum.review.apply import Verdicts, apply, holding
from variorum.review.record import decide, id_of, now, undo

__all__ = ["Verdicts", "apply", "decide", "holding", "id_of", "now", "undo"]
