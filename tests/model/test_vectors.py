import msgspec
import numpy as np

from tests.align.readings import read
from variorum.model.vectors import Vectors, likeness, pack

TEXT = "The dam broke at dawn, while the town below it was still asleep. Nobody was hurt there."
DAM, TOWN, HURT = np.eye(3, dtype=np.float32)


def placed() -> Vectors:
    reading = msgspec.structs.replace(read("a", TEXT), vectors=pack(np.stack([DAM, TOWN, HURT])))
    found = Vectors.of(reading)
    assert found is not None
    return found


def test_a_clause_has_the_vector_of_its_part_and_a_sentence_that_of_both() -> None:
    vectors = placed()
    clause, sentence = vectors.between(0, 21), vectors.between(0, 64)
    assert likeness(clause[None], np.float32(1000) * DAM)[0] == 1
    by_letters = likeness(sentence[None], np.float32(1000) * np.stack([DAM, TOWN])[1])[0]
    assert 0.75 < by_letters < 0.95
    assert likeness(sentence[None], np.float32(1000) * HURT)[0] == 0


def test_where_nothing_stands_a_vector_is_zero() -> None:
    assert not placed().between(len(TEXT) + 5, len(TEXT) + 9).any()


def test_a_reading_by_rules_has_no_vectors() -> None:
    assert Vectors.of(read("a", TEXT)) is None


def test_packing_keeps_what_lies_near() -> None:
    rows = np.random.default_rng(7).normal(size=(3, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    reading = msgspec.structs.replace(read("a", TEXT), vectors=pack(rows))
    again = msgspec.json.decode(msgspec.json.encode(reading), type=type(reading))
    vectors = Vectors.of(again)
    assert vectors is not None
    spans = [(0, 21), (23, 64), (65, len(TEXT))]
    kept = np.stack([vectors.between(*span) for span in spans])
    for at in range(3):
        assert np.allclose(likeness(kept, kept[at]), rows @ rows[at], atol=0.01)
