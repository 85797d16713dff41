"""Numbers as news writes them: digits, words, ranges, vague ones, and how firmly they are meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.lexicon import one_of, table
from variorum.model import Qualifier

_SMALL = {"zero": 0} | {word: int(value) for word, value in table("numbers.small").items()}
_TENS = {word: int(value) for word, value in table("numbers.tens").items()}
_SCALES = {
    word: int(value)
    for key in ("numbers.scales", "numbers.scale_letters")
    for word, value in table(key).items()
}
_ARTICLES = {"a": 1, "an": 1, "half": 0.5}

_QUALIFIERS: dict[Qualifier, str] = {
    "at_least": "at least|at the least|a minimum of|no fewer than|no less than|not less than|"
    "not fewer than|at minimum",
    "more_than": "(?:well |just |slightly |far )?(?:more than|over|above|upwards of|upward of|"
    "in excess of)",
    "up_to": "up to|as many as|at most|no more than|not more than|a maximum of",
    "less_than": "(?:well |just |slightly )?(?:fewer than|less than|under|below)",
    "about": "about|around|approximately|approx\\.|some|roughly|nearly|almost|an estimated|"
    "estimated|close to|circa|near to|perhaps|an average of|virtually",
}

# A dead word behind the second number parts "killed 3, 200 wounded" from "1, 200 people".
_APART = r"(?![ ](?:injured|wounded|hurt|missing|dead|killed|arrested|homeless|others|more)\b)"
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|[1-9]\d{0,2}(?:[ ]\d{3})+(?![ ]?\d|[,.]\d)"
    rf"|[1-9]\d{{0,2}}(?:,[ ]\d{{3}})+(?=[ ][a-z]){_APART}"
    r"|\d{1,3}(?:[ ]?[½¼¾]|[ ](?:1/2|1/4|3/4)(?!\d))"
    r"|\d{1,9}(?:\.\d{1,3})?"
)
_SCALE_WORD = "|".join(table("numbers.scales"))
_SCALE = rf"(?:[ -]?(?:{_SCALE_WORD})\b|(?:{'|'.join(table('numbers.scale_letters'))})\b)"
_WORD = "|".join([*_SMALL, *_TENS])
_FRACTION = r"[ ]and[ ](?:a[ ](?:half|quarter)|three[ -]quarters)"
_WORDS = (
    r"(?:(?:a|one|three)[ -]quarters?[ ]of[ ]an?[ ](?:million|billion)"
    rf"|(?:{_WORD}|(?:half[ -])?an?[ ](?:half[ -])?(?:{_SCALE_WORD}))"
    rf"(?:{_FRACTION}|(?:[ -]|[ ]and[ ])(?:{_WORD}|{_SCALE_WORD})\b){{0,8}}"
    r"|half[ -](?:a[ -])?dozen)\b"
)
PLAIN = rf"(?:(?:{_DIGITS})(?:{_SCALE}){{0,2}}|{_WORDS})"
"""A number in digits or words, as a part of a pattern that is tried with capitals aside."""
VAGUE = (
    r"(?:(?:tens|hundreds|thousands)[ ]of[ ](?:thousands|millions|billions|trillions)"
    r"|(?:several|many)[ ](?:dozen|hundred|thousand|million|billion|lakh|crore)s?"
    r"|an?[ ](?:large[ ]|small[ ]|growing[ ])?(?:few|handful|number)(?=[ ]of\b|[ ]\w)"
    r"|an?[ ](?:unknown|undisclosed|unspecified|undetermined)[ ]number"
    r"|several|numerous|countless|many|tens(?=[ ]of\b)|dozens|scores|hundreds|thousands|millions"
    r"|billions|trillions"
    r"|(?:lakh|crore)s(?=[ ]of\b))\b"
)
QUALIFIER = "|".join(
    f"(?P<{name}>{pattern.replace(' ', '[ ]')})" for name, pattern in _QUALIFIERS.items()
)

# "A pair of smart glasses" is one thing; a pair of men in glasses are two.
_ONE_PAIR = (
    r"(?:[ ](?!(?:in|with|and|or|who|wearing)\b)[\w’'-]+){0,2}?"
    rf"[ ](?:{one_of('counted.one_pair')})\b"
)

NUMBER = re.compile(
    rf"""(?<![\w$£€¥₹.,/:#+-])
    (?:(?:{QUALIFIER})[ ])?(?:another[ ]|an[ ]additional[ ]|a[ ]further[ ]|a[ ]total[ ]of[ ])?
    (?P<start>
      (?P<between>(?:(?:between|from)[ ])?(?P<low>{PLAIN})
        (?:[ ](?:to|and|or)[ ]|(?<=\d)[-–](?=\d))(?P<high>{PLAIN}))
      (?<![ ]and[ ]one)(?![\w%])
    |(?P<plain>{PLAIN})(?P<plus>\+|-plus|[ ]or[ ]more|[ ]or[ ]so|[ ]plus)?
    |(?P<vague>{VAGUE})
    |(?P<pair>an?[ ](?:pair(?![ ]of{_ONE_PAIR})|couple|trio|quartet)[ ]of)
    )(?![\w%°]|[,.:/]\d|[ ]?(?:%|°))""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUPS = {word: int(value) for word, value in table("numbers.groups").items()}


# "Handed over 12 captives": the adverb is the verb's.
_ADVERB = re.compile(
    r"\b(?:hand|turn|r[au]n|tak|took|sign|giv|gave|driv|drov|knock)\w{0,4}[ ]over[ ]$",
    re.IGNORECASE,
)
# "rose from 12 to 15" is no range: the second number is what stands now.
_RISE = re.compile(
    r"\b(?:rose|risen|rising|climb\w{1,3}|increas\w{1,3}|jump\w{1,3}|grew|grown|up|revised|went|fell|"
    r"dropped|down|lowered|raised)[ ]$"
)

# What makes a number part of a name, a date or an age: "Flight 12", "May 4", "aged 12".
_MONTHS = rf"{one_of('calendar.months', 'calendar.months_short').title()}\b"
NAMED = re.compile(
    r"(?:\b(?:Nos?|Article|Section|Chapter|Flight|Route|Highway|Interstate|Channel|Boeing|Airbus|"
    r"Page|Room|Unit|Gate|Platform|Terminal|Pier|Level|Phase|Game|Week|Day|[Nn]umber|Region|"
    rf"District|Ward|Zone|Precinct|Ladder|Division|Class|Category|[Aa]ged?|ages|{_MONTHS})\.?[ ]"
    r"|[A-Z]{2,}[ -])$"
)
_GROUPED = re.compile(r"(\d{1,3}),?[ ]\d{3}")
_GROUP_BLANK = re.compile(r"(?<=\d),?[ ](?=\d{3}(?!\d))")
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_MIXED = re.compile(r"(\d{1,3})[ ]?([½¼¾]|1/2|1/4|3/4)")
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "threequarters": 0.75}
_SCALE_END = re.compile(rf"(?:{'|'.join(_SCALES)})$")
_ROUND = re.compile(r"[\d,]+,000$")
_NEAR = 5
"""The ends of a range that shares its thousands ("12-15,000") lie within this factor."""


class Number(NamedTuple):
    """One number of a text: where it stands, its value and bounds, how firmly it is meant.

    `core` is where the number itself begins, after its qualifier ("at least").
    """

    start: int
    core: int
    end: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers of `text[start:end]` in order, ranges and vague words ("dozens") among them.

    Dates, clock times, money and the like are not told apart here, but for what is glued to the
    number itself (`$5`, `5%`, `10:30`, `3.2.1`).
    """
    if not _may_count(text[start:end]):
        return
    at = start
    while match := NUMBER.search(text, at, end):
        at = match.end()
        qualifier = qualifier_of(match)
        first_group = _GROUPED.match(text, match.start("start"), match.end())
        if first_group and NAMED.search(text, max(start, match.start() - 24), match.start("start")):
            # "On May 12 300 people": the first number is the name's.
            at = first_group.end(1)
            continue
        if match["between"] is not None:
            yield from _range(match, qualifier)
        elif match["vague"] is not None:
            yield _vague(match)
        elif match["pair"] is not None:
            word = match["pair"].split()[1].lower()
            yield bounded(match.start(), match.start("pair"), match.end(), _GROUPS[word], qualifier)
        else:
            value = to_value(match["plain"])
            first, core = match.start(), match.start("start")
            if qualifier == "more_than" and _ADVERB.search(text, max(0, first - 12), first + 5):
                first, qualifier = core, "exact"
            if match["plus"]:
                qualifier = "about" if "so" in match["plus"].split() else "at_least"
            if value is not None:
                yield bounded(first, core, match.end(), value, qualifier)


_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_COUNTING = frozenset([*_SMALL, *_TENS, *_SCALES, *_GROUPS, "half", "quarter", "quarters"]).union(
    (f"{scale}s" for scale in table("numbers.scales")),
    ("several", "many", "few", "handful", "number", "numerous", "countless", "tens", "scores"),
)
"""Each form of number holds figures or one of these words."""


def _may_count(sentence: str) -> bool:
    """Whether a sentence can hold a number: most hold none, and the pattern is slow to say so."""
    if _DIGIT.search(sentence):
        return True
    return not _COUNTING.isdisjoint(_LETTERS.findall(sentence.lower()))


def to_value(words: str) -> float | int | None:
    """The value of a number in digits or words ("1.2 million", "twenty-seven", "a dozen").

    None where the words make no number ("five five").
    """
    words = _GROUP_BLANK.sub("", words)
    found = _of_fractions(words)
    return found if found is not None else _added_up(words)


def _of_fractions(words: str) -> float | int | None:
    """The value of "2 1/2 million" or "three quarters of a million"; None for any other form."""
    if mixed := _MIXED.match(words):
        whole = int(mixed[1]) + _PARTS[mixed[2]]
        return _whole(whole * (to_value("one " + words[mixed.end() :]) or 1))
    quarters = re.fullmatch(r"(a|one|three)[ -]quarters? of an? (\w+)", words.lower())
    if quarters:
        return _SCALES[quarters[2]] // 4 * (3 if quarters[1] == "three" else 1)
    return None


def _added_up(words: str) -> float | int | None:
    """The value of the tokens of a number, one after the other; None where they make none."""
    total: float = 0
    part: float = 0
    last = 1e18
    for token in re.findall(r"[\d.,]*\d|[a-z]+", _plain_fractions(words.lower())):
        scale = _SCALES.get(token)
        if token == "and":
            continue
        if scale is not None:
            part = (part or 1) * scale
            if scale >= 1_000:
                total, part = total + part, 0
            last = scale
            continue
        value = _FRACTIONS.get(token, _ARTICLES.get(token, _SMALL.get(token, _TENS.get(token))))
        if value is None:
            value = float(token.replace(",", ""))
        if token in _FRACTIONS and (part or total):
            # "two and a half million", but "a million and a half" is half a million more.
            part += value * (1 if part else last)
        elif token == "a" and part == 0.5:
            continue
        elif part and last < 100 and not (last >= 20 and value < 10):
            return None
        else:
            part += value
        last = value
    return _whole(total + part)


def _plain_fractions(words: str) -> str:
    """Fractions as one word each: "two and a half million" is "two and half million"."""
    return re.sub(r"and (?:a |(three)[ -])(half|quarters?)", r"and \1\2", words)


def _whole(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def qualifier_of(match: re.Match[str]) -> Qualifier:
    """How firmly a number is meant that was matched with `QUALIFIER` in front of it."""
    for name in _QUALIFIERS:
        if match[name] is not None:
            return name
    return "exact"


def bounded(start: int, core: int, end: int, value: float | int, qualifier: Qualifier) -> Number:
    """The number `value` at `[start, end)`, with the bounds that its qualifier gives it."""
    low = value if qualifier in ("exact", "at_least", "more_than") else None
    high = value if qualifier in ("exact", "up_to", "less_than") else None
    return Number(start, core, end, value, low, high, qualifier)


def _vague(match: re.Match[str]) -> Number:
    """A vague word: it has no value and no bounds, for the text gives none."""
    words = match["vague"].lower()
    if words.startswith(("a ", "an ")):
        words = "unknown" if words.startswith(("an ", "a u")) else words.split()[-1]
    kind: Qualifier = "unknown" if words == "unknown" else "vague"
    return Number(match.start(), match.start("vague"), match.end(), None, None, None, kind)


def _range(match: re.Match[str], qualifier: Qualifier) -> Iterator[Number]:
    """A range, or its two numbers where the words make none ("12 and 3")."""
    low, high = to_value(match["low"]), to_value(match["high"])
    if low is None or high is None:
        return
    words = match["between"].lower()
    joined = match.string[match.end("low") : match.start("high")].strip().lower()
    if joined == "and" and not words.startswith(("between", "from")):
        one = _one_number(match["low"].lower(), match["high"].lower())
        if one is not None:
            yield bounded(match.start(), match.start("low"), match.end(), one, qualifier)
            return
    low = scaled_alike(low, high, match["high"].lower())
    if words.startswith("from") and _RISE.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        yield bounded(match.start("high"), match.start("high"), match.end(), high, qualifier)
    elif low >= high or (joined == "and" and not words.startswith("between")):
        yield bounded(match.start(), match.start("low"), match.end("low"), low, qualifier)
        yield bounded(match.start("high"), match.start("high"), match.end(), high, "exact")
    else:
        core = match.start("between")
        yield Number(match.start(), core, match.end(), None, low, high, "between")


def _one_number(low: str, high: str) -> float | int | None:
    """What two number words joined by "and" make where they are one: "a hundred and twenty".

    None where they are two: "five and six", "two thousand and three thousand".
    """
    if re.match(r"a (?:half|quarter)\b", high):
        return to_value(f"{low} and {high}")
    scales = [word for word in re.findall("[a-z]+", low) if word in _SCALES]
    last = low.split()[-1]
    if re.search(r"\d", low + high) or last not in _SCALES or last == "dozen":
        return None
    if re.match(r"an?\b", high) or any(word in scales for word in high.split()):
        return None
    first = to_value(high.split()[0])
    return to_value(f"{low} and {high}") if first is not None and first < _SCALES[last] else None


def scaled_alike(low: float, high: float, words: str) -> float | int:
    """The lower end of a range that shares the scale of the upper: "1.5-2m", "12-15,000"."""
    scale = _SCALE_END.search(words)
    factor = _SCALES[scale[0]] if scale else 1
    if _ROUND.match(words) and low < 1_000 and high < low * 1_000 * _NEAR:
        factor = 1_000
    return _whole(low * factor) if low * factor < high else low
