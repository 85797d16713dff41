"""Ties each source and each piece of content to the cue that it belongs to."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.annotate.reader.viterbi import Piece
from variorum.model.span import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

SOURCE, CUE, CONTENT = 0, 1, 2

# In word pieces. The scorer learned to choose among the cues of one window, so it knows nothing
# against one in the next; of PolNeAR's links 99 in 100 are shorter.
_REACH = 100


class NeuralAttribution(NamedTuple):
    """Who says what, as spans of characters: what has no partner near stands alone."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def tie(
    pieces: list[Piece], spans: list[Span], firsts: Ints, links: Floats, distance: Floats
) -> tuple[NeuralAttribution, ...]:
    """Attributions of one text, in the order in which they begin.

    `pieces` are spans of words of kind source, cue or content; `spans` (words) their characters;
    `firsts` the first word piece of each word; `links` (words, 2 width) a query and a key each;
    `distance` (2, 15) the weight of the distance from a source and from a content to its cue.
    """
    cues, sources, contents = (
        [piece for piece in pieces if piece[2] == kind] for kind in (CUE, SOURCE, CONTENT)
    )
    source_of = _best_each(_score(sources, cues, firsts, links, distance[0]))
    cue_of = _score(contents, cues, firsts, links, distance[1])
    found = []
    for at, cue in enumerate(cues):
        own = [
            piece
            for row, piece in enumerate(contents)
            if cue_of[row].argmax() == at and cue_of[row, at] > -np.inf
        ]
        source = [_characters(sources[source_of[at]], spans)] if at in source_of else []
        content = [_characters(piece, spans) for piece in own]
        found.append(NeuralAttribution(tuple(source), (_characters(cue, spans),), tuple(content)))
    for row, piece in enumerate(contents):
        if not len(cues) or cue_of[row].max() == -np.inf:
            found.append(NeuralAttribution((), (), (_characters(piece, spans),)))
    for row, piece in enumerate(sources):
        if row not in source_of.values():
            found.append(NeuralAttribution((_characters(piece, spans),), (), ()))
    return tuple(sorted(found, key=_begins))


def _score(
    rest: list[Piece], cues: list[Piece], firsts: Ints, links: Floats, distance: Floats
) -> Floats:
    """How well each source or content (rows) goes with each cue; out of reach is minus infinity."""
    if not rest or not cues:
        return np.full((len(rest), len(cues)), -np.inf, dtype=np.float32)
    width = links.shape[1] // 2
    first, last, _ = np.array(rest).T
    cue = np.array([piece[0] for piece in cues])
    queries = (links[first, :width] + links[last - 1, :width]) / 2
    away = firsts[cue][None, :] - firsts[first][:, None]
    scores = queries @ links[cue, width:].T / np.sqrt(width) + distance[_bucket(away)]
    reached: Floats = np.where(np.abs(away) <= _REACH, scores, -np.inf)
    return reached


def _best_each(scores: Floats) -> dict[int, int]:
    """The source (row) of each cue (column), no source or cue twice, the surest pairs first."""
    pairs = np.argwhere(scores > -np.inf).tolist()
    pairs.sort(key=lambda pair: (-float(scores[pair[0], pair[1]]), pair))
    source_of: dict[int, int] = {}
    taken: set[int] = set()
    for source, cue in pairs:
        if cue not in source_of and source not in taken:
            source_of[cue] = source
            taken.add(source)
    return source_of


def _bucket(away: Ints) -> Ints:
    """Distances in word pieces, signed, as logarithmic buckets 0 to 14 with none at 7."""
    size = np.log2(np.clip(np.abs(away), 1, 64)).astype(np.int64) + 1
    bucket: Ints = 7 + np.sign(away) * np.minimum(size, 7)
    return bucket


def _characters(piece: Piece, spans: list[Span]) -> Span:
    return spans[piece[0]][0], spans[piece[1] - 1][1]


def _begins(one: NeuralAttribution) -> tuple[int, tuple[Span, ...], tuple[Span, ...]]:
    return min(span[0] for span in one.source + one.cue + one.content), one.cue, one.content
