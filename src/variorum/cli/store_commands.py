"""The commands that show what is in a store, and take out of it."""

from typing import Annotated

import typer

from variorum.cli.options import (
    DEFAULT_STORE,
    FormatOption,
    OutOption,
    OwnersOption,
    PolicyName,
    StorePath,
    WhyOption,
)
from variorum.cli.terminal import Terminal


def stories(
    store: StorePath = DEFAULT_STORE,
    json: Annotated[bool, typer.Option("--json", help="One story a line, as JSON.")] = False,
) -> None:
    """List the stories of a store, the latest first."""
    terminal = Terminal()
    with terminal.archive_to_read(store) as archive:
        terminal.stories(list(archive.stories()), json)


def show(
    story: Annotated[
        str, typer.Argument(help="A story's id, the start of it, or an article's id or address.")
    ],
    format: FormatOption = "text",
    out: OutOption = None,
    policy: Annotated[
        PolicyName | None,
        typer.Option(help="How the best of several figures is chosen.", show_default=False),
    ] = None,
    owners: OwnersOption = None,
    why: WhyOption = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Show the dossier of one story of a store."""
    from variorum.reuse import read_owners

    terminal = Terminal()
    with terminal.archive_to_read(store) as archive:
        comparison = archive.show(story, policy, read_owners(owners) if owners else None)
    if why:
        comparison = terminal.explained(comparison)
    terminal.comparison(comparison, format, out)


def remove(
    article: Annotated[str, typer.Argument(help="An article's id, the start of it, or address.")],
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Take an article out of a store and bring its stories up to date."""
    with Terminal().archive(store, create=False) as archive:
        for removed in archive.remove(article):
            print(f"removed {removed}")
