"""Assertions built by hand, by their words."""

from variorum.align.claims.assertions import Assertion, Looks
from variorum.model import Mode


def assertion(
    words: str,
    *,
    article: str = "a",
    names: str = "",
    negated: str = "",
    speaker: str | None = None,
    mode: Mode | None = None,
    at: int = 0,
    looks: Looks | None = None,
) -> Assertion:
    """An assertion of these words, of which some stand in names and some are negated."""
    keys = frozenset([*words.split(), *names.split()])
    return Assertion(
        article=article,
        start=at,
        end=at + 10,
        origin=f"o-{article}",
        keys=keys,
        plain=frozenset(word for word in words.split() if word[0] != "@" and "=" not in word),
        around=keys,
        negated=frozenset(negated.split()),
        statement="s" if speaker else None,
        speaker=speaker,
        mode=mode,
        looks=looks,
    )
