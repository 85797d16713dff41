"""Times of day: clock times, noon and midnight, and the parts of a day."""

import re

from variorum.annotate.times import time_words, timex_arithmetic
from variorum.annotate.times.calendar_dates import day_of_month, stage
from variorum.annotate.times.grammar import Anchor, Meaning, Moment, Phrase
from variorum.annotate.times.relative import relative_day, unless_told, weekday
from variorum.lexicon import words

_NEWS_DAYS = 6  # further back, the weekday would be named with its date


def clock_time(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`4am`, `9.45am`, `8pm local time on Tuesday`, `5 p.m. EST May 9`, `noon`, `at 7.35`."""
    hour = _hour(phrase)
    if hour is None:
        return None
    mod = time_words.BOUNDS.get(phrase.tokens[0].text)
    day, anchor = _day(phrase, moment)
    if day is None:
        return Meaning("TIME", None, mod)
    return Meaning("TIME", f"{day}T{hour}", mod, anchor)


def bare_clock(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`at 7.35`: minutes after a dot, with no "am" beside them, are a time only where the
    article writes its other times that way and no unit or name of a count follows."""
    token = phrase.find("CLOCK")
    if token is None or not (":" in token.text or moment.article_has_clock):
        return None
    if phrase.after is not None and phrase.after.text in _MEASURED:
        return None
    return clock_time(phrase, moment)


_MEASURED = words("calendar.measured")


def part_of_day(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`Wednesday night`, `this morning`, `last night`, `overnight`, `yesterday afternoon`."""
    token = phrase.find("PART")
    part = time_words.PARTS[token.text] if token is not None else "NI"
    mod = stage(phrase)
    if phrase.tokens[0].text == "last" and moment.day is not None:
        before = timex_arithmetic.shift_days(moment.day, -1)
        return Meaning("TIME", f"{before}T{part}", mod, "published") if before else None
    if phrase.word("previous", "next", "following", "before"):
        near = _neighbour(phrase, moment)
        return Meaning("TIME", f"{near}T{part}" if near else None, mod, _anchor(near))
    day, anchor = _day(phrase, moment)
    return Meaning("TIME", f"{day}T{part}" if day else None, mod, anchor if day else "none")


def small_hours(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the early hours of Friday`: that day, its beginning."""
    day, anchor = _day(phrase, moment)
    return Meaning("DATE", day, "START", anchor if day else "none")


def _anchor(value: str | None) -> Anchor:
    return "published" if value else "none"


def _neighbour(phrase: Phrase, moment: Moment) -> str | None:
    """The day before or after the one that the text last spoke of."""
    base = timex_arithmetic.parse_day(moment.reference) or unless_told(moment)
    step = 1 if phrase.word("next", "following") else -1
    moved = timex_arithmetic.shift_days(base, step) if base else None
    return moved.isoformat() if moved else None


def _day(phrase: Phrase, moment: Moment) -> tuple[str | None, Anchor]:
    """The day that a time of day belongs to: its own, its sentence's, or the publication's."""
    named: Meaning | None = None
    if phrase.find("MON") is not None:
        named = day_of_month(_dated_part(phrase), moment)
    elif phrase.find("WD") is not None:
        named = weekday(phrase, moment)
    elif phrase.find("RELDAY") is not None:
        named = relative_day(phrase, moment)
    if named is not None:
        return (named.value[:10] if named.value else None), named.anchor
    own = timex_arithmetic.parse_day(moment.own)
    if own is None and moment.day is not None:
        last = timex_arithmetic.parse_day(moment.reference)
        # The text goes on about the day it last named, where that is the day's news.
        own = last if last is not None and 0 <= (moment.day - last).days <= _NEWS_DAYS else None
    if own is not None and not phrase.word("this"):
        return own.isoformat(), "published"
    return (moment.day.isoformat(), "published") if moment.day else (None, "none")


def _dated_part(phrase: Phrase) -> Phrase:
    """The phrase from its month or weekday on, where the day's number is not the hour's."""
    months = phrase.grammar.members["MON"]
    at = next(index for index, code in enumerate(phrase.codes) if code in months)
    if at + 1 >= len(phrase.codes) or phrase.codes[at + 1] not in ".do":
        at = max(0, at - 1)
    return phrase._replace(tokens=phrase.tokens[at:], codes=phrase.codes[at:])


def _hour(phrase: Phrase) -> str | None:
    """The clock time of a phrase as TIMEX3 writes it after the T: `06:10`."""
    fixed = phrase.word(*time_words.FIXED_HOURS)
    if fixed is not None:
        return time_words.FIXED_HOURS[fixed]
    token = phrase.find("CLOCK") or phrase.find("NUM")
    if token is None:
        return None
    parts = re.split(r"[:.]", token.text) if token.text[0].isdigit() else [str(int(token.number))]
    if not all(part.isdecimal() for part in parts):
        return None  # "6 1/2 p.m."
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    marker = phrase.find("AMPM")
    part = phrase.find("PART")
    afternoon = (marker is not None and marker.text[0] == "p") or (
        marker is None and part is not None and time_words.PARTS[part.text] in ("AF", "EV", "NI")
    )
    if hour > 24 or (marker is not None and hour > 12 and len(parts) == 1):
        return None
    if afternoon and hour < 12:
        hour += 12
    elif marker is not None and not afternoon and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"
