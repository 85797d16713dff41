"""Figure worth: how likely an editor wants a figure at a glance.

Learned from careful readers' notes on stories of many kinds (`training/figure_weights.py`): does a
figure stand in the words of a fact that has weight? News counts much that tells nothing of its
event: years of service, the floors of a house, "two of the officials".
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import log10

import msgspec

from variorum.dossier.accounts import Account
from variorum.dossier.news_value import Worth
from variorum.lexicon import table
from variorum.model import Evidence, Figure
from variorum.model.word_keys import content_keys
from variorum.weights import load

SIGNS = (
    "weighty",
    "main",
    "origins",
    "tellings",
    "early",
    "headline number",
    "headline words",
    "people",
    "harm",
    "measured",
    "money",
    "share",
    "time",
    "often",
    "size",
    "no number",
    "pair",
    "few",
    "large",
    "digits",
    "in words",
    "other event",
    "part",
    "named",
    "of a speaker",
    "attributive",
    "some of those",
    "same sentence",
    "in brackets",
    "unnamed",
    "anyone",
)
"""What is looked at in a figure, in the order of `signs_of`; the weights tell what each means."""

_HARM = frozenset(
    {"killed", "injured", "hospitalized", "missing", "trapped", "detained", "displaced"}
    | {"rescued", "released", "evacuated", "destroyed", "damaged"}
)
_MONEY = frozenset([*table("units.currency_signs").values(), *table("units.currencies").values()])
_SHARES = frozenset(table("units.shares").values())
_TIMES = frozenset(one.split()[0] for one in table("units.durations").values())
_OFTEN = frozenset(table("units.occasions").values())
_SIZES = frozenset(one.split()[0] for one in table("units.measures").values())
_HYPHEN = re.compile(r"^\S*[^\W_]-[a-z]")
_OF_THOSE = re.compile(r"\bof (?:the|those|these|them|whom|its|their)\b", re.IGNORECASE)
_KINDS = frozenset([*table("units.kinds"), "money"])
"""What an amount is called of which no word tells what it is."""
_ANYONE = frozenset(
    str.split("people men women man woman persons others children boys girls males females things")
)
"""Words that count somebody and do not tell whom."""
_PAIR, _FEW, _SOME = 2, 5, 20
_LARGEST = 9
"""Powers of ten from which on a number is as large as any."""


def weigh(
    figures: Sequence[Figure], accounts: Sequence[Account], worth: Mapping[str, Sequence[Worth]]
) -> tuple[Figure, ...]:
    """The figures in their order, each with how likely an editor wants it (`worth`, 0 to 1)."""
    weights = load("figures")
    weighed = zip(figures, signs_of(figures, accounts, worth), strict=True)
    return tuple(
        msgspec.structs.replace(one, worth=round(weights.probability(signs), 3))
        for one, signs in weighed
    )


def signs_of(
    figures: Sequence[Figure], accounts: Sequence[Account], worth: Mapping[str, Sequence[Worth]]
) -> list[list[float]]:
    """What speaks for and against each figure, in the order of `SIGNS`."""
    told = {account.reading.article.id: account for account in accounts}
    titles = [account.reading.article.title or "" for account in accounts]
    headline = frozenset(key for title in titles for key in content_keys(title))
    return [_signs(one, told, worth, headline) for one in figures]


def _signs(
    figure: Figure,
    told: Mapping[str, Account],
    worth: Mapping[str, Sequence[Worth]],
    headline: frozenset[str],
) -> list[float]:
    spots = [one.evidence for one in figure.reports]
    found = [_sentence_of(told, spot) for spot in spots]
    worths = [worth[spot.article][at] for spot, at in zip(spots, found, strict=True)]
    early = min(spot.start / len(told[spot.article].reading.article.text) for spot in spots)
    what = frozenset(content_keys(figure.what)) - {figure.measure}
    return [
        max(one.weighty for one in worths),
        max(one.main for one in worths),
        min(1.0, log10(figure.origins)),
        min(1.0, log10(len(figure.reports))),
        1 - early,
        float(any(_keys(one.evidence.text) & headline for one in figure.reports)),
        len(what & headline) / len(what) if what else 0.0,
        *_kind(figure),
        *_number(figure),
        sum(one.setting == "other" for one in figure.reports) / len(figure.reports),
        float(any(one.part_of for one in figure.reports)),
        float(len(what) > 1),
        float(all(_is_of_speaker(told, one.evidence) for one in figure.reports)),
        float(all(_HYPHEN.search(one.evidence.text) is not None for one in figure.reports)),
        float(all(_OF_THOSE.search(one.evidence.text) is not None for one in figure.reports)),
        min(4, _beside(figure, told, found)) / 4,
        float(all(_is_in_brackets(told, spot) for spot in spots)),
        float(figure.what.partition(" (")[0] in _KINDS),
        float(_is_anyone(figure)),
    ]


def _is_anyone(figure: Figure) -> bool:
    """Whether a few people are counted of whom nothing is told: "two men"."""
    few = figure.high is not None and figure.high <= _SOME
    return few and figure.measure == "other" and figure.what.lower() in _ANYONE


def _is_in_brackets(told: Mapping[str, Account], spot: Evidence) -> bool:
    """Whether an amount stands in brackets: "$50 million (£36 million)"."""
    return told[spot.article].reading.article.text[max(0, spot.start - 1) : spot.start] == "("


def _is_of_speaker(told: Mapping[str, Account], evidence: Evidence) -> bool:
    """Whether a count tells how many say something: "two officials said"."""
    sources = (span for one in told[evidence.article].reading.attributions for span in one.source)
    return any(start < evidence.end and evidence.start < end for start, end in sources)


def _beside(figure: Figure, told: Mapping[str, Account], found: Sequence[int]) -> int:
    """How many other counts and amounts stand in the sentence of the first report."""
    first = figure.reports[0].evidence
    reading = told[first.article].reading
    start, end = reading.sentences[found[0]]
    return sum(start <= one.start < end for one in reading.quantities) - 1


def _sentence_of(told: Mapping[str, Account], spot: Evidence) -> int:
    sentences = told[spot.article].reading.sentences
    return max(0, bisect_right(sentences, spot.start, key=lambda span: span[0]) - 1)


def _keys(words: str) -> frozenset[str]:
    return frozenset(key for key in content_keys(words) if key[0].isdigit())


def _kind(figure: Figure) -> list[float]:
    unit = figure.unit
    return [
        float(unit == "person"),
        float(figure.measure in _HARM),
        float(figure.measure != "other"),
        *(float(unit in kind) for kind in (_MONEY, _SHARES, _TIMES, _OFTEN, _SIZES)),
    ]


def _number(figure: Figure) -> list[float]:
    number = figure.high
    written = f"{number or 0:.6g}".split("e")[0].replace(".", "").strip("0")
    return [
        float(number is None),
        float(number is not None and number <= _PAIR),
        float(number is not None and _PAIR < number <= _FEW),
        min(_LARGEST, log10(number)) / _LARGEST if number and number > 1 else 0.0,
        min(4, len(written)) / 4,
        float(not any(map(str.isdigit, figure.reports[0].evidence.text))),
    ]
