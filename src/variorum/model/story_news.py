"""What is new in a story: one thing that an account was the first to tell, or took back."""

from typing import Literal

import msgspec

from variorum.model.span import Evidence

NewsKind = Literal[
    "account", "origin", "number", "denial", "attribution", "withdrawal", "correction"
]
"""A new account; a new independent origin; a number that none told before; a first denial; and what
an outlet changed in its own article."""


class StoryNews(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a story's change log.

    `story` and `title` are the story's, `article` is the account that brought it. `at` is when that
    account was published, changed or fetched, as far as it tells (ISO 8601); `known` when the store
    came to know it (UTC), null outside of one. `value` is the number of a figure, `measure` what
    it measures, `count` how many independent origins there are with a new one. `id` follows from
    the evidence, and stays when the story grows.
    """

    id: str
    kind: NewsKind
    story: str
    title: str
    article: str
    uri: str
    at: str | None
    known: str | None
    text: str
    evidence: tuple[Evidence, ...] = ()
    measure: str | None = None
    value: float | int | None = None
    count: int | None = None
