"""Which of many articles share text with one: an index of sampled shingles that grows."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

ONE_IN = 4
"""Of the shingles of a text one in so many is kept, by its hash, so that two texts keep the same
ones. A copy of a third of a dispatch of 300 words still shares a dozen."""

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


class Lookup:
    """An inverted index over the sampled shingles of numbered texts, about 0.5 KB a text.

    Entries (hash and number in 64 bits) lie in a few sorted runs, each much longer than the next,
    which are merged as they grow: adding costs amortized logarithmic time, looking up a binary
    search in each run. No two texts are compared that share nothing.
    """

    def __init__(self) -> None:
        self._runs: list[np.ndarray[Any, np.dtype[np.uint64]]] = []
        self._fresh: dict[int, list[int]] = {}
        self._waiting = array("Q")

    def add(self, number: int, shingles: Iterable[int]) -> None:
        """Put a text under its number, which must be greater than all before it."""
        for value in sample(shingles):
            self._fresh.setdefault(value, []).append(number)
            self._waiting.append(value << 32 | number)
        if len(self._waiting) >= _FRESH:
            self._merge()

    def find(self, shingles: Iterable[int]) -> list[int]:
        """The numbers of the texts that share most with these shingles, the likeliest first."""
        values = sample(shingles)
        shared: Counter[int] = Counter()
        for value in values:
            if value in self._fresh:
                shared.update(self._fresh[value][-CROWD:])
        for run in self._runs:
            shared.update(_numbers(run, values))
        found = [(-count, -number) for number, count in shared.items() if count >= LEAST]
        return [-number for _, number in sorted(found)[:MOST]]

    def _merge(self) -> None:
        import numpy as np

        run = np.frombuffer(self._waiting, np.uint64).copy()
        run.sort()
        while self._runs and len(self._runs[-1]) < _RATIO * len(run):
            run = np.concatenate([self._runs.pop(), run])
            # Two sorted runs: a stable sort merges them in linear time.
            run.sort(kind="stable")
        self._runs.append(run)
        self._fresh, self._waiting = {}, array("Q")


def sample(shingles: Iterable[int]) -> list[int]:
    """Those shingles that are kept: one in `ONE_IN`, the same ones of every text; no doubles."""
    return sorted({value for value in shingles if value % ONE_IN == 0})


def _numbers(run: "np.ndarray[Any, np.dtype[np.uint64]]", values: Sequence[int]) -> list[int]:
    """The numbers under these hashes in a sorted run, the latest `CROWD` of each."""
    import numpy as np

    keys = np.array(values, np.uint64) << np.uint64(32)
    first = np.searchsorted(run, keys)
    found = run[np.minimum(first, len(run) - 1)] >> np.uint64(32) == keys >> np.uint64(32)
    held = np.flatnonzero(found)
    last = np.searchsorted(run, keys[held] | np.uint64(0xFFFFFFFF), side="right")
    return [
        int(entry) & 0xFFFFFFFF
        for start, end in zip(first[held], last, strict=True)
        for entry in run[max(start, end - CROWD) : end]
    ]
