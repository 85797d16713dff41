"""Which sources copy one another, told from the values that they share over many items.

Where no text shows who copied whom, the values do: two sources that time and again share what
few others say are not independent. The estimate goes round as in Dong, Berti-Equille and
Srivastava, Integrating Conflicting Data: The Role of Source Dependence (VLDB 2009): values make
sources reliable or not, reliable sources make values likely, and a copied value counts little.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_ROUNDS = 8
_WARM = 1
"""Rounds before copying is looked for. From the first, sharing a true value that few give would
look like sharing a mistake; after four, a clique of copies has made itself look reliable."""
_WRONG = 20
"""Wrong values that an item could have; 10 to 100 change nothing on book sellers' lists."""
_COPIED = 0.8
"""Share of its values that a source which copies takes over; the paper's own setting."""
_PRIOR = 0.05
"""How likely two sources are to be copy and original before anything is seen."""
_START = 0.8
_RELIABLE = (0.05, 0.98)
"""No source is beyond doubt, nor quite worthless: the bounds keep one item from deciding."""
_ERROR = (0.02, 0.98)
_RARE = 1e-3
"""The least chance given to sharing a value, so that one match is never proof."""


class Assertion(NamedTuple):
    """One source gives one item one value; a later one of the same source replaces it."""

    source: str
    item: str
    value: str


class Dependence(NamedTuple):
    """What the assertions tell together.

    `chosen` is the value of each item that independent and reliable sources carry; `reliability`
    the estimated share of each source's values that are right; `copying` the probability, above a
    half, that one of a pair of sources (in order) copies the other.
    """

    chosen: dict[str, str]
    reliability: dict[str, float]
    copying: dict[tuple[str, str], float]


_Values = Mapping[str, Mapping[str, str]]
_Likely = dict[str, dict[str, float]]


def infer_dependence(assertions: Iterable[Assertion]) -> Dependence:
    """Reliability of sources, copying among them, and the value of each item under both.

    Deterministic in the set of assertions. The work grows with the pairs of sources of each item.
    """
    given: dict[str, dict[str, str]] = defaultdict(dict)
    for source, item, value in sorted(assertions, key=lambda a: (a.item, a.source)):
        given[item][source] = value
    likely: _Likely = {}
    for item, values in given.items():
        counts = Counter(values.values())
        likely[item] = {v: counts[v] / len(values) for v in sorted(counts)}
    reliability = {source: _START for values in given.values() for source in values}
    copying: dict[tuple[str, str], float] = {}
    for turn in range(_ROUNDS):
        if turn >= _WARM:
            copying = _copying(given, likely, reliability)
        likely = {item: _weigh(values, reliability, copying) for item, values in given.items()}
        reliability = _reliability(given, likely)
    return Dependence(
        {item: max(values, key=lambda v: (values[v], v)) for item, values in likely.items()},
        reliability,
        {pair: chance for pair, chance in sorted(copying.items()) if chance > 0.5},
    )


def _copying(
    given: _Values, likely: _Likely, reliability: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    """For each pair of sources that share items, how likely one copies the other."""
    scores: dict[tuple[str, str], float] = defaultdict(float)
    for item, values in given.items():
        counts = Counter(values.values())
        sources = sorted(values)
        for at, a in enumerate(sources):
            value = values[a]
            popular = (counts[value] - 1) / max(1, len(sources) - 1)
            for b in sources[at + 1 :]:
                if values[b] != value:
                    scores[a, b] += math.log(1 - _COPIED)
                    continue
                error = _bounded(1 - (reliability[a] + reliability[b]) / 2, _ERROR)
                chance = likely[item][value]
                alone = max(_RARE, chance * (1 - error) + (1 - chance) * error * popular)
                scores[a, b] += math.log((_COPIED + (1 - _COPIED) * alone) / alone)
    prior = math.log(_PRIOR / (1 - _PRIOR))
    return {pair: _logistic(prior + score) for pair, score in scores.items() if score > 0}


def _weigh(
    values: Mapping[str, str],
    reliability: Mapping[str, float],
    copying: Mapping[tuple[str, str], float],
) -> dict[str, float]:
    """The probability of each value of one item; what a source may have copied counts less."""
    carriers: dict[str, list[str]] = defaultdict(list)
    for source in sorted(values, key=lambda s: (-reliability[s], s)):
        carriers[values[source]].append(source)
    votes: dict[str, float] = {}
    for value in sorted(carriers):
        votes[value] = 0.0
        for at, source in enumerate(carriers[value]):
            own = 1.0
            for other in carriers[value][:at]:
                pair = (source, other) if source < other else (other, source)
                own *= 1 - _COPIED * copying.get(pair, 0.0)
            sure = reliability[source]
            votes[value] += own * math.log(_WRONG * sure / (1 - sure))
    most = max(votes.values())
    weights = {value: math.exp(vote - most) for value, vote in votes.items()}
    total = sum(weights.values())
    return {value: weight / total for value, weight in weights.items()}


def _reliability(given: _Values, likely: _Likely) -> dict[str, float]:
    chances: dict[str, list[float]] = defaultdict(list)
    for item, values in given.items():
        for source, value in values.items():
            chances[source].append(likely[item][value])
    return {s: _bounded(sum(c) / len(c), _RELIABLE) for s, c in sorted(chances.items())}


def _bounded(value: float, bounds: tuple[float, float]) -> float:
    return min(bounds[1], max(bounds[0], value))


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-min(500.0, max(-500.0, score))))
