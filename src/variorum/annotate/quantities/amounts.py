"""Amounts: sums of money, shares of a hundred, measures with a unit, and spans of time.

A number with a unit behind it or a sign of money in front of it is an amount. Its unit is given in
one form, whatever the text writes; a currency is told by its code and never converted.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.annotate.quantities.numbers import (
    PLAIN,
    QUALIFIER,
    VAGUE,
    Number,
    bounded,
    qualifier_of,
    scaled_alike,
    to_value,
)
from variorum.lexicon import one_of, table, words

_SIGNS = table("units.currency_signs")
_MONEY = table("units.currencies")
_SHARES = table("units.shares")
_MEASURES = {form: value.split()[0] for form, value in table("units.measures").items()}
_TIMES = {form: value.split()[0] for form, value in table("units.durations").items()}
_OFTEN = table("units.occasions")
_UNITS = {**_MONEY, **_SHARES, **_MEASURES, **_TIMES, **_OFTEN}
_DURATIONS = frozenset(_TIMES.values())
_SCALES = {
    unit: (float(factor), base)
    for name in ("units.measures", "units.durations")
    for unit, factor, base in map(str.split, table(name).values())
}
"""How many of its base unit a unit is, and that unit."""
_AND = re.compile(r",?[ ](?:and[ ])?")
_LONGER = {form: int(years) for years, form in ((v, f) for f, v in table("units.longer").items())}
"""Decades and centuries are told in years."""


def _any(forms: dict[str, str]) -> str:
    """A pattern for these forms, the longest first; a blank may be a hyphen in the text."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in ordered)


_LEAD = (
    rf"(?<![\w.,/:#+$£€¥₹-])(?:(?:{QUALIFIER})[ ])?"
    r"(?:another[ ]|an[ ]additional[ ]|a[ ]further[ ]|a[ ]total[ ]of[ ])?"
)
_JOIN = r"(?P<join>[ ]?[-–][ ]?|[ ](?:to|and|or)[ ])"
# Numbers are taken whole and not tried in parts: long runs of number words would take long.
_SUM = rf"(?>{PLAIN}(?:[ ]?(?:tn|bn|b|m|k)\b)?)"
_SIGNED = re.compile(
    rf"""{_LEAD}(?P<between>(?:between|from)[ ])?(?P<sign>{_any(_SIGNS)})[ ]?(?P<low>{_SUM})
    (?:{_JOIN}(?P<again>(?P=sign)[ ]?)?(?P<high>{_SUM})(?!\w|[,.]\d))?
    (?P<plus>\+|[ ]or[ ]more)?(?![\w%]|[,.:/]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE = rf"(?>{PLAIN}(?:[ -]and[ -]a[ -]half)?|half[ ]an?(?=[ ])|an?(?=[ ]))"
_WORD_UNITS = _any({form: unit for form, unit in _UNITS.items() if form != "m"})
_MEASURED = re.compile(
    rf"""{_LEAD}(?P<between>(?:between|from)[ ])?(?P<low>{_ONE})
    (?:{_JOIN}(?P<high>{_ONE}))?(?P<plus>\+|-plus|[ ]or[ ]more)?
    [ -]?[\"”’]?[ ]?(?P<unit>{_WORD_UNITS})(?P<over>-plus)?(?!\w|-\d)""",
    re.IGNORECASE | re.VERBOSE,
)
# "m" is a unit only right behind figures, and not before what is counted by the million.
_FIGURES = r"\d[\d,]*(?:\.\d+)?"
_METRES = re.compile(
    rf"""{_LEAD}(?P<between>(?:between|from)[ ])?(?P<low>{_FIGURES})
    (?:{_JOIN}(?P<high>{_FIGURES}))?(?P<plus>)(?P<unit>m)(?![\w/]|[ ](?:people|[a-z]+s)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_VAGUE_UNIT = re.compile(
    rf"(?<![\w-])(?:multi[ -](?P<scale>million|billion)[ -]|(?P<vague>{VAGUE})(?:[ ]of)?[ ])"
    rf"(?P<unit>{_any(_UNITS)})\b",
    re.IGNORECASE,
)
_MOVING = re.compile(rf"\b{one_of('units.moving')}\w*\b[^.;]{{0,20}}$", re.IGNORECASE)
# "Pounds" are money where a scale stands before them, and a mass else.
_POUNDS = re.compile(r"(?:million|billion|thousand|[mbk]n?)[ -]?$", re.IGNORECASE)
_ATTRIBUTIVE = re.compile(
    rf"{_LEAD}(?P<low>(?>{PLAIN}))(?P<plus>-plus)?-(?=(?:{one_of('units.attributive')})[ -][a-z])",
    re.IGNORECASE,
)
_GREATER = re.compile(rf"[ ]{one_of('units.greater')}\b")
_ROUND_THE_CLOCK = re.compile(r"24-hours?$|\d (?:second)$")
"""No spans: "24-hour access", and "second" as an ordinal ("two second places")."""
_DATED_AFTER = re.compile(rf"[ -]{one_of('units.dating_after')}\b")
# "For ten minutes before it was shot" tells how long, "ten minutes before the start" when.
_LASTING = re.compile(rf"\b{one_of('units.lasting')}[ ](?:(?:{QUALIFIER})[ ])?(?:another[ ])?$")
_UNTIL = re.compile(r"[ -](?:before|after)\b")
_DATED_BEFORE = re.compile(rf"\b{one_of('units.dating_before')}[ ]$")
_STOP = words("counted.phrase_ends") | words("units.ends")
_STOP |= words("numbers.small") | words("numbers.tens")
_WHEN = words("units.when")
_LINK = frozenset(["of", "on", "in", "for"])
_TOKEN = re.compile(r"[ -]((?:[A-Z]\.){2,}|[^\W\d_][\w'’]*)")
_MOST_WORDS = 5


def _is_told(word: str) -> bool:
    """Whether a word has the ending of a verb that tells what was done."""
    return word.endswith("ed") and len(word) > 4


class Amount(NamedTuple):
    """A number with its unit; `words` is what it is an amount of, in the text's own words."""

    number: Number
    unit: str
    end: int
    words: str | None


def find_amounts(text: str, lower: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of the sentence `text[start:end]` by kind; `lower` is its lower case."""
    told = set(_PARTS.findall(lower, start, end))
    yield from _compounds(text, _found(text, lower, start, end, told))


def _found(text: str, lower: str, start: int, end: int, told: set[str]) -> Iterator[Amount]:
    """The amounts of a sentence that holds these words and signs."""
    if not _SIGN_PARTS.isdisjoint(told):
        yield from _signed(text, start, end)
    if not _UNIT_PARTS.isdisjoint(told):
        yield from _with_units(text, lower, start, end)
    if "-" in told:
        for match in _ATTRIBUTIVE.finditer(text, start, end):
            for number in _numbers(match, text):
                yield _amount(text, number._replace(end=number.end - 1), "thing", end)


def _compounds(text: str, amounts: Iterator[Amount]) -> Iterator[Amount]:
    """The amounts, two that are told as one joined: "8 hours and 20 minutes" are 8.33 hours."""
    held: Amount | None = None
    for amount in sorted(amounts, key=lambda one: (one.number.start, -one.number.end)):
        if held is not None and (whole := _joined(text, held, amount)) is not None:
            held = whole
            continue
        if held is not None:
            yield held
        held = amount
    if held is not None:
        yield held


def _joined(text: str, first: Amount, second: Amount) -> Amount | None:
    """The two amounts as one in the unit of the first, if the second tells what is left of it."""
    (factor, base), (parts, kind) = (
        _SCALES.get(first.unit, (0, "")),
        _SCALES.get(second.unit, (0, "")),
    )
    one, other = first.number, second.number
    if base != kind or not 0 < parts < factor or one.value is None or other.value is None:
        return None
    link = text[one.end : max(one.end, other.core)]
    if not _AND.fullmatch(link) or one.value % 1 or other.value * parts >= factor:
        return None
    value = round(one.value + other.value * parts / factor, 2)
    low, high = (None if bound is None else value for bound in (one.low, one.high))
    number = one._replace(end=other.end, value=value, low=low, high=high)
    return Amount(number, first.unit, second.end, second.words)


# Letters and signs of a sentence, by which the patterns are spared that cannot match in it.
_PARTS = re.compile(r"[^\W\d_]+|[^\w\s]")
_SIGN_PARTS = frozenset(part for form in _SIGNS for part in _PARTS.findall(form)[-1:])
_UNIT_PARTS = frozenset(part for form in _UNITS for part in _PARTS.findall(form)[-1:]) | {"m"}


def _signed(text: str, start: int, end: int) -> Iterator[Amount]:
    """Sums with a sign of money in front."""
    for match in _SIGNED.finditer(text, start, end):
        if match["sign"].isalpha() and not match["sign"].isupper() and match["sign"] != "Rs":
            # "RUB 500" is money, "rub two sticks" is not.
            continue
        unit = _SIGNS[match["sign"].lower()]
        yield from (_amount(text, number, unit, end) for number in _numbers(match, text))


def _with_units(text: str, lower: str, start: int, end: int) -> Iterator[Amount]:
    """Numbers, and vague words, with a unit behind."""
    for pattern in (_MEASURED, _METRES):
        for match in pattern.finditer(text, start, end):
            unit = _unit(match["unit"], text, match)
            if not _is_no_amount(lower, match, unit, start):
                yield from _measured(text, match, unit, end)
    for match in _VAGUE_UNIT.finditer(text, start, end):
        unit = _unit(match["unit"], text, match)
        number = Number(match.start(), match.start(), match.end(), None, None, None, "vague")
        if unit not in _DURATIONS:
            yield _amount(text, number, unit, end)


def _measured(text: str, match: re.Match[str], unit: str, end: int) -> Iterator[Amount]:
    """The amounts of a number with a unit; decades and centuries are told in years."""
    years = _LONGER.get((match["unit"] or "").lower())
    for number in _numbers(match, text):
        if years is None:
            yield _amount(text, number, unit, end)
        else:
            yield _amount(text, _multiplied(number, years), "year", end)


def _unit(form: str, text: str, match: re.Match[str]) -> str:
    """The unit of a written form; "million pounds" are money unless they weigh or press."""
    key = form.lower().replace("-", " ")
    if key in ("pound", "pounds"):
        scaled = match.re is _VAGUE_UNIT or _POUNDS.search(text, 0, match.start("unit"))
        if scaled and not text.startswith(" of ", match.end()):
            return "GBP"
    return _UNITS.get(key) or _UNITS[form.lower()]


def _is_no_amount(lower: str, match: re.Match[str], unit: str, start: int) -> bool:
    """Whether a number with a unit tells a date, an age, one thing or how much greater it is."""
    if match["low"].lower() in ("a", "an") and qualifier_of(match) == "exact":
        return True
    if unit == "time":
        return match["low"].lower() in ("one", "1") or bool(_GREATER.match(lower, match.end()))
    if unit not in _DURATIONS:
        return False
    if _ROUND_THE_CLOCK.search(lower, match.start("low"), match.end()):
        return True
    if _to_value(match["low"]) == 1 and match["high"] is None and qualifier_of(match) == "exact":
        return True
    if _DATED_AFTER.match(lower, match.end()):
        lasts = _LASTING.search(lower, max(start, match.start("low") - 40), match.start("low"))
        return lasts is None or not _UNTIL.match(lower, match.end())
    return bool(
        _DATED_BEFORE.search(lower, max(start, match.start("low") - 16), match.start("low"))
    )


def _multiplied(number: Number, by: int) -> Number:
    value, low, high = (
        None if n is None else n * by for n in (number.value, number.low, number.high)
    )
    return number._replace(value=value, low=low, high=high)


def _numbers(match: re.Match[str], text: str) -> Iterator[Number]:
    """The number of a match, its range, or the two numbers that its words make."""
    qualifier = qualifier_of(match)
    if match["plus"] or match.groupdict().get("over"):
        qualifier = "at_least"
    low = _to_value(match["low"])
    range_end = match.groupdict().get("high")
    high = _to_value(range_end) if range_end else None
    if low is None:
        return
    core, end = match.start("sign" if match.re is _SIGNED else "low"), match.end()
    if high is None:
        yield bounded(match.start(), core, end, low, qualifier)
        return
    low = scaled_alike(low, high, (range_end or "").lower())
    joined, between = match["join"].strip(), (match["between"] or "").strip().lower()
    again = match.groupdict().get("again")
    moved = between == "from" or (joined == "to" and again is not None)
    moved = moved and _MOVING.search(text, max(0, match.start() - 40), match.start()) is not None
    if moved or low >= high or (joined == "and" and between != "between"):
        yield bounded(match.start(), core, match.end("low"), low, qualifier)
        start = match.start("again" if again else "high")
        yield bounded(start, start, end, high, "exact")
    else:
        yield Number(match.start(), core, end, None, low, high, "between")


def _to_value(words: str) -> float | int | None:
    if re.fullmatch(r"half an?", words, re.IGNORECASE):
        return 0.5
    if words.lower() in ("a", "an"):
        return 1
    plain, half, _ = re.sub(r"[ -]and[ -]a[ -]half$", "|", words, flags=re.IGNORECASE).partition(
        "|"
    )
    plain = re.sub(r"(?<=\d) ?b$", "bn", plain.lower())
    value = to_value(plain)
    return value + 0.5 if half and value is not None else value


def _amount(text: str, number: Number, unit: str, end: int) -> Amount:
    at, told = _words_behind(text, number.end, end)
    return Amount(number, unit, at, told)


def _words_behind(text: str, start: int, end: int) -> tuple[int, str | None]:
    """Where the words end that tell what it is an amount of, and these words."""
    at, first, count, linked = start, None, 0, False
    while count < _MOST_WORDS:
        token = _TOKEN.match(text, at, end)
        if token is None:
            break
        word = token[1].lower()
        if word in _LINK and not linked and token[0][0] == " ":
            linked = True
            nxt = _TOKEN.match(text, token.end(), end)
            if nxt is None or (nxt[1].lower() in _STOP and nxt[1].lower() not in ("the", "its")):
                break
        elif (word in _STOP or word in _LINK) and not (linked and word in ("the", "its", "their")):
            break
        elif _is_told(word) and count:
            # "A 181-kg gorilla picked up a boy": what was done is no part of the gorilla.
            break
        first = token.start(1) if first is None else first
        count += word not in _LINK
        at = token.end()
    if first is None or not count:
        return start, None
    told = text[first:at]
    return (start, None) if _WHEN & set(told.lower().split()) else (at, told)
