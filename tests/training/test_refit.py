"""What ships can be made again: the same numbers, to the last digit."""

from pathlib import Path

import numpy as np
import pytest

from evaluation.name_pairs import Case
from tests.support import data_dir
from training import name_weights, word_frequencies
from training.fitting import margin
from training.weight_files import digest
from variorum.weights import FOLDER, load


@pytest.mark.data
def test_names_fitted_again_weigh_what_ships(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name_weights.make(data_dir(), tmp_path)
    assert (tmp_path / "names.json").read_bytes() == (FOLDER / "names.json").read_bytes()
    # What stands in the file about the line: "precision is 0.99 with a recall of 0.70".
    assert "from 0.8 on: precision 0.986, recall 0.699" in capsys.readouterr().out


@pytest.mark.data
def test_no_weight_of_a_name_is_so_near_an_edge_that_processors_could_differ() -> None:
    values, truth = name_weights.values_of(name_weights.cases(data_dir()))
    backwards = name_weights.fit(values[::-1], truth[::-1])
    forwards = name_weights.fit(values, truth)
    assert np.abs(forwards.weights - backwards.weights).max() < 1e-9
    assert margin(forwards, name_weights.DIGITS) > 1e-6


@pytest.mark.data
def test_words_counted_again_are_those_that_ship(tmp_path: Path) -> None:
    word_frequencies.make(data_dir(), tmp_path)
    assert (tmp_path / "words.json").read_bytes() == (FOLDER / "words.json").read_bytes()


@pytest.mark.data
@pytest.mark.parametrize(
    "name", ["names", "denials", "places", "places_first", "stories", "days", "dates", "figures"]
)
def test_the_digest_is_of_the_sets_at_hand(name: str) -> None:
    assert digest(data_dir(), load(name).data) == load(name).digest


def test_another_pair_of_names_gives_other_weights() -> None:
    pairs = [("Ana Karel", "Anna Karel", True), ("Ana Karel", "Ivo Brandt", False)] * 20
    cases = [
        Case(id=str(at), schema="Person", name1=one, name2=other, match=match)
        for at, (one, other, match) in enumerate(pairs)
    ]
    learned = name_weights.fit(*name_weights.values_of(cases))
    values, _ = name_weights.values_of(cases[:2])
    same, apart = learned.logits(values)
    assert same > 0 > apart
    assert not np.isclose(learned.intercept, load("names").intercept)


def test_words_are_counted_once_an_article() -> None:
    articles = ["The sea, the SEA and a 2nd sea.", "The tide."]
    assert word_frequencies.count(articles) == (
        2,
        {"and": 1, "nd": 1, "sea": 1, "the": 2, "tide": 1},
    )


def test_a_word_of_few_articles_is_left_out() -> None:
    articles = ["the ebb", *["the flood"] * 500]
    assert word_frequencies.count(articles) == (501, {"flood": 500, "the": 501})
