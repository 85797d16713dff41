"""The house rules that no linter holds."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from evaluation.mutants import imported
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
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(one, ast.FunctionDef) for one in node.body)
            assert methods <= 20, f"{node.name} has {methods} methods"


def test_ruff_holds_the_limits_of_complexity_and_parameters() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lint = project["tool"]["ruff"]["lint"]
    assert {"C901", "PLR0913"} <= set(lint["select"])
    assert lint["mccabe"]["max-complexity"] == 10
    assert lint["pylint"]["max-args"] == 6
    freed = {path for path, rules in lint["per-file-ignores"].items() if "C901" in rules}
    assert not freed


def test_every_module_is_imported_by_a_test() -> None:
    """A test may import a module itself, or a name that its folder's `__init__` passes on."""
    package = ROOT / "src"
    modules = {_module(path, package) for path in SOURCES if not path.stem.startswith("__")}
    passed_on = {
        f"{_module(path.parent, package)}.{name}": module
        for path in SOURCES
        if path.name == "__init__.py"
        for module, name in _passed_on(path)
    }
    tests = sorted((ROOT / "tests").rglob("*.py"))
    seen = {name for path in tests for name in imported(path)}
    seen |= {passed_on[name] for name in seen if name in passed_on}
    assert sorted(modules - seen) == []


def _module(path: Path, package: Path) -> str:
    return ".".join(path.relative_to(package).with_suffix("").parts)


def _passed_on(path: Path) -> list[tuple[str, str]]:
    """The modules that an `__init__` imports from, each with a name."""
    return [
        (node.module, one.asname or one.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    ]


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
    for extra in project["project"]["optional-dependencies"].values():
        wanted |= {re.split(r"[\[><=~]", one)[0] for one in extra}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([\w.-]+)` \|", page, re.MULTILINE))
    assert named == wanted


def test_every_locked_version_has_no_address() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.+!-]+", line), line
