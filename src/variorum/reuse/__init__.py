"""Reuse: which articles carry one piece of reporting, and who copied whom (docs/reuse.md)."""

from variorum.reuse.fingerprints import shingles_of
from variorum.reuse.origins import Folding, fold
from variorum.reuse.owners import NO_OWNERS, Owners, read_owners
from variorum.reuse.stream import Stream, compare_with

__all__ = [
    "NO_OWNERS",
    "Folding",
    "Owners",
    "Stream",
    "compare_with",
    "fold",
    "read_owners",
    "shingles_of",
]
