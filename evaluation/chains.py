"""How well chains of mentions match gold chains: MUC, B-cubed, CEAF-e and their mean.

The mean of the three F1 scores is the score of the CoNLL-2012 shared task (Pradhan et al., 2012).
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from evaluation.partition import b_cubed


class Chained(NamedTuple):
    """The three F1 scores and their mean, 0 to 1."""

    muc: float
    b_cubed: float
    ceaf_e: float
    conll: float


def chained(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Chained:
    """Scores of chains `found` against chains `gold`; both give the chain of each mention.

    >>> chained("aab", "xxy")
    Chained(muc=1.0, b_cubed=1.0, ceaf_e=1.0, conll=1.0)
    """
    muc = _f1(_links(gold, found), _links(found, gold))
    cubed = b_cubed(gold, found).f1
    ceaf = _ceaf_e(gold, found)
    return Chained(muc, cubed, ceaf, (muc + cubed + ceaf) / 3)


def _chains(labels: Sequence[Hashable]) -> list[frozenset[int]]:
    chains: dict[Hashable, list[int]] = defaultdict(list)
    for at, label in enumerate(labels):
        chains[label].append(at)
    return [frozenset(members) for members in chains.values()]


def _f1(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _links(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """MUC recall (Vilain et al., 1995): which part of the links that hold gold chains is there."""
    held = whole = 0
    for chain in _chains(gold):
        held += len(chain) - len({found[at] for at in chain})
        whole += len(chain) - 1
    return held / whole if whole else 0.0


def _ceaf_e(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Entity CEAF (Luo, 2005): chains matched one to one so that their Dice likeness is greatest.

    Only chains that share a mention can be matched, so each connected part is solved alone.
    """
    rows, columns = _chains(gold), _chains(found)
    of_column = {member: at for at, chain in enumerate(columns) for member in chain}
    of_row = {member: at for at, chain in enumerate(rows) for member in chain}
    seen: set[int] = set()
    total = 0.0
    for start in range(len(rows)):
        if start in seen:
            continue
        part, open_ = {start}, [start]
        touched: set[int] = set()
        while open_:
            for column in {of_column[member] for member in rows[open_.pop()]} - touched:
                touched.add(column)
                fresh = {of_row[member] for member in columns[column]} - part
                part |= fresh
                open_.extend(fresh)
        seen |= part
        matrix = [
            [_dice(rows[row], columns[column]) for column in sorted(touched)]
            for row in sorted(part)
        ]
        total += assigned(matrix)
    return 2 * total / (len(rows) + len(columns)) if rows else 0.0


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def assigned(values: Sequence[Sequence[float]]) -> float:
    """The greatest sum of `values` with one at most of each row and column (Kuhn, 1955).

    >>> assigned([[0.9, 0.8], [0.7, 0.1]])
    1.5
    """
    if len(values) > len(values[0]):
        values = list(zip(*values, strict=True))
    height, width = len(values), len(values[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, height + 1):
        _assign(values, row, of_row, of_column, row_of)
    return sum(values[row_of[at] - 1][at - 1] for at in range(1, width + 1) if row_of[at])


def _assign(
    values: Sequence[Sequence[float]],
    row: int,
    of_row: list[float],
    of_column: list[float],
    row_of: list[int],
) -> None:
    """Take one more row into the assignment along the cheapest alternating path."""
    width = len(of_column) - 1
    row_of[0], at = row, 0
    slack = [float("inf")] * (width + 1)
    back, used = [0] * (width + 1), [False] * (width + 1)
    while row_of[at]:
        used[at] = True
        here = row_of[at]
        for column in range(1, width + 1):
            cost = -values[here - 1][column - 1] - of_row[here] - of_column[column]
            if not used[column] and cost < slack[column]:
                slack[column], back[column] = cost, at
        least, step = min((slack[c], c) for c in range(1, width + 1) if not used[c])
        for column in range(width + 1):
            if used[column]:
                of_row[row_of[column]] += least
                of_column[column] -= least
            else:
                slack[column] -= least
        at = step
    while at:
        row_of[at], at = row_of[back[at]], back[at]
