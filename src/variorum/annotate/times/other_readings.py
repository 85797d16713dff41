"""Words of time that date nothing: in a name, in an address, or beside the noun they describe."""

import re

from variorum.annotate.times.grammar import Phrase
from variorum.lexicon import words

# "Morrow Today" is a paper; a capital inside a sentence tells it from the day.
_TITLE_BEFORE = re.compile(r"(?:^|(?<=[^\w.?!:\"“”‘’]))(?:[A-Z][\w.’'&-]*|\w+[’']s|[Tt]he)[ ]$")
_NAME_AFTER = re.compile(r"[ ]([A-Z][a-z]+)")
_NOUN_AFTER = re.compile(r"(?:[ ]|-)([A-Za-z][a-z]+)(?![\w’'])")
_DESCRIBES = ("HOLIDAY", "SEASON")
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
_PARTS_OF_NAMES = words("calendar.parts_of_names")


def dates_nothing(text: str, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand in a name or describe a noun: "a Christmas party"."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    if phrase.find("RELDAY") is not None and text[start].isupper():
        return _TITLE_BEFORE.search(text, max(0, start - 40), start) is not None
    after = _NAME_AFTER.match(text, end)
    if after and after[1].lower() in _PARTS_OF_NAMES and phrase.find("YEAR") is None:
        return True
    return _is_of_falling(text, phrase) or _describes(text, phrase, end)


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


def _describes(text: str, phrase: Phrase, end: int) -> bool:
    """Whether a holiday or season without a year or step of its own goes with the noun behind."""
    if all(phrase.find(name) is None for name in _DESCRIBES):
        return False
    if phrase.find("YEAR") or phrase.find("STEP") or phrase.word("day", "eve", "early", "late"):
        return False
    noun = _NOUN_AFTER.match(text, end)
    if noun is None:
        return False
    last = phrase.tokens[-1]
    if noun[1][0].isupper():
        # "The Winter Games" is a name; "in the winter Arden froze" is a season and a place.
        return phrase.find("SEASON") is not None and text[last.start].isupper()
    return noun[1] not in _NEVER and not noun[1].endswith(("ed", "ly"))
