"""The day of what an account tells without a date: that of the report, or of what stands around it.

News dates its first sentence and tells on from there: "Two trains collided on Monday. One driver
was hurt." Each sentence without a date has a few days to choose from: the day of publication, the
date told last before it, that of the account's lead, and the day that most tellings of the story
give. A logistic regression judges each (`training/day_weights.py`). A day is taken where it is
likely right by a line, and no sentence is dated otherwise.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import NamedTuple

from variorum.dossier.accounts import Account
from variorum.dossier.days import first_day, precision
from variorum.dossier.news_value import Worth
from variorum.dossier.stands_alone import leans, splits_quotation
from variorum.dossier.tellings import Telling, without_dateline
from variorum.dossier.untold import is_condition, is_no_telling
from variorum.lexicon import load_rules, one_rule
from variorum.model import Span
from variorum.model.vectors import likeness
from variorum.weights import load

SIGNS = (
    "that day",
    "the day before",
    "that week",
    "publication",
    "told last",
    "told just before",
    "accounts",
    "dated elsewhere",
    "weighty",
    "alone",
    "past",
    "ahead",
    "quoted",
    "told last and publication",
    "most told",
    "share of tellings",
    "near by",
    "same speaker",
)
"""What is looked at in a sentence and a day, in the order of `signs_of`."""

_LEAST_LETTERS = 30
"""A shorter sentence is a heading or an exclamation."""

_LEAD = 4
"""Among so many first sentences stands the date of an account's lead."""

_LEAST_COMMON = 2
_NEAR = 600
"""Letters from a telling after which it says less than half as much of the day of a sentence."""
_LOOKED_AT = 100
"""Tellings looked at for one word, at most: a bound on the work."""

_PAST = one_rule("tense", "tense.happened-verb").regex
_AHEAD = load_rules("tense", "coming").regex
_OPEN = re.compile(r"\b(?:may|might|could)\b", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“]")


class Candidate(NamedTuple):
    """A sentence that gives no date, by its number in its article; a day for it; their signs."""

    account: Account
    at: int
    value: str
    signs: list[float]


def told_by_context(
    accounts: Sequence[Account],
    told: Sequence[Telling],
    worth: Mapping[str, Sequence[Worth]],
) -> Iterator[Telling]:
    """The sentences without a date whose day is likely enough, each with its likeliest day.

    `told` are the tellings of all accounts that have a date; `worth` judges each sentence.
    """
    weights = load("days")
    line = weights.line("dated")
    best: dict[tuple[str, int], tuple[float, Candidate]] = {}
    for one in candidates(accounts, told, worth):
        sure = round(weights.probability(one.signs), 6)
        key = one.account.reading.article.id, one.at
        if sure >= line and (key not in best or sure > best[key][0]):
            best[key] = sure, one
    for sure, one in best.values():
        span = without_dateline(one.account.reading, one.account.reading.sentences[one.at])
        keys = one.account.words.keys(*span)
        text = one.account.reading.article.text[slice(*span)]
        if len(keys) >= 3 and not leans(text) and not splits_quotation(text):
            sure = round(sure, 3)
            yield Telling(
                one.account, span, one.value, "context", keys, span[0], sure=sure, likely=sure
            )


def candidates(
    accounts: Sequence[Account],
    told: Sequence[Telling],
    worth: Mapping[str, Sequence[Worth]],
) -> Iterator[Candidate]:
    """Each sentence that gives no date, with each day that it may be of."""
    story = _Story(accounts, told)
    for account in accounts:
        yield from story.of(account, worth[account.reading.article.id])


class _Told(NamedTuple):
    """The dates that stand around a sentence in its article; empty where there is none."""

    published: str
    last: str
    just_before: bool
    lead: str


class _Story:
    """The tellings of a story that have a date, by article and by word."""

    def __init__(self, accounts: Sequence[Account], told: Sequence[Telling]) -> None:
        self._told = told
        self._by_article: dict[str, dict[int, list[Telling]]] = defaultdict(dict)
        self._index: dict[str, list[int]] = defaultdict(list)
        holds: dict[str, set[str]] = defaultdict(set)
        for number, one in enumerate(told):
            reading = one.account.reading
            at = bisect_right(reading.sentences, (one.at, len(reading.article.text) + 1)) - 1
            self._by_article[reading.article.id].setdefault(at, []).append(one)
            holds[one.value[:10]].add(reading.article.id)
            for key in one.keys:
                self._index[key].append(number)
        self._spread = {value: len(articles) / len(accounts) for value, articles in holds.items()}
        self._share: dict[str, float] = {}
        self._times_told = Counter(one.value[:10] for one in told)
        self._spoke: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
        for one in told:
            for speaker in _speakers(one.account, one.span):
                self._spoke[speaker][one.value[:10]] += 1
        days = Counter(one.value[:10] for one in told if len(one.value) >= 10)
        self._most_told = min(days, key=lambda day: (-days[day], day), default="")

    def of(self, account: Account, worth: Sequence[Worth]) -> Iterator[Candidate]:
        """The candidates of one account."""
        reading = account.reading
        by_sentence = self._by_article.get(reading.article.id, {})
        dated = _dated_sentences(account) | by_sentence.keys()
        published = reading.article.published
        report = published.value[:10] if published and len(published.value) >= 10 else ""
        lead = next((by_sentence[at][0].value[:10] for at in range(_LEAD) if at in by_sentence), "")
        last, last_at = "", -1
        for at, span in enumerate(reading.sentences):
            if at in by_sentence:
                last, last_at = by_sentence[at][-1].value[:10], at
            text = reading.article.text[slice(*span)]
            open_end = is_no_telling(text) or is_condition(text)
            if at in dated or len(text) < _LEAST_LETTERS or open_end:
                continue
            around = _Told(report, last, last_at == at - 1, lead)
            of_sentence = _form(text, worth[at])
            elsewhere = self._dated_elsewhere(account, span)
            spoke = [self._spoke[one] for one in _speakers(account, span)]
            for value in self._values(around):
                signs = [
                    *self._signs(value, around, of_sentence, elsewhere),
                    self._times_told[value] / max(1, len(self._told)),
                    _nearness(span[0], value, by_sentence),
                    float(min(2, max((days[value] for days in spoke), default=0))),
                ]
                yield Candidate(account, at, value, signs)

    def _values(self, around: _Told) -> Iterator[str]:
        """The dates to choose from, none that lies after the report."""
        report = first_day(around.published) if around.published else None
        values = (around.published, around.last, around.lead, self._most_told)
        for value in dict.fromkeys(one for one in values if one):
            day = first_day(value)
            if day is not None and not (report and day > report):
                yield value

    def _signs(
        self, value: str, around: _Told, form: Sequence[float], elsewhere: Mapping[str, float]
    ) -> list[float]:
        """The signs of a sentence and one date, in the order of `SIGNS`, but for the last three."""
        report, day = (first_day(one) if one else None for one in (around.published, value))
        back = (report - day).days if report and day else 3
        published, last = value == around.published, value == around.last
        weighty, alone, past, ahead, quoted = form
        return [
            float(back == 0),
            float(back == 1),
            float(2 <= back <= 6),
            float(published),
            float(last),
            float(last and around.just_before),
            self._share_of(value),
            elsewhere.get(value, 0.0),
            weighty,
            alone,
            past,
            ahead,
            quoted,
            float(published and last),
            float(value == self._most_told),
        ]

    def _share_of(self, value: str) -> float:
        """The share of the accounts that tell something of a date, its parts and wholes added."""
        if value not in self._share:
            self._share[value] = sum(
                share
                for other, share in sorted(self._spread.items())
                if other.startswith(value) or value.startswith(other)
            )
        return self._share[value]

    def _dated_elsewhere(self, account: Account, span: Span) -> dict[str, float]:
        """For each date, how near another account's telling of it comes, in words and meaning."""
        keys = account.words.keys(*span)
        common = Counter(at for key in keys for at in self._index.get(key, ())[:_LOOKED_AT])
        mine = account.vectors.between(*span) if account.vectors is not None else None
        found: dict[str, float] = {}
        for at, shared in common.items():
            one = self._told[at]
            if one.account is account or shared < _LEAST_COMMON:
                continue
            near = 2 * shared / (len(keys) + len(one.keys))
            if mine is not None and one.account.vectors is not None:
                near += float(likeness(mine[None], one.account.vectors.between(*one.span))[0])
            found[one.value[:10]] = max(found.get(one.value[:10], 0.0), near)
        return found


def _nearness(start: int, value: str, told: Mapping[int, Sequence[Telling]]) -> float:
    """How near in its account the nearest telling of a date stands: from 1 down to 0."""
    away = [abs(one.at - start) for of in told.values() for one in of if one.value[:10] == value]
    return round(exp(-min(away) / _NEAR), 6) if away else 0.0


def _speakers(account: Account, span: Span) -> list[frozenset[str]]:
    """Those who are named as speaking in a passage, each by the words of the name."""
    reading = account.reading
    named = [
        reading.entities[one.speaker]
        for one in reading.attributions
        if one.speaker is not None and any(span[0] <= cue < span[1] for cue, _ in one.cue)
    ]
    return [account.words.keys(name.start, name.end) for name in named]


def _dated_sentences(account: Account) -> set[int]:
    """The sentences that hold a date of the calendar, whatever it is the date of."""
    reading = account.reading
    return {
        bisect_right(reading.sentences, (time.start, len(reading.article.text) + 1)) - 1
        for time in reading.times
        if time.type in ("DATE", "TIME") and time.value and precision(time.value)
    }


def _form(text: str, worth: Worth) -> tuple[float, float, float, float, float]:
    """What is looked at in a sentence alone: its worth, its tense, whether it quotes."""
    return (
        worth.weighty,
        worth.alone,
        float(bool(_PAST.search(text))),
        float(bool(_AHEAD.search(text) or _OPEN.search(text))),
        float(bool(_QUOTE.search(text))),
    )
