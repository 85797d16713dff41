"""What the reports of one figure add up to: low, best, high, and how they stand together."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from variorum.align.figures.reports import Candidate, is_moved
from variorum.align.figures.scales import in_unit, is_amount, is_rounding, on_one_scale
from variorum.model import Policy, Report
from variorum.model.vague_words import promised, vague_words

Number = float | int
Relation = Literal["single", "agree", "differ", "update"]

_RISING = frozenset(
    str.split("""
    killed injured hospitalized missing rescued detained released displaced evacuated affected
    sheltered returned destroyed damaged
""")
)
"""Counts that a story's later accounts carry further; a crowd or a town's size does not grow so."""

_FALLING = frozenset(["missing", "trapped", "sheltered", "displaced", "evacuated", "hospitalized"])
"""Counts that fall as people are found or go home: a later one on either side is an update."""
_CODES: dict[str, int] = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}
"""What ACLED codes for words (its FAQ on fatalities); other words get no number."""
_ROUNDED = 0.05
"""Who tells an amount in another unit rounds it: "40 metres (130 feet)"."""
_TIMES = 10
"""Nobody says "dozens" of ten times as many: 500 are hundreds."""
_FROM_TO = re.compile(r"\bfrom (\d[\d,]*(?:\.\d+)?) to \d")
_VAGUE = re.compile(r"\b(?:tens|dozens|hundreds|thousands)\b")


def main_unit(candidates: Sequence[Candidate]) -> str:
    """The unit that most origins tell a figure in, then most reports, then the one told first."""
    told = {c.quantity.unit for c in candidates}
    alike = {unit: [c for c in candidates if c.quantity.unit == unit] for unit in told}
    return min(
        told,
        key=lambda unit: (
            -len({c.report.origin for c in alike[unit]}),
            -len(alike[unit]),
            min(c.key for c in alike[unit]),
        ),
    )


def in_main_unit(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those whose numbers stand on the scale of the figure's unit; only these have bounds."""
    unit = main_unit(candidates)
    return [c for c in candidates if on_one_scale(c.quantity.unit, unit)]


def bounds(candidates: Sequence[Candidate]) -> tuple[Number | None, Number | None]:
    """The least and the greatest number any report gives; vague words give none."""
    numbers = [n for c in candidates for n in _numbers(c.report)]
    return (min(numbers), max(numbers)) if numbers else (None, None)


def best_value(candidates: Sequence[Candidate], policy: Policy) -> Number | None:
    """The value the policy names; None where no report gives a number.

    `most-origins` takes the value that most independent origins carry, then the one published
    later, then the higher; where the count was updated, only numbers of the last day compete (see
    `_standing`). `ucdp-like` takes the value of most origins, then the lower; `latest` the one
    published last, of one day the one that holds as of later; `acled-like` the lowest of the last
    day's, and for vague words alone that archive's codes.
    A range speaks for the numbers told within it; its ends are values where there is none.
    """
    support, latest = backing(candidates, policy)
    ranks: dict[Policy, Callable[[Number], tuple[object, ...]]] = {
        "lowest": lambda n: (-n,),
        "highest": lambda n: (n,),
        "latest": lambda n: (latest[n], len(support[n]), n),
        "most-origins": lambda n: (len(support[n]), latest[n], n),
        "ucdp-like": lambda n: (len(support[n]), -n),
        "acled-like": lambda n: (latest[n][0][:10], -n),
    }
    best = max(support, key=ranks[policy], default=None)
    return _coded(candidates) if best is None and policy == "acled-like" else best


def backing(
    candidates: Sequence[Candidate], policy: Policy
) -> tuple[dict[Number, set[str]], dict[Number, tuple[str, str]]]:
    """The numbers that compete to be the best: the origins of each, and when it was last told.

    The time is that of publication, then the day as of which it holds, each empty where unknown.
    """
    support: dict[Number, set[str]] = {}
    latest: dict[Number, tuple[str, str]] = {}
    counted = _now(candidates) if policy in ("most-origins", "latest") else candidates
    if policy == "most-origins" and relation_of(candidates) == "update":
        counted = _standing(counted)
    for candidate in counted:
        for number in _carried(candidate.report, counted, policy):
            support.setdefault(number, set()).add(candidate.report.origin)
            told = (candidate.published, candidate.report.as_of or "")
            latest[number] = max(latest.get(number, told), told)
    return support, latest


def _now(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that no account says were left behind: of "from $9 to $7" only the second.

    A number that an account tells as replaced ("lowered to nine from 14") is replaced wherever it
    is told, if any other number stands.
    """
    left = {a.key for a, b in pairwise(sorted(candidates, key=_place)) if is_moved(a, b)}
    numbers = {c.report.value for c in candidates if c.left and c.report.value is not None}
    for c in candidates:
        told = _FROM_TO.search(c.report.evidence.text)
        if told is not None:
            numbers.add(float(told[1].replace(",", "")))
    kept = [c for c in candidates if c.key not in left]
    standing = [c for c in kept if not c.left and c.report.value not in numbers]
    return standing if any(c.report.value is not None for c in standing) else kept


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.key


def _standing(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those of an updated count that no later number has replaced.

    Any number of accounts may have told the first toll; the last to tell one knew the later. Of
    the numbers that an origin gives on the last day ("up from seven to nine") the furthest stands.
    """
    told = [c for c in candidates if c.published and c.report.value]
    days = sorted({c.published[:10] for c in told})
    if not days:
        return candidates
    first, last = ([c for c in told if c.published[:10] == day] for day in (days[0], days[-1]))
    furthest = max if max(map(_value, first)) <= max(map(_value, last)) else min
    reached: dict[str, Number] = {}
    for c in last:
        origin = c.report.origin
        reached[origin] = furthest(reached.get(origin, _value(c)), _value(c))
    return [c for c in last if _value(c) == reached[c.report.origin]]


def _value(candidate: Candidate) -> Number:
    return candidate.report.value or 0


def _carried(report: Report, candidates: Sequence[Candidate], policy: Policy) -> list[Number]:
    """The numbers a report stands for; at the ends of the scale a range is its own ends."""
    own = _numbers(report)
    if report.value is not None or not own or policy in ("lowest", "highest"):
        return own
    told = {c.report.value for c in candidates if c.report.value is not None}
    return sorted(number for number in told if own[0] <= number <= own[-1]) or own


def _coded(candidates: Sequence[Candidate]) -> Number | None:
    """The least that the vague words stand for where a number has to be coded."""
    words = [_VAGUE.findall(c.report.evidence.text.lower()) for c in candidates]
    return min((_CODES[word] for found in words for word in found), default=None)


def relation_of(candidates: Sequence[Candidate]) -> Relation:
    """How the reports stand to each other.

    `single`: one report, or one origin that says one thing. `agree`: no two part. `update`: they
    part, and each later one goes further (of the missing and the like: one way
    throughout), or an account says that one became the other. `differ`: they part otherwise.
    """
    if _agrees(candidates):
        return "single" if len({c.report.origin for c in candidates}) < 2 else "agree"
    moved = len(_now(candidates)) < len(candidates) and _agrees(_now(candidates))
    return "update" if moved or _rises(candidates) else "differ"


def _agrees(candidates: Sequence[Candidate]) -> bool:
    reports = [c.report for c in candidates]
    return all(_agree(a, b) for a, b in _distinct_pairs(reports))


def _numbers(report: Report) -> list[Number]:
    if report.value is not None:
        return [report.value]
    if report.qualifier == "between":
        return [n for n in (report.low, report.high) if n is not None]
    return []


def _distinct_pairs(reports: Sequence[Report]) -> list[tuple[Report, Report]]:
    """Pairs of reports that are worded with different numbers; one of each wording suffices."""
    distinct = {(r.value, r.low, r.high, r.unit, r.qualifier, _word(r)): r for r in reports}
    ordered = list(distinct.values())
    return [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]


def _word(report: Report) -> str | None:
    """The vague word of a report, in small letters: "dozens" and "hundreds" are two wordings."""
    words = vague_words(report.evidence.text) if report.qualifier == "vague" else None
    return words.lower() if words else None


def _agree(a: Report, b: Report) -> bool:
    if a.qualifier == "unknown" or b.qualifier == "unknown":
        return True
    if a.value is None or b.value is None:
        return _meets(a, b) and _meets(b, a)
    if not on_one_scale(a.unit, b.unit):
        told = in_unit(b.value, b.unit, a.unit)
        return told is not None and abs(told - a.value) <= _ROUNDED * max(told, a.value)
    if a.value == b.value or (is_amount(a.unit or "") and is_rounding(a.value, b.value)):
        return True
    low, high = (a, b) if a.value < b.value else (b, a)
    near = high.value is not None and low.value is not None and high.value <= low.value * 1.1
    # "more than 50" and 51 agree; "at least two" and "at least six" do not.
    return near and (
        low.qualifier in ("about", "more_than", "at_least")
        or high.qualifier in ("about", "less_than", "up_to")
    )


def _meets(vague: Report, other: Report) -> bool:
    """Whether what a vague word or a range promises leaves room for the other's number."""
    number = other.value if other.value is not None else other.high
    low, high = vague.low, vague.high
    if vague.qualifier == "vague":
        low = promised(vague.evidence.text)
        high = None if low is None else _TIMES * low
    return number is None or ((low is None or number >= low) and (high is None or number <= high))


def _rises(candidates: Sequence[Candidate]) -> bool:
    candidates = in_main_unit(candidates)
    measure = candidates[0].quantity.measure
    if measure not in _RISING and measure not in _FALLING:
        return False
    ordered = [value for _, value in peaks(candidates)]
    if len(ordered) < 2:
        return any(
            "rose" in c.report.evidence.text or "risen" in c.report.evidence.text
            for c in candidates
        )
    if measure in _FALLING and ordered[0] > ordered[-1]:
        return ordered == sorted(ordered, reverse=True)
    return ordered == sorted(ordered) and ordered[0] < ordered[-1]


def peaks(candidates: Sequence[Candidate]) -> list[tuple[str, Number]]:
    """The greatest number that was published on each day, in the order of days."""
    greatest: dict[str, Number] = {}
    for c in candidates:
        if c.published and c.report.value:
            day = c.published[:10]
            greatest[day] = max(greatest.get(day, 0), c.report.value)
    return sorted(greatest.items())
