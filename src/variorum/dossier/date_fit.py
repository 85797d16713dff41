"""Whether the date in a sentence is that of what the sentence tells.

"After his loss last week, Roy resigned" holds a date and does not tell of last week. No grammar is
read here, so signs are weighed that a reader sees at once: the tense, the word before the date, how
long before the report it lies, and whether other accounts tell the like of that date or of another.
A logistic regression judges each telling (`training/date_weights.py`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import nsmallest

from variorum.dossier.days import first_day
from variorum.dossier.planned import lies_ahead
from variorum.dossier.tellings import Telling
from variorum.lexicon import load_rules, one_rule, words
from variorum.model.vectors import likeness
from variorum.weights import load

SIGNS = (
    "past",
    "perfect",
    "ahead",
    "planned",
    "on",
    "in",
    "with a noun",
    "bounds",
    "of the clock",
    "that month",
    "told on that date",
    "told on another",
)
"""What is looked at in a telling, in the order of `DateFit.signs`."""

_LOOKED_AT = 100
"""Tellings looked at for one word, at most: a bound on the work."""
_LEAST_COMMON = 2
_TRIED = 24
"""Of those, the ones that share most are compared in full."""

_PERFECT = re.compile(r"\b(?:has|have)\s(?:(?:\w+ly|not|also|been)\s)?\w+(?:[dnt]|[dm]e)\b")
_BEFORE = re.compile(r"([\w’'-]+)\s+(?:(?:earl|lat)\w+\s)?$")
_WITH_NOUN = words("function_words.with_a_noun")
_BOUNDS = words("function_words.bounds_of_time")
_PAST = one_rule("tense", "tense.happened-verb").regex
_AHEAD = load_rules("tense", "coming").regex
_WEEK, _MONTH = 6, 31
"""Days before the report that "that month" begins after and ends with."""


def judged(told: Sequence[Telling]) -> list[Telling]:
    """The tellings of a story, each with how likely what it tells happened on its date."""
    fit = DateFit(told)
    return [one._replace(likely=round(fit.likely(one), 3)) for one in told]


def fits(group: Sequence[Telling]) -> bool:
    """Whether one of the tellings of an event is likely enough of its date."""
    return max(one.likely for one in group) >= load("dates").line("kept")


class DateFit:
    """The tellings of a story that have a date, each beside those of its other accounts."""

    def __init__(self, told: Sequence[Telling]) -> None:
        self._told = told
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(told):
            for key in one.keys:
                self._index[key].append(number)

    def likely(self, one: Telling) -> float:
        """How likely what a telling tells happened on its date, 0 to 1."""
        return load("dates").probability(self.signs(one))

    def signs(self, one: Telling) -> list[float]:
        """The signs of a telling, in the order of `SIGNS`."""
        return [*_tense(one), *_words(one), *self._elsewhere(one)]

    def _elsewhere(self, one: Telling) -> tuple[float, float]:
        """How near other accounts' tellings come, of this date and of any other."""
        common = Counter(at for key in one.keys for at in self._index.get(key, ())[:_LOOKED_AT])
        found = [0.0, 0.0]
        mine = one.account.vectors
        for at, shared in nsmallest(_TRIED, common.items(), key=lambda one: (-one[1], one[0])):
            other = self._told[at]
            if other.account is one.account or shared < _LEAST_COMMON:
                continue
            near = 2 * shared / (len(one.keys) + len(other.keys))
            if mine is not None and other.account.vectors is not None:
                rows = mine.between(*one.span), other.account.vectors.between(*other.span)
                near += float(likeness(rows[0][None], rows[1])[0])
            apart = not (_within(one.value, other.value) or _within(other.value, one.value))
            found[apart] = max(found[apart], near)
        return found[0], found[1]


def _within(one: str, other: str) -> bool:
    """Whether a date lies in another."""
    return one[:10].startswith(other[:10])


def _tense(one: Telling) -> list[float]:
    """Whether what is told is told as over, as still so, or as to come."""
    text = one.account.reading.article.text[slice(*one.span)]
    return [
        float(_PAST.search(text) is not None),
        float(_PERFECT.search(text) is not None),
        float(_AHEAD.search(text) is not None),
        float(lies_ahead(one)),
    ]


def _words(one: Telling) -> list[float]:
    """Which word stands before a date, and what kind of date it is."""
    found = _BEFORE.search(one.account.reading.article.text, one.span[0], one.at)
    word = found[1].lower() if found else ""
    published = one.account.reading.article.published
    report = first_day(published.value) if published else None
    day = first_day(one.value)
    back = (report - day).days if report and day else 0
    return [
        float(word == "on"),
        float(word in ("in", "during")),
        float(word in _WITH_NOUN),
        float(word in _BOUNDS),
        float("T" in one.value),
        float(_WEEK < back <= _MONTH),
    ]
