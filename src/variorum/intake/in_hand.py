"""Coverage that a program has in hand: paths, records and texts, alone or in any iterable."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from variorum.errors import StopRun
from variorum.intake.outlet_notes import Coverage

One = str | os.PathLike[str] | Mapping[str, Any]
"""A path, a text or a record (`{"text": ..., "title": ...}`)."""

Inputs = One | Iterable[One]
"""What may be compared or added."""

LONGEST_NAME = 255
"""Characters that a file's name has at most on the file systems in use; a longer line is a text."""


def gather(inputs: Inputs | Coverage) -> Coverage:
    """What is given, told apart: files to read, and texts and records in hand.

    A string in a list is a text where it has several lines or is longer than a path's last name can
    be; else it is a path. One string by itself must be a path that is there.

    Raises:
        StopRun: a string by itself is no path, or something else was given.
    """
    if isinstance(inputs, Coverage):
        return inputs
    if isinstance(inputs, str):
        _refuse_text(inputs)
    single = isinstance(inputs, str | os.PathLike | Mapping)
    paths: list[str] = []
    hand: list[dict[str, Any]] = []
    for one in [inputs] if single else inputs:  # type: ignore[union-attr]
        if isinstance(one, Mapping):
            hand.append(dict(one))
        elif isinstance(one, str) and is_text(one):
            hand.append({"text": one})
        elif isinstance(one, str | os.PathLike):
            paths.append(os.fspath(one))
        else:
            raise StopRun(
                f"a {type(one).__name__} is neither a path nor a text nor a record with a text"
            )
    return Coverage(paths=tuple(paths), hand=tuple(hand))


def is_text(told: str) -> bool:
    """Whether a string is a text and not the name of a file."""
    return "\n" in told.strip() or max(map(len, told.split("/"))) > LONGEST_NAME


def _refuse_text(told: str) -> None:
    if told != "-" and (is_text(told) or not Path(told).exists()):
        shown = " ".join(told.split())
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        raise StopRun(
            f"{shown!r} is no file or folder; give texts in a list, or as records: "
            '[{"text": ...}, ...]'
        )
