"""Scores attributions on PolNeAR (Newell, Margolin and Ruths, LREC 2018), development part.

`exact` is span F1 as published for PolNeAR (CofeNet, COLING 2022): a span counts if its characters
are the same. `overlap` counts a span that any span of its kind touches. `linked` counts an
attribution whose content touches a gold content while their sources touch too (or both have none).
The first two are of all spans as the reader gives them, tied to others or not; `linked` is of the
attributions of a reading, with shared sources and what rules add.
Who speaks is scored by `evaluation.basil_speakers`. Predictions that touch a passage the
annotators set aside are left out.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from evaluation import basil_speakers
from evaluation.scores import Row, Scores
from evaluation.set_files import drawn, read_lines
from variorum.annotate.joint_reading import read_jointly
from variorum.annotate.reader.ties import NeuralAttribution
from variorum.annotate.text.sentences import split
from variorum.model import Attribution, Span

FILE = "attribution/polnear_dev.jsonl"
KINDS = ("source", "cue", "content")


class GoldAttribution(msgspec.Struct, frozen=True):
    """One annotated attribution; each field may have several pieces, or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class GoldDocument(msgspec.Struct):
    """One annotated article, with the passages its annotators set aside."""

    text: str
    attributions: list[GoldAttribution]
    discard: list[Span]


Any = Attribution | GoldAttribution | NeuralAttribution


def evaluate(data: Path, limit: int | None = None) -> Scores:
    """Exact and overlap F1 of sources, cues and contents, F1 of linked attributions; speakers.

    With a `limit`, at most so many articles of each set.
    """
    documents = list(read_lines(data / FILE, GoldDocument))
    texts = set(drawn([document.text for document in documents], limit))
    scores = score([document for document in documents if document.text in texts])
    return Scores(task=scores.task, rows=(*scores.rows, basil_speakers.evaluate(data, limit)))


def score(documents: Sequence[GoldDocument]) -> Scores:
    """The scores over all documents together, each 0 to 1."""
    read = [read_jointly(document.text, split(document.text)) for document in documents]
    spans = _pairs(documents, [one.found for one in read])
    rows = [Row(name=kind, values=_spans(spans, kind)) for kind in KINDS]
    linked = _pairs(documents, [one.attributions for one in read])
    rows.append(Row(name="linked", values=_linked(linked)))
    return Scores(task="attribution", rows=tuple(rows))


def _pairs(
    documents: Sequence[GoldDocument], found: Sequence[Sequence[Any]]
) -> list[tuple[list[GoldAttribution], list[Any]]]:
    """Of each document what is annotated and what was found outside of what was set aside."""
    return [
        (
            document.attributions,
            [one for one in some if not _set_aside(one, document.discard)],
        )
        for document, some in zip(documents, found, strict=True)
    ]


def _set_aside(attribution: Any, discard: list[Span]) -> bool:
    return any(_touch(getattr(attribution, kind), discard) for kind in KINDS)


def _touch(these: Iterable[Span], those: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in these for c, d in those)


def _spans(pairs: Sequence[tuple[Sequence[Any], Sequence[Any]]], kind: str) -> dict[str, float]:
    exact = gold = found = near_gold = near_found = 0
    for wanted, got in pairs:
        right = {span for attribution in wanted for span in getattr(attribution, kind)}
        made = {span for attribution in got for span in getattr(attribution, kind)}
        exact, gold, found = exact + len(right & made), gold + len(right), found + len(made)
        near_gold += sum(_touch([span], sorted(made)) for span in right)
        near_found += sum(_touch([span], sorted(right)) for span in made)
    return {
        "gold": gold,
        "found": found,
        "exact": _f1(exact / found, exact / gold) if exact else 0.0,
        "overlap": _f1(near_found / found, near_gold / gold) if near_found else 0.0,
    }


def _linked(pairs: Sequence[tuple[Sequence[Any], Sequence[Any]]]) -> dict[str, float]:
    gold = found = met = right = 0
    for wanted, got in pairs:
        gold, found = gold + len(wanted), found + len(got)
        met += sum(any(_link(one, other) for other in got) for one in wanted)
        right += sum(any(_link(one, other) for one in wanted) for other in got)
    precision, recall = right / max(1, found), met / max(1, gold)
    return {
        "gold": gold,
        "found": found,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": _f1(precision, recall),
    }


def _link(one: Any, other: Any) -> bool:
    sources = _touch(one.source, other.source) or (not one.source and not other.source)
    return sources and _touch(one.content, other.content)


def _f1(precision: float, recall: float) -> float:
    total = precision + recall
    return round(2 * precision * recall / total, 4) if total else 0.0
