"""From the reader's scores to spans: Viterbi search, names and attributions, in numpy alone.

Words carry tags in BIES form (begin, inside, end, single) for source, cue and content, scored by
a conditional random field (Lafferty et al., 2001), and in BIO form for names.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Piece = tuple[int, int, int]
"""First word, word after the last, kind."""


def viterbi(
    emissions: Sequence[Floats], start: Floats, transitions: Floats, end: Floats
) -> list[Ints]:
    """The best tag sequence of each of many sequences, searched side by side.

    `emissions` are arrays of shape (words, tags), `transitions` (from, to), `start` and `end`
    (tags). The result's arrays have shape (words); an empty sequence gives an empty one.
    """
    order = sorted(range(len(emissions)), key=lambda at: (-len(emissions[at]), at))
    lengths = [len(emissions[at]) for at in order]
    if not lengths or not lengths[0]:
        return [np.zeros(0, dtype=np.int64) for _ in emissions]
    longest, tags = lengths[0], transitions.shape[0]
    padded = np.zeros((longest, len(order), tags), dtype=np.float32)
    for row, at in enumerate(order):
        padded[: lengths[row], row] = emissions[at]
    score = start + padded[0]
    back = np.zeros((longest, len(order), tags), dtype=np.int8)
    # Predecessor in the last axis: one contiguous maximum instead of two strided passes.
    into = np.ascontiguousarray(transitions.T)
    active = len(order)
    for step in range(1, longest):
        while lengths[active - 1] <= step:
            active -= 1
        options = score[:active, None, :] + into
        back[step, :active] = options.argmax(axis=2)
        np.add(options.max(axis=2), padded[step, :active], out=score[:active])
    return _trace(score + end, back, order, lengths)


def _trace(
    score: Floats, back: npt.NDArray[np.int8], order: list[int], lengths: list[int]
) -> list[Ints]:
    # Plain lists: one step of one sequence is too little work for an array.
    last, steps = score.argmax(axis=1).tolist(), back.tolist()
    paths: list[Ints] = [np.zeros(0, dtype=np.int64)] * len(order)
    for row, at in enumerate(order):
        tag, path = last[row], [0] * lengths[row]
        for step in range(lengths[row] - 1, -1, -1):
            path[step] = tag
            tag = steps[step][row][tag]
        paths[at] = np.array(path, dtype=np.int64)
    return paths


def find_pieces(tags: Ints) -> list[Piece]:
    """The spans of a BIES sequence in which every span is whole (as the search guarantees)."""
    pieces: list[Piece] = []
    first = 0
    for at in np.flatnonzero(tags).tolist():
        kind, place = divmod(int(tags[at]) - 1, 4)
        if place in (0, 3):
            first = at
        if place in (2, 3):
            pieces.append((first, at + 1, kind))
    return pieces


def find_names(scores: Floats) -> list[Piece]:
    """The spans of BIO scores of shape (words, 1 + 2 kinds): an inside tag goes on with any name.

    A name takes the kind that its words score highest together, so one doubtful word neither
    splits a name nor changes its kind.
    """
    if not len(scores):
        return []
    best = scores.argmax(axis=1)
    pieces: list[Piece] = []
    begins = (best % 2 == 1) | ((best > 0) & np.concatenate([[True], best[:-1] == 0]))
    starts = np.flatnonzero(begins).tolist()
    inside = best > 0
    for number, first in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else len(best)
        last = first + 1
        while last < stop and inside[last]:
            last += 1
        block = scores[first:last, 1:]
        kind = int(np.maximum(block[:, 0::2], block[:, 1::2]).sum(axis=0).argmax())
        pieces.append((first, last, kind))
    return pieces
