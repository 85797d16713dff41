"""What kind of source says something: a named person, one without a name, a body, a paper, many.

The kinds are those by which guides to sourcing ask a reader to weigh a statement. They are told by
the head of the source's words: the last word before "of", a comma or "who".
"""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.attributions.bearers import FIRMS
from variorum.annotate.quantities.units import is_singular, unit_of
from variorum.annotate.text.closed_classes import PREPOSITIONS
from variorum.lexicon import words
from variorum.model import Attribution, Mention, SourceType, Span

_TOKEN = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s?$")
_BEHIND_HEAD = PREPOSITIONS | {",", "(", "who", "which", "that", "whose", "–", "—"}
_DOCUMENTS = words("reporting.documents")
_TITLES = words("titles.titles")
_ROLES = _TITLES | (words("titles.speakers_for") - _DOCUMENTS)
_MANY = words("reporting.plural_sources") - {"i"}
_ONE = words("function_words.he") | words("function_words.she") | {"i", "who", "one"}
_BODIES = (
    words("names.organization_heads")
    | words("names.institutions")
    | words("names.bodies")
    | words("reporting.media")
    | FIRMS
) - _TITLES

_BY_LABEL: dict[str, SourceType] = {
    "person": "named_person",
    "organization": "organization",
    "place": "organization",
    "group": "group",
}
"""Of a name. A place that speaks is its government."""


def with_source_types(
    text: str, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """The attributions, each with the type of its source where its words tell one."""
    return tuple(
        msgspec.structs.replace(one, source_type=source_type(text, one, mentions))
        for one in attributions
    )


def source_type(text: str, one: Attribution, mentions: Sequence[Mention]) -> SourceType | None:
    """The type of an attribution's source; None where it has none, or its words tell none.

    `mentions` are the names of `text`, which `one.speaker` counts.
    """
    speaker = None if one.speaker is None else _BY_LABEL.get(mentions[one.speaker].label)
    if not one.source:
        return speaker
    start, end = one.source[0]
    head = _head(text, (start, end))
    if head is None:
        return speaker
    word = _POSSESSIVE.sub("", text[slice(*head)].casefold())
    inside = [name for name in mentions if start <= name.start and name.end <= end]
    named = next((name for name in inside if name.start <= head[0] < name.end), None)
    if named is None and any(
        name.label == "person" and _apposed(text, name, head) for name in inside
    ):
        return "named_person"
    if named is not None and (kind := _BY_LABEL.get(named.label)):
        return kind
    return _by_noun(word, speaker) or speaker


def _by_noun(word: str, speaker: SourceType | None) -> SourceType | None:
    """The type that a common noun or a pronoun tells."""
    if word in _DOCUMENTS or word.removesuffix("s") in _DOCUMENTS:
        return "document"
    if word in _ONE:
        return "named_person" if speaker == "named_person" else "unnamed_person"
    if word == "police" or word in _BODIES or word.removesuffix("s") in _BODIES:
        return "organization"
    if word in _MANY:
        return speaker if word == "they" and speaker else "group"
    if _counts_people(word) and not is_singular(word):
        return "group"
    if _counts_people(word) or _counts_people(word + "s"):
        return "named_person" if speaker == "named_person" else "unnamed_person"
    return None


def _counts_people(word: str) -> bool:
    return unit_of(word) == "person" or word in _ROLES or word.removesuffix("s") in _ROLES


def _head(text: str, source: Span) -> Span | None:
    """The last word before what only describes it, or None where there is no word."""
    found: Span | None = None
    for token in _TOKEN.finditer(text, *source):
        word = token[0].casefold()
        if found and word in _BEHIND_HEAD:
            break
        if word[0].isalnum() and word not in PREPOSITIONS:
            found = token.span()
    return found


def _apposed(text: str, name: Mention, head: Span) -> bool:
    """Whether a name stands beside the head: "the mayor, Ann Lee", "Lee's lawyer" does not."""
    return name.start > head[1] and text[head[1] : name.start].strip() == ","
