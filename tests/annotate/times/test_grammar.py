"""The grammar: rules of word classes, compiled to codes, and the phrases that they match."""

import re

import pytest

from tests.annotate.times.phrases import moment, phrase_of
from variorum.annotate.times import calendar_dates, relative
from variorum.annotate.times.grammar import Meaning, Moment, Phrase


def test_a_phrase_knows_its_tokens_by_class_and_by_word() -> None:
    phrase = phrase_of(calendar_dates.day_of_month, "It fell on 21 September 2023 in rain")
    day, month, year = (phrase.find(name) for name in ("DAYN", "MON", "YEAR"))
    assert day is not None
    assert month is not None
    assert year is not None
    assert (day.number, month.text, year.number) == (21, "september", 2023)
    assert phrase.find("WD") is None
    assert phrase.word("march", "september") == "september"
    assert phrase.word("march") is None


def test_a_phrase_knows_what_stands_beside_it() -> None:
    phrase = phrase_of(relative.weekday, "empty since Monday's storm")
    assert phrase.before is not None
    assert phrase.after is not None
    assert (phrase.before.text, phrase.after.text) == ("since", "'")
    alone = phrase_of(relative.weekday, "Monday")
    assert (alone.before, alone.after) == (None, None)


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match=re.escape("NOWHERE")):
        phrase_of(relative.weekday, "on Monday").find("NOWHERE")


def test_a_meaning_is_of_no_day_unless_told() -> None:
    assert Meaning("DATE", "2024").mod is None
    assert isinstance(moment(), Moment)
    assert isinstance(phrase_of(relative.weekday, "on Monday"), Phrase)
