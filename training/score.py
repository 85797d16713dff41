"""Exact span F1 of a network on held-out documents, before any export."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from training.batches import Window, batches, collate, cut
from training.corpora import KINDS
from training.network import Network, half_precision
from training.samples import Sample
from variorum.annotate.reader.viterbi import Piece, find_names, find_pieces, viterbi

Spans = dict[str, set[tuple[str, int, int, int]]]
"""By kind of span or by corpus: document, first word, last word, and kind of name (else 0)."""

_SCORED = 3
"""Names are scored that are of the first three labels: people, bodies and places."""


def f1(gold: set[tuple[str, int, int, int]], found: set[tuple[str, int, int, int]]) -> float:
    """The balanced F of two sets, in hundredths."""
    both = len(gold & found)
    return round(200 * both / max(1, len(gold) + len(found)), 2)


def report(network: Network, dev: list[Sample], held: list[Sample]) -> dict[str, float]:
    """F1 of source, cue and content on `dev`, of names on each corpus of `held`."""
    network.eval()
    gold, found = noted(dev, held), _found(network, dev + held)
    return {name: f1(gold[name], found[name]) for name in sorted(gold)}


def _found(network: Network, samples: list[Sample]) -> Spans:
    """What the network finds in these documents."""
    found: Spans = defaultdict(set)
    windows = [one for sample in samples for one in cut(sample, None)]
    tables = [table.detach().numpy() for table in network.crf.tables()]
    for group in batches(windows, 4096, None):
        batch = collate(group)
        with torch.inference_mode():
            with half_precision():
                hidden = network(batch.ids, batch.mask, batch.looks)
            words = hidden.float()[torch.arange(len(group))[:, None], batch.heads]
            tags = network.tags(words).numpy()
            names = network.names(words).numpy()
        lengths = batch.lengths.tolist()
        paths = viterbi([tags[row, :n] for row, n in enumerate(lengths)], *tables)
        for row, (one, path) in enumerate(zip(group, paths, strict=True)):
            sample = one.sample
            if sample.tags is not None:
                for name, key in _attributed(one, find_pieces(path)):
                    found[name].add(key)
                continue
            for first, last, kind in find_names(names[row, : lengths[row]]):
                if kind < _SCORED:
                    key = (sample.id, one.first + first, one.first + last - 1, kind)
                    found[sample.corpus].add(key)
    return found


def _attributed(
    one: Window, pieces: Sequence[Piece]
) -> Iterator[tuple[str, tuple[str, int, int, int]]]:
    """The spans of a window, whose positions are among the words that are not set aside."""
    at = [word for word in range(one.first, one.last) if one.sample.kept[word]]
    for first, last, kind in pieces:
        if at:
            yield KINDS[kind], (one.sample.id, at[first], at[last - 1], 0)


def noted(dev: Sequence[Sample], held: Sequence[Sample]) -> Spans:
    """What annotators noted in these documents."""
    gold: Spans = defaultdict(set)
    for sample in dev:
        assert sample.tags is not None
        for first, last, kind in find_pieces(sample.tags.astype(np.int64)):
            gold[KINDS[kind]].add((sample.id, first, last - 1, 0))
    for sample in held:
        assert sample.names is not None
        labels = sample.names.tolist()
        for at, label in enumerate(labels):
            if label > 0 and label % 2 == 1 and label // 2 < _SCORED:
                last = at + 1
                while last < len(labels) and labels[last] == label + 1:
                    last += 1
                gold[sample.corpus].add((sample.id, at, last - 1, label // 2))
    return gold
