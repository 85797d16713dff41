"""Desks that several tests look at; a test that decides anything has one of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import COVERAGE
from tests.web.served import Served, served
from variorum.engine.opening import open_archive


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample coverage; to be copied, not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with open_archive(path, create=True, workers=1) as archive:
        archive.add([str(COVERAGE)])
    return path


@pytest.fixture
def own_store(sample_store: Path, tmp_path: Path) -> Path:
    """A copy of the store of the sample coverage, for one test."""
    return Path(shutil.copy(sample_store, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def desk(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on the sample coverage, to be read only."""
    folder = tmp_path_factory.mktemp("desk")
    store = Path(shutil.copy(sample_store, folder / "desk.db"))
    with served(folder, store) as started:
        yield started
