"""Where a count may stand: numbers that are no date, name or share, and words that count unsaid."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from variorum.annotate.quantities.counted_nouns import Phrase, read_phrase
from variorum.annotate.quantities.numbers import NAMED, Number, find_numbers
from variorum.lexicon import one_of

# A word of harm anywhere: without one, "a soldier" and "no one" measure nothing.
_EVENTFUL = re.compile(
    r"kill|dead|die[ds]?\b|death|fatal|injur|wound|shot|shoot|stab|hurt|hospital|missing|trap|rescu|"
    r"arrest|detain|jail|releas|freed|custody|kidnap|abduct|casualt|murder|slain|drown|perish|"
    r"captur|surviv|strand|affect|evacuat|displac|\bthere (?:was|were) no\b|aboard|on board|inside"
)
_INDEFINITE = re.compile(r"\b(?:another|an?)(?=[ ][a-z0-9\"“‘'])")
_BOTH = re.compile(r"\bboth(?: of)?(?: the)?(?=[ ][a-z])")
_ORDINAL = re.compile(r"[ ](?:second|third|fourth|fifth|sixth)\b")
_ALONE = re.compile(
    r"[ ]*(?:[.,;]|$|(?:was|is|were|has|had|died|in|on|at|and|later|critically|seriously)\b)"
)
_NONE = re.compile(
    r"\b(?:(?P<nobody>no[ -]one|nobody|none(?=[ ](?:of|was|were|have|has)\b))(?![ ](?:else|other))"
    r"|not (?:a single|one)(?=[ ][a-z])"
    r"|no(?=[ ](?!longer|more\b|less\b|fewer\b|other\b|immediate\b|reports?\b|word\b)[a-z]))\b"
)
_UNSAID = re.compile(r"\bhow many\b|\bno (?:immediate )?(?:reports?|word) (?:of|on)(?: any)?\b")
_FEW = one_of("numbers.to_twelve")
_OF_N = re.compile(r"\b(?:an?[ ])?(?:whole[ ]|entire[ ])?family[ ]of[ ]$")
_RATIO = re.compile(
    r"\b(?:father|mother|dad|mom|mum|parent|grandfather|grandmother)s?[ ]of[ ]$|"
    r"\b(?:one|two|three|\d+)[ ](?:in|out[ ]of)[ ](?:every[ ])?$|"
    r"(?:%|cent|percent)[ ]of[ ](?:the[ ])?$|"
    r"\bper[ ]$"
)
_OUT_OF = re.compile(rf"\b(?:{_FEW})[ ](?:in|out[ ]of)[ ](?:every[ ])?$")
# "Game seven", "phase 2", "the top 10": which one it is, and not how many.
_ORDERED = re.compile(rf"\b{one_of('counted.ordered')}[ ]$", re.IGNORECASE)
_ROUND = frozenset([3, 4, 5, 10, 20, 100, 1_000])
# "One in five homes", "nine out of 10 wells": a share, told of a round number of no one known.
_SHARE = re.compile(
    r"[ ](?:in|out[ ]of)[ ](?:every[ ])?"
    r"(?:three|four|five|ten|twenty|(?:a|one)[ ](?:hundred|thousand|million)|"
    rf"3|4|5|10|20|100|1,?000)(?=[ .,;]|$)(?![ ](?:{one_of('counted.told_in')})\b)"
)
# "A 737 aircraft": which model it is.
_MODEL = re.compile(r"7[0-8]7[ ](?:aircraft|jets?|planes?|airliners?|max)\b", re.IGNORECASE)
_MONTHS = rf"{one_of('calendar.months', 'calendar.months_short').title()}\b"
_CLOCK = re.compile(r"[ ]?[ap]\.?m\b", re.IGNORECASE)
_PERCENT = re.compile(r"[ -]?per[ ]?cent", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY_OF = re.compile(rf"[ ](?:of[ ])?{_MONTHS}")


class Anchor(NamedTuple):
    """A number, or what stands for one, with the phrase that it counts."""

    number: Number
    phrase: Phrase
    kind: Literal["number", "indefinite", "none", "unsaid"]


def find_anchors(text: str, lower: str, start: int, end: int) -> Iterator[Anchor]:
    """The anchors of the sentence `text[start:end]`, numbers first; `lower` is its lower case."""
    for number in find_numbers(text, start, end):
        if _is_count(text, lower, number, start):
            anchor = _with_phrase(text, lower, number, start, end)
            if anchor is not None:
                yield anchor
    if not _EVENTFUL.search(lower, start, end):
        return
    yield from _singles(text, lower, start, end)
    yield from _nones(text, lower, start, end)
    for match in _UNSAID.finditer(lower, start, end):
        phrase = read_phrase(text, match.end(), end)
        if phrase is not None:
            unknown = Number(*match.span(), match.end(), None, None, None, "unknown")
            yield Anchor(unknown._replace(core=match.start()), phrase, "unsaid")


def _singles(text: str, lower: str, start: int, end: int) -> Iterator[Anchor]:
    """ "A soldier", "another driver", "a third": one person, where a verb of harm follows."""
    for match in _BOTH.finditer(lower, start, end):
        phrase = read_phrase(text, match.end(), end, many=True)
        if phrase is not None and phrase.noun and phrase.unit == "person":
            yield Anchor(_number(match, 2), phrase, "indefinite")
    for match in _INDEFINITE.finditer(lower, start, end):
        at = _ordinal_end(lower, match.end())
        if (at > match.end() or match[0] == "another") and _ALONE.match(lower, at):
            yield Anchor(_number(match, 1), Phrase(at, "person", "person", None), "indefinite")
            continue
        phrase = read_phrase(text, at, end)
        if phrase is not None and phrase.noun and phrase.singular and phrase.unit == "person":
            number = 2 if phrase.noun == "couple" else 1
            yield Anchor(_number(match, number), phrase, "indefinite")


def _nones(text: str, lower: str, start: int, end: int) -> Iterator[Anchor]:
    """ "No one", "none of the passengers", "no casualties": a count of nought."""
    for match in _NONE.finditer(lower, start, end):
        phrase = read_phrase(text, match.end(), end) if match["nobody"] in (None, "none") else None
        if phrase is None and match["nobody"]:
            phrase = Phrase(match.end(), "person", None, None)
        if phrase is not None and (phrase.noun or match["nobody"]):
            yield Anchor(_number(match, 0), phrase, "none")


def _ordinal_end(lower: str, at: int) -> int:
    match = _ORDINAL.match(lower, at)
    return match.end() if match else at


def _number(match: re.Match[str], value: int) -> Number:
    return Number(match.start(), match.start(), match.end(), value, value, value, "exact")


def _with_phrase(text: str, lower: str, number: Number, start: int, end: int) -> Anchor | None:
    family = _OF_N.search(lower, max(start, number.start - 20), number.start)
    if family:
        words = text[family.start() : number.end]
        phrase = Phrase(number.end, "person", "family", words)
        return Anchor(number._replace(start=family.start()), phrase, "number")
    found = read_phrase(text, number.end, end, many=number.value != 1)
    return Anchor(number, found, "number") if found is not None else None


def _is_count(text: str, lower: str, number: Number, start: int) -> bool:
    """Whether a number may count: no year, day of a month, age, share or part of a name."""
    before = text[max(start, number.core - 24) : number.core]
    after = text[number.end : number.end + 16]
    digits = text[number.core : number.end]
    if (
        after.startswith("-")
        or _CLOCK.match(after)
        or _PERCENT.match(after)
        or _DAY_OF.match(after)
        or NAMED.search(before)
        or _ORDERED.search(before)
    ):
        return False
    told = number.qualifier not in ("exact", "vague")
    if (
        _YEAR.fullmatch(digits)
        and not told
        and not re.match(r"[ ](?:people|soldiers|troops|civilians)", after)
    ):
        return False
    if number.value is not None and not float(number.value).is_integer():
        return False
    if _MODEL.match(text, number.core):
        return False
    if digits.lower() == "many" and re.search(r"\b(?:as|so|too|how)[ ]$", before):
        return False
    if digits.lower() == "one" and re.match(r"[ ](?:another|day|thing|of the most|time)\b", after):
        return False
    if _SHARE.match(lower, number.end):
        return False
    reach = max(start, number.core - 20)
    if number.value in _ROUND and _OUT_OF.search(lower, reach, number.core):
        return False
    return not _RATIO.search(lower, max(start, number.core - 16), number.core)
