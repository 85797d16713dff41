"""Senses: which words tell the same, and which the opposite.

A word has its own form (`model.word_keys`) and the groups of the lexicon that it stands in. Two
words tell the same where they share a form or a group. One form may have several senses, so what
they share only has to be one of them: the other parts of a claim must fit as well.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from variorum.lexicon import groups
from variorum.model.word_keys import key_of

_GROUP = "~"
"""Stands before the name of a group, so that it is no word's form."""

# "ban", "rob", "commit": words that double their last letter before an ending.
_SHORT = re.compile(r"(?:[a-z]*[^aeiou])?[aeiou][bdgklmnprt]")


class Senses(NamedTuple):
    """The groups of the lexicon by form, and by what each is the opposite of."""

    by_form: dict[str, frozenset[str]]
    opposite: dict[str, frozenset[str]]
    phrases: re.Pattern[str]


@cache
def _senses() -> Senses:
    forms: dict[str, set[str]] = {}
    found = [*groups("meanings.alike").items(), *groups("meanings.only_opposite").items()]
    for group, members in found:
        for member in members:
            for form in _inflected(member):
                forms.setdefault(form, set()).add(_GROUP + group)
    opposite: dict[str, set[str]] = {}
    for group, others in groups("meanings.opposite").items():
        for other in others:
            opposite.setdefault(_GROUP + group, set()).add(_GROUP + other)
            opposite.setdefault(_GROUP + other, set()).add(_GROUP + group)
    phrases = sorted((form for form in forms if " " in form), key=lambda one: (-len(one), one))
    return Senses(
        {form: frozenset(names) for form, names in forms.items()},
        {group: frozenset(others) for group, others in opposite.items()},
        re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE),
    )


def _inflected(word: str) -> set[str]:
    """The regular forms of a word, those that it does not have among them; of a phrase itself."""
    if " " in word or len(word) < 3:
        return {word}
    stems = {word}
    if word[-1] == "e":
        stems.add(word[:-1])
    if _SHORT.fullmatch(word):
        stems.add(word + word[-1])
    made = {word, word + "s"} | {stem + end for stem in stems for end in ("ed", "ing", "es")}
    if word[-1] == "y" and word[-2] not in "aeiou":
        made |= {word[:-1] + end for end in ("ies", "ied")}
    return made


@lru_cache(maxsize=32768)
def senses_of(word: str) -> frozenset[str]:
    """The senses of a word in small letters: its form, and its groups; none of a function word."""
    own = _senses().by_form.get(word, frozenset())
    key = key_of(word)
    return own if key is None else own | {key}


def phrases_in(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """The phrases of the lexicon in a text: where each begins and ends, and its senses."""
    known = _senses()
    return [
        (*match.span(), known.by_form[match.group().lower()])
        for match in known.phrases.finditer(text)
    ]


def is_held(word: str) -> bool:
    """Whether a word stands in a group as it is written, hyphens and all."""
    return word in _senses().by_form


def opposites_of(senses: frozenset[str]) -> frozenset[str]:
    """The senses that are the opposite of any of these."""
    known = _senses().opposite
    return frozenset().union(*(known.get(one, frozenset()) for one in senses))
