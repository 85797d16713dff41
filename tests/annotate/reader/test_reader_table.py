"""Sixty attributions in hard constructions, each written for this test: at least 54 are right.

An attribution is right if its source is the same words, its mode the same, its speaker the name
given (where one is), and its content the same but for "that", quotation marks and stops at its
ends. The failures are listed in docs/model.md.
"""

import csv
from pathlib import Path

from tests.support import article
from variorum import annotate

TABLE = Path(__file__).with_name("test_reader_table.tsv")
_EDGES = " \"“”‘’'.,:;"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def bare(content: str) -> str:
    """The content without what may stand at its ends."""
    pieces = [piece.strip(_EDGES) for piece in content.split(" | ")]
    for opening in ("that ", "of ", "for "):
        pieces[0] = pieces[0].removeprefix(opening)
    return " ".join(pieces)


def is_right(row: dict[str, str]) -> bool:
    reading = annotate.annotate(article(row["text"]))
    for one in reading.attributions:
        source = " ".join(row["text"][s:e] for s, e in one.source).strip(_EDGES)
        content = " | ".join(row["text"][s:e] for s, e in one.content)
        speaker = "" if one.speaker is None else reading.entities[one.speaker].text
        if (
            source == row["source"].strip(_EDGES)
            and bare(content) == bare(row["content"])
            and one.mode == row["mode"]
            and (not row["speaker"] or speaker.endswith(row["speaker"]))
        ):
            return True
    return False


def test_at_least_54_of_60_are_right() -> None:
    wrong = [row["construction"] for row in rows() if not is_right(row)]
    assert len(rows()) == 60
    assert len(wrong) <= 6, wrong
