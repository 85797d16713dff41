"""Names and attributions of a text: the reader's first, the rules' where it finds nothing."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from variorum.annotate.attributions.by_cue import find_attributions
from variorum.annotate.attributions.reported import complete
from variorum.annotate.attributions.source_types import with_source_types
from variorum.annotate.names.capital_runs import find_names
from variorum.annotate.names.kind_words import PORTFOLIOS, TITLES, WEAK_TITLES
from variorum.annotate.names.namesakes import agree
from variorum.lexicon import words
from variorum.model import Attribution, Mention, Span
from variorum.model.vectors import pack

if TYPE_CHECKING:
    from variorum.annotate.reader.ties import NeuralAttribution


RULES = "rules"
"""The value of `VARIORUM_MODEL` that reads by the rules alone: less surely, some four times as
fast. Any other value names a model by its folder or by its id on a hub."""


_RANKS = TITLES | WEAK_TITLES
_AGE = re.compile(r", (?:aged )?\d{1,2},(?= \D)")
_WORD = re.compile(r"\S+")
_LOOSE = words("function_words.loose_in_names")
_SURER = {("person", "place"), ("person", "group"), ("place", "group")}
"""Labels of the reader and of the rules of which the second is taken."""


class Joint(NamedTuple):
    """The names and the attributions of one text in order; `found` is as the reader gave it.

    `vectors` are packed, one for each part of a sentence; none where the rules read alone.
    """

    names: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    found: tuple["NeuralAttribution", ...]
    vectors: bytes = b""


def read_jointly(text: str, sentences: Sequence[Span]) -> Joint:
    """The names in `text` and who says what in it.

    Raises:
        StopRun: the reader's model is missing or damaged.
    """
    model = os.environ.get("VARIORUM_MODEL") or None
    if model == RULES:
        names = find_names(text, sentences)
        by_rules = find_attributions(text, sentences, names)
        return Joint(names, with_source_types(text, by_rules, names), ())
    # Loaded on first use: numpy and the runtime take longer than a command that reads nothing.
    from variorum.annotate.reader.encoder import chosen

    (found,) = chosen(model).read([(text, sentences)])
    names = merge_names(text, found.mentions, find_names(text, sentences))
    by_reader = complete(text, sentences, names, found.attributions)
    attributions = combine(by_reader, find_attributions(text, sentences, names))
    attributions = with_source_types(text, attributions, names)
    return Joint(names, attributions, found.attributions, pack(found.vectors))


def combine(reader: Sequence[Attribution], rules: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The reader's attributions, and those of the rules where the reader has nothing.

    An attribution by rule is left out where its cue or its content touches one of the reader's;
    where both have the same cue and the reader no source, it gives its source and speaker. It
    stands for the reader's where that took the speaker for what is said ("C, says S").
    """
    made = [_inverted(one, rules) or _with_source(one, rules) for one in reader]
    taken = sorted(span for one in reader for span in one.cue + one.content)
    made += [one for one in rules if not _touches(one.cue + one.content, taken)]
    return tuple(sorted(made, key=lambda one: (min(one.content), one.cue, one.source)))


def merge_names(
    text: str, reader: Sequence[Mention], rules: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The reader's names as the rules bound them, and the rules' bodies in lower case, in order.

    "The interior ministry" and "Norwegian police" no corpus marks as names, but they speak and act
    as named bodies do; such a body takes in a name inside it ("Norwegian"). What else the rules
    find and the reader does not is wrong more often than right.
    """
    bodies = [one for one in rules if one.text.split()[-1].islower()]
    bound = [
        name
        for one in _within_lines(reader)
        if not any(body.start <= one.start and one.end <= body.end for body in bodies)
        and (name := _bound(_aged(text, one), rules))
    ]
    outside = agree(text, bound)
    taken = sorted((one.start, one.end) for one in outside)
    made = [*outside, *(one for one in bodies if not _touches([(one.start, one.end)], taken))]
    return tuple(sorted(made, key=lambda one: one.start))


def _within_lines(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The names, each within its line: what stands over a paragraph's end is two names."""
    for one in mentions:
        start = one.start
        for line in one.text.split("\n"):
            name = line.strip()
            if name:
                at = start + line.index(name)
                yield Mention(start=at, end=at + len(name), text=name, label=one.label)
            start += len(line) + 1


def _aged(text: str, name: Mention) -> Mention:
    """A name of two words or more that an age follows is a person's: "Georgia Houston, 24,"."""
    if (
        name.label in ("place", "group", "other")
        and " " in name.text
        and _AGE.match(text, name.end)
    ):
        return msgspec.structs.replace(name, label="person")
    return name


def _bound(name: Mention, rules: Sequence[Mention]) -> Mention | None:
    """A name of the reader without its title and loose ends; none of a mere title.

    The corpora disagree on titles. A country that speaks is often read as a person; the rules weigh
    how the whole article uses a name, and where they find the same words to be a place or a people
    they are surer: that gains .004 of F1 on WikiGold's held-out tenth.
    """
    name = _trimmed(name)
    parts = name.text.split()
    office = [part for part in parts if part.rstrip(".").lower() not in PORTFOLIOS]
    if all(map(_is_rank, office or parts)) or (len(parts) == 1 and name.text.islower()):
        return None
    ending = [one for one in rules if one.end == name.end]
    if not ending:
        return name
    rule = ending[0]
    if name.start < rule.start and name.label == "person":
        if not _is_rank(name.text[: rule.start - name.start].split()[-1]):
            return name
        name = msgspec.structs.replace(name, start=rule.start, text=rule.text)
    if rule.start == name.start and (name.label, rule.label) in _SURER:
        return msgspec.structs.replace(name, label=rule.label)
    return name


def _trimmed(name: Mention) -> Mention:
    """A name without the conjunctions, prepositions and signs that it begins or ends with."""
    parts = [match.span() for match in _WORD.finditer(name.text)]
    while parts and name.text[slice(*parts[0])] in _LOOSE:
        del parts[0]
    while parts and name.text[slice(*parts[-1])] in _LOOSE:
        del parts[-1]
    start, end = (parts[0][0], parts[-1][1]) if parts else (0, 0)
    text = name.text[start:end].rstrip("'’ ")
    start += name.start
    return Mention(start=start, end=start + len(text), text=text, label=name.label)


def _is_rank(word: str) -> bool:
    return word.rstrip(".").lower() in _RANKS


def _inverted(one: Attribution, rules: Sequence[Attribution]) -> Attribution | None:
    """The attribution by rule whose source after the cue the reader has as content."""
    if not one.cue or min(one.content) > one.cue[0]:
        return None
    for rule in rules:
        if rule.source > rule.cue > rule.content and _touches(rule.cue, one.cue):
            spoken = [piece for piece in one.content if piece > one.cue[0]]
            if spoken and _touches(rule.source, spoken[:1]) and _touches(rule.content, one.content):
                return rule
    return None


def _with_source(one: Attribution, rules: Sequence[Attribution]) -> Attribution:
    if one.source or not one.cue:
        return one
    for rule in rules:
        if rule.source and rule.cue and _touches(rule.cue, one.cue):
            if _touches(rule.source, one.cue + one.content):
                continue
            speaker = one.speaker if rule.speaker is None else rule.speaker
            return msgspec.structs.replace(one, source=rule.source, speaker=speaker)
    return one


def _touches(these: Sequence[Span], those: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in these for c, d in those)
