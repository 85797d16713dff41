"""Documents become words and labels that the reader is trained on."""

import json
from pathlib import Path

import numpy as np

from training.corpora import held_out, tokenised
from training.prepare import split_sentences
from training.samples import NAMES, TAGS, mark


def test_a_span_has_a_begin_an_inside_and_an_end() -> None:
    tags = np.zeros(6, dtype=np.int16)
    mark(tags, 0, 3, 2)
    mark(tags, 4, 5, 0)
    mark(tags, 5, 6, 1)
    assert [TAGS[tag] for tag in tags] == [
        "B-content",
        "I-content",
        "E-content",
        "O",
        "S-source",
        "S-cue",
    ]


def test_names_begin_or_go_on() -> None:
    assert NAMES[:3] == ("O", "B-person", "I-person")
    assert len(NAMES) == 11


def test_a_sentence_ends_at_a_stop_that_is_no_abbreviation() -> None:
    text = "Dr. Brandt left. The mayor stayed.\nNobody asked"
    assert [text[start:end].strip() for start, end in split_sentences(text)] == [
        "Dr. Brandt left.",
        "The mayor stayed.",
        "Nobody asked",
    ]


def test_a_tenth_of_documents_is_held_out() -> None:
    held = sum(held_out(f"document {number}") for number in range(2000))
    assert 150 < held < 260


def test_text_is_rebuilt_from_tokens_as_printed(tmp_path: Path) -> None:
    tokens = ["Ilse", "Brandt", "said", ",", '"', "No", ".", '"']
    labels = ["B-PER", "I-PER", *["O"] * 6]
    row = {"id": "a", "sentences": [{"tokens": tokens, "labels": labels}]}
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "wikigold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (one,) = tokenised(tmp_path, "wikigold")
    assert one.text == 'Ilse Brandt said, "No."'
    assert one.entities == [(0, 11, "person")]
