"""Stories from which pairs are labelled, the draw of pairs, and the labels that are kept."""

import gzip
import json
import re
from pathlib import Path

import pytest

from training import label_draw
from training.draw import rank
from training.label_stories import SETS, Told, label_stories, told

FLOOD = "The Orla flooded the old town of Tessen on Sunday night, the mayor said."
AGAIN = "On Sunday night the Orla flooded the old town of Tessen and its two schools."
OTHER = "Boats brought bread and water to the school on the hill all through Monday."
NOTED = "The ferry line ended its service to the island after ninety years of losses."
LABELS = {"same", "part", "differs", "contradicts", "later", "unrelated"}
TABLE = Path(label_draw.__file__).parent / "labels" / "news_pairs.tsv"


def record(id: str, text: str) -> dict[str, str]:
    return {"id": id, "story": "flood", "text": text, "language": "en", "title": "Flood"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all sets; one holds a story, and a story that was noted."""
    folder = tmp_path_factory.mktemp("sets")
    for one in SETS.values():
        (folder / one.file).parent.mkdir(exist_ok=True)
        write = gzip.open if one.file.endswith(".gz") else open
        with write(folder / one.file, "wt") as lines:
            if one is SETS["news_cluster"]:
                told = [record("r1", f"{FLOOD} {OTHER}"), record("r2", f"{OTHER[:40]}. {AGAIN}")]
                noted = [{**record(id, f"{NOTED} {id}"), "story": "noted"} for id in ("r3", "r4")]
                lines.writelines(json.dumps(row) + "\n" for row in [*told, *noted])
    (folder / "notes" / "dev" / "one" / "articles").mkdir(parents=True)
    (folder / "notes" / "dev" / "one" / "articles" / "01.txt").write_text(f"A line.\n{NOTED}\n")
    return folder


@pytest.fixture(scope="module")
def flood() -> Told:
    """A story of two accounts that tell one thing in part."""
    return told("news_cluster", "flood", [record("r1", FLOOD), record("r2", AGAIN)])


def test_a_story_that_was_noted_is_left_out(data: Path) -> None:
    rows = data / SETS["news_cluster"].file
    assert [one.name for one in label_stories(data)] == ["flood"]
    assert "noted" in rows.read_text()
    assert not list(label_stories(data, [("basil", "r1")]))


def test_offsets_are_offsets_into_the_text_of_the_set(flood: Told) -> None:
    assert flood.readings["r1"].article.text == FLOOD
    (pair,) = label_draw.pairs(flood)
    assert pair.a.record == "r1"
    assert pair.b.record == "r2"
    assert AGAIN[pair.b.start : pair.b.end].startswith("On Sunday night")


def test_a_drawn_pair_is_a_row_without_text(flood: Told) -> None:
    (pair,) = label_draw.pairs(flood)
    cells = pair.row().split("\t")
    assert cells[:3] == ["news_cluster", "flood", "r1"]
    assert cells[-1] in label_draw.QUOTAS
    assert "Orla" not in pair.row()


def test_one_account_alone_gives_no_pair() -> None:
    assert not list(label_draw.pairs(told("basil", "flood", [record("r1", FLOOD)])))


def test_the_draw_is_fixed() -> None:
    assert sorted("abc", key=rank) == sorted("cba", key=rank)
    assert rank("a") != rank("b")


def test_the_labels_hold_pointers_and_no_text() -> None:
    header, *rows = TABLE.read_text(encoding="utf-8").splitlines()
    assert header == "set\tstory\ta\ta_at\tb\tb_at\tstratum\tlabel"
    assert len(rows) > 1000
    assert len(set(rows)) == len(rows)
    for row in rows:
        set_name, _, a, a_at, b, b_at, stratum, label = row.split("\t")
        assert set_name in SETS
        assert stratum in label_draw.QUOTAS
        assert label in LABELS
        assert all(re.fullmatch(r"\d+-\d+", at) for at in (a_at, b_at))
        assert not any(" " in id for id in (a, b))
        assert (a == b) == (stratum == "within")
