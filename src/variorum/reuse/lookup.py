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

_TOGETHER = 8
"""Entries of one beginning at most, on average."""

_BITS = np.uint64(32)
_NUMBER = np.uint64(0xFFFFFFFF)


class Lookup:
    """An inverted index over the sampled shingles of numbered texts, about 0.5 KB a text.

    Entries (hash and number in 64 bits) lie in a few sorted runs, each much longer than the next,
    which are merged as they grow: adding costs amortized logarithmic time, looking up the same in
    each run. No two texts are compared that share nothing.
    """

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._waiting: list[Array] = []
        # Those not yet merged: by its hash the latest entry, of each its number and the one before
        # it. No lists: of so many the collector of garbage would go through all, again and again.
        self._latest: dict[int, int] = {}
        self._texts: list[int] = []
        self._before: list[int] = []

    def add(self, number: int, shingles: Array) -> None:
        """Put a text under its number, which must be greater than all before it."""
        values = sample(shingles)
        for entry, value in enumerate(values.tolist(), len(self._texts)):
            self._before.append(self._latest.get(value, -1))
            self._latest[value] = entry
        self._texts += [number] * len(values)
        self._waiting.append(values << _BITS | np.uint64(number))
        if len(self._texts) >= _FRESH:
            self._merge()

    def find(self, shingles: Array) -> list[int]:
        """The numbers of the texts that share most with these shingles, the likeliest first."""
        values = sample(shingles)
        shared: Counter[int] = Counter()
        for value in values.tolist():
            entry, crowd = self._latest.get(value, -1), CROWD
            while entry >= 0 and crowd:
                shared[self._texts[entry]] += 1
                entry, crowd = self._before[entry], crowd - 1
        for run in self._runs:
            shared.update(run.numbers(values).tolist())
        found = [(-count, -number) for number, count in shared.items() if count >= LEAST]
        return [-number for _, number in sorted(found)[:MOST]]

    def _merge(self) -> None:
        entries = np.sort(np.concatenate(self._waiting))
        while self._runs and len(self._runs[-1].entries) < _RATIO * len(entries):
            entries = np.concatenate([self._runs.pop().entries, entries])
            # Two sorted runs: a stable sort merges them in linear time.
            entries.sort(kind="stable")
        self._runs.append(_Run(entries))
        self._waiting, self._latest, self._texts, self._before = [], {}, [], []


class _Run:
    """Sorted entries, and where those begin whose hashes begin alike.

    Hashes are spread evenly, so the entries of one beginning are few and lie side by side: to
    find some costs the same however long the run is, where a binary search would go all over it.
    """

    def __init__(self, entries: Array) -> None:
        self.entries = entries
        begin = max(1, (len(entries) // _TOGETHER).bit_length())
        self._rest = np.uint64(32 - begin)
        edges = np.arange(1 << begin, dtype=np.uint64) << np.uint64(64 - begin)
        self._first = np.append(np.searchsorted(entries, edges), len(entries)).astype(np.int32)

    def numbers(self, values: Array) -> Array:
        """The numbers under these hashes, which are in order of size; `CROWD` of each at most."""
        slots = (values >> self._rest).astype(np.int64)
        first, last = self._first[slots], self._first[slots + 1]
        near, of = _stretches(first, last - first)
        held = self.entries[near] >> _BITS == values[of]
        near, of = near[held], of[held]
        # The latest of each hash are the last: as many more must follow as make a crowd.
        if len(of) > CROWD:
            near = np.concatenate((near[:-CROWD][of[:-CROWD] != of[CROWD:]], near[-CROWD:]))
        numbers: Array = self.entries[near] & _NUMBER
        return numbers


def _stretches(first: Array, count: Array) -> tuple[Array, Array]:
    """Positions of stretches one after another, and which stretch each belongs to."""
    of = np.repeat(np.arange(len(first)), count)
    return np.arange(len(of)) + np.repeat(first - np.cumsum(count) + count, count), of


def sample(shingles: Array) -> Array:
    """Those of the shingles, in order of size, that are kept: one in `ONE_IN`; no doubles."""
    kept = shingles[shingles & np.uint32(ONE_IN - 1) == 0].astype(np.uint64)
    return np.concatenate((kept[:1], kept[1:][kept[1:] != kept[:-1]]))
