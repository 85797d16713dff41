"""Why: the reasons for each record of a dossier, and for what stands at a place of a text."""

from variorum.why.answering import Answer, answer
from variorum.why.printing import print_answer
from variorum.why.recompute import explained

__all__ = ["Answer", "answer", "explained", "print_answer"]
