"""Planned: whether what is told lies ahead of its report, has happened, or lies well before it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from variorum.dossier.days import first_day, last_day
from variorum.dossier.tellings import Telling
from variorum.lexicon import one_rule
from variorum.model import Span

_AHEAD = one_rule("tense", "tense.to-come").regex
_PAST = one_rule("tense", "tense.happened-verb").regex
_OWN_VERB = re.compile(r"(?:\s\w+){0,2}")
_MAY = re.compile(r"\b(?:may|might)\b")

# What lies more than a month before the first report is what the story goes back to.
_BACKGROUND = timedelta(days=31)


def kind(
    group: Sequence[Telling], first: date | None
) -> Literal["happened", "planned", "background"]:
    """Planned only where no account tells it as past; background where it lies well before."""
    if all(lies_ahead(one) for one in group):
        return "planned"
    # "This year" is not over: of a year or month the end lies back, not the beginning.
    day = last_day(group[0].value)
    return "background" if day and first and day < first - _BACKGROUND else "happened"


def lies_ahead(one: Telling) -> bool:
    """Whether a telling is of something to come.

    The day after the report is ahead unless it is told as past: a report may be dated by the day
    before, in another time zone or before its last change.
    """
    if one.said or one.sure is not None:
        return False
    start, end = _clause(one)
    text = one.account.reading.article.text
    day = first_day(one.value)
    published = one.account.reading.article.published
    report = first_day(published.value) if published else None
    if day and report and day > report:
        past = (
            len(one.value) >= 10
            and _PAST.search(text, start, end)
            and not _AHEAD.search(text, start, end)
            and not _MAY.search(text, start, end)
        )
        return day - report > timedelta(days=1) or not past
    # "Later in the year" lies ahead until the year is over.
    over = last_day(one.value)
    return _told_ahead(text, (start, end), one.at) and not (over and report and over < report)


def _clause(one: Telling) -> Span:
    """The clause of a telling in which its date stands."""
    for start, end in one.account.words.clauses(*one.span):
        if start <= one.at < end:
            return start, end
    return one.span


def _told_ahead(text: str, clause: Span, at: int) -> bool:
    """Whether a clause tells as coming what it dates at `at`.

    What was announced on a day that is over happened then: "said on Monday that the dam will be
    rebuilt". A past verb before the words of the future tells so, unless the date stands behind
    those: "the council said the dam will reopen on Monday".
    """
    start, end = clause
    ahead = _AHEAD.search(text, start, end)
    if ahead is None:
        return False
    if ahead.start() > at:
        return _PAST.search(text, start, ahead.start()) is None
    # "A toll that is to start on 1 July was voted on Thursday": another verb goes with the date.
    own = _OWN_VERB.match(text, ahead.end(), end)
    return _PAST.search(text, own.end() if own else ahead.end(), at) is None
