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
_ASKS = re.compile(r"\?[”\"’')\]\s]*$")

_QUOTES = re.compile(r"[\"“”]")

# What is denied in fewer words tells a reader nothing.
_LEAST = 3


class Inner(NamedTuple):
    """A dispute told in one sentence: the sentence, and what is denied in it or just before it.

    `two_sides`: the sentence tells that somebody put it forward, and not only that it is denied.
    `denial` is the part of the sentence that denies: all of it where what is denied is its object.
    """

    article: str
    sentence: Span
    denied: Span
    two_sides: bool
    denial: Span

    def holds(self, article: str, start: int) -> bool:
        """Whether what begins here stands in the sentence."""
        return article == self.article and self.sentence[0] <= start < self.sentence[1]


def inner_disputes(reading: Reading) -> Iterator[Inner]:
    """The disputes that sentences of an article tell, in order, one a sentence at most."""
    text = reading.article.text
    for at, (start, end) in enumerate(reading.sentences):
        if _ASKS.search(text, start, end):
            continue
        found = _denied(reading, start, end) or _answered(reading, at)
        if found and len(content_keys(text[slice(*found.denied)])) >= _LEAST:
            own = (found.denial, end)
            yield Inner(reading.article.id, (start, end), found.denied, found.two_sides, own)


class _Found(NamedTuple):
    """What is denied, whether both sides are told, and where the words begin that deny it."""

    denied: Span
    two_sides: bool
    denial: int


def _denied(reading: Reading, start: int, end: int) -> _Found | None:
    """What is denied in a sentence, if a denial in it says so."""
    text = reading.article.text
    for rule in load_rules(_FILE, "whole"):
        if found := rule.regex.search(text, start, end):
            return _Found((start, found.start("joint")), True, found.end("joint"))
    for group in ("part", "own", "bare"):
        for rule in load_rules(_FILE, group):
            for found in rule.regex.finditer(text, start, end):
                # What an account calls false in its own voice is its view, and no second side.
                until = _said_until(reading, found.start())
                told = group == "part" or (group == "own" and until is not None)
                if part := _part(text, start, found, told):
                    low, high = part.denied
                    denied = low, min(high, until) if until and until > low else high
                    return part._replace(denied=denied)
    return None


def _said_until(reading: Reading, at: int) -> int | None:
    """Where that ends which somebody is told to say at this place; None where nobody is."""
    said = (each for one in reading.attributions for each in one.content)
    return max((high for low, high in said if low <= at < high), default=None)


def _part(text: str, start: int, found: re.Match[str], told: bool) -> _Found | None:
    """What is denied where a verb and its object say so; None where nobody has denied anything."""
    nobody, said = (load_rules(_FILE, group).regex for group in ("no-dispute", "said-before"))
    if nobody.search(text, start, found.start()):
        return None
    before = said.search(text, start, found.start())
    if before:
        return _Found((start, before.start("joint")), True, before.end("joint"))
    half = len(_QUOTES.findall(text, *found.span("what"))) % 2
    return None if half else _Found(_trimmed(text, *found.span("what")), told, start)


def _answered(reading: Reading, at: int) -> _Found | None:
    """The sentence before this one, where that tells what somebody said and this one answers it."""
    if not at or load_rules(_FILE, "next").first(_words(reading, at)) is None:
        return None
    start, end = reading.sentences[at - 1]
    told = [
        (low, high)
        for one in reading.attributions
        for low, high in one.content
        if low < end and start < high
    ]
    # Who goes on speaking answers nobody: "we disagree a lot. But many families disagree."
    goes_on = any(high > reading.sentences[at][0] for _, high in told)
    if not told or goes_on or _ASKS.search(_words(reading, at - 1)):
        return None
    return _Found((start, end), True, reading.sentences[at][0])


def _words(reading: Reading, at: int) -> str:
    return reading.article.text[slice(*reading.sentences[at])]


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without "that", or "reports that", before it: whose claim it is stays."""
    opens = load_rules(_FILE, "opens").regex.match(text, start, end)
    return (opens.end() if opens else start), end
