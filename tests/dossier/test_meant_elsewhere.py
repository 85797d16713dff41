"""Meant elsewhere: how near other origins come to a sentence in meaning, whatever its words."""

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace

from tests.align.readings import origins_of, read
from variorum.dossier.accounts import accounts_of
from variorum.dossier.meant_elsewhere import Meant, MeantElsewhere
from variorum.model import Reading
from variorum.model.vectors import pack
from variorum.model.word_keys import parts_of

TEXT = "The old dam burst. The mayor resigned."


def placed(uri: str, axes: Sequence[int], text: str = TEXT) -> Reading:
    """A reading whose parts each lie on one axis."""
    one = read(uri, text)
    assert len(parts_of(text, one.sentences)) == len(axes)
    return replace(one, vectors=pack(np.eye(8, dtype=np.float32)[list(axes)]))


def meant(*readings: Reading, origins: Sequence[str]) -> list[Meant]:
    accounts = accounts_of(readings, origins_of(*origins), ())
    return MeantElsewhere(accounts).of(accounts[0]) or []


def test_what_another_origin_means_is_near() -> None:
    told, alone = meant(placed("a", (0, 1)), placed("b", (0, 2)), origins=("a", "b"))
    assert told == pytest.approx((1, 0, 1, 1))
    assert alone == pytest.approx((0, 0, 0, 0))


def test_a_second_origin_counts_apart_and_a_copy_does_not_count() -> None:
    readings = [placed("a", (0, 1)), placed("b", (0, 1)), placed("c", (0, 2))]
    told, other = meant(*readings, origins=("a", "b", "c"))
    assert (told.nearest, told.second) == pytest.approx((1, 1))
    assert (other.nearest, other.second) == pytest.approx((1, 0))
    copied, _ = meant(*readings[:2], origins=("ab",))
    assert copied == (0, 0, 0, 0)


def test_the_least_told_part_of_a_sentence_shows_what_is_added() -> None:
    text = "The old dam burst wide open on Friday, and the mayor resigned after a long row."
    (one,) = meant(placed("a", (0, 0, 1), text), placed("b", (0, 0, 2), text), origins=("a", "b"))
    assert (one.least, one.parts) == pytest.approx((0, 2 / 3), abs=1e-5)
    assert 0.5 < one.nearest < 1


def test_without_vectors_nothing_is_known() -> None:
    assert meant(read("a", TEXT), read("b", TEXT), origins=("a", "b")) == []
