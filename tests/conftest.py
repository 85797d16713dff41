"""Settings of the whole test suite."""

import os

from hypothesis import settings

# How long an example takes says nothing on a busy machine. CI tries the same examples each time, so
# that a submission fails for what it changed; elsewhere new ones are tried on every run.
settings.register_profile("variorum", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("variorum")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The name of a parameter in a test's name: bytes are named by their argument, not shown.

    Every worker must give a test the same name, and made bytes may hold the time they were made.
    """
    return argname if isinstance(val, bytes) else None
