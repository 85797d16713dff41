"""Which of many articles share text with one: an index of sampled shingles that grows."""

from collections import Counter

import numpy as np

from variorum.reuse.fingerprints import Array

ONE_IN = 4
"""Of the shingles of a text one in so many (a power of two) is kept, by its hash, so that two
texts keep the same ones. A copy of a third of a dispatch of 300 words still shares a dozen."""

LEAST = 3
"""Kept shingles that two texts must share, some dozen words: fewer are set phrases, or the lines
with which a site ends its pages."""

CROWD = 40
"""In how many texts a shingle is followed up, the latest of them; it is standing text in more, or
a dispatch that all of them carry, of which the latest few are enough to find the rest."""

MOST = 4
"""Texts that are given for one, those that share most."""

_FRESH = 1 << 16
"""Entries that are kept unsorted before they are merged into the sorted ones."""

_RATIO = 8
"""A run is so many times as long as the next: three runs hold 100,000 texts."""

_BITS = np.uint64(32)
_NUMBER = np.uint64(0xFFFFFFFF)


class Lookup:
    """An inverted index over the sampled shingles of numbered texts, about 0.5 KB a text.

    Entries (hash and number in 64 bits) lie in a few sorted runs, each much longer than the next,
    which are merged as they grow: adding costs amortized logarithmic time, looking up a binary
    search in each run. No two texts are compared that share nothing.
    """

    def __init__(self) -> None:
        self._runs: list[Array] = []
        self._fresh: dict[int, list[int]] = {}
        self._waiting: list[Array] = []
        self._count = 0

    def add(self, number: int, shingles: Array) -> None:
        """Put a text under its number, which must be greater than all before it."""
        values = sample(shingles)
        for value in values.tolist():
            self._fresh.setdefault(value, []).append(number)
        self._waiting.append(values << _BITS | np.uint64(number))
        self._count += len(values)
        if self._count >= _FRESH:
            self._merge()

    def find(self, shingles: Array) -> list[int]:
        """The numbers of the texts that share most with these shingles, the likeliest first."""
        values = sample(shingles)
        shared: Counter[int] = Counter()
        for value in values.tolist():
            if value in self._fresh:
                shared.update(self._fresh[value][-CROWD:])
        for run in self._runs:
            shared.update(_numbers(run, values).tolist())
        found = [(-count, -number) for number, count in shared.items() if count >= LEAST]
        return [-number for _, number in sorted(found)[:MOST]]

    def _merge(self) -> None:
        run = np.sort(np.concatenate(self._waiting))
        while self._runs and len(self._runs[-1]) < _RATIO * len(run):
            run = np.concatenate([self._runs.pop(), run])
            # Two sorted runs: a stable sort merges them in linear time.
            run.sort(kind="stable")
        self._runs.append(run)
        self._fresh, self._waiting, self._count = {}, [], 0


def sample(shingles: Array) -> Array:
    """Those of the shingles, in order of size, that are kept: one in `ONE_IN`; no doubles."""
    kept = shingles[shingles & np.uint32(ONE_IN - 1) == 0].astype(np.uint64)
    return np.concatenate((kept[:1], kept[1:][kept[1:] != kept[:-1]]))


def _numbers(run: Array, values: Array) -> Array:
    """The numbers under these hashes in a sorted run, the latest `CROWD` of each."""
    keys = values << _BITS
    first = np.searchsorted(run, keys)
    held = run[np.minimum(first, len(run) - 1)] >> _BITS == values
    keys, first = keys[held], first[held]
    last = np.searchsorted(run, keys | _NUMBER, side="right")
    count = np.minimum(last - first, CROWD)
    # The entries before each `last`, one stretch after another.
    at = np.repeat(last - np.cumsum(count), count) + np.arange(count.sum())
    numbers: Array = run[at] & _NUMBER
    return numbers
