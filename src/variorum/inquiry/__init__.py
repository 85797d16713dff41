"""Inquiry: what coverage says of a claim that somebody asks about (`variorum ask`)."""

from variorum.inquiry.findings import (
    Coverage,
    Finding,
    conclude,
    may_tell,
    read_claim,
    with_rejected,
)
from variorum.inquiry.told_text import print_asked

__all__ = [
    "Coverage",
    "Finding",
    "conclude",
    "may_tell",
    "print_asked",
    "read_claim",
    "with_rejected",
]
