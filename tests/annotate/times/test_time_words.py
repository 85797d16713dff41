"""The words of time: each month, weekday, season and unit stands for what it should."""

from variorum.annotate.times import time_words

MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def test_months_and_weekdays_count_from_the_first() -> None:
    assert [time_words.MONTHS[name] for name in MONTHS] == list(range(1, 13))
    assert [time_words.WEEKDAYS[name] for name in WEEKDAYS] == list(range(7))


def test_shortened_months_are_the_months_that_they_shorten() -> None:
    for name in MONTHS:
        for short in {name[:3], "sept" if name == "september" else name[:3]}:
            assert time_words.MONTHS[short] == time_words.MONTHS[name]


def test_seasons_have_the_codes_of_timex() -> None:
    names = ("spring", "summer", "autumn", "fall", "winter")
    assert [time_words.SEASONS[name] for name in names] == ["SP", "SU", "FA", "FA", "WI"]


def test_days_beside_today_are_a_day_away() -> None:
    names = ("yesterday", "today", "tomorrow")
    assert [time_words.RELATIVE_DAYS[name] for name in names] == [-1, 0, 1]


def test_steps_go_back_or_ahead() -> None:
    names = ("last", "this", "next")
    assert [time_words.STEPS[name] for name in names] == [-1, 0, 1]


def test_units_stand_in_the_singular_and_the_plural() -> None:
    codes = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W"}
    codes |= {"month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
    assert {name: time_words.UNITS[name] for name in codes} == codes
    plural = {name + "s": code for name, code in codes.items() if name != "century"}
    assert {name: time_words.UNITS[name] for name in plural} == plural


def test_parts_of_the_day_have_the_codes_of_timex() -> None:
    names = ("morning", "afternoon", "evening", "night")
    assert [time_words.PARTS[name] for name in names] == ["MO", "AF", "EV", "NI"]
