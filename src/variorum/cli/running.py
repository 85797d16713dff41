"""How a command runs, whatever it does: how much it tells, and what it writes down."""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from variorum.errors import StopRun
from variorum.store.address import named


class Manner(msgspec.Struct, frozen=True):
    """What the options before a command ask for.

    `quiet` leaves nothing on standard error but what ends the command; `verbose` adds what was done
    and how long it took. `log` is a file to which all of that is added, with the time: as text, or,
    with `events`, as lines of JSON.
    """

    quiet: bool = False
    verbose: bool = False
    log: Path | None = None
    events: bool = False


_chosen = [Manner()]


def choose(manner: Manner) -> None:
    """Run in this manner from now on.

    Raises:
        StopRun: the log cannot be written.
    """
    _chosen[:] = [manner]
    write_down("began: variorum " + " ".join(sys.argv[1:]))


def chosen() -> Manner:
    """The manner in which the command runs."""
    return _chosen[0]


def tell(line: str, *, detail: bool = False) -> None:
    """A line on standard error and in the log; a `detail` is shown only where it is asked for.

    Raises:
        StopRun: the log cannot be written.
    """
    manner = _chosen[0]
    write_down(line)
    if manner.verbose if detail else not manner.quiet:
        print(line, file=sys.stderr)


def write_down(line: str) -> None:
    """A line in the log, where there is one.

    Raises:
        StopRun: the log cannot be written.
    """
    if _chosen[0].events:
        write_event({"event": "told", "line": named(line)})
    elif _chosen[0].log is not None:
        _append(_chosen[0].log, f"{_now()} {named(line)}\n")


def write_event(event: Mapping[str, Any]) -> None:
    """What happened, as a line of JSON with the time, in the log, where there is one.

    Raises:
        StopRun: the log cannot be written.
    """
    log = _chosen[0].log
    if log is not None:
        # A name that no encoder takes is written with its escapes, which JSON has too.
        _append(log, json.dumps({"time": _now(), **event}, ensure_ascii=False) + "\n")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _append(log: Path, line: str) -> None:
    try:
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(line)
    except OSError as error:
        _chosen[:] = [Manner()]
        raise StopRun(f"the log {log} cannot be written: {error.strerror or error}") from error


def to_front(arguments: list[str]) -> list[str]:
    """Arguments with the options of the manner first, so that they may stand anywhere."""
    front: list[str] = []
    rest: list[str] = []
    left = iter(arguments)
    for one in left:
        if one == "--":
            rest += [one, *left]
        elif one in ("--quiet", "--verbose") or one.startswith("--log="):
            front.append(one)
        elif one == "--log":
            front += [one, *[value for value in [next(left, None)] if value is not None]]
        else:
            rest.append(one)
    return front + rest
