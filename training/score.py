"""Exact span F1 of a network on held-out documents, before any export."""

import torch

from training.batches import batches, collate, cut
from training.network import Network, half_precision
from training.prepare import KINDS, Sample
from variorum.annotate.reader.viterbi import find_names, find_pieces, viterbi


def f1(gold: set[object], found: set[object]) -> float:
    """The balanced F of two sets, in hundredths."""
    both = len(gold & found)
    return round(200 * both / max(1, len(gold) + len(found)), 2)


def report(network: Network, dev: list[Sample], held: list[Sample]) -> dict[str, float]:
    """F1 of source, cue and content on `dev`, of names on each corpus of `held`."""
    network.eval()
    gold, found = _gold(dev, held), _found(network, dev + held)
    return {name: f1(gold[name], found.get(name, set())) for name in sorted(gold)}


def _found(network: Network, samples: list[Sample]) -> dict[str, set[object]]:
    """The spans that the network finds: of attributions by kind, of names by corpus."""
    found: dict[str, set[object]] = {}
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
            where = one.sample.corpus
            if one.sample.tags is not None:
                # Positions among the words that are not set aside.
                at = [w for w in range(one.first, one.last) if one.sample.kept[w]]
                for first, last, kind in find_pieces(path):
                    if at:
                        key = KINDS[kind]
                        found.setdefault(key, set()).add((one.sample.id, at[first], at[last - 1]))
                continue
            for first, last, kind in find_names(names[row, : lengths[row]]):
                if kind < 3:
                    key = (one.sample.id, one.first + first, one.first + last - 1, kind)
                    found.setdefault(where, set()).add(key)
    return found


def _gold(dev: list[Sample], held: list[Sample]) -> dict[str, set[object]]:
    """The spans that are marked: of attributions by kind, of names by corpus."""
    gold: dict[str, set[object]] = {}
    for sample in dev:
        for first, last, kind in find_pieces(sample.tags):  # type: ignore[arg-type]
            gold.setdefault(KINDS[kind], set()).add((sample.id, first, last - 1))
    for sample in held:
        assert sample.names is not None
        words = len(sample.names)
        for at in range(words):
            label = int(sample.names[at])
            if label > 0 and label % 2 == 1 and label // 2 < 3:
                last = at + 1
                while last < words and sample.names[last] == label + 1:
                    last += 1
                key = (sample.id, at, last - 1, label // 2)
                gold.setdefault(sample.corpus, set()).add(key)
    return gold
