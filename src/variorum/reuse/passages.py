"""Copied passages of two texts: runs of the same words, small edits within them allowed."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from variorum.model import Passage, Span
from variorum.reuse.fingerprints import SHINGLE, Array, Words, find_words, shingles

GAP = 10
"""Content words that may part two matches of one passage: a reworded clause, not a paragraph."""

LEAST = 8
"""Content words a passage must share: fewer are names, titles and set phrases."""

_SAME = 0.5
"""The part of the shorter passage that its matches cover, in letters: names, days and a verb in one
order are what two reporters of one event write by chance."""

_SHORT = 2
"""Letters or digits up to which a word is an hour, an initial or a day, which meet by chance."""

_REPEATS = 8
"""A shingle that stands more often than this in a text is its refrain and tells nothing."""


class Fingerprint(NamedTuple):
    """One text's words, and its shingles in the order of their hashes with where each stands.

    A text's refrains are left out.
    """

    words: Words
    hashes: Array
    places: Array


class Run(NamedTuple):
    """So many shingles in a row that two texts share: where the first stands in each."""

    a: int
    b: int
    length: int


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text."""
    words = find_words(text)
    hashes = shingles(words)
    # Sorted as one number each, which is faster than to sort the one by the other.
    at = np.arange(len(hashes), dtype=np.uint64)
    both = np.sort(hashes.astype(np.uint64) << np.uint64(32) | at)
    hashes, places = (both >> np.uint64(32)).astype(np.uint32), both.astype(np.int32)
    refrains = hashes[_REPEATS:][hashes[_REPEATS:] == hashes[:-_REPEATS]]
    if len(refrains):
        kept = ~np.isin(hashes, refrains)
        hashes, places = hashes[kept], places[kept]
    return Fingerprint(words, hashes, places)


def find_passages(a: Fingerprint, b: Fingerprint) -> tuple[Passage, ...]:
    """The copied passages of two texts, in the order of the first; none overlaps another.

    Shingles that both hold in a row make runs, and runs are chained where both texts go on within
    `GAP` words; the longest chain takes its words first. The way of passim and of seed-and-extend
    in sequence alignment (Smith, Cordell and Mullen 2015, "Computational methods for uncovering
    reprinted texts").
    """
    chains = _chain(_runs(*_matches(a, b)))
    chains.sort(key=lambda chain: (-_matched(chain), chain))
    used_a = np.zeros(len(a.words.keys), bool)
    used_b = np.zeros(len(b.words.keys), bool)
    found: list[Passage] = []
    for chain in chains:
        if _matched(chain) * SHINGLE < LEAST:
            break
        for part in _free(chain, used_a, used_b):
            if _shared(a.words, part) < LEAST:
                continue
            in_a, in_b = _extent(part)
            span_a, span_b = _span(a.words, in_a), _span(b.words, in_b)
            least = min(span_a[1] - span_a[0], span_b[1] - span_b[0])
            if _letters(a.words, part) < _SAME * least:
                continue
            used_a[in_a] = used_b[in_b] = True
            found.append(Passage(a=span_a, b=span_b))
    return tuple(sorted(found, key=lambda passage: (passage.a, passage.b)))


def covered(spans: list[Span]) -> int:
    """How many characters the spans cover; overlaps count once."""
    total, reach = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _matches(a: Fingerprint, b: Fingerprint) -> tuple[Array, Array]:
    """Where each shingle that both texts hold stands in the one and in the other."""
    if not len(b.hashes):
        return b.places, b.places
    first = np.searchsorted(b.hashes, a.hashes)
    held = np.flatnonzero(b.hashes[np.minimum(first, len(b.hashes) - 1)] == a.hashes)
    first = first[held]
    count = np.searchsorted(b.hashes, a.hashes[held], "right") - first
    inside = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(a.places[held], count), b.places[np.repeat(first, count) + inside]


def _runs(in_a: Array, in_b: Array) -> list[Run]:
    """Matches that follow each other in both texts as one, in the order of the first."""
    if not len(in_a):
        return []
    # One number for each match, so that of two that follow each other in both texts the second's
    # is greater by one: how far it is shifted from text to text, then its place in the first.
    places = np.sort((in_b - in_a).astype(np.int64) << 32 | in_a)
    breaks = np.flatnonzero(places[1:] - places[:-1] != 1) + 1
    first = np.concatenate(([0], breaks))
    count = np.concatenate((breaks, [len(places)])) - first
    shift, in_a = places[first] >> 32, places[first] & 0xFFFFFFFF
    return sorted(map(Run, in_a.tolist(), (in_a + shift).tolist(), count.tolist()))


def _chain(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that go forward in both texts, each next one within `GAP` words."""
    open_chains: list[list[Run]] = []
    closed: list[list[Run]] = []
    for run in runs:
        still = []
        best: tuple[int, list[Run]] | None = None
        for chain in open_chains:
            last = chain[-1]
            step = run.a - last.a - last.length + 1
            other = run.b - last.b - last.length + 1
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
            open_chains.append([run])
        else:
            best[1].append(run)
    return closed + open_chains


def _free(chain: list[Run], used_a: Array, used_b: Array) -> list[list[Run]]:
    """What of a chain no longer one has taken, chained anew where that is not all of it."""
    in_a, in_b = _extent(chain)
    if not used_a[in_a].any() and not used_b[in_b].any():
        return [chain]
    matches = [(run.a + k, run.b + k) for run in chain for k in range(run.length)]
    i, j = np.array(matches).T
    taken = np.zeros(len(i), bool)
    for k in range(SHINGLE):
        taken |= used_a[i + k] | used_b[j + k]
    return _chain(_runs(i[~taken], j[~taken]))


def _matched(chain: Sequence[Run]) -> int:
    return sum(run.length for run in chain)


def _shared(words: Words, chain: Sequence[Run]) -> int:
    """How many words of the first text stand in a match, without hours and initials."""
    total, reach = 0, 0
    for run in chain:
        first, end = max(run.a, reach), run.a + run.length + SHINGLE - 1
        letters = words.ends[first:end] - words.starts[first:end]
        total += int((letters > _SHORT).sum())
        reach = end
    return total


def _letters(words: Words, chain: Sequence[Run]) -> int:
    """How many letters of the first text the matches of a chain cover."""
    total, reach = 0, 0
    for run in chain:
        first, last = max(run.a, reach), run.a + run.length + SHINGLE - 1
        total += int(words.ends[last - 1] - words.starts[first]) if first < last else 0
        reach = last
    return total


def _extent(chain: Sequence[Run]) -> tuple[slice, slice]:
    """The words of each text from the first to the last of a chain."""
    first, last = chain[0], chain[-1]
    more = last.length + SHINGLE - 1
    return slice(first.a, last.a + more), slice(first.b, last.b + more)


def _span(words: Words, extent: slice) -> Span:
    return int(words.starts[extent.start]), int(words.ends[extent.stop - 1])
