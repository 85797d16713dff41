"""Settings of the whole test suite."""

import importlib
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache

import pytest
from hypothesis import settings

# How long an example takes says nothing on a busy machine. CI tries the same examples each time, so
# that a submission fails for what it changed; elsewhere new ones are tried on every run.
settings.register_profile("variorum", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("variorum")


@pytest.fixture(scope="session", autouse=True)
def each_text_is_read_once() -> Iterator[None]:
    """A text that several tests of one process read goes through the reader's model once.

    Reading takes most of a test's time, and many tests read the sample. What is read depends on the
    text, its sentences and the model alone: `tests/annotate` tests that where nothing is kept, as
    do the tests that run the command in a process of its own.
    """
    room = importlib.import_module("variorum.annotate")
    read = room.read_jointly

    @lru_cache(maxsize=2000)
    def kept(model: str | None, text: str, sentences: tuple[tuple[int, int], ...]) -> object:
        return read(text, sentences)

    def read_once(text: str, sentences: Sequence[tuple[int, int]]) -> object:
        return kept(os.environ.get("VARIORUM_MODEL"), text, tuple(sentences))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "read_jointly", read_once)
        yield


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The name of a parameter in a test's name: bytes are named by their argument, not shown.

    Every worker must give a test the same name, and made bytes may hold the time they were made.
    """
    return argname if isinstance(val, bytes) else None
