"""A stage of the plan: what it needs, what it gives, and the function that makes it."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

Scope = Literal["article", "outlet", "story", "corpus"]
"""How an engine may split a stage."""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage; `version` is raised when what it gives for the same input changes.

    `run` takes what is named in `needs`, in that order, and returns what is named in `gives`: one
    value, or a tuple of as many as there are names.
    """

    name: str
    version: int
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    scope: Scope
    run: Callable[..., Any]
