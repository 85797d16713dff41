"""The command that lets a language model's program ask a store."""

from typing import Annotated

import typer

from variorum.cli.options import DEFAULT_STORE


def mcp(
    store: Annotated[
        str, typer.Argument(metavar="[STORE]", help="The store: a file, or an address.")
    ] = DEFAULT_STORE,
    decide_as: Annotated[
        str | None,
        typer.Option(
            "--decide-as",
            metavar="NAME",
            help="Let it decide on lines too, under this name; else it only reads.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Offer a store's stories and evidence as tools (Model Context Protocol, over stdio).

    A program that speaks the protocol starts this command by itself and asks over a pipe. Tools:
    search, story, ask, evidence, changes. Needs `variorum[mcp]`.

    Example: variorum mcp election.db
    """
    from variorum.mcp import offer

    offer(store, decide_as)
