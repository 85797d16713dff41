"""Spans, evidence and ids: how every record points at characters, and how it is named."""

import hashlib

import msgspec

Span = tuple[int, int]
"""`[start, end)` in code points of `article.text`."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The exact characters a record rests on: `text == article.text[start:end]`, always."""

    article: str
    start: int
    end: int
    text: str


def alike(one: Span, other: Span) -> bool:
    """Whether two places of one text share half of the longer one or more."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def identify(prefix: str, *parts: object) -> str:
    """An id derived from content: `prefix` and 12 hex digits of the SHA-256 of a JSON array.

    The parts are hashed as one JSON array, never as joined strings, so that `("a", "bc")` and
    `("ab", "c")` differ.
    """
    digest = hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
    return f"{prefix}{digest[:12]}"
