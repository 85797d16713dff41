"""Windows of the samples, in batches of like length."""

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from training.samples import UNKNOWN, Sample, mark
from variorum.annotate.reader.viterbi import Piece
from variorum.annotate.reader.windows import GAPS, QUOTES, make_windows

LIMIT = 254
CLS, SEP = 101, 102


@dataclass
class Window:
    """A run of words of one sample."""

    sample: Sample
    first: int
    last: int
    looks: npt.NDArray[np.int16]

    @property
    def pieces(self) -> tuple[int, int]:
        """The range of the window's pieces in the sample."""
        low, high = np.searchsorted(self.sample.words, [self.first, self.last])
        return int(low), int(high)


@dataclass
class Batch:
    """Tensors of several windows; positions are of pieces, with [CLS] at 0."""

    ids: Tensor
    mask: Tensor
    looks: Tensor
    heads: Tensor  # position of each word's first piece (batch, words)
    lengths: Tensor
    names: Tensor  # (batch, words)
    tags: Tensor | None
    links: Tensor  # row, first, last, cue (positions in words), kind
    sentences: Tensor  # row, first piece, last piece (after)
    vectors: Tensor
    corpus: str


def cut(sample: Sample, chance: random.Random | None, limit: int = LIMIT) -> list[Window]:
    """The windows of a sample; with `chance`, cut at places that differ from time to time."""
    sizes = np.bincount(sample.words, minlength=len(sample.spans)).tolist()
    if chance:
        limit = chance.choice((limit, limit, limit - 30, limit - 60, limit // 2))
    skip = chance.randrange(3) if chance and len(sample.sentences) > 6 else 0
    spans = make_windows(sizes, sample.sentences[skip:], limit)
    if skip:
        spans = make_windows(sizes, sample.sentences[:skip], limit) + spans
    return [Window(sample, a, b, sample.looks[a:b].copy()) for a, b in spans if b > a]


def disguise(window: Window, chance: random.Random) -> None:
    """Sometimes: all capitals, all lower case, or names glued together."""
    looks = window.looks
    rest = looks % (GAPS * QUOTES)
    case = looks // (GAPS * QUOTES)
    draw = chance.random()
    named = window.sample.corpus != "polnear"
    if draw < (0.06 if named else 0.02):
        looks[:] = np.where(case > 0, 3 * GAPS * QUOTES + rest, looks)
    elif draw < (0.12 if named else 0.04):
        looks[:] = np.where(case > 0, GAPS * QUOTES + rest, looks)
    names = window.sample.names
    if names is None or not named:
        return
    for at in range(window.first + 1, window.last):
        if names[at] > 0 and names[at] % 2 == 0 and chance.random() < 0.04:
            look = looks[at - window.first]
            looks[at - window.first] = look // (GAPS * QUOTES) * GAPS * QUOTES + look % QUOTES


def whole(tags: npt.NDArray[np.int16]) -> npt.NDArray[np.int64]:
    """Tags of a stretch in which spans cut by its ends, or broken, are made whole."""
    fixed = np.zeros(len(tags), dtype=np.int16)
    piece: Piece | None = None
    for at, tag in enumerate([*tags.tolist(), 0]):
        kind, place = divmod(tag - 1, 4) if tag else (-1, 3)
        if piece and (kind != piece[2] or place in (0, 3)):
            mark(fixed, *piece)
            piece = None
        if kind >= 0:
            piece = (piece[0] if piece else at, at + 1, kind)
            if place in (2, 3):
                mark(fixed, *piece)
                piece = None
    return fixed.astype(np.int64)


def batches(windows: list[Window], size: int, chance: random.Random | None) -> list[list[Window]]:
    """Windows in groups of at most `size` pieces, padding counted, of one kind of corpus."""
    groups: list[list[Window]] = []
    for polnear in (True, False):
        some = [one for one in windows if (one.sample.tags is not None) == polnear]
        if chance:
            chance.shuffle(some)
        length = {id(one): one.pieces[1] - one.pieces[0] for one in some}
        # Sorted in stretches only, so that batches differ between epochs.
        stretch = 64 * max(1, size // LIMIT)
        for begin in range(0, len(some), stretch):
            part = sorted(some[begin : begin + stretch], key=lambda one: length[id(one)])
            group: list[Window] = []
            for one in part:
                if group and (len(group) + 1) * (length[id(one)] + 2) > size:
                    groups.append(group)
                    group = []
                group.append(one)
            groups.append(group)
    if chance:
        chance.shuffle(groups)
    return groups


def collate(windows: list[Window]) -> Batch:
    """The tensors of one group."""
    ranges = [one.pieces for one in windows]
    width = max(high - low for low, high in ranges) + 2
    count = len(windows)
    ids, mask = np.zeros((count, width), np.int64), np.zeros((count, width), np.int64)
    looks = np.zeros((count, width), np.int64)
    heads, names, tags, links, sentences, vectors = [], [], [], [], [], []
    for row, (one, (low, high)) in enumerate(zip(windows, ranges, strict=True)):
        sample = one.sample
        of_word = sample.words[low:high] - one.first
        ids[row, : high - low + 2] = [CLS, *sample.ids[low:high].tolist(), SEP]
        mask[row, : high - low + 2] = 1
        looks[row, 1 : high - low + 1] = one.looks[of_word]
        firsts = 1 + np.searchsorted(of_word, np.arange(one.last - one.first))
        kept = np.ones(one.last - one.first, dtype=bool)
        if sample.tags is not None:
            kept = sample.kept[one.first : one.last]
            if not kept.any():
                kept = np.ones_like(kept)
            tags.append(whole(sample.tags[one.first : one.last][kept]))
        heads.append(firsts[kept])
        known = np.full(one.last - one.first, UNKNOWN, dtype=np.int64)
        if sample.names is not None:
            known[:] = sample.names[one.first : one.last]
        names.append(known[kept])
        for first, last, cue, kind in sample.links.tolist():
            if one.first <= first and last < one.last and one.first <= cue < one.last:
                where = [firsts[at - one.first] for at in (first, last, cue)]
                links.append((row, *where, kind, cue - first))
        for number, (first, last) in enumerate(sample.sentences):
            if sample.vectors is not None and first >= one.first and last <= one.last:
                end = firsts[last - one.first] if last < one.last else high - low + 1
                sentences.append((row, firsts[first - one.first], end))
                vectors.append(sample.vectors[number])
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        looks=torch.from_numpy(looks),
        heads=_pad(heads, 0),
        lengths=torch.tensor([len(one) for one in heads]),
        names=_pad(names, UNKNOWN),
        tags=_pad(tags, 0) if tags else None,
        links=torch.tensor(links, dtype=torch.long).reshape(-1, 6),
        sentences=torch.tensor(sentences, dtype=torch.long).reshape(-1, 3),
        vectors=torch.tensor(np.array(vectors, dtype=np.float32).reshape(-1, 384)),
        corpus=windows[0].sample.corpus,
    )


def _pad(rows: list[npt.NDArray[np.int64]], fill: int) -> Tensor:
    out = np.full((len(rows), max(len(row) for row in rows)), fill, dtype=np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    return torch.from_numpy(out)
