"""The house rules that no linter holds."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.support import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
FORBIDDEN = {"utils", "util", "helpers", "common", "core", "misc"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "split the module"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def test_no_two_modules_share_a_name() -> None:
    places = [ROOT / "src" / "variorum", ROOT / "evaluation", ROOT / "training"]
    names = [path.stem for place in places for path in sorted(place.rglob("*.py"))]
    twice = {name for name in names if names.count(name) > 1 and not name.startswith("__")}
    assert not twice


def test_no_rooms_without_a_purpose() -> None:
    named = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    assert not named & FORBIDDEN


def test_every_dependency_is_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[\[><=~]", one)[0] for one in project["project"]["dependencies"]}
    wanted |= {re.split(r"[\[><=~]", one)[0] for one in project["dependency-groups"]["dev"]}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([\w.-]+)` \|", page, re.MULTILINE))
    assert named == wanted


def test_every_locked_version_has_no_address() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.+!-]+", line), line
