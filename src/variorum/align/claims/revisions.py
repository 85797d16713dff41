"""Revisions: what one account tells of how a thing was first so or said, and what came of it.

"Officers first thought that there were two, but they now say one." "The council reversed its
decision to close the bridge." "The clerk later removed the line." The text itself tells the
earlier state and the later one. The rules are those of the lexicon (`lexicon/en/revisions.toml`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.lexicon import Rule, load_rules
from variorum.model import Quantity, Reading, Span
from variorum.model.word_keys import content_keys

# A state told in fewer words tells a reader nothing.
_LEAST = 2

# What has replaced an earlier report stands at most so many sentences before it.
_REACH = 4

_ASKS = re.compile(r"\?[”\"’')\]\s]*$")


class Revision(NamedTuple):
    """A change: the sentence that tells the later state, the earlier state and the later one.

    `rule` names the rule of the lexicon that found it. `earlier_article` tells the earlier state:
    another than `article` where two accounts tell the change between them (`state_changes`).
    """

    article: str
    sentence: Span
    earlier: Span
    later: Span
    rule: str
    earlier_article: str


def revisions_of(reading: Reading) -> Iterator[Revision]:
    """The changes that an article tells, in order, one a sentence at most."""
    text = reading.article.text
    for at, sentence in enumerate(reading.sentences):
        if _ASKS.search(text, *sentence):
            continue
        found = _within(text, sentence) or _beside(reading, at)
        if found is not None:
            rule, earlier, later = found
            if all(len(content_keys(text[slice(*state)])) >= _LEAST for state in (earlier, later)):
                own = reading.article.id
                yield Revision(own, sentence, earlier, later, rule, earlier_article=own)


Found = tuple[str, Span, Span]
"""The id of a rule, the earlier state and the later one."""


def _within(text: str, sentence: Span) -> Found | None:
    """The change that a sentence tells by itself."""
    start, end = sentence
    told = text[start:end]
    for rule in load_rules("revisions", "parted"):
        if match := rule.find(told):
            states = start + match.start("joint"), start + match.end("joint")
            return rule.id, (start, states[0]), (states[1], end)
    # Here what has replaced the earlier state says little without the whole sentence.
    for rule in load_rules("revisions", "whole"):
        if match := rule.find(told):
            return rule.id, _earlier(match, start, end), sentence
    return None


def _earlier(match: re.Match[str], start: int, end: int) -> Span:
    """Where the earlier state stands in a sentence: as marked, else in front of the joint."""
    if "earlier" in match.groupdict():
        return start + match.start("earlier"), end
    return start, start + match.start("joint")


def _beside(reading: Reading, at: int) -> Found | None:
    """The change that a sentence tells of one told before it."""
    text, sentences = reading.article.text, reading.sentences
    told = text[slice(*sentences[at])]
    first = _first(load_rules("revisions", "next").rules, told) if at else None
    if first is not None:
        # "That has changed." What it is now stands behind it.
        bare = len(content_keys(told)) < _LEAST and at + 1 < len(sentences)
        return first, sentences[at - 1], (sentences[at][0], sentences[at + bare][1])
    first = _first(load_rules("revisions", "before").rules, told)
    if first is not None:
        for other in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if _gives_another(reading, sentences[other], sentences[at]):
                return first, sentences[at], sentences[other]
    return None


def _first(rules: tuple[Rule, ...], told: str) -> str | None:
    return next((rule.id for rule in rules if rule.find(told)), None)


def _gives_another(reading: Reading, one: Span, other: Span) -> bool:
    """Whether two sentences give different numbers of one unit."""
    return any(
        a.value != b.value
        and None not in (a.value, b.value)
        and (a.unit, a.measure) == (b.unit, b.measure)
        for a in _counts(reading, one)
        for b in _counts(reading, other)
    )


def _counts(reading: Reading, sentence: Span) -> list[Quantity]:
    return [one for one in reading.quantities if sentence[0] <= one.start < sentence[1]]
