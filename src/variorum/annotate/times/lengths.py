"""Lengths of time and how often: durations and sets."""

from variorum.annotate.times import time_words, timex_arithmetic
from variorum.annotate.times.grammar import Meaning, Moment, Phrase
from variorum.annotate.times.relative import bound, count


def length(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`three days`, `12-year`, `at least 72 hours`, `the past two months`, `2 1/2 years`.

    An age ("42 years old", "a 42-year-old") is no time.
    """
    token = phrase.find("UNIT")
    if token is None or _is_age(phrase) or _is_ordinal_or_fraction(phrase):
        return None
    number = 1 if phrase.word("long") else count(phrase)
    return Meaning(
        "DURATION", timex_arithmetic.duration(number, time_words.UNITS[token.text]), bound(phrase)
    )


def vague_length(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`years`, `for weeks`, `recent months`, `the coming days`."""
    token = phrase.find("UNIT")
    before = phrase.before.text if phrase.before is not None else ""
    if token is None or _is_age(phrase) or (token.text == "quarters" and before in ("-", "such")):
        return None
    unit = time_words.UNITS[token.text]
    if phrase.word("recent") and unit in ("Y", "DE"):
        return Meaning("DATE", "PAST_REF")
    return Meaning("DURATION", timex_arithmetic.duration(None, unit))


def every(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every day`, `each year`, `every other week`, `twice a month`."""
    token = phrase.find("UNIT")
    if token is None:
        return None
    number = 2.0 if phrase.word("other") else (count(phrase) or 1)
    return Meaning("SET", timex_arithmetic.duration(number, time_words.UNITS[token.text]))


def every_weekday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every Monday`, `Tuesday nights`, `Sundays`."""
    token = phrase.find("WD")
    if token is None:
        return None
    part = phrase.find("PART")
    tail = f"T{time_words.PARTS[part.text]}" if part is not None else ""
    return Meaning("SET", f"XXXX-WXX-{time_words.WEEKDAYS[token.text] + 1}{tail}")


def every_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every July`, `each summer`."""
    month, season = phrase.find("MON"), phrase.find("SEASON")
    if month is not None:
        return Meaning("SET", f"XXXX-{time_words.MONTHS[month.text]:02d}")
    return Meaning("SET", f"XXXX-{time_words.SEASONS[season.text]}") if season else None


def frequency(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`daily`, `weekly`, `annually`."""
    token = phrase.find("FREQ")
    return Meaning("SET", time_words.FREQUENCIES[token.text]) if token else None


def _is_ordinal_or_fraction(phrase: Phrase) -> bool:
    """Whether the unit is none: "a second group", "three-quarters"."""
    last = phrase.tokens[-1].text
    return last == "second" or (last == "quarters" and "-" in phrase.codes)


def _is_age(phrase: Phrase) -> bool:
    after = phrase.after
    return after is not None and (after.text in ("old", "olds") or phrase.word("old") is not None)


def no_time(phrase: Phrase, moment: Moment) -> None:
    """`a 42-year-old`: read here, so that no other rule takes the number for a length."""
