"""Within one sentence: disputes of which an account tells both sides in one breath.

"Police denied rumours of a second gunman", "the owner says the dam was safe, though villagers
dispute that", "a new treaty, an option that the ministry has rejected". Nothing has to be found:
the sentence itself says what is denied, and by whom. So does one that answers the sentence before
it: "the mayor's rival disagreed". The rules are those of the lexicon (`lexicon/en/disputes.toml`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.lexicon import load_rules
from variorum.model import Reading, Span
from variorum.model.word_keys import content_keys

_FILE = "disputes"
_THAT = re.compile(r"that\s+", re.IGNORECASE)
_ASKS = re.compile(r"\?[”\"’')\]\s]*$")

# What is denied in fewer words tells a reader nothing.
_LEAST = 3


class Inner(NamedTuple):
    """A dispute told in one sentence: the sentence, and what is denied in it or just before it.

    `two_sides`: the sentence tells that somebody put it forward, and not only that it is denied.
    """

    article: str
    sentence: Span
    denied: Span
    two_sides: bool

    def holds(self, article: str, start: int) -> bool:
        """Whether what begins here stands in the sentence."""
        return article == self.article and self.sentence[0] <= start < self.sentence[1]


def inner_disputes(reading: Reading) -> Iterator[Inner]:
    """The disputes that sentences of an article tell, in order, one a sentence at most."""
    text = reading.article.text
    for at, (start, end) in enumerate(reading.sentences):
        if _ASKS.search(text, start, end):
            continue
        found = _denied(text, start, end) or _answered(reading, at)
        if found and len(content_keys(text[slice(*found[0])])) >= _LEAST:
            yield Inner(reading.article.id, (start, end), *found)


def _denied(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """What is denied in a sentence, if a denial in it says so, and whether both sides are told."""
    for rule in load_rules(_FILE, "whole"):
        if found := rule.regex.search(text, start, end):
            return (start, found.start("joint")), True
    nobody, said = (load_rules(_FILE, group).regex for group in ("no-dispute", "said-before"))
    for group, told in (("part", True), ("bare", False)):
        for found in load_rules(_FILE, group).regex.finditer(text, start, end):
            if nobody.search(text, start, found.start()):
                continue
            before = said.search(text, start, found.start())
            if before:
                return (start, before.start("joint")), True
            return _trimmed(text, *found.span("what")), told
    return None


def _answered(reading: Reading, at: int) -> tuple[Span, bool] | None:
    """The sentence before this one, where that tells what somebody said and this one answers it."""
    if not at or load_rules(_FILE, "next").first(_words(reading, at)) is None:
        return None
    start, end = reading.sentences[at - 1]
    said = any(
        low < end and start < high for one in reading.attributions for low, high in one.content
    )
    return ((start, end), True) if said and not _ASKS.search(_words(reading, at - 1)) else None


def _words(reading: Reading, at: int) -> str:
    return reading.article.text[slice(*reading.sentences[at])]


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without "that" before it."""
    opens = _THAT.match(text, start, end)
    return (opens.end() if opens else start), end
