"""Numbers as news writes them: digits, words, ranges, vague ones, and how firmly they are meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.lexicon import table
from variorum.model import Qualifier

_SMALL = {"zero": 0} | {word: int(value) for word, value in table("numbers.small").items()}
_TENS = {word: int(value) for word, value in table("numbers.tens").items()}
_SCALES = {
    word: int(value)
    for key in ("numbers.scales", "numbers.scale_letters")
    for word, value in table(key).items()
}
_ARTICLES = {"a": 1, "an": 1, "half": 0.5}

# What a vague word still promises: two dozen at the least, and so on. No upper end is promised.
_VAGUE_LOW = {
    word: None if value == "-" else int(value) for word, value in table("numbers.vague").items()
}

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

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,3})?"
_SCALE = r"(?:[ -]?(?:dozen|hundred|thousand|million|billion)\b|(?:k|m|mn|bn)\b)"
_WORD = "|".join([*_SMALL, *_TENS])
_WORDS = (
    rf"(?:(?:{_WORD})(?:(?:[ -]|[ ]and[ ])"
    rf"(?:{_WORD}|hundred|thousand|million|billion|dozen)\b"
    r"|[ ]and[ ]a[ ]half){0,8}"
    r"|(?:half[ -])?an?[ ](?:half[ -])?(?:dozen|hundred|thousand|million|billion)"
    r"(?:[ ](?:thousand|million|billion)|[ ]and[ ]a[ ]half)?"
    r"|half[ -]dozen"
    r"|(?:a|one|three)[ -]quarters?[ ]of[ ]an?[ ](?:million|billion))\b"
)
_PLAIN = rf"(?:(?:{_DIGITS})(?:{_SCALE}){{0,2}}|{_WORDS})"
_VAGUE = (
    r"(?:(?:tens|hundreds)[ ]of[ ](?:thousands|millions)"
    r"|(?:several|many)[ ](?:dozen|hundred|thousand|million)s?"
    r"|an?[ ](?:large[ ]|small[ ]|growing[ ])?(?:few|handful|number)(?=[ ]of\b|[ ]\w)"
    r"|an?[ ](?:unknown|undisclosed|unspecified|undetermined)[ ]number"
    r"|several|numerous|countless|many|tens(?=[ ]of\b)|dozens|scores|hundreds|thousands|millions)\b"
)
_QUALIFIER = "|".join(
    f"(?P<{name}>{pattern.replace(' ', '[ ]')})" for name, pattern in _QUALIFIERS.items()
)

NUMBER = re.compile(
    rf"""(?<![\w$£€¥₹.,/:#+-])
    (?:(?:{_QUALIFIER})[ ])?(?:another[ ]|an[ ]additional[ ]|a[ ]further[ ]|a[ ]total[ ]of[ ])?
    (?P<start>
      (?P<between>(?:(?:between|from)[ ])?(?P<low>{_PLAIN})
        (?:[ ](?:to|and|or)[ ]|(?<=\d)[-–](?=\d))(?P<high>{_PLAIN}))
      (?<![ ]and[ ]one)(?![\w%])
    |(?P<plain>{_PLAIN})(?P<plus>\+|-plus|[ ]or[ ]more|[ ]or[ ]so|[ ]plus)?
    |(?P<vague>{_VAGUE})
    |(?P<pair>an?[ ](?:pair|couple|trio|quartet)[ ]of)
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
    for match in NUMBER.finditer(text, start, end):
        qualifier = _qualifier(match)
        if match["between"] is not None:
            yield from _range(match, qualifier)
        elif match["vague"] is not None:
            yield _vague(match)
        elif match["pair"] is not None:
            word = match["pair"].split()[1].lower()
            yield _bounded(
                match.start(), match.start("pair"), match.end(), _GROUPS[word], qualifier
            )
        else:
            value = to_value(match["plain"])
            first, core = match.start(), match.start("start")
            if qualifier == "more_than" and _ADVERB.search(text, max(0, first - 12), first + 5):
                first, qualifier = core, "exact"
            if match["plus"]:
                qualifier = "about" if "so" in match["plus"].split() else "at_least"
            if value is not None:
                yield _bounded(first, core, match.end(), value, qualifier)


def to_value(words: str) -> float | int | None:
    """The value of a number in digits or words ("1.2 million", "twenty-seven", "a dozen").

    None where the words make no number ("five five").
    """
    quarters = re.fullmatch(r"(a|one|three)[ -]quarters? of an? (\w+)", words.lower())
    if quarters:
        return _SCALES[quarters[2]] // 4 * (3 if quarters[1] == "three" else 1)
    total: float = 0
    part: float = 0
    last = 1e18
    for token in re.findall(r"[\d.,]*\d|[a-z]+", words.lower().replace("and a half", "and half")):
        scale = _SCALES.get(token)
        if token == "and":
            continue
        if scale is not None:
            part = (part or 1) * scale
            if scale >= 1_000:
                total, part = total + part, 0
            last = scale
            continue
        value = _ARTICLES.get(token, _SMALL.get(token, _TENS.get(token)))
        if value is None:
            value = float(token.replace(",", ""))
        if token == "half" and (part or total):
            # "two and a half million", but "a million and a half" is half a million more.
            part += 0.5 if part else last / 2
        elif token == "a" and part == 0.5:
            continue
        elif part and last < 100 and not (last >= 20 and value < 10):
            return None
        else:
            part += value
        last = value
    total += part
    return int(total) if float(total).is_integer() else total


def _qualifier(match: re.Match[str]) -> Qualifier:
    for name in _QUALIFIERS:
        if match[name] is not None:
            return name
    return "exact"


def _bounded(start: int, core: int, end: int, value: float | int, qualifier: Qualifier) -> Number:
    low = value if qualifier in ("exact", "at_least", "more_than") else None
    high = value if qualifier in ("exact", "up_to", "less_than") else None
    return Number(start, core, end, value, low, high, qualifier)


def _vague(match: re.Match[str]) -> Number:
    words = match["vague"].lower()
    if words.split()[0] in ("several", "many") and " " in words:
        words = words.split()[1].rstrip("s") + "s"
    elif words.startswith(("a ", "an ")):
        words = "unknown" if words.startswith(("an ", "a u")) else words.split()[-1]
    low = _VAGUE_LOW.get(words)
    kind: Qualifier = "unknown" if words == "unknown" else "vague"
    return Number(match.start(), match.start("vague"), match.end(), None, low, None, kind)


def _range(match: re.Match[str], qualifier: Qualifier) -> Iterator[Number]:
    """A range, or its two numbers where the words make none ("12 and 3")."""
    low, high = to_value(match["low"]), to_value(match["high"])
    if low is None or high is None:
        return
    words = match["between"].lower()
    joined = match.string[match.end("low") : match.start("high")].strip().lower()
    scaled = re.search(r"(?:hundred|thousand|million|billion)$", match["high"].lower())
    if scaled and low * _SCALES[scaled[0]] < high:
        low = low * _SCALES[scaled[0]]
    if words.startswith("from") and _RISE.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        yield _bounded(match.start("high"), match.start("high"), match.end(), high, qualifier)
    elif low >= high or (joined == "and" and not words.startswith("between")):
        yield _bounded(match.start(), match.start("low"), match.end("low"), low, qualifier)
        yield _bounded(match.start("high"), match.start("high"), match.end(), high, "exact")
    else:
        core = match.start("between")
        yield Number(match.start(), core, match.end(), None, low, high, "between")
