"""What users install: the built wheel in an environment of its own, without the checks' tools."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support import COVERAGE, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_all_it_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "variorum/py.typed" in names
    assert any(name.endswith(".html.j2") for name in names)
    package = {name for name in names if name.startswith("variorum/")}
    sources = (ROOT / "src").rglob("*")
    expected = {
        str(path.relative_to(ROOT / "src"))
        for path in sources
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert package == expected
    assert not any(name.split("/")[0] in {"tests", "training", "examples"} for name in names)


def installed(environment: Path) -> int:
    """The bytes of all packages but pip and setuptools, without Python's compiled copies."""
    site = next(environment.glob("lib/python*/site-packages"))
    return sum(
        path.stat().st_size
        for path in site.rglob("*")
        if path.is_file()
        and path.suffix != ".pyc"
        and not path.relative_to(site).parts[0].startswith(("pip", "setuptools", "pkg_resources"))
    )


@pytest.mark.slow
def test_the_wheel_compares_without_the_tools_of_the_checks(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    lock = str(ROOT / "constraints.txt")
    install = [str(python), "-m", "pip", "install", "-q", "-c", lock, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    assert installed(tmp_path / "venv") < 300e6
    result = subprocess.run(
        [tmp_path / "venv" / "bin" / "variorum", "compare", COVERAGE, "--out", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "out" / "dossier.html").stat().st_size > 10_000
