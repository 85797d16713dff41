"""Turns the corpora into words, pieces and labels, with the original encoder's sentence vectors.

python -m training.prepare ../shared/data build/reader/data.pkl
"""

import argparse
import pickle
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from training.corpora import KINDS, LABELS, Document, Span, everything
from training.samples import OPEN, UNKNOWN, Sample, encoder_folder, mark
from variorum.annotate.reader.windows import split_words

_END = re.compile(r"(?:[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|vs|No)\.)$"
)


def load_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split_sentences(text: str) -> list[Span]:
    """A plain splitter, good enough for windows and sentence vectors."""
    cuts, start = [], 0
    for match in _END.finditer(text):
        head = text[max(start, match.start() - 8) : match.start() + 1]
        if "\n" in match.group() or not _ABBREVIATED.search(head):
            cuts.append((start, match.end()))
            start = match.end()
    cuts.append((start, len(text)))
    return cuts


def prepare(document: Document, tokenizer: Tokenizer) -> Sample:
    """The sample of one document."""
    split = split_words(document.text)
    spans = np.array(split.spans, dtype=np.int32).reshape(-1, 2)
    encoded = tokenizer.encode(
        [document.text[s:e] for s, e in split.spans], is_pretokenized=True, add_special_tokens=False
    )
    of_word = np.array(encoded.word_ids, dtype=np.int32)
    at = _Words(spans)
    sentences = [at.range(*one) for one in split_sentences(document.text)]
    tags, links = _attributions(document, at)
    kept = np.ones(len(spans), dtype=bool)
    for start, end in document.discard:
        first, last = at.range(start, end)
        kept[first:last] = False
    return Sample(
        id=document.id,
        corpus=document.corpus,
        ids=np.array(encoded.ids, dtype=np.int32),
        words=of_word,
        looks=split.looks.astype(np.int16),
        spans=spans,
        sentences=[(a, b) for a, b in sentences if b > a],
        tags=tags,
        names=_names(document, at),
        kept=kept,
        links=links,
    )


class _Words:
    """Finds the words that overlap a span of characters."""

    def __init__(self, spans: npt.NDArray[np.int32]) -> None:
        self.starts, self.ends = spans[:, 0], spans[:, 1]
        self.count = len(spans)

    def range(self, start: int, end: int) -> Span:
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


def _attributions(
    document: Document, at: _Words
) -> tuple[npt.NDArray[np.int16] | None, npt.NDArray[np.int32]]:
    links: list[tuple[int, int, int, int]] = []
    if document.attributions is None:
        return None, np.zeros((0, 4), dtype=np.int32)
    tags = np.zeros(at.count, dtype=np.int16)
    for one in document.attributions:
        cue = min((at.range(*span)[0] for span in one["cue"]), default=-1)
        for kind, name in enumerate(KINDS):
            for span in one[name]:
                first, last = at.range(*span)
                if last == first:
                    continue
                mark(tags, first, last, kind)
                if cue >= 0:
                    links.append((first, last - 1, cue, kind))
    return tags, np.array(links, dtype=np.int32).reshape(-1, 4)


def _names(document: Document, at: _Words) -> npt.NDArray[np.int16] | None:
    if document.entities is None:
        return None
    names = np.full(at.count, OPEN if document.partial else 0, dtype=np.int16)
    for start, end in document.unknown:
        first, last = at.range(start, end)
        names[first:last] = UNKNOWN
    for start, end, label in document.entities:
        first, last = at.range(start, end)
        names[first : first + 1] = 1 + 2 * LABELS.index(label)
        names[first + 1 : last] = 2 + 2 * LABELS.index(label)
    return names


def main() -> None:
    """Prepares everything and writes it."""
    # Here, so that the rest of this module is at hand where torch is not installed.
    from training.sentence_vectors import add_vectors

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    folder = encoder_folder()
    tokenizer = load_tokenizer(folder)
    samples = [prepare(one, tokenizer) for one in everything(options.data)]
    add_vectors([one for one in samples if not one.corpus.endswith("_dev")], folder)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as out:
        pickle.dump(samples, out)
    for corpus in sorted({one.corpus for one in samples}):
        of = [one for one in samples if one.corpus == corpus]
        print(corpus, len(of), "documents", sum(len(one.ids) for one in of), "pieces")


if __name__ == "__main__":
    main()
