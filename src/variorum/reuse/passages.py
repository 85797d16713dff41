"""Copied passages of two texts: runs of the same words, small edits within them allowed."""

from collections import defaultdict
from typing import NamedTuple

from variorum.model import Passage, Span
from variorum.reuse.fingerprints import SHINGLE, Words

GAP = 10
"""Content words that may part two matches of one passage: a reworded clause, not a paragraph."""

LEAST = 8
"""Content words a passage must share: fewer are names, titles and set phrases."""

_REPEATS = 8
"""A shingle that stands more often than this in a text is its refrain and tells nothing."""


class Fingerprint(NamedTuple):
    """One text's words, the hashes of its shingles, and where each hash stands."""

    words: Words
    hashes: tuple[int, ...]
    places: dict[int, list[int]]


def fingerprint(words: Words, hashes: tuple[int, ...]) -> Fingerprint:
    """The fingerprint of a text for looking up its shingles by hash."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(hashes):
        places[value].append(place)
    return Fingerprint(words, hashes, dict(places))


def find_passages(a: Fingerprint, b: Fingerprint) -> tuple[Passage, ...]:
    """The copied passages of two texts, in the order of the first; none overlaps another.

    Matches of single shingles are chained where both texts go on within `GAP` words; the longest
    chain takes its words first. The way of passim and of seed-and-extend in sequence alignment
    (Smith, Cordell and Mullen 2015, "Computational methods for uncovering reprinted texts").
    """
    chains = _chain(_matches(a, b))
    chains.sort(key=lambda chain: (-len(chain), chain))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[Passage] = []
    for chain in chains:
        if len(chain) * SHINGLE < LEAST:
            break
        free = [
            (i, j)
            for i, j in chain
            if not any(i + k in used_a or j + k in used_b for k in range(SHINGLE))
        ]
        for part in _chain(free):
            if _shared(part) < LEAST:
                continue
            used_a.update(range(part[0][0], part[-1][0] + SHINGLE))
            used_b.update(range(part[0][1], part[-1][1] + SHINGLE))
            found.append(Passage(a=_span(a.words, part, 0), b=_span(b.words, part, 1)))
    return tuple(sorted(found, key=lambda passage: (passage.a, passage.b)))


def covered(spans: list[Span]) -> int:
    """How many characters the spans cover; overlaps count once."""
    total, reach = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _matches(a: Fingerprint, b: Fingerprint) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i, value in enumerate(a.hashes):
        places = b.places.get(value)
        if places and len(places) <= _REPEATS and len(a.places[value]) <= _REPEATS:
            found.extend((i, j) for j in places)
    return found


def _chain(matches: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Matches in runs that go forward in both texts, each next one within `GAP` words."""
    open_chains: list[list[tuple[int, int]]] = []
    closed: list[list[tuple[int, int]]] = []
    for i, j in matches:
        still = []
        best: tuple[int, list[tuple[int, int]]] | None = None
        for chain in open_chains:
            step, other = i - chain[-1][0], j - chain[-1][1]
            if step > GAP + SHINGLE:
                closed.append(chain)
                continue
            still.append(chain)
            if step > 0 and 0 < other <= GAP + SHINGLE:
                cost = abs(step - other) + step
                if best is None or cost < best[0]:
                    best = cost, chain
        open_chains = still
        if best is None:
            open_chains.append([(i, j)])
        else:
            best[1].append((i, j))
    return closed + open_chains


def _shared(part: list[tuple[int, int]]) -> int:
    """How many words of the first text stand in a match."""
    return len({i + k for i, _ in part for k in range(SHINGLE)})


def _span(words: Words, part: list[tuple[int, int]], side: int) -> Span:
    return words.starts[part[0][side]], words.ends[part[-1][side] + SHINGLE - 1]
