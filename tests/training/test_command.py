"""`python -m training` tells its parts, and what is missing, in plain words."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support import ROOT
from training import reader_model
from training.__main__ import main
from training.parts import PARTS

NEEDS_TORCH = {
    "training.batches",
    "training.export",
    "training.network",
    "training.score",
    "training.sentence_vectors",
    "training.train",
}
MODULES = {
    f"training.{path.stem}" for path in (ROOT / "training").glob("*.py") if path.stem[0] != "_"
}


def test_the_rest_loads_without_torch() -> None:
    lines = ["import sys"]
    for name in sorted(MODULES - NEEDS_TORCH):
        lines += [f"import {name}", f"assert 'torch' not in sys.modules, '{name}'"]
    code = "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_list_of_modules_that_need_torch_is_right() -> None:
    for name in NEEDS_TORCH:
        text = (ROOT / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert "import torch\n" in text, name


@pytest.mark.parametrize("arguments", [["--help"], ["all", "--help"], ["names", "--help"]])
def test_help_names_each_part(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    told = capsys.readouterr().out
    for name, part in PARTS.items():
        assert f"\n  {name} " in told
        assert part.meaning in told
        assert f"takes {part.takes}" in told
        assert all(file in told for file in (*part.makes, *part.data))


def test_every_part_can_be_made() -> None:
    for part in PARTS.values():
        assert callable(import_module(part.module).make)


def test_a_missing_folder_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "--data", str(tmp_path / "sets")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("training: there is no folder ")
    assert "--data" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("part", ["names", "all"])
def test_a_missing_set_is_named(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([part, "--data", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"training: {'words' if part == 'all' else part} needs ")
    assert str(tmp_path) in told


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader_model, "PACKAGES", ("json", "no_such_torch"))
    assert reader_model.missing() == ["no-such-torch"]
    with pytest.raises(SystemExit, match="pip install no-such-torch"):
        reader_model.make(tmp_path, tmp_path)


def test_all_makes_each_part_in_order_and_stops_at_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made: list[str] = []

    def run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
        made.append(command[3])
        return subprocess.CompletedProcess(command, 3 if command[3] == "places" else 0)

    for part in PARTS.values():
        for name in (*part.data, *part.apart):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch() if "." in name else (tmp_path / name).mkdir(exist_ok=True)
    monkeypatch.setattr(reader_model, "PACKAGES", ())
    monkeypatch.setattr(subprocess, "run", run)
    assert main(["all", "--data", str(tmp_path)]) == 3
    assert made == ["words", "reader", "names", "places"]
    assert f"[3/{len(PARTS)}] names" in capsys.readouterr().out


def test_torch_is_not_asked_for_by_the_small_parts() -> None:
    small = {part.module for name, part in PARTS.items() if name != "reader"}
    assert not small & NEEDS_TORCH
    assert find_spec("sklearn") is not None
