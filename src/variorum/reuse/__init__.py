"""Reuse: which articles carry one piece of reporting, and who copied whom (docs/reuse.md)."""

from variorum.reuse.origins import Folding, fold
from variorum.reuse.owners import NO_OWNERS, Owners, read_owners
from variorum.reuse.stream import Shared, Stream

__all__ = [
    "NO_OWNERS",
    "Folding",
    "Owners",
    "Shared",
    "Stream",
    "fold",
    "read_owners",
]
