"""Finds the time expressions of a text and resolves them against its publication date."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from variorum.annotate.times import calendar_dates, clock, lengths, relative, timex_arithmetic
from variorum.annotate.times.beside import is_of_saying, is_span, named_again, turns_to_said
from variorum.annotate.times.grammar import Builder, Grammar, Meaning, Moment, Phrase
from variorum.annotate.times.other_readings import dates_nothing
from variorum.annotate.times.tense import Tense, tense_at
from variorum.annotate.times.time_tokens import Token, read_tokens
from variorum.errors import StopRun
from variorum.lexicon import Rule, load_rules
from variorum.model import Published, Span, TimeExpression


class _Match(NamedTuple):
    start: int  # index of the first token
    end: int
    rank: int
    builder: Builder
    rule: str


@cache
def _grammar() -> Grammar:
    return Grammar((rule.id, rule.pattern, _builder(rule)) for rule in load_rules("times"))


def _builder(rule: Rule) -> Builder:
    """What reads the phrases of a rule: the function that it names."""
    for room in (calendar_dates, clock, relative, lengths):
        if rule.by in vars(room):
            builder: Builder = vars(room)[rule.by]
            return builder
    raise StopRun(f"rule {rule.id}: there is no {rule.by!r} that reads its phrases")


def find_times(
    text: str, sentences: Sequence[Span], published: Published | None
) -> tuple[TimeExpression, ...]:
    """The time expressions of `text`, in order, none overlapping another.

    Extents, types, values and modifiers follow TIMEX3 (TimeML 1.2.1, as TempEval-3 scores it).
    What is relative resolves against `published` and the tense around it; without a publication
    date it keeps a null value, while full dates keep theirs. Ages are not times.
    """
    grammar = _grammar()
    tokens, codes = grammar.reduce(*read_tokens(text, grammar.words))
    chosen = _choose(grammar, codes)
    if not chosen:
        return ()
    read = ((_phrase(grammar, tokens, codes, match), match) for match in chosen)
    phrases = [(phrase, match) for phrase, match in read if not dates_nothing(text, phrase)]
    return tuple(_resolve(text, sentences, _day(published), phrases))


def _phrase(grammar: Grammar, tokens: list[Token], codes: str, match: _Match) -> Phrase:
    return Phrase(
        tokens=tuple(tokens[match.start : match.end]),
        codes=codes[match.start : match.end],
        before=tokens[match.start - 1] if match.start else None,
        after=tokens[match.end] if match.end < len(tokens) else None,
        grammar=grammar,
    )


def _day(published: Published | None) -> datetime.date | None:
    if published is None or published.precision in ("year", "month"):
        return None
    return timex_arithmetic.parse_day(published.value)


def _choose(grammar: Grammar, codes: str) -> list[_Match]:
    """The longest match at each place, earlier rules first among equals; in order of text."""
    found = [
        _Match(match.start(), match.end(), rank, builder, rule)
        for rank, (rule, pattern, builder) in enumerate(grammar.rules)
        for match in pattern.finditer(codes)
    ]
    found.sort(key=lambda match: (match.start - match.end, match.start, match.rank))
    taken = bytearray(len(codes))
    chosen: list[_Match] = []
    for match in found:
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            chosen.append(match)
    return sorted(chosen)


def _resolve(
    text: str,
    sentences: Sequence[Span],
    day: datetime.date | None,
    phrases: list[tuple[Phrase, _Match]],
) -> list[TimeExpression]:
    """The expressions of the phrases, each given what the text before it and around it tells.

    Two passes: the second knows the day that a sentence names after a time of day ("at 4am a
    dam gave way on Monday").
    """
    places = [_sentence_of(sentences, phrase.tokens[0].start, len(text)) for phrase, _ in phrases]
    tenses = [
        tense_at(text, span, phrase.tokens[0].start)
        for span, (phrase, _) in zip(places, phrases, strict=True)
    ]
    has_clock = any("a" in phrase.codes for phrase, _ in phrases)
    said = [is_of_saying(text, *_extent(phrase)) for phrase, _ in phrases]
    meanings: list[Meaning | None] = [None] * len(phrases)
    for second in (False, True):
        reference, told = None, _Told()
        for index, (phrase, match) in enumerate(phrases):
            builder = match.builder
            known = meanings[index]
            if not second or (known is not None and known.type == "TIME"):
                own = _own_day(text, index, phrases, places, meanings, said)
                moment = Moment(day, tenses[index], reference, own, has_clock)
                if builder in _CLOCKS:
                    moment = _as_told(moment, text, phrase, told, said[:index])
                known = meanings[index] = builder(phrase, moment)
            if known and known.value and _moves(builder, known):
                reference = known.value
                if not said[index]:
                    told = told.then(known, phrase.tokens[-1].end)
    _name_again(text, phrases, meanings)
    _with_its_year(text, phrases, meanings)
    return [
        _expression(text, phrase, meaning, match.rule, tense)
        for (phrase, match), meaning, tense in zip(phrases, meanings, tenses, strict=True)
        if meaning is not None
    ]


class _Told(NamedTuple):
    """The last date that the text gave of what happened, and the last with a time of day.

    `end` and `timed_end` are where their words end.
    """

    value: str | None = None
    end: int = 0
    timed: str | None = None
    timed_end: int = 0

    def then(self, meaning: Meaning, end: int) -> "_Told":
        """What was told last once this date is told too."""
        if meaning.type == "TIME":
            return _Told(meaning.value, end, meaning.value, end)
        return self._replace(value=meaning.value, end=end)


_CLOCKS = (clock.clock_time, clock.bare_clock)

_NEWS_DAYS = 6
"""Days before publication of which a text tells by the weekday alone."""

_FAR = 1200
"""Characters after which a time of day no longer goes with the one told before it."""


def _as_told(
    moment: Moment, text: str, phrase: Phrase, told: _Told, said: Sequence[bool]
) -> Moment:
    """The moment of a time of day: the text goes on about the day it last told of.

    That is any of the day's news. Of a day long over it goes on within one paragraph, or from one
    time of day to the next. Where the text has given no day but one on which something was said,
    nothing tells the day.
    """
    if moment.own is not None or moment.day is None:
        return moment
    if told.value is None and any(said):
        return moment._replace(day=None)
    start = phrase.tokens[0].start
    day = timex_arithmetic.parse_day(told.value)
    back = (moment.day - day).days if day else None
    if back is not None and (-_NEWS_DAYS if moment.tense == "future" else 0) <= back <= _NEWS_DAYS:
        near = start - told.end <= _FAR
        return moment._replace(own=told.value, reference=told.value) if near else moment
    timed = timex_arithmetic.parse_day(told.timed)
    if timed and start - told.timed_end <= _FAR:
        goes_on = day is not None and 0 <= (day - timed).days <= _NEWS_DAYS
        own = told.value if goes_on else told.timed
        return moment._replace(own=own, reference=own)
    if back is not None and back > 0 and "\n\n" not in text[told.end : start]:
        return moment._replace(own=told.value, reference=told.value)
    return moment


_RELATIVE = (relative.step, relative.later, relative.ago, relative.that, relative.relative_day)


def _name_again(
    text: str, phrases: list[tuple[Phrase, _Match]], meanings: list[Meaning | None]
) -> None:
    """Give "the next day" the date that stands beside it: "the next day, Sept. 15"."""
    for at in range(len(phrases) - 1):
        one, other = phrases[at], phrases[at + 1]
        if not named_again(text, _extent(one[0])[1], _extent(other[0])[0]):
            continue
        for vague, named in ((at, at + 1), (at + 1, at)):
            known = meanings[named]
            if (
                phrases[vague][1].builder in _RELATIVE
                and phrases[named][1].builder is calendar_dates.day_of_month
                and meanings[vague] is not None
                and known is not None
            ):
                meanings[vague] = known._replace(mod=None, beside=0)


def _with_its_year(
    text: str, phrases: list[tuple[Phrase, _Match]], meanings: list[Meaning | None]
) -> None:
    """Give a span's first month the year of its last: "between February and December 2017"."""
    for at in range(len(phrases) - 2, -1, -1):
        (one, first), (other, last) = phrases[at], phrases[at + 1]
        known, end = meanings[at], meanings[at + 1]
        if (
            first.builder not in _MONTHLY
            or last.builder not in _MONTHLY
            or known is None
            or end is None
            or not known.value
            or not end.value
            or end.anchor != "text"
            or one.find("YEAR")
            or one.find("STEP")
            or not is_span(text, _extent(one)[1], _extent(other)[0])
        ):
            continue
        year = int(end.value[:4]) - (known.value[5:7] > end.value[5:7])
        meanings[at] = known._replace(value=f"{year:04d}{known.value[4:]}", anchor="text")


_MONTHLY = (calendar_dates.month_of_year, calendar_dates.day_of_month)


def _extent(phrase: Phrase) -> Span:
    return phrase.tokens[0].start, phrase.tokens[-1].end


def _moves(builder: Builder, meaning: Meaning) -> bool:
    """Whether the text goes on from this date; "a year ago" only glances back."""
    value = meaning.value or ""
    glances = builder in (relative.ago, relative.year_ago_period)
    return meaning.type in ("DATE", "TIME") and value[:1].isdigit() and not glances


def _sentence_of(sentences: Sequence[Span], at: int, length: int) -> Span:
    index = bisect_right(sentences, (at, length)) - 1
    return sentences[index] if index >= 0 else (0, length)


_NEAR = 6  # expressions on either side that may lend a time of day their day


def _own_day(
    text: str,
    index: int,
    phrases: list[tuple[Phrase, _Match]],
    places: list[Span],
    meanings: list[Meaning | None],
    said: Sequence[bool],
) -> str | None:
    """The day that the nearest date in the same sentence names; those before come first.

    A day on which something was said is not that of what was said, nor the other way about.
    """
    end = _extent(phrases[index][0])[1]
    close = range(max(0, index - _NEAR), min(len(places), index + _NEAR + 1))
    same = [at for at in close if places[at] == places[index] and at != index]
    for at in sorted(same, key=lambda at: (at > index, abs(at - index))):
        meaning = meanings[at]
        if (
            meaning is not None
            and meaning.type == "DATE"
            and not said[at]
            and not (at > index and turns_to_said(text, end, _extent(phrases[at][0])[0]))
            and timex_arithmetic.parse_day(meaning.value)
        ):
            return meaning.value
    return None


def _expression(
    text: str, phrase: Phrase, meaning: Meaning, rule: str, tense: Tense
) -> TimeExpression:
    start, end = phrase.tokens[0].start, phrase.tokens[-1 - meaning.beside].end
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        anchor=meaning.anchor,
        rule=rule,
        tense=tense,
    )
