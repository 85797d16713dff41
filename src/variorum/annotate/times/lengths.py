"""Lengths of time and how often: durations and sets."""

from variorum.annotate.times import lexicon, timex_arithmetic
from variorum.annotate.times.grammar import Meaning, Moment, Phrase, Rule
from variorum.annotate.times.relative import BOUNDED, COUNT, bound, count


def length(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`three days`, `12-year`, `at least 72 hours`, `the past two months`, `2 1/2 years`.

    An age ("42 years old", "a 42-year-old") is no time.
    """
    token = phrase.find("UNIT")
    if token is None or _is_age(phrase) or _is_ordinal_or_fraction(phrase):
        return None
    number = 1 if phrase.word("long") else count(phrase)
    return Meaning(
        "DURATION", timex_arithmetic.duration(number, lexicon.UNITS[token.text]), bound(phrase)
    )


def vague_length(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`years`, `for weeks`, `recent months`, `the coming days`."""
    token = phrase.find("UNIT")
    before = phrase.before.text if phrase.before is not None else ""
    if token is None or _is_age(phrase) or (token.text == "quarters" and before in ("-", "such")):
        return None
    unit = lexicon.UNITS[token.text]
    if phrase.word("recent") and unit in ("Y", "DE"):
        return Meaning("DATE", "PAST_REF")
    return Meaning("DURATION", timex_arithmetic.duration(None, unit))


def every(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every day`, `each year`, `every other week`, `twice a month`."""
    token = phrase.find("UNIT")
    if token is None:
        return None
    number = 2.0 if phrase.word("other") else (count(phrase) or 1)
    return Meaning("SET", timex_arithmetic.duration(number, lexicon.UNITS[token.text]))


def every_weekday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every Monday`, `Tuesday nights`, `Sundays`."""
    token = phrase.find("WD")
    if token is None:
        return None
    part = phrase.find("PART")
    tail = f"T{lexicon.PARTS[part.text]}" if part is not None else ""
    return Meaning("SET", f"XXXX-WXX-{lexicon.WEEKDAYS[token.text] + 1}{tail}")


def every_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`every July`, `each summer`."""
    month, season = phrase.find("MON"), phrase.find("SEASON")
    if month is not None:
        return Meaning("SET", f"XXXX-{lexicon.MONTHS[month.text]:02d}")
    return Meaning("SET", f"XXXX-{lexicon.SEASONS[season.text]}") if season else None


def frequency(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`daily`, `weekly`, `annually`."""
    token = phrase.find("FREQ")
    return Meaning("SET", lexicon.FREQUENCIES[token.text]) if token else None


def _is_ordinal_or_fraction(phrase: Phrase) -> bool:
    """Whether the unit is none: "a second group", "three-quarters"."""
    last = phrase.tokens[-1].text
    return last == "second" or (last == "quarters" and "-" in phrase.codes)


def _is_age(phrase: Phrase) -> bool:
    after = phrase.after
    return after is not None and (after.text in ("old", "olds") or phrase.word("old") is not None)


_RUN = "(last | past | next | first | latest | coming | final | previous | following)"

RULES: tuple[Rule, ...] = (
    ("NUM DASH UNIT DASH (old | olds)", lambda phrase, moment: None),
    (f"{BOUNDED} {COUNT} (more | full | consecutive | straight | additional)? UNIT", length),
    (f"(at least | BOUND)? (the | its | their)? {_RUN} {COUNT} UNIT", length),
    (f"{BOUNDED} NUM DASH UNIT1", length),
    ("the NUM UNITS", length),
    ("a UNIT1 and a half", length),
    ("UNITS (or UNITS | and UNITS)?", vague_length),
    ("(UNIT1) DASH long", length),
    ("UNITS DASH long", vague_length),
    ("(recent | coming | the coming | the recent) UNITS", vague_length),
    ("the UNITS ahead", vague_length),
    ("the? (last | past | next) few UNITS", vague_length),
    ("(every | each) (other | NUM)? UNIT", every),
    ("(once | twice | NUM times) (a | every | each | per) UNIT1", every),
    ("(every | each) WD PART?", every_weekday),
    (
        "(mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays)",
        every_weekday,
    ),
    ("WD (mornings | afternoons | evenings | nights)", every_weekday),
    ("(every | each) (MON | SEASON)", every_month),
    ("FREQ", frequency),
)
