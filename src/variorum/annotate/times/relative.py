"""Times told from another: from the day of publication, or from the date last spoken of."""

import datetime

from variorum.annotate.times import time_words, timex_arithmetic
from variorum.annotate.times.calendar_dates import day_of_month, stage
from variorum.annotate.times.grammar import Meaning, Moment, Phrase

_NOT_NOW = frozenset(["last", "past", "previous"])


def weekday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`Thursday`, `late Friday`, `last Monday`, `since Tuesday`, `Monday last week`.

    Nearest in the direction that the sentence looks; the day of publication itself counts, as
    agencies write "on Thursday" of the same day.
    """
    token = phrase.find("WD")
    if token is None:
        return None
    if len(phrase.tokens) == 1 and token.text in time_words.DOUBTFUL:
        return None
    number = time_words.WEEKDAYS[token.text]
    mod = stage(phrase)
    if moment.day is None:
        return Meaning("DATE", None, mod)
    step = phrase.find("STEP")
    if step is not None and phrase.word("week"):
        days = number - moment.day.weekday() + 7 * time_words.STEPS[step.text]
    elif step is not None and step.text == "previous":
        days = _back_from(moment, number)
    else:
        days = _days_to(phrase, moment, (moment.day.weekday() - number) % 7)
    found = timex_arithmetic.shift_days(moment.day, days)
    return Meaning("DATE", found.isoformat(), mod, "published") if found else None


def _days_to(phrase: Phrase, moment: Moment, back: int) -> int:
    """Days from publication to a weekday that was last `back` days ago."""
    step = phrase.find("STEP")
    if step is not None and step.text in ("next", "coming"):
        return -back + 7
    if step is not None and step.text in _NOT_NOW:
        # Of the day before news says "yesterday" or "on Wednesday", so "last Wednesday" is older.
        return -(8 if back == 1 and step.text == "last" else back or 7)
    if phrase.after is not None and phrase.after.text in ("'", "’"):
        return -back  # "Wednesday's ruling" has been given
    if phrase.before is not None and phrase.before.text == "since":
        return -(back or 7)
    if back == 6:
        # Tomorrow's day: of the one six days back news says "last Friday", and where an article
        # is dated by a clock west of its events, "on Friday" is the day after its date.
        return 1
    if back and (moment.tense == "future" or (step is not None and phrase.word("coming"))):
        return -back + 7
    return -back


def weekday_week(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`Friday week`: a week after the Friday to come."""
    token = phrase.find("WD")
    if token is None:
        return None
    if moment.day is None:
        return Meaning("DATE", None)
    ahead = (time_words.WEEKDAYS[token.text] - moment.day.weekday()) % 7
    found = timex_arithmetic.shift_days(moment.day, ahead + 7 if ahead else 7)
    return Meaning("DATE", found.isoformat(), None, "published") if found else None


def _back_from(moment: Moment, number: int) -> int:
    """Days from publication to the weekday before the date last spoken of."""
    assert moment.day is not None
    base = timex_arithmetic.parse_day(moment.reference) or moment.day
    return (base - moment.day).days - ((base.weekday() - number) % 7 or 7)


def relative_day(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`today`, `late yesterday`, `tomorrow`."""
    token = phrase.find("RELDAY")
    if token is None:
        return None
    if moment.day is None:
        return Meaning("DATE", None, stage(phrase))
    found = timex_arithmetic.shift_days(moment.day, time_words.RELATIVE_DAYS[token.text])
    return Meaning("DATE", found.isoformat(), stage(phrase), "published") if found else None


def step(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`last week`, `earlier this month`, `next year`, `the following month`, `the past year`."""
    unit_token, step_token = phrase.find("UNIT"), phrase.find("STEP")
    if unit_token is None or step_token is None:
        return None
    unit, word = time_words.UNITS[unit_token.text], step_token.text
    if word in ("past", "coming"):
        return Meaning("DURATION", timex_arithmetic.duration(1, unit))
    if unit in ("TS", "TM", "TH"):
        return None
    mod = stage(phrase)
    base = moment.day
    if word in ("previous", "following", "preceding") or (
        word == "next" and unit == "D" and phrase.tokens[0].text == "the"
    ):
        base = _reference_day(moment, unit) or unless_told(moment)
    if base is None:
        return Meaning("DATE", None, mod)
    steps = time_words.STEPS[word]
    if word == "this" and unit == "WE":
        steps = _weekend(moment)
    value = timex_arithmetic.shift(base, unit, steps)
    return Meaning("DATE", value, mod, "published" if value else "none")


def _weekend(moment: Moment) -> int:
    """0 for the weekend of this week; -1 for the last, of which news tells on its first days."""
    past = moment.tense == "past" and moment.day is not None and moment.day.weekday() < _LATE_WEEK
    return -1 if past else 0


_LATE_WEEK = 4  # from Friday on "the weekend" is that of this week


_OF_MONTHS = ("M", "Q", "Y", "DE", "CE")
_OF_YEARS = ("Y", "DE", "CE")


def _reference_day(moment: Moment, unit: str) -> datetime.date | None:
    """A day inside the date last spoken of, where that is as fine as the unit counted in.

    "The same day" after "in 2014" is a day that the text does not give.
    """
    value = moment.reference
    if value is None:
        return None
    day = timex_arithmetic.parse_day(value)
    if day is not None:
        return day
    if len(value) == 7 and value[5:].isdigit() and unit in _OF_MONTHS:
        return timex_arithmetic.make_day(int(value[:4]), int(value[5:]), 1)
    if len(value) == 4 and value.isdigit() and unit in _OF_YEARS:
        return timex_arithmetic.make_day(int(value), 1, 1)
    return None


def unless_told(moment: Moment) -> datetime.date | None:
    """The day of publication, unless the text last spoke of a month or year that is over.

    "The following day" after "in 2014" is no day of this week.
    """
    value, day = moment.reference or "", moment.day
    coarse = len(value) <= 7 and value[:4].isdigit()
    return None if coarse and day and value < day.isoformat()[: len(value)] else day


_OF_ANOTHER = frozenset(["before", "after", "leading"])
"""What shows that "the week" is counted from something else: "the week before the vote"."""


def definite(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the weekend`, `the year`, `the week`, `the quarter`: the one that is now, or just was."""
    token = phrase.find("UNIT")
    if token is None:
        return None
    unit = time_words.UNITS[token.text]
    mod = stage(phrase)
    if phrase.after is not None and phrase.after.text in _OF_ANOTHER:
        return Meaning("DATE", None, mod)
    if phrase.word("fiscal", "financial", "current", "full") is None and unit == "Y":
        following = phrase.after.text if phrase.after is not None else ""
        if following == "ended":
            return Meaning("DURATION", "P1Y")
    if moment.day is None:
        return Meaning("DATE", None, mod)
    steps = 0
    if unit == "Q" and not phrase.word("current"):
        steps = -1
        if moment.reference and "-Q" in moment.reference:
            return Meaning("DATE", moment.reference, mod, "published")
    if unit == "WE":
        steps = _weekend(moment)
    return Meaning("DATE", timex_arithmetic.shift(moment.day, unit, steps), mod, "published")


def week_of_date(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the week of March 6`."""
    named = day_of_month(phrase, moment)
    day = timex_arithmetic.parse_day(named.value) if named else None
    if named is None or day is None:
        return named
    return Meaning("DATE", timex_arithmetic.week_of(day), anchor=named.anchor)


def that(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`that day`, `the same year`: the date last spoken of, as coarse as the unit."""
    token = phrase.find("UNIT")
    if token is None:
        return None
    unit = time_words.UNITS[token.text]
    base = _reference_day(moment, unit)
    value = timex_arithmetic.shift(base, unit, 0) if base else None
    return Meaning("DATE", value, stage(phrase), "text" if value else "none")


def ago(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`two years ago`, `a few weeks ago`, `about a decade ago`, `a year earlier`, `days later`.

    "Ago" counts from publication; "earlier" and "later" from the date last spoken of.
    """
    unit_token = phrase.find("UNIT")
    if unit_token is None:
        return None
    unit = time_words.UNITS[unit_token.text]
    number = count(phrase)
    mod = bound(phrase)
    if number is None:
        return Meaning("DATE", "PAST_REF", mod)
    since = phrase.word("earlier", "later", "before", "afterwards")
    if unit == "Y" and number == 1 and moment.reference and "-Q" in moment.reference:
        year, _, rest = moment.reference.partition("-")
        if moment.day is None or int(year) >= moment.day.year:
            return Meaning("DATE", f"{int(year) - 1:04d}-{rest}", mod, "published")
        return Meaning("DATE", moment.reference, mod, "published")
    base = moment.day
    if since is not None:
        base = _reference_day(moment, unit) or unless_told(moment)
    if base is None:
        return Meaning("DATE", None, mod)
    value = timex_arithmetic.ago(
        base, unit, -number if since in ("later", "afterwards") else number
    )
    return Meaning("DATE", value, mod, "published" if value else "none")


def later(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`a day later`, `two weeks later`: counted from the date last spoken of, else a length."""
    unit, number = phrase.find("UNIT"), count(phrase)
    if unit is None or number is None:
        return None
    letter = time_words.UNITS[unit.text]
    base = _reference_day(moment, letter)
    if base is None or letter in ("TS", "TM", "TH"):
        return Meaning("DURATION", timex_arithmetic.duration(number, letter), beside=1)
    return Meaning("DATE", timex_arithmetic.ago(base, letter, -number), None, "published")


def year_ago_period(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the year-earlier quarter`, `year-ago`: the period last spoken of, a year before."""
    if moment.day is None:
        return Meaning("DATE", None)
    reference = moment.reference or ""
    if "-Q" in reference:
        year = int(reference[:4])
        year -= year >= moment.day.year
        return Meaning("DATE", f"{year:04d}{reference[4:]}", anchor="published")
    if phrase.word("quarter"):
        last = timex_arithmetic.quarter_of(moment.day, -5)
        return Meaning("DATE", last, anchor="published")
    return Meaning("DATE", f"{moment.day.year - 1:04d}", anchor="published")


def end_of_period(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the end of the year`, `year-end`, `the beginning of next month`."""
    token = phrase.find("UNIT")
    if token is None:
        return None
    step_token = phrase.find("STEP")
    mod = stage(phrase)
    if moment.day is None:
        return Meaning("DATE", None, mod)
    steps = time_words.STEPS[step_token.text] if step_token is not None else 0
    value = timex_arithmetic.shift(moment.day, time_words.UNITS[token.text], steps)
    return Meaning("DATE", value, mod, "published" if value else "none")


def eve(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the eve of Thursday`; "on the eve of the vote" is a date that the text does not give."""
    named = weekday(phrase, moment) if phrase.find("WD") is not None else None
    day = timex_arithmetic.parse_day(named.value) if named else None
    before = timex_arithmetic.shift_days(day, -1) if day else None
    return Meaning("DATE", before.isoformat() if before else None)


def reference(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`now`, `recently`, `currently`, `soon`, `the future`."""
    token = phrase.find("REF")
    if token is not None:
        if token.text == "soon" and _compares(phrase):
            return None
        return Meaning("DATE", time_words.REFERENCES[token.text])
    if phrase.word("future"):
        return Meaning("DATE", "FUTURE_REF")
    if phrase.word("past", "recent"):
        return Meaning("DATE", "PAST_REF")
    return Meaning("DATE", "PRESENT_REF")


def _compares(phrase: Phrase) -> bool:
    """Whether "soon" is part of "as soon as", "soon after"."""
    return (phrase.before is not None and phrase.before.text == "as") or (
        phrase.after is not None and phrase.after.text in ("as", "after", "before", "afterwards")
    )


def count(phrase: Phrase) -> float | None:
    """How many units a phrase counts: its number, 1 for "a", None for "several"."""
    token = phrase.find("NUM")
    if token is not None:
        half = 0.5 if phrase.word("half") else 0
        return token.number * (12 if phrase.word("dozen") and token.number != 12 else 1) + half
    if phrase.word("couple"):
        return 2
    if phrase.word("several", "few", "many", "some", "dozens", "hundreds", "recent"):
        return None
    if phrase.word("half"):
        return 0.5 if phrase.tokens[0].text == "half" else 1.5
    return 1 if phrase.word("a", "an") else None


def bound(phrase: Phrase) -> str | None:
    """The modifier of "about", "nearly", "at least", "up to" and their like in a phrase."""
    words = {token.text for token in phrase.tokens}
    if "least" in words:
        return "EQUAL_OR_MORE"
    if "up" in words or "within" in words:
        return "EQUAL_OR_LESS"
    if "than" in words:
        return "MORE_THAN" if "more" in words else "LESS_THAN"
    if "couple" in words or ("or" in words and "so" in words):
        return "APPROX"
    word = phrase.word(*time_words.BOUNDS)
    return time_words.BOUNDS[word] if word else None
