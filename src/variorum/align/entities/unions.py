"""Unions: by which rule two full forms of a name are one name, or that none makes them so."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from variorum.align.entities.name_forms import alike, body_key, one_letter, same_person
from variorum.align.entities.same_name import spelt_alike
from variorum.align.entities.sounds import sound
from variorum.model import Label

UnionRule = Literal[
    "same-person",
    "spelt-alike",
    "one-place",
    "one-letter",
    "same-words",
    "one-sound",
    "near-spelling",
]
"""Why two forms are one name; each is told in words in `entity_reasons`."""

# From here on, long names are spellings of one (Nabi and Nebi Saleh); Niger and Nigeria, Mali and
# Malawi lie below.
NEAR = 0.85

# Shorter words are too close to each other to be judged by their letters.
_LONG = 5


class Form(NamedTuple):
    """A normalised name; `article` is set where the form is resolved in one article alone."""

    kind: Label
    tokens: tuple[str, ...]
    article: str = ""


def union_rule(one: Form, other: Form, ids: Mapping[Form, set[int]]) -> UnionRule | None:
    """The rule by which two full forms name the same; None where they are two names.

    `ids` are the places of the gazetteer that each form was resolved to.
    """
    if "person" in (one.kind, other.kind):
        return _of_people(one, other)
    if not are_kin(one.kind, other.kind):
        return None
    known, known_other = ids.get(one, set()), ids.get(other, set())
    if known and known_other:
        return "one-place" if known & known_other else None
    # Places that no gazetteer has, in long names that part in one letter.
    unknown = one.kind == other.kind == "place" and not known | known_other
    joined, joined_other = "".join(one.tokens), "".join(other.tokens)
    if unknown and one_letter(joined, joined_other):
        return "one-letter"
    if name_key(one) == name_key(other):
        return "same-words"
    if min(len(joined), len(joined_other)) < _LONG:
        return None
    if sound(joined) == sound(joined_other):
        return "one-sound"
    return "near-spelling" if alike(joined, joined_other, NEAR) else None


def _of_people(one: Form, other: Form) -> UnionRule | None:
    if one.kind != other.kind:
        return None
    if same_person(one.tokens, other.tokens):
        return "same-person"
    return "spelt-alike" if spelt_alike(one.tokens, other.tokens) else None


def name_key(form: Form) -> tuple[str, ...]:
    """What two forms of a body's name have in common; of places, the words as they stand."""
    return body_key(form.tokens) if form.kind != "place" and form.tokens[1:] else form.tokens


def are_kin(one: Label, other: Label) -> bool:
    """Whether mentions of two labels may be of one name."""
    return one == other or "other" in (one, other) or {one, other} == {"organization", "group"}
