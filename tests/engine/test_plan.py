"""The plan is what runs, and a raised version makes anew only what follows from it."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from tests.engine.stages import count_runs
from tests.support import COVERAGE, ROOT
from variorum import engine, pipeline
from variorum.engine import Archive
from variorum.model import Comparison
from variorum.store.sqlite import SqliteStore

NAMES = [stage.name for stage in pipeline.STAGES]
STAGE_FOLDERS = {"clean", "annotate", "reuse", "stories", "align", "dossier"}
ENGINE = sorted((ROOT / "src" / "variorum" / "engine").glob("*.py"))


def test_what_a_stage_needs_an_earlier_one_gives() -> None:
    known = set(pipeline.BROUGHT)
    for stage in pipeline.STAGES:
        assert set(stage.needs) <= known, stage.name
        assert not set(stage.gives) & known, stage.name
        known |= set(stage.gives)


def test_nothing_is_brought_that_no_stage_needs() -> None:
    assert set(pipeline.BROUGHT) <= {need for stage in pipeline.STAGES for need in stage.needs}


def test_every_stage_runs_in_the_order_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = count_runs(monkeypatch)
    comparison = engine.compare([str(COVERAGE)], workers=1)
    assert list(runs) == NAMES
    articles = sum(len(one.articles) for one in comparison.dossiers)
    assert runs["clean"] == articles + len(comparison.rejected)
    assert runs["dossier"] == runs["align"] == len(comparison.dossiers)


def stage_functions(path: Path) -> set[tuple[str, str]]:
    """What a module takes from the stages' folders: the folder and the name, however imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("variorum."):
            folder = (node.module or "").split(".")[1]
            found |= {(folder, one.name) for one in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add((node.value.id, node.attr))
    return {one for one in found if one[0] in STAGE_FOLDERS}


PLANNED = stage_functions(ROOT / "src" / "variorum" / "pipeline.py")


def test_the_plan_takes_a_function_from_each_stage() -> None:
    assert {folder for folder, _ in PLANNED} == STAGE_FOLDERS
    assert ("annotate", "annotate") in PLANNED


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_engines_call_what_the_plan_runs_by_the_plan_alone(path: Path) -> None:
    assert not stage_functions(path) & PLANNED


def test_a_mark_changes_with_its_stage_and_all_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pipeline.marks()
    count_runs(monkeypatch, raised="features")
    changed = [name for name, mark in pipeline.marks().items() if mark != before[name]]
    assert changed == NAMES[NAMES.index("features") :]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Comparison]:
    """A store of the sample and of an outlet with a standing line; what it holds."""
    path = tmp_path_factory.mktemp("made") / "store.db"
    folder = path.parent / "coverage"
    folder.mkdir()
    for number, town in enumerate(("Selby", "Dunmore", "Harrow")):
        text = (
            f"A fire broke out in the {town} warehouse and hurt {number + 4} workers.\n\n"
            "Follow the Courier on every platform today"
        )
        record = {"outlet": "The Selby Courier", "published": f"2023-05-0{number + 1}"}
        body = json.dumps({**record, "text": text})
        (folder / f"{number}.json").write_text(body, encoding="utf-8")
    store = SqliteStore(path)
    archive = Archive(store, workers=1)
    archive.add([str(COVERAGE), str(folder)])
    everything = archive.everything()
    store.close()
    return path, everything


@pytest.mark.parametrize("raised", NAMES)
def test_a_raised_version_makes_anew_what_it_gave_and_what_follows(
    raised: str,
    made: tuple[Path, Comparison],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, before = made
    articles = sum(len(one.articles) for one in before.dossiers)
    runs = count_runs(monkeypatch, raised=raised)
    store = SqliteStore(Path(shutil.copy(whole, tmp_path / "store.db")))
    assert Archive(store, workers=1).everything() == before
    # Which articles are states of one another is told anew for each story: it is not kept.
    told = [one for one in ("history", "known") if NAMES.index(raised) > NAMES.index(one)]
    assert list(runs) == [*told, *NAMES[NAMES.index(raised) :]]
    for name in ("clean", "annotate", "features"):
        assert runs[name] in (0, articles)
    for name in ("reuse", "date", "align", "dossier"):
        assert runs[name] in (0, len(before.dossiers))
    # What was made anew is not made again.
    runs.clear()
    assert Archive(store, workers=1).everything() == before
    assert not runs
    store.close()
