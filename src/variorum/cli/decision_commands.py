"""The commands by which people decide, and see what was decided."""

from typing import Annotated, Literal

import typer

from variorum.cli.options import DEFAULT_STORE, ByOption, NoteOption, StorePath
from variorum.cli.terminal import Terminal


def decide(
    kind: Annotated[
        Literal["same", "apart", "merge", "split"],
        typer.Argument(
            help="same, apart: two articles are of one story, or are not. merge: two stories are "
            "one. split: articles of a story are a story of their own."
        ),
    ],
    named: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            help="Articles by number (with --story), id, the start of it, or address; stories by "
            "id. For split the story first.",
        ),
    ],
    story: Annotated[
        str | None,
        typer.Option(
            "--story",
            help="The story whose numbers name articles; the only one there is unless told.",
            show_default=False,
        ),
    ] = None,
    by: ByOption = None,
    note: NoteOption = None,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Decide which articles are of one story; every later run holds to it.

    Example: variorum decide apart 07 09 --story s41c0 --by Ida --note "another shooting"
    """
    from variorum import review
    from variorum.engine import ruling

    terminal = Terminal()
    with terminal.archive(store, create=False) as archive:
        signed = ruling.Signed(review.now(), by, note)
        decided = ruling.decide(archive, kind, named, story, signed)
    for decision in decided:
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
    from variorum import review

    terminal = Terminal()
    with terminal.archive(store, create=False) as archive:
        done = archive.undo(decision, made=review.now(), by=by, note=note)
    terminal.decision(done, True)
