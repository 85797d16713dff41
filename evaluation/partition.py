"""How well one grouping of things matches another: B-cubed and the adjusted Rand index."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb
from typing import NamedTuple


class BCubed(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> BCubed:
    """B-cubed scores (Bagga and Baldwin 1998) of groups `found` against groups `gold`.

    Both give the group of each thing, in one order.

    >>> b_cubed("aab", "xxy")
    BCubed(precision=1.0, recall=1.0, f1=1.0)
    """
    of_gold, of_found, of_both = (
        Counter(gold),
        Counter(found),
        Counter(zip(gold, found, strict=True)),
    )
    total = len(gold) or 1
    precision = sum(n * n / of_found[f] for (_, f), n in of_both.items()) / total
    recall = sum(n * n / of_gold[g] for (g, _), n in of_both.items()) / total
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return BCubed(precision, recall, f1)


def adjusted_rand(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The Rand index corrected for chance (Hubert and Arabie 1985), 1 for the same grouping.

    >>> adjusted_rand("aabb", "xxyy")
    1.0
    """
    both = sum(comb(n, 2) for n in Counter(zip(gold, found, strict=True)).values())
    in_gold = sum(comb(n, 2) for n in Counter(gold).values())
    in_found = sum(comb(n, 2) for n in Counter(found).values())
    chance = in_gold * in_found / max(1, comb(len(gold), 2))
    most = (in_gold + in_found) / 2
    return (both - chance) / (most - chance) if most != chance else 1.0
