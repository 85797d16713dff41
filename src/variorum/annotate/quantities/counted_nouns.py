"""The noun phrase behind a number: what is counted, in the text's own words."""

import re
from typing import NamedTuple

from variorum.annotate.quantities.measures import ADJECTIVE_MEASURES
from variorum.annotate.quantities.units import is_singular, unit_of
from variorum.lexicon import one_of, words

# "U.S." is one word of the phrase; "us" ends it, "US" does not.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w'’-]*")
_NO_PRONOUN = "US"
_MAX_MODIFIERS = 5
"""Words between a number and its noun: "12 unarmed off-duty Border Guard officers" has four."""

# Words that end a noun phrase, or show that a number counts no people or things.
_STOP = words("counted.phrase_ends")
_NOT_COUNTED = words("counted.measured")
_AS_NOUN = words("counted.as_nouns")
_OPEN = words("counted.open")
"""Parts of these measure what befell the whole, so that "of the victims" alone counts nothing."""
_OTHERS = re.compile(r"(?:[ ](?:more|others?|additional|further|new))+\b(?![ ]than)", re.IGNORECASE)
_PARTITIVE = re.compile(
    r"[ ]of[ ](?P<who>them|whom|which|these|(?:the|those|these|his|her|its|their|our)"
    r"(?:[ ](?!(?:and|or|was|were|are|is|have|had|has|who|in|at)\b)[\w'’,-]+?){0,4}?"
    r"(?=[ ](?:was|were|are|is|have|had|has|who|in|at|on|from|later|died|and|or|by|to|being|"
    r"remain|remained|alive|dead|escaped|survived|fled|drowned|voted|joined)\b|[.,;:!?)]|$))",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    rf"{one_of('numbers.to_twelve')}|dozens|several|hundreds|"
    r"(?:twen|thir|fou?r|fif|six|seven|eigh|nine)t(?:y|een)"
)
_OF_NUMBER = re.compile(
    r"[ ](?:out[ ])?of[ ]"
    r"(?:(?:the|these|those|its|his|her|their|at least|more than|about|some)[ ])*"
    rf"(?:\d|(?:{_NUMBER_WORDS})\b)",
    re.IGNORECASE,
)
_AGED = re.compile(r"[\w-]+-(?:year|month|week|day)-olds?$")
_OF_THE = re.compile(r"[ ](?:of[ ](?=[\w])|(?=[\"“‘']?\w))")
_AND = re.compile(
    r"[ ](?:and|or)[ ]((?:other[ ]|the[ ])?"
    rf"(?:(?!(?:a|an|the|at|more|up|his|her|their|its|left|\d[\d,.]*|{_NUMBER_WORDS}|"
    r"\w+(?:ed|ing))\b)[\w'’-]+[ ]){0,2}?"
    r"[\w'’-]+)(?=[ ]*(?:[.,;:)]|$|[ ](?:were|are|have|had|was|dead|killed|injured|wounded|missing|"
    r"in|on|at|from|who|during|by|to|hurt|died|arrested|trapped|stranded|displaced|near|inside)\b))"
)
_FAMILY = re.compile(r"(?:family|group|team|crew|party|gang)[ ]of[ ]$", re.IGNORECASE)


class Phrase(NamedTuple):
    """What a number counts: unit, own words and where they end.

    `noun` is the head noun in the singular as far as an "s" tells; None where the number stands
    alone ("killing six"). `adjective` is the measure word in front of the noun ("100 wounded
    people"). `partitive` marks "three of them", "two of those trapped".
    """

    end: int
    unit: str | None
    noun: str | None
    words: str | None
    adjective: str | None = None
    partitive: bool = False
    singular: bool = False


def read_phrase(text: str, start: int, end: int, *, many: bool = False) -> Phrase | None:
    """The phrase that begins where a number ends; None where the number counts no thing.

    `many` tells that the noun has to be a plural; `end` is where the sentence ends. Distances,
    spans of time, money, votes and model numbers give None.
    """
    following = text[start : min(end, start + 140)]
    others = _OTHERS.match(following)
    skip = others.end() if others else 0
    if _OF_NUMBER.match(following, skip):
        return Phrase(start + skip, "person", None, None, partitive=True)
    partitive = _PARTITIVE.match(following, skip)
    if partitive:
        return _partitive(partitive, start)
    gap = _OF_THE.match(following, skip)
    if gap:
        phrase = _noun_run(following, gap.end(), start, many)
        if phrase is not None or _uncountable(following, gap.end()):
            return phrase if phrase is None or phrase.unit else _headless(start, following, others)
    elif following[:1] == "-":
        return None
    return _headless(start, following, others)


def _headless(start: int, following: str, others: re.Match[str] | None) -> Phrase:
    """A number without a noun: "killing six", "30 others"."""
    if others is None:
        return Phrase(start, None, None, None)
    words = others[0].strip()
    return Phrase(start + others.end(), "person" if words.endswith("others") else None, None, words)


def _uncountable(following: str, at: int) -> bool:
    token = _TOKEN.match(following, at)
    return token is not None and token[0].lower().rstrip("'’") in _NOT_COUNTED


def _partitive(match: re.Match[str], start: int) -> Phrase:
    who = match["who"]
    head = who.split()[-1]
    noun = _singular_form(head.lower())
    counts = unit_of(head) == "person" and head.lower() not in _AS_NOUN and noun not in _OPEN
    return Phrase(
        start + match.end(),
        unit_of(head) or "person",
        noun if counts else None,
        who if len(who.split()) > 1 else None,
        head.lower() if head.lower() in ADJECTIVE_MEASURES else None,
        partitive=True,
    )


def _noun_run(following: str, at: int, start: int, many: bool) -> Phrase | None:
    """The phrase up to its head: the last of the first run of known nouns."""
    adjective, head, aged, count = None, None, None, 0
    previous_end = at
    for token in _TOKEN.finditer(following, at):
        word = token[0].lower()
        between = following[previous_end : token.start()]
        if head is not None and many and is_singular(head[0][0]):
            # "four fire and rescue crews", "two car bombs": the first noun counts nothing.
            head, count, joins = None, count + 1, word == "and"
        else:
            joins = False
        if _parts(between, head is not None) or (_stops(token[0]) and not joins):
            break
        bare = re.sub(r"['’]s?$", "", word)
        if bare in _NOT_COUNTED and head is None:
            return None
        unit = unit_of(re.sub(r"['’]s?$", "", token[0])) if word not in _AS_NOUN else None
        if head is not None and (unit is None or (many and is_singular(word))):
            # "Took 11 people hostage": after a plural a singular tells what became of them.
            break
        if unit is not None:
            head = (token, unit)
        elif "," in between and count:
            break
        else:
            aged = (token, "person") if _AGED.fullmatch(word) else aged
            adjective = adjective or (word if word in ADJECTIVE_MEASURES else None)
            count += 1
            if count > _MAX_MODIFIERS:
                break
        previous_end = token.end()
    head = head or aged
    if head is None:
        return _unknown_noun(following, at, start)
    alone = many and is_singular(head[0][0])
    return None if alone else _with_head(following, at, start, head, adjective)


def _parts(between: str, headed: bool) -> bool:
    """Whether what stands between two words ends a phrase; after its head a comma does too."""
    return bool(between.strip(" '\"“‘’”,")) or (
        headed and ("," in between or bool(between.strip()))
    )


def _stops(word: str) -> bool:
    return word.lower() in _STOP and word != _NO_PRONOUN


def _with_head(
    following: str, first: int, start: int, head: tuple[re.Match[str], str], adjective: str | None
) -> Phrase:
    token, unit = head
    end = token.end()
    if following.startswith("'s", end - 2) or following.startswith("’s", end - 2):
        end -= 2
    noun = following[token.start() : end].lower()
    joined = _AND.match(following, end)
    if joined and unit_of(joined[1].split()[-1]) == unit:
        end = joined.end(1)
    return Phrase(
        start + end,
        unit,
        _singular_form(noun),
        following[first:end].strip("\"“‘'’ "),
        adjective,
        singular=is_singular(noun),
    )


def _unknown_noun(following: str, at: int, start: int) -> Phrase | None:
    """A plural that the lists do not know: "elephants"; it counts only with a verb of its own."""
    token = _TOKEN.match(following, at)
    if token is None or following[at - 1 : at] != " ":
        return Phrase(start, None, None, None)
    word = token[0].lower()
    if word in _STOP or word in ADJECTIVE_MEASURES or not re.fullmatch(r"[a-z-]{3,}[^s']s", word):
        return Phrase(start, None, None, None)
    return Phrase(start + token.end(), "other", word[:-1], following[at : token.end()])


def _singular_form(noun: str) -> str:
    special = {"bodies": "body", "fatalities": "fatality", "casualties": "casualty"}
    special |= {"injuries": "injury", "lives": "life", "troops": "troop"}
    # Fire crews are sent; the crew of a ship is on board.
    special |= {"crews": "crews"}
    return special.get(noun) or (noun[:-1] if noun.endswith("s") and len(noun) > 3 else noun)
