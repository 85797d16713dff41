"""Joins what the encoder says of the windows of a text to scores of its words and parts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.model.span import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

OUTPUTS = ("tags", "names", "links", "vectors")
"""What the graph gives for every word piece, in this order."""


class Scores(NamedTuple):
    """Of one text: rows of `tags`, `names` and `links` are words, of `vectors` parts."""

    tags: Floats
    names: Floats
    links: Floats
    vectors: Floats


class Sums:
    """Gathers the windows of one text; where two overlap, their mean counts."""

    def __init__(self, words: int, parts: int) -> None:
        self._words = words
        self._parts = parts
        self._rows: dict[str, Floats] = {}
        self._seen = np.zeros((words, 1), dtype=np.float32)

    def add(self, window: Span, firsts: Ints, part_of: Ints, outputs: list[Floats]) -> None:
        """Adds a window of words; `part_of` is the part of each piece of the text.

        `outputs` have a row a piece, with one more before and after for the window's ends. A word
        is known by its first piece.
        """
        first, last = window
        low, high = int(firsts[first]), int(firsts[last])
        heads = 1 + firsts[first:last] - low
        for name, scores in zip(OUTPUTS[:-1], outputs, strict=False):
            self._table(name, self._words, scores)[first:last] += scores[heads]
        self._seen[first:last] += 1
        parts = part_of[low:high]
        cuts = np.concatenate([[0], np.flatnonzero(np.diff(parts)) + 1])
        sums = np.add.reduceat(outputs[-1][1:-1], cuts, axis=0)
        known = parts[cuts] >= 0
        self._table("vectors", self._parts, sums)[parts[cuts][known]] += sums[known]

    def mean(self, widths: dict[str, int]) -> Scores:
        """The means of words and, of unit length, of parts (zeros where one has no word)."""
        for name in OUTPUTS:
            rows = self._parts if name == "vectors" else self._words
            self._rows.setdefault(name, np.zeros((rows, widths[name]), dtype=np.float32))
        seen: Floats = np.maximum(self._seen, 1)
        vectors = self._rows["vectors"]
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return Scores(
            tags=self._rows["tags"] / seen,
            names=self._rows["names"] / seen,
            links=self._rows["links"] / seen,
            vectors=vectors / np.maximum(norms, 1e-9),
        )

    def _table(self, name: str, rows: int, like: Floats) -> Floats:
        if name not in self._rows:
            self._rows[name] = np.zeros((rows, like.shape[1]), dtype=np.float32)
        return self._rows[name]
