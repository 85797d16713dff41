"""The commands by which people decide, and see what was decided."""

from typing import Annotated, Literal

import typer

from variorum.cli.options import DEFAULT_STORE, ByOption, NoteOption, StorePath
from variorum.cli.terminal import Terminal


def decide(
    kind: Annotated[
        Literal["same", "apart"],
        typer.Argument(help="same: the two articles are of one story. apart: they are not."),
    ],
    one: Annotated[str, typer.Argument(help="An article's id, the start of it, or address.")],
    other: Annotated[str, typer.Argument(help="The other article, likewise.")],
    by: ByOption = None,
    note: NoteOption = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Decide that two articles are of one story, or are not; every later run holds to it.

    Example: variorum decide apart a1f3c2 b20e99 --by Ida --note "another shooting"
    """
    terminal = Terminal()
    with terminal.archive(store, create=False) as archive:
        decision = archive.decide(kind, one, other, made=terminal.now(), by=by, note=note)
    terminal.decision(decision, True)


def decisions(
    store: StorePath = DEFAULT_STORE,
    json: Annotated[bool, typer.Option("--json", help="One decision a line, as JSON.")] = False,
) -> None:
    """List what was decided, the earliest first, and what of it no longer holds."""
    terminal = Terminal()
    with terminal.archive_to_read(store) as archive:
        for decision, holds in archive.decisions():
            terminal.decision(decision, holds, json)


def undo(
    decision: Annotated[str, typer.Argument(help="A decision's id, or the start of it.")],
    by: ByOption = None,
    note: NoteOption = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Let a decision hold no longer; it stays in the list."""
    terminal = Terminal()
    with terminal.archive(store, create=False) as archive:
        done = archive.undo(decision, made=terminal.now(), by=by, note=note)
    terminal.decision(done, True)
