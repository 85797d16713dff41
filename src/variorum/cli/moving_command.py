"""The commands over whole stores."""

from typing import Annotated

import typer

from variorum.cli.terminal import Terminal
from variorum.store.address import named

store = typer.Typer(help="Copy whole stores.", no_args_is_help=True, rich_markup_mode=None)


@store.callback()
def _store() -> None:
    """Copy whole stores, from a file to a server or back."""


@store.command("copy")
def copy(
    source: Annotated[
        str, typer.Argument(metavar="FROM", help="A store's file, or the address of a team's.")
    ],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A file or an address where no store is yet.")
    ],
) -> None:
    """Copy a store with its dossiers, decisions, ids and all else, from a file to a server or back.

    Example: variorum store copy variorum.db postgresql://ida@db.example/news
    """
    from variorum.engine.moving import copy_store

    terminal = Terminal()
    with terminal.progress() as progress:
        counts = copy_store(source, target, terminal.note, progress)
    print(
        f"{named(target)}: {counts['article']} articles, {counts['dossier']} dossiers, "
        f"{counts['decision']} decisions, as in {named(source)}"
    )
