"""How an account presents its people: by a role before the name or an aside after it.

Two people of one family, or of one common name, are told apart so: "the candidate Lena Maria Roth"
and "a clerk, Maria Roth".
"""

import re
from collections.abc import Iterator, Sequence

from variorum.align.entities.name_forms import TITLES, name_tokens, same_person
from variorum.model import Reading

Tokens = tuple[str, ...]

_OPENS = "[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother"
_PRESENTS = re.compile(rf"\b(?:{_OPENS})\s(?P<role>[^,.;:]{{3,40}}?),?\s$")
_TITLE = re.compile(r"(?<!\S)(?P<role>[A-Za-z]{3,20})\.?\s$")
_AFTER = re.compile(r",\s(?:the|a|an|his|her|their|who)\s(?P<role>[^,.;:]{3,40})")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def find_presented_apart(readings: Sequence[Reading]) -> Iterator[Tokens]:
    """Full names that one account gives to another person than a longer name that ends in them.

    Both are presented there, with no word of their roles in common.
    """
    for reading in readings:
        people: dict[Tokens, set[str]] = {}
        for mention in reading.entities:
            if mention.label == "person" and len(tokens := name_tokens(mention.text, "person")) > 1:
                roles = roles_of(reading.article.text, mention.start, mention.end)
                people.setdefault(tokens, set()).update(roles)
        for short, role in people.items():
            for long, other in people.items():
                longer = len(long) > len(short) and same_person(short, long)
                if longer and role and other and role.isdisjoint(other):
                    yield short


def roles_of(text: str, start: int, end: int) -> set[str]:
    """The words that present a name, before it and after it, in lower case."""
    before = _PRESENTS.search(text, max(0, start - 60), start)
    if before is None:
        before = _TITLE.search(text, max(0, start - 22), start)
        before = before if before and before["role"].casefold() in TITLES else None
    after = _AFTER.match(text, end, end + 60)
    found = [match["role"] for match in (before, after) if match]
    return {word.casefold() for role in found for word in _WORD.findall(role)}
