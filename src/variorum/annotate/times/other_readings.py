"""Words of time that date nothing: in a name, in an address, or beside the noun they describe."""

import re

from variorum.annotate.times import time_words
from variorum.annotate.times.grammar import Phrase
from variorum.lexicon import one_of, words

# "Morrow Today" is a paper; a capital inside a sentence tells it from the day.
_TITLE_BEFORE = re.compile(r"(?:^|(?<=[^\w.?!:\"“”‘’]))(?:[A-Z][\w.’'&-]*|\w+[’']s|[Tt]he)[ ]$")
_NAME_AFTER = re.compile(r"[ ]([A-Z][a-z]+)")
_NOUN_AFTER = re.compile(r"(?:[ ]|-)([A-Za-z][a-z]+)(?![\w’'])")
_DESCRIBES = ("HOLIDAY", "SEASON")
_FEAST_OPENERS = tuple({feast.split()[0] for feast in time_words.EASTER_FEASTS})
_NEVER = frozenset().union(
    *(
        words(f"function_words.{key}")
        for key in (
            "pronouns",
            "determiners",
            "prepositions",
            "conjunctions",
            "auxiliaries",
            "adverbs",
        )
    ),
    words("tense.past_forms"),
    words("tense.present_forms"),
    words("calendar.no_described"),
)
"""What follows a day and is no noun that the day describes."""
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa])[ ]$")
_PARTS_OF_NAMES = words("calendar.parts_of_names")


def dates_nothing(text: str, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand in a name or describe a noun: "a Christmas party"."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    if _is_programme(text, start, end):
        return True
    if phrase.find("RELDAY") is not None and text[start].isupper():
        return _TITLE_BEFORE.search(text, max(0, start - 40), start) is not None
    if phrase.find("WD") is not None and _is_named_day(text, start, end):
        return True
    after = _NAME_AFTER.match(text, end)
    if after and after[1].lower() in _PARTS_OF_NAMES and phrase.find("YEAR") is None:
        return True
    if phrase.find("YEAR") is not None and len(phrase.tokens) == 1 and _is_title(text, start, end):
        return True
    return _is_of_falling(text, phrase) or _describes(text, phrase, start, end)


# "1812 Harbour Road" is an address; "the film 2012" and "2012" between marks are titles.
_ADDRESS_AFTER = re.compile(rf"(?: [A-Z][\w.’'-]+){{1,3}} {one_of('calendar.streets').title()}\b")
_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Oo]f|[Dd]uring)[ ]$")
_WORK_BEFORE = re.compile(rf"\b{one_of('calendar.works')}[ ]$")
_OPENS = {'"': '"', "“": "”", "'": "'", "‘": "’"}


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a lone year is the number of a house or the title of a work."""
    closing = _OPENS.get(text[start - 1 : start])
    if closing and text.startswith(closing, end):
        return True
    if _WORK_BEFORE.search(text, max(0, start - 16), start):
        return True
    dated = _YEAR_BEFORE.search(text, max(0, start - 8), start)
    return dated is None and _ADDRESS_AFTER.match(text, end) is not None


def _is_programme(text: str, start: int, end: int) -> bool:
    """Whether a raised phrase fills its marks, as names of programmes do: on “This Week.”"""
    closing = _OPENS.get(text[start - 1 : start]) if start else None
    if closing is None or not text[start].isupper():
        return False
    own = text.startswith((closing, "," + closing, "." + closing), end)
    # “Tomorrow,” he said: an answer opens its sentence.
    return own and text[start - 2 : start - 1] == " " and text[start - 3 : start - 2] not in ".!?:"


# "The Black Friday sales", "the Super Tuesday states"; "Bloody Sunday" is a day of history.
_NAMED_DAY = re.compile(r"\b(?:Black|Super|Cyber|Giving|(Bloody))[ ]$")


def _is_named_day(text: str, start: int, end: int) -> bool:
    """Whether a weekday is part of the name of a day that describes a noun, or is long over."""
    named = _NAMED_DAY.search(text, max(0, start - 8), start)
    if named is None or named[1]:
        return named is not None
    noun = _NOUN_AFTER.match(text, end)
    return noun is not None and noun[1].lower() not in _NEVER and not noun[1].endswith("ed")


# Who fell is hurt "in the fall", whatever the season.
_FALLING = re.compile(
    r"\b(?:fell|fall|falls|falling|fallen)\s(?:\w+\s)?(?:into|from|off|down|through|over)\b"
)


def _is_of_falling(text: str, phrase: Phrase) -> bool:
    """Whether "the fall" is that of somebody of whom the text tells that he fell."""
    return (
        phrase.tokens[-1].text == "fall"
        and phrase.find("STEP") is None
        and _FALLING.search(text) is not None
    )


def _describes(text: str, phrase: Phrase, start: int, end: int) -> bool:
    """Whether a holiday or season without a year or step of its own goes with the noun behind."""
    named = any(phrase.find(name) is not None for name in _DESCRIBES)
    if not named and not phrase.word("thanksgiving", *_FEAST_OPENERS):
        return False
    if phrase.find("YEAR") or phrase.find("STEP") or phrase.word("day", "eve", "early", "late"):
        return False
    noun = _NOUN_AFTER.match(text, end)
    if noun is None:
        return False
    last = phrase.tokens[-1]
    if noun[1][0].isupper():
        # "The Winter Games" and "the Good Friday Treaty" are names; "in the winter Arden froze" is
        # a season and a place.
        if phrase.find("SEASON") is None:
            return _ARTICLE_BEFORE.search(text, max(0, start - 5), start) is not None
        return text[last.start].isupper()
    return noun[1] not in _NEVER and not noun[1].endswith(("ed", "ly"))
