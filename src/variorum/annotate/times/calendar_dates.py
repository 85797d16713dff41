"""Calendar dates: days, months, seasons, years, decades, centuries and quarters by name."""

import datetime
import re
from typing import Any

from variorum.annotate.times import time_words, timex_arithmetic
from variorum.annotate.times.grammar import Anchor, Meaning, Moment, Phrase
from variorum.lexicon import words

_DAYS_AHEAD = 75
"""How far ahead a date without a year may lie and still be of this year, no cue to the future
given: announcements of the coming weeks often carry no "will" of their own."""

_MONTHS_AHEAD = 1
"""A month that is the next one is meant, though nothing looks forward: of the one eleven months
back news says "last November"."""


def iso_date(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`2023-09-21`, `2023-09-21 06:10`."""
    text = phrase.tokens[0].text.upper().replace(" ", "T")
    if timex_arithmetic.parse_day(text) is None:
        return None
    return Meaning("TIME" if "T" in text else "DATE", text, anchor="text")


def slash_date(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`21/09/2023`; where both numbers could be the month, the day nearer to publication."""
    first, second, year = (int(part) for part in phrase.tokens[0].text.split("/"))
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    days = [
        timex_arithmetic.make_day(year, second, first),
        timex_arithmetic.make_day(year, first, second),
    ]
    real = [day for day in days if day is not None]
    if not real:
        return None
    if len(set(real)) == 2:
        if moment.day is None:
            return Meaning("DATE", f"{year:04d}", anchor="text")
        published = moment.day
        real.sort(key=lambda day: abs((day - published).days))
    return Meaning("DATE", real[0].isoformat(), anchor="text")


def day_of_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`21 September 2023`, `Thursday, Sept. 21`, `the 21st of September`."""
    month = _month(phrase)
    number = phrase.find("DAYN")
    if number is None:
        return None
    day = int(number.number)
    year = phrase.find("YEAR")
    mod = stage(phrase)
    if year is not None:
        date = timex_arithmetic.make_day(int(year.number), month, day)
        return Meaning("DATE", date.isoformat(), mod, "text") if date else None
    if timex_arithmetic.make_day(2000, month, day) is None:
        return None
    if moment.day is None:
        return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}", mod)
    step = phrase.find("STEP") if phrase.word("year") else None
    if step is not None:
        found = moment.day.year + time_words.STEPS[step.text]
    else:
        found = _nearest_year(month, day, moment)
    date = timex_arithmetic.make_day(found, month, day)
    return Meaning("DATE", date.isoformat(), mod, "published") if date else None


def month_of_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`September 2023`, `early September 1989`, `October last year`, `last April`, `June`."""
    month = _month(phrase)
    year = phrase.find("YEAR")
    mod = stage(phrase)
    if year is not None:
        return Meaning("DATE", f"{int(year.number):04d}-{month:02d}", mod, "text")
    token = phrase.find("MON")
    if len(phrase.tokens) == 1 and token is not None and not _is_month(phrase):
        return None
    if moment.day is None:
        return Meaning("DATE", f"XXXX-{month:02d}", mod)
    step = phrase.find("STEP")
    if phrase.word("year") and step is not None:
        found = moment.day.year + time_words.STEPS[step.text]
    elif step is not None and step.text in ("next", "coming"):
        found = moment.day.year + (month <= moment.day.month)
    elif step is not None and step.text in ("last", "past", "previous"):
        found = moment.day.year - (month >= moment.day.month)
    elif step is not None and step.text == "this":
        found = moment.day.year
    elif moment.tense == "future":
        found = moment.day.year + (month < moment.day.month)
    else:
        found = moment.day.year - (month > moment.day.month + _MONTHS_AHEAD)
    return Meaning("DATE", f"{found:04d}-{month:02d}", mod, "published")


def season(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`autumn 2020`, `the summer of 1994`, `last fall`, `this spring`, `the early summer`."""
    token = phrase.find("SEASON")
    if token is None:
        return None
    code = time_words.SEASONS[token.text]
    year = phrase.find("YEAR")
    mod = stage(phrase)
    if year is not None:
        return Meaning("DATE", f"{int(year.number):04d}-{code}", mod, "text")
    if moment.day is None:
        return Meaning("DATE", None, mod)
    step = phrase.find("STEP")
    starts = timex_arithmetic.season_start(code)
    now = timex_arithmetic.season_of(moment.day)
    passed = starts <= moment.day.month
    found = moment.day.year
    if step is not None and step.text in ("last", "past", "previous"):
        found -= not passed or now == code
    elif (step is not None and step.text in ("next", "coming")) or moment.tense == "future":
        found += starts < moment.day.month and now != code
    elif not (step is not None and step.text == "this"):
        found -= not passed and now != code
    return Meaning("DATE", f"{found:04d}-{code}", mod, "published")


def year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`1989`, `early 1990`, `mid-1996`, `the end of 1994`, `fiscal 1989`."""
    token = phrase.find("YEAR")
    if token is None:
        return None
    if len(phrase.tokens) == 1 and not _is_year(phrase):
        return None
    return Meaning("DATE", f"{int(token.number):04d}", stage(phrase), "text")


def decade(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the early 1990s` is 199 with START; `the nineties` is 199."""
    token = phrase.find("DECADE")
    if token is not None:
        digits = re.sub(r"\D", "", token.text)
        value = digits[:3] if len(digits) == 4 else f"{19 if digits >= '30' else 20}{digits[0]}"
        return Meaning("DATE", value, stage(phrase), "text")
    tens = phrase.find("TENS")
    if tens is None:
        return None
    return Meaning("DATE", f"19{time_words.DECADES[tens.text]}", stage(phrase), "text")


def century(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the 20th century` is 19, as TIMEX3 writes it."""
    number = ordinal(phrase)
    if not number or number > 21:
        return None
    return Meaning("DATE", f"{number - 1:02d}", stage(phrase), "text")


def quarter(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the third quarter of 1984`, `the fiscal first quarter`, `last year's fourth quarter`.

    Without a year it is this year's, unless that is still to come and the sentence looks back.
    A firm's fiscal year is read as the calendar's.
    """
    number = ordinal(phrase)
    if number not in (1, 2, 3, 4):
        return None
    named = phrase.find("YEAR")
    if named is not None:
        return Meaning("DATE", f"{int(named.number):04d}-Q{number}", anchor="text")
    if moment.day is None:
        return Meaning("DATE", None)
    current = (moment.day.month - 1) // 3 + 1
    step = phrase.find("STEP")
    if step is not None:
        found = moment.day.year + time_words.STEPS[step.text]
    elif phrase.word("ago", "earlier"):
        found = moment.day.year - 1 - (number > current)
    else:
        found = moment.day.year - (number > current and moment.tense == "past")
    return Meaning("DATE", f"{found:04d}-Q{number}", anchor="published")


def half(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`the first half of 1989`, `the second half of this year`."""
    last = phrase.word("second", "last") is not None
    named = phrase.find("YEAR")
    if named is not None:
        return Meaning("DATE", f"{int(named.number):04d}-H{2 if last else 1}", anchor="text")
    step = phrase.find("STEP")
    if moment.day is None or (step is None and not phrase.word("year")):
        return Meaning("DATE", None)
    found = moment.day.year + (time_words.STEPS[phrase.tokens[-2].text] if step else 0)
    return Meaning("DATE", f"{found:04d}-H{2 if last else 1}", anchor="published")


def holiday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`Christmas Eve`, `New Year's Day`, `Thanksgiving Day` (the fourth Thursday of November)."""
    named = phrase.find("YEAR")
    anchor: Anchor = "text" if named else "published"
    if named is None and moment.day is None:
        return Meaning("DATE", None)
    if phrase.word("new"):
        month, day = (12, 31) if phrase.word("eve") else (1, 1)
    elif phrase.word("thanksgiving"):
        month, day = 11, 0
    else:
        token = phrase.find("HOLIDAY")
        month, day = time_words.HOLIDAYS[token.text] if token else (12, 25)
        day -= phrase.word("eve") is not None
    if named is not None:
        found = int(named.number)
    else:
        found = _nearest_year(month, day or 25, moment)
        step = phrase.find("STEP")
        if (
            step
            and moment.day
            and step.text == "last"
            and (found, month)
            >= (
                moment.day.year,
                moment.day.month,
            )
        ):
            found -= 1
    if not day:
        first = timex_arithmetic.make_day(found, 11, 1)
        day = 22 + (3 - first.weekday()) % 7 if first else 25
    return Meaning("DATE", f"{found:04d}-{month:02d}-{day:02d}", anchor=anchor)


def easter_feast(phrase: Phrase, moment: Moment) -> Meaning | None:
    """`Good Friday`, `Easter Monday 2019`, `last Palm Sunday`."""
    words = [token.text for token in phrase.tokens]
    feasts = (" ".join(words[at : at + 2]) for at in range(len(words) - 1))
    feast = next((one for one in feasts if one in time_words.EASTER_FEASTS), None)
    if feast is None:
        return None
    named = phrase.find("YEAR")
    if named is None and moment.day is None:
        return Meaning("DATE", None)
    found = int(named.number) if named else _year_of_feast(feast, phrase, moment)
    day = _feast(feast, found)
    return Meaning("DATE", day.isoformat(), anchor="text" if named else "published")


def _year_of_feast(feast: str, phrase: Phrase, moment: Moment) -> int:
    """The year of the feast that is meant: the last one, but where the text looks ahead."""
    published: Any = moment.day
    year = int(published.year)
    step = phrase.find("STEP")
    off = int((_feast(feast, year) - published).days)
    if step is None and abs(off) <= _FEAST_NEAR:
        return year
    if moment.tense == "future" or (step is not None and step.text == "next"):
        return year + (off <= 0)
    return year - (off >= 0)


_FEAST_NEAR = 7
"""Days within which a feast is this year's, though nothing tells whether it is to come."""


def _feast(feast: str, year: int) -> datetime.date:
    easter = timex_arithmetic.easter_sunday(year)
    return easter + datetime.timedelta(days=time_words.EASTER_FEASTS[feast])


def stage(phrase: Phrase) -> str | None:
    """The TIMEX3 modifier of "early", "mid-", "the end of" and their like in a phrase."""
    word = phrase.word(*time_words.STAGES)
    return time_words.STAGES[word] if word else None


def ordinal(phrase: Phrase) -> int | None:
    """The first ordinal of a phrase, in words or figures."""
    word = phrase.find("ORD")
    if word is not None:
        return time_words.ORDINALS[word.text]
    figure = phrase.find("ORDNUM")
    return int(figure.number) if figure is not None else None


def _month(phrase: Phrase) -> int:
    token = phrase.find("MON")
    return time_words.MONTHS[token.text] if token is not None else 1


def _nearest_year(month: int, day: int, moment: Moment) -> int:
    """The year of a day of the year that is given without one."""
    published: Any = moment.day
    this = timex_arithmetic.make_day(published.year, month, min(day, 28))
    ahead = (this - published).days if this else 0
    if moment.tense == "future":
        return int(published.year) + (ahead < -31)
    if ahead < -300 and published.month == 12:
        return int(published.year) + 1
    return int(published.year) - (ahead > _DAYS_AHEAD)


_BEFORE_MONTH = words("calendar.before_dates")


def _is_month(phrase: Phrase) -> bool:
    """Whether a lone month word is one: "May" and "March" also open sentences and are names."""
    word = phrase.tokens[0].text
    if word in time_words.SHORT_MONTHS:
        return False  # "Jan" is a given name, and no news writes "in Nov" without a full stop
    if word not in time_words.DOUBTFUL:
        return True
    return phrase.before is not None and phrase.before.text in _BEFORE_MONTH


_COUNTABLE = words("calendar.counted_by_thousands")
_ENDS_IN_S = words("calendar.no_plural")


def _is_year(phrase: Phrase) -> bool:
    """Whether a lone number of four figures is a year and not a count or part of a name."""
    token = phrase.tokens[0]
    if phrase.before is not None and phrase.before.text in ("-", "/", "no", "#", "flight", "."):
        return phrase.before.end < token.start or phrase.before.text == "-"
    after = phrase.after.text if phrase.after is not None else ""
    if after in _COUNTABLE:
        return False
    counted = len(after) > 3 and after.endswith("s") and after not in _ENDS_IN_S
    in_past = phrase.before is not None and phrase.before.text in _BEFORE_MONTH
    return token.number >= 1700 and (in_past or not counted)
