"""The scorer of names: tokens become text, labels become spans, types map."""

import json

from evaluation.name_sets import Typed, read_meantime, read_tokens, score

LINE = json.dumps(
    {
        "sentences": [
            {
                "tokens": ["Rosa", "Quiroga", "left", "Norway", "."],
                "labels": ["B-PER", "I-PER", "O", "B-LOC", "O"],
            },
            {"tokens": ["It", "rained", "."], "labels": ["O", "O", "O"]},
        ]
    }
).encode()


def test_labels_become_spans_of_the_text() -> None:
    gold = read_tokens(LINE)
    assert gold.text == "Rosa Quiroga left Norway .\nIt rained .\n"
    assert gold.names == {Typed(0, 12, "PER"), Typed(18, 24, "LOC")}
    assert [gold.text[start:end] for start, end in gold.sentences] == [
        "Rosa Quiroga left Norway .",
        "It rained .",
    ]


def test_found_names_count_by_type_and_over_all() -> None:
    rows = {row.name: row.values["f1"] for row in score("set", [read_tokens(LINE)])}
    assert rows == {"set all": 1.0, "set LOC": 1.0, "set PER": 1.0, "set any type": 1.0}


def test_only_names_proper_up_to_the_sixth_sentence_count() -> None:
    record = {
        "text": "Rosa Quiroga left. She came back.",
        "sentences": [[0, 0, 18], [6, 19, 33]],
        "entities": [
            {"start": 0, "end": 12, "type": "PER", "syntactic": "NAM"},
            {"start": 19, "end": 22, "type": "PER", "syntactic": "PRO"},
        ],
    }
    gold = read_meantime(json.dumps(record).encode())
    assert gold.names == {Typed(0, 12, "PER")}
    assert gold.until == 18
