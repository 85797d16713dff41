"""A fit replaces numbers, digest and date in a file of weights, and keeps the words."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from tests.support import ROOT
from training.parts import PARTS
from training.weight_files import digest, layout, locate, renew
from variorum.weights import FOLDER, load, read
from variorum.weights.word_counts import load_word_counts


def numbers(name: str) -> list[tuple[str, float]]:
    return [(one.name, one.weight) for one in load(name).features]


def test_the_same_numbers_give_the_same_file(tmp_path: Path) -> None:
    shipped = load("names")
    renew("names.json", numbers("names"), shipped.intercept, shipped.digest, tmp_path)
    assert (tmp_path / "names.json").read_bytes() == (FOLDER / "names.json").read_bytes()


def test_new_numbers_keep_the_words_and_are_dated_today(tmp_path: Path) -> None:
    shipped = load("places")
    assert shipped.since
    more = [(name, weight + 1) for name, weight in numbers("places")]
    renew("places.json", more, 0.5, "f" * 64, tmp_path)
    renewed = read(tmp_path / "places.json")
    assert [(one.name, one.weight) for one in renewed.features] == more
    assert [one.label for one in renewed.features] == [one.label for one in shipped.features]
    assert (renewed.intercept, renewed.digest) == (0.5, "f" * 64)
    assert (renewed.date, renewed.since) == (date.today().isoformat(), "")
    assert (renewed.judges, renewed.lines) == (shipped.judges, shipped.lines)


def test_a_feature_without_a_label_is_named(tmp_path: Path) -> None:
    more = [*numbers("names"), ("rhymes", 1.0)]
    with pytest.raises(SystemExit, match=r"names\.json has other features \(rhymes\)"):
        renew("names.json", more, 0.0, "f" * 64, tmp_path)
    with pytest.raises(SystemExit, match=r"the order"):
        renew("names.json", numbers("names")[::-1], 0.0, "f" * 64, tmp_path)


def test_a_digest_is_of_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "tides").mkdir()
    (tmp_path / "tides" / "ebb.txt").write_text("low")
    (tmp_path / "tides" / "flood.txt").write_text("high")
    lines = [
        f"{hashlib.sha256(text.encode()).hexdigest()}  tides/{name}.txt\n"
        for name, text in (("ebb", "low"), ("flood", "high"))
    ]
    of = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert digest(tmp_path, ["tides"]) == of
    assert digest(tmp_path, ["tides/ebb.txt", "tides/flood.txt"]) == of
    (tmp_path / "tides" / "flood.txt").write_text("higher")
    assert digest(tmp_path, ["tides"]) != of


def test_what_the_project_wrote_lies_in_the_project(tmp_path: Path) -> None:
    assert locate(tmp_path, "tests/align/disputes/tuned") == ROOT / "tests/align/disputes/tuned"
    assert locate(tmp_path, "names/pairs.jsonl") == tmp_path / "names/pairs.jsonl"


def test_a_feature_has_a_row_of_its_own() -> None:
    table = {"date": "2031-05-04", "words": {"ebb": 1, "flood": 2}, "lines": {}}
    text = layout(table)
    assert json.loads(text) == table
    assert '\n  "ebb": 1,\n  "flood": 2\n' in text


def test_the_parts_name_the_data_that_the_files_name() -> None:
    for part in PARTS.values():
        for made in part.makes:
            if made == "words.json":
                assert load_word_counts().data == part.data
            elif made.endswith(".json"):
                assert load(made.removesuffix(".json")).data == part.data
    files = {file for part in PARTS.values() for file in part.makes if file.endswith(".json")}
    assert files == {path.name for path in FOLDER.glob("*.json")}
