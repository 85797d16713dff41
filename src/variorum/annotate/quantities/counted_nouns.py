"""The noun phrase behind a number: what is counted, in the text's own words."""

import re
from typing import NamedTuple

from variorum.annotate.quantities.measures import ADJECTIVE_MEASURES
from variorum.annotate.quantities.units import is_singular, unit_of
from variorum.lexicon import one_of, words

# "U.S." is one word of the phrase; "us" ends it, "US" does not.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:-[\w'’-]+)?|[^\W_][\w'’-]*")
_NO_PRONOUN = "US"
_MAX_MODIFIERS = 5
"""Words between a number and its noun: "12 unarmed off-duty Border Guard officers" has four."""

# Words that end a noun phrase, or show that a number counts no people or things.
_STOP = words("counted.phrase_ends")
_NOT_COUNTED = words("counted.measured") | words("units.measures") | words("units.currencies")
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
_AMONG_THEM = re.compile(r"[ ]of[ ](?:the|these|those|its|their|our|his|her)[ ]", re.IGNORECASE)
# "12 current or former leaders": two adjectives of one noun.
_FORMER = re.compile(r"[ ](?:or|and)[ ](?:former|past|future|outgoing|retired|ex)\b", re.IGNORECASE)
_PLURAL = re.compile(r"[A-Za-z][a-z'’-]+[^su'’\W]s|[A-Za-z][a-z-]+(?:sses|uses|zzes)")
_IRREGULAR = words("counted.irregular_plurals")
_NO_NOUNS = words("counted.no_plurals")
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
    among = _AMONG_THEM.match(following, skip)
    if among:
        run = _unknown_noun(following, among.end(), start)
        if run.noun is not None:
            unit = unit_of(run.noun + "s") or run.unit
            return run._replace(unit=unit, partitive=True)
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
    noun = singular_form(head.lower())
    counts = unit_of(head) == "person" and head.lower() not in _AS_NOUN and noun not in _OPEN
    unit = unit_of(head)
    if unit is None and is_plural(head):
        unit, counts = "other", True
    return Phrase(
        start + match.end(),
        unit or "person",
        noun if counts else None,
        who if len(who.split()) > 1 else None,
        head.lower() if head.lower() in ADJECTIVE_MEASURES else None,
        partitive=True,
    )


def _noun_run(following: str, at: int, start: int, many: bool) -> Phrase | None:
    """The phrase up to its head: the last of the first run of known nouns."""
    run = _Run(following, at, many)
    for token in _TOKEN.finditer(following, at):
        if not run.takes(token):
            break
    head = run.head or run.aged
    if run.measured:
        return None
    if head is None:
        return _unknown_noun(following, at, start)
    alone = many and is_singular(head[0][0])
    return None if alone else _with_head(following, at, start, head, run.adjective)


class _Run:
    """The words behind a number, taken one by one until its phrase ends.

    `head` is the last known noun with its unit, `aged` an age that stands for a person, `adjective`
    a measure word. `measured` tells that the number counts no people or things.
    """

    def __init__(self, following: str, at: int, many: bool) -> None:
        self.head: tuple[re.Match[str], str] | None = None
        self.aged: tuple[re.Match[str], str] | None = None
        self.adjective: str | None = None
        self.measured = False
        self._following = following
        self._many = many
        self._end = at
        self._count = 0
        self._plural: re.Match[str] | None = None

    def takes(self, token: re.Match[str]) -> bool:
        """Take the next word; False where it does not belong to the phrase."""
        word = token[0].lower()
        between = self._following[self._end : token.start()]
        joins = self._joins(word)
        if _parts(between, self.head is not None) or (_stops(token[0]) and not joins):
            return False
        if self.head is None and re.sub(r"['’]s?$", "", word) in _NOT_COUNTED:
            self.measured = self._plural is None
            return False
        unit = unit_of(re.sub(r"['’]s?$", "", token[0])) if word not in _AS_NOUN else None
        if self.head is not None and (unit is None or (self._many and is_singular(word))):
            # "Took 11 people hostage": after a plural a singular tells what became of them.
            return False
        if unit is None:
            if ("," in between and self._count) or not self._modifies(token):
                return False
        elif self._plural is not None and self._plural.end() + 1 < token.start():
            # "Two trophies allowed per hunter": the plural told of first is what is counted.
            return False
        else:
            self.head = (token, unit)
        self._end = token.end()
        return True

    def _joins(self, word: str) -> bool:
        """Whether a word that ends phrases goes on here: "fire and rescue crews"."""
        if self.head is not None and self._many and is_singular(self.head[0][0]):
            # "four fire and rescue crews", "two car bombs": the first noun counts nothing.
            self.head, self._count = None, self._count + 1
            return word == "and"
        former = self.head is None and self._count == 1
        return former and _FORMER.match(self._following, self._end) is not None

    def _modifies(self, token: re.Match[str]) -> bool:
        """Take a word that is no known noun; False where there are too many of them."""
        word = token[0].lower()
        self.aged = (token, "person") if _AGED.fullmatch(word) else self.aged
        self.adjective = self.adjective or (word if word in ADJECTIVE_MEASURES else None)
        self._plural = self._plural or (token if is_plural(token[0]) else None)
        self._count += 1
        return self._count <= _MAX_MODIFIERS


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
        singular_form(noun),
        following[first:end].strip("\"“‘'’ "),
        adjective,
        singular=is_singular(noun),
    )


def _unknown_noun(following: str, at: int, start: int) -> Phrase:
    """A plural that the lists do not know, with the words before it: "crude explosive devices"."""
    none = Phrase(start, None, None, None)
    if following[at - 1 : at] != " ":
        return none
    previous_end = at
    for count, token in enumerate(_TOKEN.finditer(following, at)):
        word = token[0]
        between = following[previous_end : token.start()]
        parted = _parts(between, headed=False) or ("," in between and count)
        joins = count == 1 and _FORMER.match(following, previous_end)
        if parted or (_stops(word) and not joins) or count > _MAX_MODIFIERS:
            return none
        bare = word.lower()
        if bare in ADJECTIVE_MEASURES and not count:
            return none
        if bare in _NOT_COUNTED and count < 1:
            return none
        if is_plural(word):
            noun = singular_form(bare)
            return Phrase(start + token.end(), "other", noun, following[at : token.end()])
        previous_end = token.end()
    return none


def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural noun: "devices", "PDFs", "criteria".

    >>> is_plural("pages"), is_plural("previous"), is_plural("CDs"), is_plural("across")
    (True, False, True, False)
    """
    if re.fullmatch(r"[A-Z]{2,}['’]?s", word) or word.lower() in _IRREGULAR:
        return True
    return bool(_PLURAL.fullmatch(word)) and word.lower() not in _NO_NOUNS


def singular_form(noun: str) -> str:
    """A counted noun in the singular, as far as its ending tells: "bodies", "troops", "boxes".

    >>> singular_form("bodies"), singular_form("boxes"), singular_form("people")
    ('body', 'box', 'people')
    """
    special = {"injuries": "injury", "lives": "life", "troops": "troop"}
    # Fire crews are sent; the crew of a ship is on board.
    special |= {"crews": "crews"}
    if noun in special:
        return special[noun]
    if noun.endswith("ies") and len(noun) > 5:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return (
        noun[:-1]
        if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3
        else noun
    )
